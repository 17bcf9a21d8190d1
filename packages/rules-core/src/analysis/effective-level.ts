import type { AccessLevel, Action } from '../catalog/catalog.js';

/**
 * The access level that an action counts under. The reference puts some under a higher level that by their names only
 * look: `glue:ListEntities` under Permissions management, `iot:ListSubscriptions` under Write. What gets something may
 * do more (`redshift:GetClusterCredentials` is a Write), and a URL may be as good as a sign-in.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsglue.html
 */
export function effectiveLevel(action: Action): AccessLevel {
  const { accessLevel } = action;
  if (accessLevel === 'List' || accessLevel === 'Read') return accessLevel;
  let level = levels.get(action);
  if (!level) levels.set(action, (level = judge(action)));
  return level;
}

const levels = new WeakMap<Action, AccessLevel>();

function judge({ name, accessLevel }: Action): AccessLevel {
  if (/^List[A-Z]/.test(name)) return 'List';
  if (/^Describe[A-Z]/.test(name)) return 'Read';
  return accessLevel !== 'Write' && /^(?:Batch)?Get[A-Z]/.test(name) && !/Urls?$/.test(name)
    ? 'Read'
    : accessLevel;
}
