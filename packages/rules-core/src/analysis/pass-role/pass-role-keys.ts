/**
 * The condition keys of iam:PassRole.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */
import { findAction } from '../../catalog/catalog.js';
import { actionSupportsKey } from '../../catalog/condition-keys.js';

/** The keys in lower case. */
export const passedToService = 'iam:passedtoservice';
export const associatedResource = 'iam:associatedresourcearn';

/**
 * Requests for iam:PassRole never include the key. (Tags of roles are not in the service data, but AWS itself uses
 * them.)
 */
export function isNeverSent(key: string): boolean {
  if (key === passedToService || key === associatedResource || /resourcetag\//.test(key)) return false;
  if (key === 'aws:sourcearn') return true;
  const action = findAction('iam', 'PassRole');
  return action !== undefined && actionSupportsKey(action, key) === 'no';
}
