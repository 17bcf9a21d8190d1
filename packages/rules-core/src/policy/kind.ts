/** The kinds of policy, how they are told apart, and which of them grant anything. */

/**
 * `identity`: attached to a user, group or role. `resource`: attached to a resource, names principals.
 * `trust`: a role's trust policy. `scp`, `rcp`: an organization's control policies. `boundary`: a permissions
 * boundary. `session`: passed when a session is created.
 */
export const policyKinds = ['identity', 'resource', 'trust', 'scp', 'rcp', 'boundary', 'session'] as const;

export type PolicyKind = (typeof policyKinds)[number];

/**
 * The kinds whose Allow grants something. In an SCP, an RCP, a boundary or a session policy an Allow is a ceiling:
 * it lets through what another policy grants.
 */
export const grantingKinds: readonly PolicyKind[] = ['identity', 'resource', 'trust'];

/**
 * The kind of policy that hangs on a CloudFormation type.
 *
 * @param namesPrincipals whether a statement has a Principal or NotPrincipal: it tells a role's trust policy from its
 *   inline ones, and an organization's RCP from its SCP
 */
export function kindOfAttachment(type: string, namesPrincipals: boolean): PolicyKind {
  switch (type) {
    case 'AWS::IAM::AssumeRolePolicyDocument':
      return 'trust';
    case 'AWS::IAM::ManagedPolicy':
    case 'AWS::IAM::Policy':
    case 'AWS::IAM::UserPolicy':
    case 'AWS::IAM::GroupPolicy':
    case 'AWS::IAM::RolePolicy':
    case 'AWS::IAM::User':
    case 'AWS::IAM::Group':
    case 'AWS::SSO::PermissionSet':
      return 'identity';
    case 'AWS::IAM::Role':
      return namesPrincipals ? 'trust' : 'identity';
    case 'AWS::Organizations::Policy':
      return namesPrincipals ? 'rcp' : 'scp';
    default:
      return 'resource';
  }
}
