import { reachesAction } from '../../analysis/actions/reach.js';
import { checkOfUnknown, keyFaultOf } from '../../analysis/conditions/unknown-key.js';
import { describeFault, faultNode, faultSpan } from '../../analysis/pass-role/describe-fault.js';
import { passRole } from '../../analysis/pass-role/role-breadth.js';
import { serviceTestFaults } from '../../analysis/pass-role/service-test-faults.js';
import { suggestionForServiceTest } from '../../analysis/pass-role/service-test-suggestions.js';
import type { ValueFault } from '../../analysis/services/service-principal-values.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { removalTitle } from '../replacement.js';
import { defineRule } from '../rule.js';

export const validPassedToService = defineRule({
  name: 'valid-passed-to-service',
  description: 'Require conditions on `iam:PassedToService` that work as intended',
  category: 'pass-role',
  type: 'problem',
  levels: { recommended: 'error', strict: ['error', { unlistedServices: true }] },
  policies: ({ namesPrincipals }) => !namesPrincipals,
  elements: ['Condition'],
  traits: ['iam-action'],
  options: {
    unlistedServices: {
      type: 'boolean',
      description: 'Also report service principals that have the right form but are not listed anywhere.',
      default: false,
    },
  },
  messages: {
    denyWithoutKey:
      '`{{operator}}` is also true when a call does not send `iam:PassedToService`: this Deny then blocks it, whatever the service.',
    wrongType: {
      text: '`{{operator}}` does not compare strings, which `iam:PassedToService` requires: this condition {{holds}}.',
      checks: ['type-mismatch'],
    },
    literalWildcard: {
      text: '`{{operator}}` does not support wildcards: `{{value}}` is matched literally, and no service has that name.',
      checks: ['wildcard-without-like-operator'],
    },
    wrongCase: {
      text: '`{{value}}` matches no service: case matters here, and service principals are in lower case.',
      checks: ['invalid-service-principal-format'],
    },
    wrongForm: {
      text: '`{{value}}` matches no service: a service principal has the form `NAME.amazonaws.com`.',
      checks: ['invalid-service-principal-format'],
    },
    misspelt: '`{{value}}` is not a known service principal. Did you mean `{{proper}}`?',
    unlistedService: '`{{value}}` is not among the known service principals.',
    lookalikeKey: {
      text: '`{{key}}` is never sent with `iam:PassRole`, so this condition is {{holds}} true. Did you mean `{{proper}}`?',
      checks: [
        'invalid-condition-key-format',
        'invalid-global-condition-key',
        'invalid-service',
        'invalid-service-condition-key',
        'unsupported-action-for-condition-key',
      ],
    },
    foreignKey: {
      text: '`{{key}}` is never sent with `iam:PassRole`, so this statement does not allow passing any role.',
      checks: ['invalid-service-condition-key', 'unsupported-action-for-condition-key'],
    },
    otherActions: {
      text: '`{{key}}` is sent only with `iam:PassRole`, so this statement never {{effect}} {{actions}}.',
      checks: ['unsupported-action-for-condition-key'],
    },
    suggestOperator: 'Replace with `{{operator}}`',
    suggestValue: 'Replace with {{values}}',
    ...removalTitle,
    suggestKey: 'Replace with `{{key}}`',
    suggestSplit: 'Move `iam:PassRole` to a statement of its own',
  },
  hides: [
    { rule: 'valid-condition-type', within: 'test', when: ['wrongType'] },
    { rule: 'valid-condition-value', within: 'test', when: ['wrongType'] },
    {
      rule: 'valid-condition-value',
      within: 'value',
      when: ['literalWildcard', 'wrongCase', 'wrongForm', 'misspelt'],
    },
    // A value of another type, such as a number, is the one that is not the name of a service.
    { rule: 'valid-condition-value', within: 'test', when: ['wrongForm'], messages: ['mixedTypes'] },
    { rule: 'no-literal-wildcard', within: 'value', when: ['literalWildcard'] },
    { rule: 'valid-condition-key', within: 'test', when: ['lookalikeKey'] },
    { rule: 'no-unknown-condition-key', within: 'test', when: ['lookalikeKey'] },
    {
      rule: 'no-unsupported-condition-key',
      within: 'test',
      when: ['wrongType', 'lookalikeKey', 'foreignKey', 'otherActions'],
    },
    { rule: 'no-partial-condition', within: 'test', when: ['wrongType', 'otherActions', 'denyWithoutKey'] },
    { rule: 'no-forallvalues-single-valued', within: 'test', when: ['wrongType', 'denyWithoutKey'] },
    { rule: 'prefer-null-operator', within: 'test', when: ['wrongType'] },
    {
      rule: 'no-redundant-condition',
      within: 'test',
      when: ['wrongType'],
      messages: ['alwaysTrue', 'neverTrue'],
    },
    // The condition does not limit the services because it is always true by mistake.
    {
      rule: 'require-passed-to-service',
      within: 'statement',
      when: ['wrongType', 'lookalikeKey'],
      messages: ['irrelevantCondition'],
    },
  ],

  *checkStatements(statements, { unlistedServices }) {
    for (const statement of statements) {
      if (!statement.effect || reachesAction(statement, passRole) !== 'yes') continue;
      for (const found of serviceTestFaults(statement)) {
        const { test } = found;
        const messageId = found.kind === 'value' ? messageOfValue[found.fault.kind] : found.kind;
        if (messageId === 'unlistedService' && !unlistedServices) continue;
        const isAboutKey = messageId === 'lookalikeKey' || messageId === 'foreignKey';
        yield {
          messageId,
          data: describeFault(statement, found),
          at: faultSpan(found),
          subject: { statement, element: 'Condition', test, value: faultNode(found) },
          ...(isAboutKey && { checks: [checkOfKey(statement, test)] }),
          suggest: () => suggestionForServiceTest(statement, found),
        };
      }
    }
  },
});

const messageOfValue = {
  'literal-wildcard': 'literalWildcard',
  'wrong-case': 'wrongCase',
  'wrong-form': 'wrongForm',
  misspelt: 'misspelt',
  unlisted: 'unlistedService',
} as const satisfies Record<ValueFault['kind'], string>;

/** The check for a wrong key: it does not exist, or the action does not support it. */
function checkOfKey(statement: Statement, test: ConditionTest): string {
  const fault = keyFaultOf(statement, test);
  if (fault?.kind === 'keyFormat') return 'invalid-condition-key-format';
  return fault?.kind === 'unknown' ? checkOfUnknown[fault.among] : 'unsupported-action-for-condition-key';
}
