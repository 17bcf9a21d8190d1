import { missingTests } from '../../analysis/control-policies/service-principal-tests.js';
import { addTest } from '../../edits/add-test.js';
import { defineRule } from '../rule.js';

export const requireServicePrincipalException = defineRule({
  name: 'require-service-principal-exception',
  description:
    'Require that the conditions of resource control policies tell AWS services and other callers apart',
  category: 'policy-types',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ name }) => name === 'rcp',
  messages: {
    principalKey: {
      text: 'Calls of AWS services do not have `{{key}}`: without `aws:PrincipalIsAWSService` of `false` beside it, this also decides about them.',
      checks: ['rcp-missing-related-principal-condition-key'],
    },
    sourceKey: {
      text: 'Only calls of AWS services have `{{key}}`: without `aws:PrincipalIsAWSService` of `true` beside it, this also decides about all others.',
      checks: ['rcp-missing-related-service-principal-condition-key'],
    },
    sourcePresence: {
      text: 'Some calls of AWS services do not have `{{key}}`: without `Null` of `false` for `aws:SourceAccount` or `aws:SourceArn` beside it, this also decides about them.',
      checks: ['rcp-missing-service-condition-key-null-check'],
    },
    suggestTest: 'Add `{{operator}}` of `{{value}}` for `{{key}}`',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      for (const { kind, test, lacks } of missingTests(statement)) {
        const { key } = test.keyEntry;
        yield {
          messageId: kind,
          data: { key: key.text },
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
