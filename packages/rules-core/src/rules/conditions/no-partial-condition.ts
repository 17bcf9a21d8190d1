import {
  consequenceFor,
  entriesPartlyWithout,
  entriesWithout,
  nameActions,
  supportKindOf,
  withoutKey,
} from '../../analysis/conditions/key-support.js';
import { isServiceTest } from '../../analysis/pass-role/pass-role-tests.js';
import { defineRule } from '../rule.js';

export const noPartialCondition = defineRule({
  name: 'no-partial-condition',
  description: 'Disallow conditions that bind only some of the actions of a statement',
  category: 'conditions',
  type: 'problem',
  levels: { strict: 'warn' },
  elements: ['Condition'],
  options: {},
  messages: {
    someActions: 'No request for {{actions}} carries `{{key}}`: {{consequence}}.',
    allActions: 'No request for any action of this statement carries `{{key}}`: {{consequence}}.',
  },

  *check(policy) {
    if (policy.isOversized) return;
    for (const statement of policy.statements) {
      const { effect, actions } = statement;
      if (!effect || !actions || actions.negated || !actions.known) continue;
      for (const test of statement.conditions) {
        const { operator, keyEntry } = test;
        if (isServiceTest(statement, test)) continue;
        const kind = supportKindOf(test);
        const outcome = kind && operator && withoutKey(test);
        // That a key must be absent is a test of the other actions, too.
        if (!outcome || (operator.family === 'Null' && outcome === 'open')) continue;
        const whole = entriesWithout(statement, test, kind);
        const isPlain = !operator.set && !operator.ifExists && operator.family !== 'Null';
        // What no-unsupported-condition-key says is left to it.
        const reported = isPlain && !(kind !== 'service' && outcome === 'open') ? whole : [];
        const said = new Set(reported.map(({ item }) => item));
        const left = entriesPartlyWithout(statement, test, kind).filter(({ item }) => !said.has(item));
        const without = [...new Set(left.flatMap((entry) => entry.without))];
        if (without.length === 0) continue;
        const isAll = whole.length === actions.items.length;
        yield {
          messageId: isAll ? 'allActions' : 'someActions',
          data: {
            key: keyEntry.key.text,
            ...(!isAll && { actions: nameActions(without) }),
            consequence: consequenceFor(effect, outcome, isAll ? 2 : without.length),
          },
          at: keyEntry.key.span,
          statement,
        };
      }
    }
  },
});
