/**
 * Condition keys about who may call, or from where, that some requests do not include. As of November 2026.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_externalid
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-resource-aliases
 */

/** The keys in lower case, with the requests that do not include them. */
export const optionalKeys: ReadonlyMap<string, string> = new Map([
  ['aws:sourcevpc', 'requests that do not come through a VPC endpoint'],
  ['aws:sourcevpce', 'requests that do not come through a VPC endpoint'],
  ['aws:sourceip', 'requests that come through a VPC endpoint, whoever owns it'],
  ['aws:principalorgid', 'callers whose account is in no organization'],
  ['aws:principalorgpaths', 'callers whose account is in no organization'],
  ['sts:externalid', 'callers that send none'],
  ['kms:resourcealiases', 'KMS keys without an alias'],
]);
