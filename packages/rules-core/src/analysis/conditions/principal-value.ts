/**
 * Values that never identify the principal of a request, for the keys that do so.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
import { isFixed } from './operator-values.js';
import { intersects } from '../../patterns/wildcard.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';

export interface PrincipalValueFault {
  readonly kind:
    /** A role session. The principal is the role. */
    | 'sessionArn'
    /** A group, which cannot make requests. */
    | 'groupArn'
    /** Not the ARN of a principal. */
    | 'notPrincipalArn'
    /** An ARN, although the key holds a unique ID or a name. */
    | 'arnOfPrincipal'
    /** The unique ID of a role without a session name. */
    | 'roleId';
  /** The value that was meant, if that is clear. */
  readonly proper?: string | undefined;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable */
const roleId = /^AROA[A-Z\d]{12,}$/;

/** The possible forms of `aws:PrincipalArn`. */
const shapes = [
  'arn:?*:iam::?*:root',
  'arn:?*:iam::?*:user/?*',
  'arn:?*:iam::?*:role/?*',
  'arn:?*:sts::?*:federated-user/?*',
].map((shape) => shape.split(':'));

/** undefined if the value may be one of the key, whatever the values of its variables and placeholders. */
export function principalValueFault(
  { key, operator }: ConditionTest,
  value: ConditionValue,
): PrincipalValueFault | undefined {
  if (operator?.family !== 'String' && operator?.family !== 'Arn') return undefined;
  if (key === 'aws:userid' || key === 'aws:username') {
    if (value.text.startsWith('arn:')) return { kind: 'arnOfPrincipal' };
    if (key === 'aws:username' || !isFixed(value) || !roleId.test(value.text)) return undefined;
    return { kind: 'roleId', proper: operator.wildcards ? `${value.text}:*` : undefined };
  }
  if (key !== 'aws:principalarn') return undefined;
  const { upper } = value.bounds;
  const pattern = operator.ignoreCase ? upper.toLowerCase() : upper;
  const split = pattern.split(':');
  // Role names can contain a colon: services create roles such as `aws:ec2-infrastructure`.
  const fields = split.length > 6 ? [...split.slice(0, 5), split.slice(5).join(':')] : split;
  // The pattern has five colons, so none of its wildcards matches a colon.
  const isMet =
    fields.length === 6
      ? shapes.some((shape) => shape.every((field, at) => intersects(field, fields[at]!)))
      : shapes.some((shape) => intersects(shape.join(':'), pattern));
  return isMet ? undefined : faultOf(value, fields, operator.wildcards);
}

function faultOf(value: ConditionValue, fields: readonly string[], wildcards: boolean): PrincipalValueFault {
  const [, partition = '', service = '', , account = '', resource = ''] = fields;
  const written = (proper: string) => (isFixed(value) && fields.length === 6 ? proper : undefined);
  const role = (path: string) => written(`arn:${partition}:iam::${account}:role/${path}`);
  if (resource.startsWith('assumed-role/')) {
    const name = resource.split('/')[1]!;
    return { kind: 'sessionArn', proper: roleNamed(name, wildcards, role) };
  }
  if (service === 'iam' && resource.startsWith('group/')) return { kind: 'groupArn' };
  const isRole = service === 'sts' && resource.startsWith('role/');
  return { kind: 'notPrincipalArn', proper: isRole ? role(resource.slice('role/'.length)) : undefined };
}

/** The ARN of a session's role. The session ARN does not include the role's path. */
function roleNamed(
  name: string,
  wildcards: boolean,
  role: (path: string) => string | undefined,
): string | undefined {
  if (name === '' || name.startsWith('AWSServiceRoleFor')) return undefined;
  // Roles of IAM Identity Center have a path that may contain a Region.
  if (name.startsWith('AWSReservedSSO_'))
    return wildcards ? role(`aws-reserved/sso.amazonaws.com/*${name}`) : undefined;
  return role(name);
}
