import { foreignClaims, renameToTrusted, surplusOf } from '../../analysis/principals/foreign-claims.js';
import { isUnspecific } from '../../analysis/principals/github-subjects.js';
import { claimFaults, claimOf, type ClaimFault } from '../../analysis/principals/oidc-claims.js';
import { otherKey, swapClaims } from '../../analysis/principals/swapped-claims.js';
import { consequenceOf } from '../../analysis/conditions/operator-values.js';
import { replaceValue } from '../../edits/replace-text.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { removalTitle, replacement } from '../replacement.js';
import { defineRule, type Suggestion } from '../rule.js';

export const validOidcCondition = defineRule({
  name: 'valid-oidc-condition',
  description: 'Disallow conditions that no token of the OpenID Connect provider matches',
  category: 'principals',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  elements: ['Condition'],
  messages: {
    otherProvider:
      '`{{key}}` belongs to another provider: tokens of `{{issuer}}` never include it, so none can assume this role.',
    keyForm:
      '`{{key}}` must start with the URL of the provider, without `{{surplus}}`: tokens never include it, so none can assume this role.',
    shutOut:
      'Tokens of `{{issuer}}` never include `{{key}}`, which this statement requires, so none can assume this role.',
    subjectForm:
      '`{{text}}` is not a subject of {{provider}}, which has the form `{{example}}`: {{consequence}}.',
    audienceForm: '`{{text}}` is not an audience that tokens of {{provider}} can have: {{consequence}}.',
    subjectAsAudience: '`{{text}}` is a subject, and this is a condition on the audience: {{consequence}}.',
    audienceAsSubject: '`{{text}}` is an audience, and this is a condition on the subject: {{consequence}}.',
    misspeltAudience: '`{{text}}` is not the usual audience of tokens for AWS. Did you mean `{{proper}}`?',
    suggestProvider: 'Replace the prefix with `{{issuer}}`',
    suggestClaim: 'Replace the key with `{{key}}`',
    suggestValue: 'Replace with `{{proper}}`',
    ...removalTitle,
  },
  hides: [
    // The required condition is there, but with the key of the wrong provider.
    {
      rule: 'require-tenant-condition',
      within: 'statement',
      when: ['otherProvider', 'keyForm', 'shutOut'],
    },
    { rule: 'no-unknown-condition-key', within: 'value', when: ['keyForm'] },
    { rule: 'require-oidc-condition', within: 'value', when: ['subjectForm', 'audienceAsSubject'] },
    { rule: 'no-permissive-condition-value', within: 'value', when: ['subjectForm'] },
  ],

  *check(policy) {
    if (policy.type.name === 'trust') {
      for (const { kind, trust, test } of foreignClaims(policy)) {
        const { statement, name: issuer } = trust;
        const { key } = test.keyEntry;
        const data = { key: key.text, issuer, surplus: surplusOf(test) ?? '' };
        if (kind === 'shutOut') {
          const { value } = trust.item;
          yield {
            messageId: kind,
            data,
            at: value.span,
            subject: { statement, element: 'Principal', value },
          };
          continue;
        }
        yield {
          messageId: kind,
          data,
          at: key.span,
          subject: { statement, element: 'Condition', test, value: key },
          suggest: () => {
            const edits = renameToTrusted(trust, test);
            return edits && { messageId: 'suggestProvider', data: { issuer }, edits };
          },
        };
      }
    }
    for (const statement of policy.statements) {
      for (const test of statement.conditions) {
        for (const fault of claimFaults(test)) {
          const { kind, value, issuer, proper = '' } = fault;
          const { title: provider, example = '' } = issuer;
          const data = {
            text: value.text,
            provider,
            example,
            consequence: consequenceOf(test, statement),
            proper,
          };
          yield {
            messageId: kind,
            data,
            at: value.value.span,
            subject: { statement, element: 'Condition', test, value: value.value },
            suggest: () => suggestionFor(statement, test, fault),
          };
        }
      }
    }
  },
});

function suggestionFor(
  statement: Statement,
  test: ConditionTest,
  { kind, value, proper }: ClaimFault,
): Suggestion<'suggestClaim' | 'suggestValue' | 'suggestRemoval'> | undefined {
  if (kind === 'subjectAsAudience' || kind === 'audienceAsSubject') {
    const edits = swapClaims(statement, test);
    return edits && { messageId: 'suggestClaim', data: { key: otherKey(test)! }, edits };
  }
  if (proper === undefined || isUnspecific(claimOf(test)!.issuer, proper)) return undefined;
  const edits = [replaceValue(test, value, [proper])] as const;
  return replacement({ messageId: 'suggestValue', data: { proper }, edits }, value.text, [proper]);
}
