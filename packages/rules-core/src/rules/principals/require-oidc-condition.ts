import {
  githubIssuer,
  isExact,
  oidcTrusts,
  subjectBreadth,
  type OidcTrust,
} from '../../analysis/principals/oidc-trust.js';
import { requiredKeysOf } from '../../catalog/shared-issuers.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { sliceSpan } from '../../value/value.js';
import { defineRule, type Problem } from '../rule.js';

interface Options {
  readonly requireBranch: boolean;
  readonly confirmAudience: boolean;
}

const messages = {
  missing:
    'Whoever gets a token from `{{issuer}}` can assume this role, as no condition tests a key of that provider.',
  everySubject: '`{{text}}` lets every workflow on GitHub assume this role.',
  anyRepository: '`{{text}}` lets workflows of more than one repository assume this role.',
  anyRef: '`{{text}}` lets workflows on more than one branch assume this role.',
  noBranch:
    '`{{text}}` names no branch: workflows on every branch that get this subject can assume this role.',
  forAnyValue: '`ForAnyValue` is for keys that have several values in a request, and `{{key}}` has one.',
  audience: '`{{key}}` holds the audience of the token: the provider decides what it stands for.',
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
  accessAnalyzer: {
    'confirm-audience-claim-type': ['audience'],
    'equivalent-to-null-false': ['everySubject'],
    'foranyvalue-with-audience-claim-type': ['forAnyValue'],
    'missing-condition-key-for-oidc-principal': ['missing'],
    'specific-github-repo-and-branch-recommended': ['everySubject', 'anyRepository', 'anyRef', 'noBranch'],
  },
  // That the claim is there is not what such a test was meant to ask.
  supersedesAt: ['prefer-null-operator'],

  *check(policy, options) {
    for (const statement of policy.statements) yield* audienceProblems(statement, options);
    for (const trust of oidcTrusts(policy)) {
      const { statement, item, issuer, tests } = trust;
      if (issuer === githubIssuer) yield* subjectProblems(trust, options);
      // Of shared issuers require-tenant-condition asks for more.
      else if (tests.length === 0 && !requiredKeysOf(issuer))
        yield { messageId: 'missing', data: { issuer }, at: item.value.span, statement };
    }
  },
});

/** Keys of OpenID Connect providers have a domain as prefix; `saml:aud` is another thing. */
function isAudience(key: string): boolean {
  return key.endsWith(':aud') && key.includes('.');
}

function* audienceProblems(statement: Statement, { confirmAudience }: Options): Iterable<Found> {
  for (const { key, operator, operatorEntry, keyEntry } of statement.conditions) {
    if (!isAudience(key)) continue;
    const data = { key: keyEntry.key.text };
    if (operator?.set === 'ForAnyValue') {
      const at = sliceSpan(operatorEntry.key, 0, 'ForAnyValue'.length);
      yield { messageId: 'forAnyValue', data, at, statement };
    }
    if (confirmAudience) yield { messageId: 'audience', data, at: keyEntry.key.span, statement };
  }
}

function* subjectProblems({ statement, tests }: OidcTrust, { requireBranch }: Options): Iterable<Found> {
  const names = (claim: string) => (test: ConditionTest) => test.key === `${githubIssuer}:${claim}`;
  // Several tests must all hold: one that is exact is enough.
  const subjects = tests.filter(names('sub'));
  const hasBranch = tests.some((test) => names('ref')(test) && isExact(test));
  const hasRepository = tests.some(
    (test) => (names('repository')(test) || names('repository_id')(test)) && isExact(test),
  );
  const values = subjects.filter(({ operator }) => operator?.family === 'String' && !operator.negated);
  for (const { operator, values: texts } of values) {
    for (const { value, text, bounds } of texts) {
      if (value.kind !== 'text' || !bounds.known || bounds.variable) continue;
      // Where a wildcard is a plain character, prefer-like-operator says so.
      if (!operator!.wildcards && /[*?]/.test(text)) continue;
      const breadth = subjectBreadth(text);
      const at = wildcardSpan(value);
      const data = { text };
      if (breadth === 'repositories' && !hasRepository)
        yield { messageId: /^\*+$/.test(text) ? 'everySubject' : 'anyRepository', data, at, statement };
      if (!requireBranch || hasBranch) continue;
      if (breadth === 'refs') yield { messageId: 'anyRef', data, at, statement };
      if (breadth === 'no-branch') yield { messageId: 'noBranch', data, at, statement };
    }
  }
}
