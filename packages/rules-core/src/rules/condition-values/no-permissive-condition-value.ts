import { permissiveParts } from '../../analysis/conditions/permissive-parts.js';
import { sliceSpan } from '../../value/value.js';
import { defineRule } from '../rule.js';

export const noPermissiveConditionValue = defineRule({
  name: 'no-permissive-condition-value',
  description: 'Disallow wildcards and variables in condition values that should identify one caller',
  category: 'condition-values',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  holds: 'some',
  elements: ['Condition'],
  messages: {
    identifierWildcard: {
      text: '`{{value}}` also matches identifiers of strangers: `{{key}}` must be compared in full.',
      checks: ['wildcard-usage-too-permissive'],
    },
    identifierVariable: {
      text: 'Under `{{operator}}`, wildcards in the value of `{{variable}}` match anything: compare `{{key}}` with `StringEquals`.',
      checks: ['variable-usage-too-permissive'],
    },
    subjectWildcard: {
      text: '`{{value}}` also matches subjects of strangers: it has {{run}} before a wildcard.',
      checks: ['wildcard-usage-too-permissive'],
    },
    subjectVariable: {
      text: '`{{value}}` can also match subjects of strangers: it has {{run}} before `{{variable}}`.',
      checks: ['variable-usage-too-permissive'],
    },
    serviceAccountWildcard: {
      text: '`{{value}}` also matches other service accounts of the cluster: it has {{run}} before a wildcard.',
      checks: ['wildcard-usage-too-permissive'],
    },
    serviceAccountVariable: {
      text: '`{{value}}` can also match other service accounts of the cluster: it has {{run}} before `{{variable}}`.',
      checks: ['variable-usage-too-permissive'],
    },
    userWildcard: {
      text: 'The wildcard in `{{value}}` is within the unique ID, so it also matches other users and roles.',
      checks: ['wildcard-usage-too-permissive'],
    },
    userVariable: {
      text: '`{{variable}}` makes the unique ID depend on the request: only the part after the colon should vary.',
      checks: ['variable-usage-too-permissive'],
    },
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const test of statement.conditions) {
        for (const { kind, value, from, to, run, head } of permissiveParts(statement, test)) {
          yield {
            messageId: kind,
            data: {
              key: test.keyEntry.key.text,
              operator: test.operatorEntry.key.text,
              value: value.text,
              variable: value.text.slice(from, to),
              run: head === undefined ? describeRun(run) : `only \`${head}\``,
            },
            at: sliceSpan(value, from, to),
            subject: { statement, element: 'Condition', test, value },
          };
        }
      }
    }
  },
});

/** Says in words how few plain characters come before a wildcard or variable. */
function describeRun(run: number): string {
  return run === 0 ? 'no plain character' : `only ${run} plain character${run === 1 ? '' : 's'}`;
}
