import { isLookalikeTest } from '../../analysis/pass-role/pass-role-tests.js';
import { renameKey } from '../../edits/rename-entry.js';
import { keyFaultOf, keysMeant, type KeyFault } from '../../analysis/conditions/unknown-key.js';
import { catalogDate } from '../../catalog/catalog.js';
import type { ConditionTest } from '../../policy/condition.js';
import { parseOperator } from '../../policy/operator.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule, type Suggestion } from '../rule.js';

const messages = {
  keyFormat:
    '`{{key}}` does not have the form of a condition key, `service:name` or `aws:name`: no request carries it.',
  unknownGlobalKey: '`{{key}}` is not among the global condition keys known as of {{date}}.',
  unknownService:
    '`{{key}}` belongs to no service: `{{service}}` is not among the service prefixes known as of {{date}}.',
  unknownServiceKey: '`{{key}}` is not among the condition keys of `{{service}}` known as of {{date}}.',
  missingTagKey: '`{{key}}` names no tag: a tag key belongs behind it, as in `{{example}}`.',
  retiredKey:
    '`{{key}}` is no longer supported: `aws:PrincipalArn` holds the ARN of the caller, `aws:SourceArn` that of the resource a service calls for.',
  suggestKey: 'Write `{{key}}`',
} as const;

const messageOf: Readonly<Record<KeyFault, Exclude<keyof typeof messages, 'suggestKey'>>> = {
  'no-prefix': 'keyFormat',
  'old-arn': 'retiredKey',
  'no-tag': 'missingTagKey',
  global: 'unknownGlobalKey',
  service: 'unknownService',
  key: 'unknownServiceKey',
};

export const validConditionKey = defineRule({
  name: 'valid-condition-key',
  description: 'Require condition keys that exist',
  category: 'conditions',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  elements: ['Condition'],
  options: {},
  messages,
  hasSuggestions: true,
  accessAnalyzer: {
    'deprecated-global-condition-key': ['retiredKey'],
    'invalid-condition-key-format': ['keyFormat'],
    'invalid-global-condition-key': ['unknownGlobalKey'],
    'invalid-service': ['unknownService'],
    'invalid-service-condition-key': ['unknownServiceKey'],
    'missing-tag-key-in-condition': ['missingTagKey'],
    'unsupported-global-condition-key': ['retiredKey'],
  },

  *check(policy) {
    for (const statement of policy.statements) {
      for (const test of statement.conditions) {
        const fault = keyFaultOf(test);
        if (!fault || isMisplacedOperator(test)) continue;
        const { key } = test.keyEntry;
        const { known, variable } = statement.bounds.of(key.text);
        if (!known || variable || key.text.includes('${') || isLookalikeTest(statement, test)) continue;
        const data = {
          key: key.text,
          service: test.key.slice(0, Math.max(test.key.indexOf(':'), 0)),
          date: catalogDate,
          example: `${key.text.replace(/\/$/, '')}/team`,
        };
        const suggestions = suggest(statement, test, fault);
        yield { messageId: messageOf[fault], data, at: key.span, statement, suggestions };
      }
    }
  },
});

/** An operator under a key: the two changed places, which valid-condition-operator says. */
function isMisplacedOperator({ operator, keyEntry }: ConditionTest): boolean {
  return !operator && parseOperator(keyEntry.key.text) !== undefined;
}

function suggest(statement: Statement, test: ConditionTest, fault: KeyFault): Suggestion<'suggestKey'>[] {
  return keysMeant(statement, test.keyEntry.key.text, fault).flatMap((key) => {
    const edit = renameKey(test, key);
    return edit ? [{ messageId: 'suggestKey', data: { key }, edits: [edit] }] : [];
  });
}
