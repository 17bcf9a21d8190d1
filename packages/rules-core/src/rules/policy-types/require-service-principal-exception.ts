import { addTest } from '../../edits/add-test.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule } from '../rule.js';

export const requireServicePrincipalException = defineRule({
  name: 'require-service-principal-exception',
  description:
    'Require that the conditions of resource control policies tell AWS services and other callers apart',
  category: 'policy-types',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ name }) => name === 'rcp',
  options: {},
  messages: {
    principalKey:
      'Calls of AWS services do not have `{{key}}`: without `aws:PrincipalIsAWSService` of `false` beside it, this also decides about them.',
    sourceKey:
      'Only calls of AWS services have `{{key}}`: without `aws:PrincipalIsAWSService` of `true` beside it, this also decides about all others.',
    sourcePresence:
      'Some calls of AWS services do not have `{{key}}`: without `Null` of `false` for `aws:SourceAccount` or `aws:SourceArn` beside it, this also decides about them.',
    suggestTest: 'Add `{{operator}}` of `{{value}}` for `{{key}}`',
  },
  hasSuggestions: true,
  accessAnalyzer: {
    'rcp-missing-related-principal-condition-key': ['principalKey'],
    'rcp-missing-related-service-principal-condition-key': ['sourceKey'],
    'rcp-missing-service-condition-key-null-check': ['sourcePresence'],
  },

  *check(policy) {
    for (const statement of policy.statements) {
      const { conditions } = statement;
      if (!statement.hasReadableConditions || !conditions.every(({ known }) => known)) continue;
      const principalTest = conditions.find(({ key }) => principalKey.test(key));
      const sourceTest = conditions.find(({ key }) => sourceKey.test(key));
      if (principalTest && !conditions.some((test) => isService(test, 'false')))
        yield problem(statement, principalTest, 'principalKey', 'BoolIfExists', servicePrincipal, 'false');
      if (sourceTest && !conditions.some((test) => isService(test, 'true')))
        yield problem(statement, sourceTest, 'sourceKey', 'Bool', servicePrincipal, 'true');
      if (sourceTest && !conditions.some(asksForSource))
        yield problem(statement, sourceTest, 'sourcePresence', 'Null', 'aws:SourceAccount', 'false');
    }
  },
});

const servicePrincipal = 'aws:PrincipalIsAWSService';
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
const principalKey = /^aws:principal(?:orgid|orgpaths|account|arn|tag\/.*)$/;
const sourceKey = /^aws:source(?:account|arn|orgid|orgpaths)$/;

function isService({ key, operator, values }: ConditionTest, value: string): boolean {
  return (
    key === servicePrincipal.toLowerCase() &&
    operator?.family === 'Bool' &&
    values.every(({ text }) => text.toLowerCase() === value)
  );
}

function asksForSource({ key, operator, values }: ConditionTest): boolean {
  return (
    /^aws:source(?:account|arn)$/.test(key) &&
    operator?.family === 'Null' &&
    values.every(({ text }) => text.toLowerCase() === 'false')
  );
}

function problem<Id extends 'principalKey' | 'sourceKey' | 'sourcePresence'>(
  statement: Statement,
  { keyEntry }: ConditionTest,
  messageId: Id,
  operator: string,
  key: string,
  value: string,
) {
  const edits = addTest(statement, operator, key, value);
  return {
    messageId,
    data: { key: keyEntry.key.text },
    at: keyEntry.key.span,
    statement,
    suggestions: edits
      ? ([{ messageId: 'suggestTest', data: { operator, key, value }, edits }] as const)
      : [],
  };
}
