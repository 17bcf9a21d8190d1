import {
  githubIssuer,
  isExact,
  oidcTrusts,
  subjectBreadth,
  type OidcTrust,
} from '../../analysis/principals/oidc-trust.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { sliceSpan } from '../../value/value.js';
import { defineRule, type Problem } from '../rule.js';

const messages = {
  missing: {
    text: 'Whoever gets a token from `{{issuer}}` can assume this role, as no condition tests a key of that provider.',
    checks: ['missing-condition-key-for-oidc-principal'],
  },
  everySubject: {
    text: '`{{text}}` lets every workflow on GitHub assume this role.',
    checks: ['equivalent-to-null-false', 'specific-github-repo-and-branch-recommended'],
  },
  anyRepository: {
    text: '`{{text}}` lets workflows of more than one repository assume this role.',
    checks: ['specific-github-repo-and-branch-recommended'],
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
} as const;

type Found = Problem<keyof typeof messages>;

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
  messages,
  // That the claim is there is not what such a test was meant to ask.
  hides: [{ rule: 'prefer-null-operator', within: 'value' }],

  *check(policy, { requireBranch, confirmAudience }) {
    for (const statement of policy.statements) yield* audienceProblems(statement, confirmAudience);
    for (const trust of oidcTrusts(policy)) {
      const { statement, item, issuer, tests } = trust;
      const subject = { statement, element: 'Principal', value: item.value } as const;
      if (tests.length === 0) yield { messageId: 'missing', data: { issuer }, at: item.value.span, subject };
      if (issuer === githubIssuer) yield* subjectProblems(trust, requireBranch);
    }
  },
});

/** Keys of OpenID Connect providers have a domain as prefix; `saml:aud` is another thing. */
function isAudience(key: string): boolean {
  return key.endsWith(':aud') && key.includes('.');
}

function* audienceProblems(statement: Statement, confirm: boolean): Generator<Found> {
  for (const test of statement.conditions) {
    const { operator, operatorEntry } = test;
    const { key } = test.keyEntry;
    if (!isAudience(test.key)) continue;
    const subject = { statement, element: 'Condition', test, value: key } as const;
    const data = { key: key.text };
    if (operator?.set === 'ForAnyValue') {
      const at = sliceSpan(operatorEntry.key, 0, 'ForAnyValue'.length);
      yield { messageId: 'forAnyValue', data, at, subject: { ...subject, value: operatorEntry.key } };
    }
    if (confirm) yield { messageId: 'audience', data, at: key.span, subject };
  }
}

function* subjectProblems({ statement, tests }: OidcTrust, requireBranch: boolean): Generator<Found> {
  const names = (claim: string) => (test: ConditionTest) => test.key === `${githubIssuer}:${claim}`;
  // Several tests must all hold: one that is exact is enough.
  const hasBranch = tests.some((test) => names('ref')(test) && isExact(test));
  const hasRepository = tests.some(
    (test) => (names('repository')(test) || names('repository_id')(test)) && isExact(test),
  );
  for (const test of tests.filter(names('sub'))) {
    const { operator } = test;
    if (operator?.family !== 'String' || operator.negated) continue;
    for (const { value, text, bounds } of test.values) {
      if (value.kind !== 'text' || !bounds.known || bounds.variable) continue;
      // A wildcard that is a plain character stands in no subject: nobody gets in by this value.
      if (!operator.wildcards && /[*?]/.test(text)) continue;
      const breadth = subjectBreadth(text);
      const found = {
        data: { text },
        at: wildcardSpan(value),
        subject: { statement, element: 'Condition', test, value },
      } as const;
      if (breadth === 'repositories' && !hasRepository)
        yield { messageId: /^\*+$/.test(text) ? 'everySubject' : 'anyRepository', ...found };
      if (!requireBranch || hasBranch) continue;
      if (breadth === 'refs') yield { messageId: 'anyRef', ...found };
      if (breadth === 'no-branch') yield { messageId: 'noBranch', ...found };
    }
  }
}
