import { identifiedBy, permissiveParts } from '../../analysis/conditions/permissive-parts.js';
import { sliceSpan } from '../../value/value.js';
import { defineRule } from '../rule.js';

export const noPermissiveConditionValue = defineRule({
  name: 'no-permissive-condition-value',
  description: 'Disallow wildcards and variables in condition values that are to name one identity',
  category: 'condition-values',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  holds: 'some',
  elements: ['Condition'],
  messages: {
    identifierWildcard: {
      text: '`{{value}}` fits the identifiers of strangers as well: `{{key}}` names one {{noun}} and is to be compared whole.',
      checks: ['wildcard-usage-too-permissive'],
    },
    identifierVariable: {
      text: '`{{operator}}` reads wildcards that come out of `{{variable}}`: `{{key}}` names one {{noun}} and is to be compared whole, as `StringEquals` does.',
      checks: ['variable-usage-too-permissive'],
    },
    subjectWildcard: {
      text: '`{{value}}` fits the subjects of strangers as well: right before a wildcard it has {{run}}.',
      checks: ['wildcard-usage-too-permissive'],
    },
    subjectVariable: {
      text: '`{{value}}` can fit the subjects of strangers as well: right before `{{variable}}` it has {{run}}.',
      checks: ['variable-usage-too-permissive'],
    },
    serviceAccountWildcard: {
      text: '`{{value}}` matches other service accounts of the cluster as well: right before a wildcard it has {{run}}.',
      checks: ['wildcard-usage-too-permissive'],
    },
    serviceAccountVariable: {
      text: '`{{value}}` can match other service accounts of the cluster as well: right before `{{variable}}` it has {{run}}.',
      checks: ['variable-usage-too-permissive'],
    },
    userWildcard: {
      text: 'The wildcard of `{{value}}` stands in the unique ID, so that it fits other users and roles: only the part behind the colon differs from session to session.',
      checks: ['wildcard-usage-too-permissive'],
    },
    userVariable: {
      text: '`{{variable}}` stands in the unique ID, which then depends on the request: only the part behind the colon differs from session to session.',
      checks: ['variable-usage-too-permissive'],
    },
  },

  *check(policy) {
    for (const statement of policy.statements) {
      for (const test of statement.conditions) {
        for (const { kind, value, from, to, run, head } of permissiveParts(statement, test)) {
          yield {
            messageId: kind,
            data: {
              key: test.keyEntry.key.text,
              operator: test.operatorEntry.key.text,
              noun: identifiedBy(test.key),
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

/** How many plain characters there are, which are too few. */
function describeRun(run: number): string {
  return run === 0 ? 'no plain character' : `only ${run} plain character${run === 1 ? '' : 's'}`;
}
