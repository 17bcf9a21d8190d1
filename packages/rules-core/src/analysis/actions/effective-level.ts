import type { AccessLevel, Action } from '../../catalog/catalog.js';

/**
 * The access level that an action counts under. The reference puts some under a higher level that by their names only
 * look: `glue:ListEntities` under Permissions management, `iot:ListSubscriptions` under Write. What gets something may
 * do more (`redshift:GetClusterCredentials` is a Write), and a URL may be as good as a sign-in.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsglue.html
 */
export function effectiveLevel({ name, accessLevel }: Action): AccessLevel {
  if (accessLevel === 'List' || accessLevel === 'Read') return accessLevel;
  // Asked of thousands of actions, most of which begin otherwise.
  if (!verbs.includes(name.charAt(0))) return accessLevel;
  if (/^List[A-Z]/.test(name)) return 'List';
  if (/^Describe[A-Z]/.test(name)) return 'Read';
  return accessLevel !== 'Write' && /^(?:Batch)?Get[A-Z]/.test(name) && !/Urls?$/.test(name)
    ? 'Read'
    : accessLevel;
}

/** Batch, Describe, Get, List. */
const verbs = 'BDGL';
