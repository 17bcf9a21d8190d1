import { withoutKey } from '../../analysis/conditions/condition-strength.js';
import { missingTests, type MissingTest } from '../../analysis/control-policies/service-principal-tests.js';
import { addTest } from '../../edits/add-test.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule } from '../rule.js';

export const requireServicePrincipalException = defineRule({
  name: 'require-service-principal-exception',
  description: 'Require resource control policies to exempt AWS services',
  category: 'policy-types',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ name }) => name === 'rcp',
  messages: {
    principalKey: {
      text: 'Calls from AWS services never include `{{key}}`{{consequence}}. Add a condition that `aws:PrincipalIsAWSService` is `false`.',
      checks: ['rcp-missing-related-principal-condition-key'],
    },
    sourceKey: {
      text: 'Only calls from AWS services include `{{key}}`{{consequence}}. Add a condition that `aws:PrincipalIsAWSService` is `true`.',
      checks: ['rcp-missing-related-service-principal-condition-key'],
    },
    sourcePresence: {
      text: 'Some calls from AWS services do not include `{{key}}`{{consequence}}. Add `Null` with `false` for `aws:SourceAccount` or `aws:SourceArn`.',
      checks: ['rcp-missing-service-condition-key-null-check'],
    },
    suggestTest: 'Add `{{operator}}` with `{{value}}` for `{{key}}`',
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const { kind, test, lacks } of missingTests(statement)) {
        const { key } = test.keyEntry;
        yield {
          messageId: kind,
          data: { key: key.text, consequence: consequenceOf(statement, test, kind) },
          at: key.span,
          subject: { statement, element: 'Condition', test },
          suggest: () => {
            const edits = addTest(statement, lacks.operator, lacks.key, lacks.value);
            return edits && { messageId: 'suggestTest', data: { ...lacks }, edits };
          },
        };
      }
    }
  },
});

/** A Deny whose condition is also true without the key denies the callers who do not have it. */
function consequenceOf({ effect }: Statement, test: ConditionTest, kind: MissingTest['kind']): string {
  if (effect !== 'Deny' || withoutKey(test) !== 'open') return '';
  return kind === 'sourceKey' ? ', so this also denies all others' : ', so this also denies them';
}
