/** What the catalog knows of the key of a condition test. */
import { findConditionKey, type ConditionKey } from '../../catalog/condition-keys.js';
import type { ConditionTest } from '../../policy/condition.js';

/** The key as the reference has it; undefined when it lists none of this name. */
export function conditionKeyOf({ key }: Pick<ConditionTest, 'key'>): ConditionKey | undefined {
  return findConditionKey(key);
}

/**
 * Part of the key's name is the author's: a tag, an encryption context. Its values are free text, which may be read as
 * any type.
 */
export function isFreeForm({ name }: ConditionKey): boolean {
  return name.includes('${', name.indexOf(':')) || name.endsWith('/tag-key');
}

/**
 * Claims of identity providers that may hold several values, though the reference lists them with one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 */
const claimsOfSeveral =
  /^(?:[^:.]*\.[^:]*:amr|saml:(?:commonname|givenname|mail|name|organizationstatus|primarygroupsid|surname|uid|x500uniqueidentifier))$/;

/** Claims that the tokens of every OpenID Connect provider have once, also of those that the reference does not list. */
const claimsOfOne = /^[^:.]*\.[^:]*:(?:aud|sub)$/;

/** The key never has more than one value in a request. */
export function isSingleValued(test: ConditionTest): boolean {
  const { key } = test;
  return claimsOfOne.test(key) || (conditionKeyOf(test)?.multivalued === false && !claimsOfSeveral.test(key));
}
