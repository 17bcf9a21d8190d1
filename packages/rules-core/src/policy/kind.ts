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

/** The kind of policy that hangs on a CloudFormation type, where the type alone tells. */
export function kindOfAttachment(type: string): PolicyKind | undefined {
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
    // A role has a trust policy and inline ones, an organization control policies of two kinds.
    case 'AWS::IAM::Role':
    case 'AWS::Organizations::Policy':
      return undefined;
    default:
      return 'resource';
  }
}
