/**
 * The form of principals, by their key in the Principal object.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
import {
  accountFault,
  arnFieldFault,
  readPrincipalArn,
  writePrincipalArn,
  type ArnFieldFault,
  type PrincipalArn,
} from './principal-arns.js';
import { principalTypes } from './principal-types.js';
import { principalUnderAmazonDomain, valueFault } from '../services/service-principal-values.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import { parseOperator } from '../../policy/operator.js';
import { isEveryone, type PrincipalItem } from '../../policy/principal.js';

/** What is wrong. `kind` is the id of the message. */
export interface PrincipalFault {
  readonly kind:
    | 'wildcard'
    | 'deleted'
    | ArnFieldFault['kind']
    | 'noSession'
    | 'group'
    | 'noPrincipal'
    | 'otherType'
    | 'serviceCase'
    | 'serviceForm'
    | 'serviceTypo';
  readonly data?: Readonly<Record<string, string>>;
  /** The value that was meant. */
  readonly proper?: string;
}

const principalArn =
  /^arn:[\w-]+:(?:iam::[^:]*:(?:root|(?:user|role|assumed-role)\/.+)|sts::[^:]*:(?:assumed-role|federated-user)\/.+)$/;
/**
 * The unique ID of a user or role. It replaces an ARN in a policy after the user or role is deleted.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
const deletedId = /^A(?:IDA|ROA)[A-Z\d]{12,}$/;

/** What is wrong with a value. undefined if nothing is wrong or it is unknown. Empty values are not checked. */
export function principalFault(item: PrincipalItem): PrincipalFault | undefined {
  const { type, text, bounds } = item;
  if (!type || !bounds.known || text === '' || isEveryone(item)) return undefined;
  if (!principalTypes.includes(type.text)) return undefined;
  if (hasWildcard(text)) return { kind: 'wildcard' };
  const fitting = typeOf(text);
  if (fitting !== undefined && fitting !== type.text && !mayBeProvider(type.text, fitting))
    return { kind: 'otherType', data: { type: type.text, fitting } };
  // Policy variables do not work in principals, and names cannot contain their characters.
  if (type.text === 'AWS') return bounds.variable ? { kind: 'noPrincipal' } : awsFault(text);
  if (type.text === 'Federated') return providerFault(text);
  if (type.text !== 'Service') return undefined;
  return bounds.variable ? { kind: 'serviceForm' } : serviceFault(item);
}

/** A service principal has the form of a domain name, and IAM accepts every domain name as an identity provider. */
function mayBeProvider(type: string, fitting: string): boolean {
  return type === 'Federated' && fitting === 'Service';
}

/** The key for such a value, if its form leaves no doubt. */
export function typeOf(text: string): string | undefined {
  if (/^\d{12}$/.test(text) || principalArn.test(text) || deletedId.test(text)) return 'AWS';
  if (/^arn:[\w-]+:iam::[^:]*:(?:saml|oidc)-provider\/./.test(text)) return 'Federated';
  if (/^[\da-f]{64}$/.test(text)) return 'CanonicalUser';
  // Amazon Cognito is also an identity provider.
  return /^[a-z\d.-]+\.amazonaws\.com$/.test(text) && !text.startsWith('cognito-identity.')
    ? 'Service'
    : undefined;
}

function providerFault(text: string): PrincipalFault | undefined {
  const arn = readPrincipalArn(text);
  return arn?.service === 'iam' && isProvider(arn) ? arnFieldFault(arn) : undefined;
}

function isProvider({ resource }: PrincipalArn): boolean {
  return /^(?:saml|oidc)-provider\/./.test(resource);
}

function awsFault(text: string): PrincipalFault | undefined {
  if (deletedId.test(text))
    return { kind: 'deleted', data: { what: text.startsWith('AROA') ? 'role' : 'user' } };
  if (!text.startsWith('arn:'))
    return /^[\d-]+$/.test(text) ? accountFault(text, (digits) => digits) : { kind: 'noPrincipal' };
  const arn = readPrincipalArn(text);
  // A colon is missing if the account is in the place of the Region.
  const shifted = text.replace(/^(arn:[^:]*:(?:iam|sts)):(\d{12}:)/, '$1::$2');
  if (shifted !== text && principalArn.test(shifted)) return { kind: 'noPrincipal', proper: shifted };
  if (!arn || (arn.service !== 'iam' && arn.service !== 'sts')) return { kind: 'noPrincipal' };
  return arnFieldFault(arn) ?? resourceFault(text, arn);
}

function resourceFault(text: string, arn: PrincipalArn): PrincipalFault | undefined {
  const { service, resource } = arn;
  if (resource.startsWith('group/')) return { kind: 'group' };
  const [, role] = (service === 'sts' && /^(?:assumed-)?role\/([^/]+)\/?$/.exec(resource)) || [];
  if (role !== undefined) {
    const proper = writePrincipalArn({ ...arn, service: 'iam', resource: `role/${role}` });
    return resource.startsWith('assumed-') ? { kind: 'noSession', proper } : { kind: 'noPrincipal', proper };
  }
  return principalArn.test(text) ? undefined : { kind: 'noPrincipal' };
}

/** Service principals are compared like with `StringEquals`. */
const equals = parseOperator('StringEquals')!;

function serviceFault(item: PrincipalItem): PrincipalFault | undefined {
  // Some services have principals under `amazon.com`.
  if (/^[a-z\d.-]+\.amazon\.com$/.test(item.text)) {
    const proper = principalUnderAmazonDomain(item.text);
    return proper === undefined ? undefined : { kind: 'serviceTypo', data: { proper }, proper };
  }
  const fault = valueFault(item, equals);
  switch (fault?.kind) {
    case 'wrong-case':
      return { kind: 'serviceCase', proper: fault.proper };
    case 'misspelt':
      return { kind: 'serviceTypo', data: { proper: fault.proper }, proper: fault.proper };
    case 'wrong-form':
      return { kind: 'serviceForm', ...(fault.proper !== undefined && { proper: fault.proper }) };
    default:
      return undefined;
  }
}
