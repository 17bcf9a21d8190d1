import { invertedTest, type InvertedTest } from '../../analysis/conditions/inverted-test.js';
import { moveTest } from '../../edits/move-test.js';
import { renameOperator } from '../../edits/rename-entry.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule } from '../rule.js';

export const noInvertedCondition = defineRule({
  name: 'no-inverted-condition',
  description: 'Disallow inverted conditions, such as a `Deny` of requests that use TLS',
  category: 'condition-values',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  messages: {
    transport: 'This denies requests sent over TLS and allows unencrypted ones.',
    mfa: 'This denies requests made with MFA, but not those made without.',
    mfaIfExists:
      'This denies requests made with MFA or signed with long-term access keys, but not other sessions without MFA.',
    plainOnly: 'This allows only unencrypted requests, and none sent over TLS.',
    withoutMfa: 'This allows only requests made without MFA.',
    callersOfOrganization:
      'This denies requests from inside the organization `{{value}}`, and none from outside.',
    resourcesOfOrganization:
      'This denies requests on resources of the organization `{{value}}`, and none on other resources.',
    suggestOperator: 'Replace with `{{operator}}`',
    suggestValue: 'Replace with `{{operator}}` and `{{value}}`',
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      const found = invertedTest(statement);
      if (!found) continue;
      const { kind, test, value } = found;
      yield {
        messageId: kind,
        ...(isOfOrganization(found) && { data: { value: value.text } }),
        at: value.value.span,
        subject: { statement, element: 'Condition', test, value: value.value },
        suggest: () => theOtherWayRound(statement, found),
      };
    }
  },
});

function isOfOrganization({ kind }: InvertedTest): boolean {
  return kind === 'callersOfOrganization' || kind === 'resourcesOfOrganization';
}

function theOtherWayRound(statement: Statement, found: InvertedTest) {
  const { kind, test, value } = found;
  if (isOfOrganization(found)) {
    // The negated operator is also true if the request does not include the key.
    const operator = test.operator!.name.replace('String', 'StringNot');
    const edits = moveTest(statement, test, operator);
    return edits && ({ messageId: 'suggestOperator', data: { operator }, edits } as const);
  }
  if (test.operator?.family !== 'Bool') return undefined;
  const isDeny = statement.effect === 'Deny';
  const right = isDeny ? 'false' : 'true';
  const written = test.operatorEntry.key.text;
  const isMfa = kind !== 'transport' && kind !== 'plainOnly';
  // Requests signed with long-term access keys do not include the key.
  const operator = isMfa ? (isDeny ? 'BoolIfExists' : 'Bool') : written;
  const rename = operator === written ? [] : renameOperator(statement, test, operator);
  const replace = {
    kind: 'replace',
    target: value.value,
    with: value.value.kind === 'text' ? right : !isDeny,
  } as const;
  const edits = rename && [replace, ...[rename].flat()];
  return edits && ({ messageId: 'suggestValue', data: { operator, value: right }, edits } as const);
}
