/**
 * The forms of condition key values: identifiers of networks, accounts and organizations, Regions, service principals,
 * ARNs of keys. A value in another form never matches.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
import { nearestName } from '../../catalog/nearest-name.js';
import { isRegion, regions } from '../../catalog/regions.js';

/** The name of a form is also the id of the message for values that do not have it. */
export type FormName =
  | 'vpcFormat'
  | 'vpceFormat'
  | 'accountFormat'
  | 'organizationFormat'
  | 'organizationPathFormat'
  | 'unknownRegion'
  | 'kmsKeyFormat'
  | 'policyFormat'
  | 'viaServiceFormat';

export interface Form {
  readonly name: FormName;
  readonly isForm: (text: string) => boolean;
  /** Every value in this form matches one of these patterns. */
  readonly shapes: readonly string[];
  /** What a text in another form probably meant. The result may still be in another form. */
  readonly fix?: (text: string) => string | undefined;
  /** In lower case. */
  readonly keys: readonly string[];
}

const any = (count: number): string => '?'.repeat(count);

const forms: readonly Form[] = [
  {
    name: 'vpcFormat',
    isForm: (text) => /^vpc-(?:[a-z\d]{8}|[a-z\d]{17})$/i.test(text),
    shapes: [`vpc-${any(8)}`, `vpc-${any(17)}`],
    keys: ['aws:sourcevpc', 'aws:ec2instancesourcevpc'],
  },
  {
    name: 'vpceFormat',
    isForm: (text) => /^vpce-(?:[a-z\d]{8}|[a-z\d]{17})$/i.test(text),
    shapes: [`vpce-${any(8)}`, `vpce-${any(17)}`],
    keys: ['aws:sourcevpce'],
  },
  {
    name: 'accountFormat',
    // For callers without an account the value is `anonymous`.
    isForm: (text) => /^(?:\d{12}|anonymous)$/.test(text),
    shapes: [any(12), 'anonymous'],
    fix: (text) => /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(text)?.[1] ?? text.replace(/[\s-]/g, ''),
    keys: [
      'aws:principalaccount',
      'aws:resourceaccount',
      'aws:sourceaccount',
      'aws:vpceaccount',
      'kms:calleraccount',
      's3:resourceaccount',
    ],
  },
  {
    name: 'organizationFormat',
    isForm: (text) => /^o-[a-z\d]{10,32}$/.test(text),
    shapes: [`o-${any(10)}*`],
    fix: (text) => /(?:^|\/)(o-[a-z\d]{10,32})(?:\/|$)/.exec(text.trim().toLowerCase())?.[1],
    keys: ['aws:principalorgid', 'aws:resourceorgid', 'aws:sourceorgid', 'aws:vpceorgid'],
  },
  {
    name: 'organizationPathFormat',
    isForm: (text) => /^o-[a-z\d]{10,32}\/r-[a-z\d]{4,32}\/(?:ou-[a-z\d]{4,32}-[a-z\d]{8,32}\/)*$/.test(text),
    shapes: [`o-${any(10)}*/r-${any(4)}*/`],
    fix: (text) => `${text}/`,
    keys: ['aws:principalorgpaths', 'aws:resourceorgpaths', 'aws:sourceorgpaths', 'aws:vpceorgpaths'],
  },
  {
    name: 'unknownRegion',
    isForm: isRegion,
    shapes: regions,
    fix: (text) => nearestName(text, regions),
    keys: ['ec2:region', 'kms:replicaregion', 'account:targetregion'],
  },
  {
    name: 'unknownRegion',
    // A call through a global inference profile of Amazon Bedrock has no Region.
    // https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
    isForm: (text) => isRegion(text) || text === 'unspecified',
    shapes: [...regions, 'unspecified'],
    fix: (text) => nearestName(text, regions),
    keys: ['aws:requestedregion'],
  },
  {
    name: 'kmsKeyFormat',
    isForm: (text) => /^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]+$/.test(text),
    shapes: ['arn:?*:kms:?*:?*:key/?*'],
    keys: [
      's3:x-amz-server-side-encryption-aws-kms-key-id',
      's3express:x-amz-server-side-encryption-aws-kms-key-id',
    ],
  },
  {
    name: 'policyFormat',
    isForm: (text) => /^arn:[\w-]+:iam::(?:\d{12}|aws):policy\/.+$/.test(text),
    shapes: ['arn:?*:iam::?*:policy/?*'],
    keys: ['iam:policyarn', 'iam:permissionsboundary'],
  },
  {
    name: 'viaServiceFormat',
    isForm: (text) => /^[a-z\d-]+(?:\.[a-z\d-]+)+\.amazonaws\.(?:com|com\.cn|eu)$/.test(text),
    shapes: ['?*.?*.amazonaws.com', '?*.?*.amazonaws.com.cn', '?*.?*.amazonaws.eu'],
    keys: ['kms:viaservice'],
  },
];

export const formNames: readonly FormName[] = [...new Set(forms.map(({ name }) => name))];

const byKey: ReadonlyMap<string, Form> = new Map(
  forms.flatMap((form) => form.keys.map((key) => [key, form] as const)),
);

/**
 * The form of a key's values. undefined if it is none of these.
 *
 * @param key in lower case
 */
export function formOf(key: string): Form | undefined {
  return byKey.get(key);
}

const serviceKeys: ReadonlySet<string> = new Set([
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'iam:awsservicename',
  'iam:passedtoservice',
  'sts:awsservicename',
]);

/**
 * Whether the values of the key are service principals.
 *
 * @param key in lower case
 */
export function namesService(key: string): boolean {
  return serviceKeys.has(key);
}
