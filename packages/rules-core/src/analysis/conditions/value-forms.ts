/**
 * The forms of values that condition keys have: identifiers of networks, accounts and organizations, Regions, service
 * principals, ARNs. A value of another form matches nothing, whatever the request.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
import { conditionKeyOf } from './condition-key-of.js';
import { holdsWildcard, isFixed, isWholeArn } from './operator-values.js';
import { principalUnderAmazonDomain, valueFault } from '../services/service-principal-values.js';
import { nearestName } from '../../catalog/nearest-name.js';
import { isRegion, regions } from '../../catalog/regions.js';
import { hasWildcard, intersects } from '../../patterns/wildcard.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { OperatorFamily } from '../../policy/operator.js';

export type FormName =
  | 'vpc'
  | 'vpce'
  | 'account'
  | 'organization'
  | 'organization-path'
  | 'region'
  | 'kms-key'
  | 'via-service'
  | 'service-principal'
  | 'known-service-principal'
  | 'arn'
  | 'arn-account';

export interface FormFault {
  readonly form: FormName;
  /** What was meant, where that is plain; looked for when asked. */
  readonly proper: () => string | undefined;
}

const unclear = (): undefined => undefined;

type OwnForm = Exclude<FormName, 'service-principal' | 'known-service-principal' | 'arn' | 'arn-account'>;

interface Form {
  readonly isForm: (text: string) => boolean;
  /** Every value of the form matches one of these patterns. */
  readonly shapes: readonly string[];
  readonly mend?: (text: string) => string | undefined;
  /** Words that stand for such a value in a template, rather than a wrong one. */
  readonly standIns?: boolean;
}

const any = (count: number): string => '?'.repeat(count);

const forms: Readonly<Record<OwnForm, Form>> = {
  vpc: {
    isForm: (text) => /^vpc-(?:[a-z\d]{8}|[a-z\d]{17})$/i.test(text),
    shapes: [`vpc-${any(8)}`, `vpc-${any(17)}`],
  },
  vpce: {
    isForm: (text) => /^vpce-(?:[a-z\d]{8}|[a-z\d]{17})$/i.test(text),
    shapes: [`vpce-${any(8)}`, `vpce-${any(17)}`],
  },
  account: {
    // Callers without an account are `anonymous`.
    isForm: (text) => /^(?:\d{12}|anonymous)$/.test(text),
    shapes: [any(12), 'anonymous'],
    mend: (text) => {
      const digits = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(text)?.[1] ?? text.replace(/[\s-]/g, '');
      return /^\d{12}$/.test(digits) ? digits : undefined;
    },
    standIns: true,
  },
  organization: {
    isForm: (text) => /^o-[a-z\d]{10,32}$/.test(text),
    shapes: [`o-${any(10)}*`],
    mend: (text) => /(?:^|\/)(o-[a-z\d]{10,32})(?:\/|$)/.exec(text.trim().toLowerCase())?.[1],
    standIns: true,
  },
  'organization-path': {
    isForm: (text) => /^o-[a-z\d]{10,32}\/r-[a-z\d]{4,32}\/(?:ou-[a-z\d]{4,32}-[a-z\d]{8,32}\/)*$/.test(text),
    shapes: [`o-${any(10)}*/r-${any(4)}*/`],
    mend: (text) => `${text}/`,
    standIns: true,
  },
  region: {
    isForm: isRegion,
    shapes: regions,
    mend: (text) => nearestName(text, regions),
    standIns: true,
  },
  'kms-key': {
    isForm: (text) => /^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]+$/.test(text),
    shapes: ['arn:?*:kms:?*:?*:key/?*'],
  },
  'via-service': {
    isForm: (text) => /^[a-z\d-]+(?:\.[a-z\d-]+)+\.amazonaws\.(?:com|com\.cn|eu)$/.test(text),
    shapes: ['?*.?*.amazonaws.com', '?*.?*.amazonaws.com.cn', '?*.?*.amazonaws.eu'],
  },
};

const formOfKey: ReadonlyMap<string, OwnForm | 'service-principal'> = new Map([
  ['aws:sourcevpc', 'vpc'],
  ['aws:ec2instancesourcevpc', 'vpc'],
  ['aws:sourcevpce', 'vpce'],
  ['aws:principalaccount', 'account'],
  ['aws:resourceaccount', 'account'],
  ['aws:sourceaccount', 'account'],
  ['aws:vpceaccount', 'account'],
  ['kms:calleraccount', 'account'],
  ['s3:resourceaccount', 'account'],
  ['aws:principalorgid', 'organization'],
  ['aws:resourceorgid', 'organization'],
  ['aws:sourceorgid', 'organization'],
  ['aws:vpceorgid', 'organization'],
  ['aws:principalorgpaths', 'organization-path'],
  ['aws:resourceorgpaths', 'organization-path'],
  ['aws:sourceorgpaths', 'organization-path'],
  ['aws:vpceorgpaths', 'organization-path'],
  ['aws:requestedregion', 'region'],
  ['ec2:region', 'region'],
  ['kms:replicaregion', 'region'],
  ['account:targetregion', 'region'],
  ['s3:x-amz-server-side-encryption-aws-kms-key-id', 'kms-key'],
  ['s3express:x-amz-server-side-encryption-aws-kms-key-id', 'kms-key'],
  ['kms:viaservice', 'via-service'],
  ['aws:calledvia', 'service-principal'],
  ['aws:calledviafirst', 'service-principal'],
  ['aws:calledvialast', 'service-principal'],
  ['aws:principalservicename', 'service-principal'],
  ['aws:principalservicenameslist', 'service-principal'],
  ['iam:awsservicename', 'service-principal'],
  ['iam:passedtoservice', 'service-principal'],
  ['sts:awsservicename', 'service-principal'],
]);

/** The values of the key are names of services, which takes the longest to judge. */
export function namesService({ key }: ConditionTest): boolean {
  return formOfKey.get(key) === 'service-principal';
}

/** What is wrong with the form of a value under a String or Arn operator; undefined when nothing can be said. */
export function formFault(test: ConditionTest, value: ConditionValue): FormFault | undefined {
  const { operator, key } = test;
  if (!operator || (operator.family !== 'String' && operator.family !== 'Arn') || !isFixed(value))
    return undefined;
  const form = formOfKey.get(key);
  if (form === undefined) return arnFault(test, value);
  if (form === 'service-principal') return principalFault(test, value);
  // An Arn operator on another type is valid-condition-type's to report.
  if (operator.family === 'Arn' && form !== 'kms-key') return undefined;
  const { isForm, shapes, mend, standIns } = forms[form];
  const text = operator.ignoreCase ? value.text.toLowerCase() : value.text;
  if (holdsWildcard(value)) {
    // Where a wildcard is a plain character, prefer-like-operator says so.
    const isPossible = !operator.wildcards || shapes.some((shape) => mayMatch(operator.family, text, shape));
    return isPossible ? undefined : { form, proper: unclear };
  }
  if (isForm(text) || (standIns && isStandIn(text))) return undefined;
  return {
    form,
    proper: () => {
      const proper = mend?.(value.text);
      return proper !== undefined && isForm(proper) ? proper : undefined;
    },
  };
}

/** The Arn operators compare field by field, the others let a `*` run over the colons. */
function mayMatch(family: OperatorFamily, pattern: string, shape: string): boolean {
  const fields = pattern.split(':');
  const others = shape.split(':');
  return family === 'Arn' && fields.length === others.length
    ? fields.every((field, index) => intersects(field, others[index]!))
    : intersects(pattern, shape);
}

/** A name such as `ACCOUNT_ID` or `your-account-id`, which somebody is to replace. */
function isStandIn(text: string): boolean {
  if (/\d/.test(text)) return false;
  return /^[A-Z_]+$/.test(text) || /^(?:my|your)\b|(?:id|number|region|account)$/i.test(text);
}

function principalFault({ operator }: ConditionTest, value: ConditionValue): FormFault | undefined {
  const fault = valueFault(value, operator!);
  // Some services have names under Amazon's own domain.
  if (/^[a-z\d.-]+\.amazon\.com$/.test(value.text)) {
    const meant = principalUnderAmazonDomain(value.text);
    return meant === undefined ? undefined : { form: 'known-service-principal', proper: () => meant };
  }
  if (!fault) return undefined;
  if (fault.kind === 'literal-wildcard' || fault.kind === 'unlisted') return undefined;
  const { proper } = fault;
  return {
    form: fault.kind === 'misspelt' ? 'known-service-principal' : 'service-principal',
    proper: () => (proper === undefined || hasWildcard(proper) ? undefined : proper),
  };
}

/** What can equal no ARN: under the Arn operators text without its six fields, under any an account of other than 12 digits. */
function arnFault(test: ConditionTest, value: ConditionValue): FormFault | undefined {
  const form = arnForm(test.operator!.family, value);
  return form && conditionKeyOf(test)?.type === 'ARN' ? { form, proper: unclear } : undefined;
}

function arnForm(family: OperatorFamily, value: ConditionValue): FormName | undefined {
  const isPattern = holdsWildcard(value);
  if (family === 'Arn' && !isPattern && !isWholeArn(value.text)) return 'arn';
  // Under the String operators a wildcard runs over the colons.
  if (isPattern && family !== 'Arn') return undefined;
  const account = /^arn:(?:[^:]*:){3}(\d+):/.exec(value.text)?.[1];
  return account !== undefined && account.length !== 12 ? 'arn-account' : undefined;
}
