/** Policy variables whose key is not in every request. A pattern with such a variable then matches nothing. */
import { strengthOf } from '../conditions/condition-strength.js';
import { resourcePartAt, writtenVariables } from '../../patterns/policy-variable.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { sliceSpan, type Span } from '../../value/value.js';

/**
 * Keys that only some callers have: role sessions have no user name, and tags, source identities and claims are
 * optional.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
const sometimes =
  /^(?:aws:(?:username|principaltag\/.+|requesttag\/.+|sourceidentity|federatedprovider|sourcevpce?)|saml:.+|[^:.]*\.[^:]*:.+)$/;

export interface MissingVariable {
  /** As written, such as `${aws:username}`. */
  readonly text: string;
  /** In lower case. */
  readonly key: string;
  readonly span: Span;
}

/**
 * The first variable of an entry that may have no value. undefined if it has a default or a condition requires the key.
 */
export function variableThatMayBeMissing(
  { text, bounds, value }: ResourceItem,
  { conditions, hasReadableConditions, policy }: Statement,
): MissingVariable | undefined {
  if (!bounds.variable || !bounds.known || !hasReadableConditions) return undefined;
  const variables = writtenVariables(text);
  const resourcePart = resourcePartAt(text, variables);
  for (const { from, to, closed, name, fallback } of variables) {
    // Before the resource part of an ARN, it is plain text.
    if (!closed || fallback !== undefined || from < resourcePart) continue;
    const key = name.trim().toLowerCase();
    if (!sometimes.test(key)) continue;
    if (key === 'aws:username' && policy.attachment?.usersOnly) continue;
    if (
      conditions.some(
        (test) => test.key === key && ['strong', 'presence', 'unknown'].includes(strengthOf(test)),
      )
    )
      continue;
    return { text: text.slice(from, to), key, span: sliceSpan(value, from, to) };
  }
  return undefined;
}
