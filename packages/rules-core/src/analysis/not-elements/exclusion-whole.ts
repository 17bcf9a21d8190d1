/** What is wrong with a statement's exclusions as a whole. */
import { strengthOf } from '../conditions/condition-strength.js';
import { remainderOfNotAction } from './remainder.js';
import type { Statement } from '../../policy/policy.js';
import type { Span } from '../../value/value.js';

export interface WholeFault {
  readonly kind: 'emptyNotAction' | 'emptyNotResource' | 'noActionLeft' | 'outsideBoth' | 'untagged';
  readonly at: Span;
  readonly data?: Readonly<Record<string, string>>;
}

/** Tags are sent by some services and actions only. */
const tagKeys = /^aws:(?:resourcetag\/|requesttag\/|tagkeys$)/;

export function wholeFault(statement: Statement): WholeFault | undefined {
  const { actions, resources, effect } = statement;
  const empty = [actions, resources].find(
    (element) => element?.negated && element.known && element.items.length === 0,
  );
  // Under Allow it is a grant, which other rules judge.
  if (empty && effect === 'Deny')
    return { kind: empty === actions ? 'emptyNotAction' : 'emptyNotResource', at: empty.entry.value.span };
  if (!actions?.negated || actions.items.some(({ pattern }) => pattern?.everything)) return undefined;
  if (resources?.negated) {
    return effect === 'Deny' &&
      resources.items.length > 0 &&
      !resources.items.some(({ pattern }) => pattern?.everything)
      ? { kind: 'outsideBoth', at: resources.entry.key.span }
      : undefined;
  }
  if (resources?.known && remainderOfNotAction(statement)?.actions.length === 0) {
    return { kind: 'noActionLeft', at: actions.entry.key.span };
  }
  // A missing key passes a negated test, so that the Deny holds.
  const tag =
    effect === 'Deny'
      ? statement.conditions.find(
          (test) => tagKeys.test(test.key) && ['strong', 'presence'].includes(strengthOf(test)),
        )
      : undefined;
  return tag && { kind: 'untagged', at: tag.keyEntry.key.span, data: { key: tag.keyEntry.key.text } };
}
