import { permissiveParts } from '../../analysis/conditions/permissive-parts.js';
import { broadSubjects } from '../../analysis/principals/github-subjects.js';
import { audienceTests } from '../../analysis/principals/oidc-audience.js';
import { oidcTrusts } from '../../analysis/principals/oidc-trust.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { sliceSpan } from '../../value/value.js';
import { defineRule } from '../rule.js';

export const requireOidcCondition = defineRule({
  name: 'require-oidc-condition',
  description: 'Require that trust in an OpenID Connect provider says which of its tokens are meant',
  category: 'principals',
  type: 'problem',
  levels: { recommended: 'warn', strict: ['warn', { requireBranch: true }] },
  policies: ({ name }) => name === 'trust',
  options: {
    requireBranch: {
      type: 'boolean',
      description: 'Also report subjects of GitHub Actions that name a repository without one branch of it.',
      default: false,
    },
    confirmAudience: {
      type: 'boolean',
      description:
        'Report every test on an audience, as IAM Access Analyzer does. It is a reminder: nothing is wrong with such a test.',
      default: false,
    },
  },
  messages: {
    missing: {
      text: 'Whoever gets a token from `{{issuer}}` can assume this role, as no condition tests a key of that provider.',
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
    anyRepository: {
      text: '`{{text}}` lets workflows of more than one repository assume this role.',
      checks: ['specific-github-repo-and-branch-recommended', 'wildcard-usage-too-permissive'],
    },
    anyRef: {
      text: '`{{text}}` lets workflows on more than one branch assume this role.',
      checks: ['specific-github-repo-and-branch-recommended'],
    },
    noBranch: {
      text: '`{{text}}` names no branch: workflows on every branch that get this subject can assume this role.',
      checks: ['specific-github-repo-and-branch-recommended'],
    },
    forAnyValue: {
      text: '`ForAnyValue` is for keys that have several values in a request, and `{{key}}` has one.',
      checks: ['foranyvalue-with-audience-claim-type'],
    },
    audience: {
      text: '`{{key}}` holds the audience of the token: the provider decides what it stands for.',
      checks: ['confirm-audience-claim-type'],
    },
  },
  hides: [
    // Such a test was not meant to ask only whether the claim is present.
    { rule: 'prefer-null-operator', within: 'value' },
    {
      rule: 'no-permissive-condition-value',
      within: 'value',
      when: ['everySubject', 'anyRepository'],
      messages: ['subjectWildcard'],
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
      const { statement, item, issuer, tests } = trust;
      const { value: provider } = item;
      if (tests.length === 0) {
        const subject = { statement, element: 'Principal', value: provider } as const;
        yield { messageId: 'missing', data: { issuer }, at: provider.span, subject };
      }
      for (const { kind, test, value } of broadSubjects(trust, requireBranch)) {
        const isOfOneOwner =
          kind === 'anyRepository' &&
          ![...permissiveParts(statement, test)].some((parts) => parts.value === value);
        yield {
          messageId: kind,
          data: { text: value.text },
          at: wildcardSpan(value),
          subject: { statement, element: 'Condition', test, value },
          ...(isOfOneOwner && { checks: ['specific-github-repo-and-branch-recommended'] }),
        };
      }
    }
  },
});
