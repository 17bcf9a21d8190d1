import { audienceTests } from '../../analysis/principals/oidc-audience.js';
import { oidcGaps, type OidcGap } from '../../analysis/principals/oidc-gaps.js';
import { oidcTrusts } from '../../analysis/principals/oidc-trust.js';
import { addTest } from '../../edits/add-test.js';
import { replaceValue } from '../../edits/replace-text.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { sliceSpan } from '../../value/value.js';
import { defineRule } from '../rule.js';

export const requireOidcCondition = defineRule({
  name: 'require-oidc-condition',
  description: 'Require trust in an OpenID Connect provider to limit which tokens are accepted',
  category: 'principals',
  type: 'problem',
  levels: { recommended: 'warn', strict: ['warn', { requireBranch: true }] },
  holds: 'some',
  policies: ({ name }) => name === 'trust',
  options: {
    requireBranch: {
      type: 'boolean',
      description: 'Also report GitHub Actions subjects that do not name a single branch.',
      default: false,
    },
    confirmAudience: {
      type: 'boolean',
      description:
        'Report every condition on an audience, as IAM Access Analyzer does. This is a reminder: nothing is wrong with such a condition.',
      default: false,
    },
  },
  messages: {
    missing: {
      text: 'Anyone with a token from `{{issuer}}` can assume this role: no condition limits which tokens.',
      checks: ['missing-condition-key-for-oidc-principal'],
    },
    everySubject: {
      text: '`{{text}}` lets every workflow on GitHub assume this role.',
      checks: [
        'equivalent-to-null-false',
        'specific-github-repo-and-branch-recommended',
        'wildcard-usage-too-permissive',
      ],
    },
    openSubject: {
      text: '`{{text}}` does not name a repository, so any repository on GitHub can customize its tokens to match.',
      checks: ['specific-github-repo-and-branch-recommended'],
    },
    anyRepository: {
      text: '`{{text}}` lets workflows of more than one repository assume this role.',
      checks: ['specific-github-repo-and-branch-recommended', 'wildcard-usage-too-permissive'],
    },
    anyRef: {
      text: '`{{text}}` lets workflows on more than one branch assume this role.',
      checks: ['specific-github-repo-and-branch-recommended'],
    },
    noBranch: {
      text: '`{{text}}` does not name a branch, so workflows on any branch that get this subject can assume this role.',
      checks: ['specific-github-repo-and-branch-recommended'],
    },
    customSubject: 'By default, no token has the subject `{{text}}`: more follows, as in `{{example}}`.',
    everyServiceAccount:
      'Every service account of the cluster can assume this role, because no condition limits `{{key}}`.',
    everyServiceAccountPattern: {
      text: '`{{text}}` lets every service account of the cluster assume this role.',
      checks: ['wildcard-usage-too-permissive'],
    },
    forAnyValue: {
      text: '`ForAnyValue` is for keys with several values, and `{{key}}` has one.',
      checks: ['foranyvalue-with-audience-claim-type'],
    },
    audience: {
      text: '`{{key}}` is the audience of the token, and its meaning is up to the provider.',
      checks: ['confirm-audience-claim-type'],
    },
    suggestSubject: 'Replace with `{{subject}}`',
    suggestServiceAccount: 'Add a condition on `{{key}}` and fill in the service account',
  },
  hides: [
    // The author meant to limit the claim, not only to require its presence.
    { rule: 'prefer-null-operator', within: 'value' },
    {
      rule: 'no-permissive-condition-value',
      within: 'value',
      when: ['everySubject', 'anyRepository', 'openSubject', 'everyServiceAccountPattern'],
      messages: ['subjectWildcard', 'serviceAccountWildcard'],
    },
  ],

  *check(policy, { requireBranch, confirmAudience }) {
    for (const statement of policy.statements) {
      for (const test of audienceTests(statement)) {
        const { operator, operatorEntry, keyEntry } = test;
        const { key } = keyEntry;
        const data = { key: key.text };
        const subject = { statement, element: 'Condition', test } as const;
        if (operator?.set === 'ForAnyValue') {
          const at = sliceSpan(operatorEntry.key, 0, 'ForAnyValue'.length);
          yield { messageId: 'forAnyValue', data, at, subject: { ...subject, value: operatorEntry.key } };
        }
        if (confirmAudience)
          yield { messageId: 'audience', data, at: key.span, subject: { ...subject, value: key } };
      }
    }
    for (const trust of oidcTrusts(policy)) {
      const { statement } = trust;
      for (const { kind, test, value, at, data, checks, fix } of oidcGaps(trust, requireBranch)) {
        yield {
          messageId: kind,
          data,
          at,
          subject: test
            ? { statement, element: 'Condition', test, value }
            : { statement, element: 'Principal', value },
          ...(checks && { checks }),
          suggest: () => suggestionsFor(statement, test, fix),
        };
      }
    }
  },
});

function suggestionsFor(statement: Statement, test: ConditionTest | undefined, fix: OidcGap['fix']) {
  if (fix?.kind === 'condition') {
    const { key, text } = fix;
    const edits = addTest(statement, 'StringEquals', key, text);
    return edits && ({ messageId: 'suggestServiceAccount', data: { key }, edits } as const);
  }
  if (!test) return undefined;
  return fix?.texts.map((subject) => {
    const edits = [replaceValue(test, fix.item, [subject])];
    return { messageId: 'suggestSubject', data: { subject }, edits } as const;
  });
}
