import {
  consequenceFor,
  entriesPartlyWithout,
  nameActions,
  supportTestOf,
  type SupportTest,
  type Unsupported,
} from '../../analysis/conditions/key-support.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule, type Problem } from '../rule.js';

export const noPartialCondition = defineRule({
  name: 'no-partial-condition',
  description: 'Disallow conditions that bind only some of the actions of a statement',
  category: 'conditions',
  type: 'problem',
  levels: { strict: 'warn' },
  elements: ['Condition'],
  messages: {
    someActions: 'No request for {{actions}} carries `{{key}}`: {{consequence}}.',
    allActions: 'No request for any action of this statement carries `{{key}}`: {{consequence}}.',
  },

  *check(policy) {
    if (policy.isOversized) return;
    for (const statement of policy.statements) {
      const { effect, actions } = statement;
      if (!effect || !actions?.known || actions.negated) continue;
      for (const test of statement.conditions) {
        const support = supportTestOf(test);
        // That a key must be absent is a test of the other actions, too.
        const isOfAbsence = test.operator?.family === 'Null' && support?.outcome === 'open';
        if (support && !isOfAbsence) yield* unbound(statement, test, support);
      }
    }
  },
});

/** The actions that the test does not bind. */
function* unbound(
  statement: Statement,
  test: ConditionTest,
  { kind, outcome, allowsForMissing }: SupportTest,
): Iterable<Problem<'someActions' | 'allActions'>> {
  const { key } = test.keyEntry;
  const entries = entriesPartlyWithout(statement, test, kind);
  const isAll = entries.filter(({ whole }) => whole).length === statement.actions!.items.length;
  // The key itself is at fault where an entry reaches nothing that carries it, unless the operator allows for that.
  const isOfKey = ({ whole }: Unsupported) => whole && !allowsForMissing;
  const groups = [
    { members: entries.filter(isOfKey), value: key },
    { members: entries.filter((entry) => !isOfKey(entry)), value: undefined },
  ];
  for (const { members, value } of groups) {
    const actions = [...new Set(members.flatMap(({ without }) => without))];
    if (actions.length === 0) continue;
    const consequence = consequenceFor(statement.effect!, outcome, isAll ? 2 : actions.length);
    yield {
      messageId: isAll ? 'allActions' : 'someActions',
      data: { key: key.text, ...(!isAll && { actions: nameActions(actions) }), consequence },
      at: key.span,
      subject: { statement, element: 'Condition', test, value },
    };
  }
}
