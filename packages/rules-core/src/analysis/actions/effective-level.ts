import type { AccessLevel, Action } from '../../catalog/catalog.js';

/**
 * The access level to use for an action. AWS assigns a higher level to some actions that only read: `glue:ListEntities`
 * is Permissions management, `iot:ListSubscriptions` is Write. `Get` actions keep AWS's level, because they may do more
 * (`redshift:GetClusterCredentials` is Write) and because a URL may be as good as a sign-in.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsglue.html
 */
export function effectiveLevel({ name, accessLevel }: Action): AccessLevel {
  if (accessLevel === 'List' || accessLevel === 'Read') return accessLevel;
  // Called for thousands of actions. Most start with another letter.
  if (!verbs.includes(name.charAt(0))) return accessLevel;
  if (/^List[A-Z]/.test(name)) return 'List';
  if (/^Describe[A-Z]/.test(name)) return 'Read';
  return accessLevel !== 'Write' && /^(?:Batch)?Get[A-Z]/.test(name) && !/Urls?$/.test(name)
    ? 'Read'
    : accessLevel;
}

/** Initials of Batch, Describe, Get and List. */
const verbs = 'BDGL';
