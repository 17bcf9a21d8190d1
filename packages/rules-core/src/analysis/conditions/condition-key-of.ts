/** What the catalog knows about the key of a condition. */
import { findConditionKey, type ConditionKey } from '../../catalog/condition-keys.js';
import type { ConditionTest } from '../../policy/condition.js';

/** The key in the service data. undefined if it is not listed. */
export function conditionKeyOf({ key }: Pick<ConditionTest, 'key'>): ConditionKey | undefined {
  return findConditionKey(key);
}

/**
 * The author chooses part of the key's name, such as a tag or an encryption context. Its values are free text and may
 * be read as any type.
 */
export function isFreeForm({ name }: ConditionKey): boolean {
  return name.includes('${', name.indexOf(':')) || name.endsWith('/tag-key');
}

/**
 * Claims of identity providers that may have several values, although the service data lists them with one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 */
const claimsOfSeveral =
  /^(?:[^:.]*\.[^:]*:amr|saml:(?:commonname|givenname|mail|name|organizationstatus|primarygroupsid|surname|uid|x500uniqueidentifier))$/;

/**
 * Claims with one value in the tokens of every OpenID Connect provider, including providers that the service data does
 * not list.
 */
const claimsOfOne = /^[^:.]*\.[^:]*:(?:aud|sub)$/;

/** The key has at most one value in a request. */
export function isSingleValued(test: ConditionTest): boolean {
  const { key } = test;
  return claimsOfOne.test(key) || (conditionKeyOf(test)?.multivalued === false && !claimsOfSeveral.test(key));
}
