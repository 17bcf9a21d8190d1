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
      for (const { messageId, test, lacks } of missingTests(statement)) {
        const { key } = test.keyEntry;
        yield {
          messageId,
          data: { key: key.text },
          at: key.span,
          subject: { statement, element: 'Condition', test },
          suggest: () => suggestTest(statement, lacks),
        };
      }
    }
  },
});

const servicePrincipal = 'aws:PrincipalIsAWSService';
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
const principalKey = /^aws:principal(?:orgid|orgpaths|account|arn|tag\/.*)$/;
const sourceKey = /^aws:source(?:account|arn|orgid|orgpaths)$/;

/** An operator, a key and its value. */
type Test = readonly [operator: string, key: string, value: string];

interface MissingTest {
  readonly messageId: 'principalKey' | 'sourceKey' | 'sourcePresence';
  /** The test that needs another one beside it. */
  readonly test: ConditionTest;
  readonly lacks: Test;
}

/** Nothing where not all tests of the statement are known. */
function* missingTests({ conditions, hasReadableConditions }: Statement): Generator<MissingTest> {
  if (!hasReadableConditions || !conditions.every(({ known }) => known)) return;
  const onPrincipal = conditions.find(({ key }) => principalKey.test(key));
  if (onPrincipal && !conditions.some((test) => isService(test, 'false')))
    yield {
      messageId: 'principalKey',
      test: onPrincipal,
      lacks: ['BoolIfExists', servicePrincipal, 'false'],
    };
  const onSource = conditions.find(({ key }) => sourceKey.test(key));
  if (!onSource) return;
  if (!conditions.some((test) => isService(test, 'true')))
    yield { messageId: 'sourceKey', test: onSource, lacks: ['Bool', servicePrincipal, 'true'] };
  if (!conditions.some(asksForSource))
    yield { messageId: 'sourcePresence', test: onSource, lacks: ['Null', 'aws:SourceAccount', 'false'] };
}

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

function suggestTest(statement: Statement, [operator, key, value]: Test) {
  const edits = addTest(statement, operator, key, value);
  return edits ? ([{ messageId: 'suggestTest', data: { operator, key, value }, edits }] as const) : [];
}
