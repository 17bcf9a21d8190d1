import { enumerate } from '../../analysis/actions/describe-reach.js';
import {
  assumeActions,
  builtInProviders,
  isProviderName,
  missingForRolesAnywhere,
  rolesAnywherePrincipal,
  schemeInProviderArn,
  trustMismatches,
  type TrustMismatch,
} from '../../analysis/principals/trust-principals.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import { addItems } from '../../edits/add-items.js';
import type { Policy, Statement } from '../../policy/policy.js';
import type { PrincipalItem } from '../../policy/principal.js';
import { sliceSpan, type TextValue } from '../../value/value.js';
import { defineRule, type Problem } from '../rule.js';

const messages = {
  resource:
    'The trust policy of a role has no `{{element}}`, as it is about the role that it hangs on, so AWS refuses it.',
  wildcard:
    'The string `"*"` is not supported as the principal of a trust policy; `{ "AWS": "*" }` says the same.',
  mismatchedAction:
    '`{{principal}}` cannot call `{{action}}`, so that this lets nobody assume the role; it calls `{{needed}}`.',
  mismatchedPrincipal:
    '`{{principal}}` cannot assume the role, as this statement does not allow `{{needed}}`, by which it does.',
  rolesAnywhere:
    'IAM Roles Anywhere cannot assume the role, as the statements that trust it do not allow {{actions}}.',
  provider:
    '`{{text}}` is no identity provider: neither the ARN of one nor a domain name, so AWS refuses the policy.',
  scheme:
    '`{{text}}` is the ARN of no identity provider, as `{{scheme}}` is left out of these: this lets nobody assume the role.',
  suggestRemove: 'Remove `{{element}}`',
  suggestMap: 'Write `{ "AWS": "*" }`',
  suggestAction: 'Write `{{needed}}`',
  suggestAdd: 'Add {{actions}}',
  suggestProvider: 'Write `{{provider}}`',
} as const;

type Found = Problem<keyof typeof messages>;

export const validTrustPolicy = defineRule({
  name: 'valid-trust-policy',
  description: 'Disallow what a trust policy does not support and trust that cannot be used',
  category: 'policy-types',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  policies: ({ name }) => name === 'trust',
  options: {},
  messages,
  hasSuggestions: true,
  accessAnalyzer: {
    'invalid-federated-principal-syntax-in-role-trust-policy': ['provider', 'scheme'],
    'mismatched-action-for-principal': ['mismatchedAction', 'mismatchedPrincipal'],
    'missing-action-for-roles-anywhere-trust-policy': ['rolesAnywhere'],
    'role-trust-policy-syntax-error-resource': ['resource'],
    'role-trust-policy-unsupported-wildcard-in-principal': ['wildcard'],
  },

  *check(policy) {
    for (const statement of policy.statements) {
      yield* unsupported(statement);
      for (const item of statement.principals?.items ?? []) {
        const problem = providerProblem(statement, item);
        if (problem) yield problem;
      }
      if (statement.effect !== 'Allow') continue;
      for (const mismatch of trustMismatches(statement)) yield mismatchProblem(statement, mismatch);
    }
    yield* rolesAnywhereProblems(policy);
  },
});

function* unsupported(statement: Statement): Iterable<Found> {
  for (const element of ['Resource', 'NotResource']) {
    const entry = statement.entry(element);
    if (!entry) continue;
    yield {
      messageId: 'resource',
      data: { element },
      at: entry.key.span,
      statement,
      suggestions: [
        {
          messageId: 'suggestRemove',
          data: { element },
          edits: [{ kind: 'remove-entry', dict: statement.value, entry }],
        },
      ],
    };
  }
  const value = statement.entry('Principal')?.value;
  if (value?.kind !== 'text' || value.text !== '*') return;
  yield {
    messageId: 'wildcard',
    at: value.span,
    statement,
    suggestions: [
      { messageId: 'suggestMap', edits: [{ kind: 'replace', target: value, with: { AWS: '*' } }] },
    ],
  };
}

function providerProblem(
  statement: Statement,
  { type, text, value, bounds }: PrincipalItem,
): Found | undefined {
  if (type?.text !== 'Federated' || text === '' || !bounds.known || bounds.variable) return undefined;
  // Wildcards are valid-principal's to report.
  if (hasWildcard(text)) return undefined;
  const found = schemeInProviderArn(text);
  if (found) {
    const { scheme, start } = found;
    const end = start + scheme.length;
    const provider = text.slice(0, start) + text.slice(end);
    return {
      messageId: 'scheme',
      data: { text, scheme },
      at: sliceSpan(value, start, end),
      statement,
      suggestions: [writeProvider(value, provider)],
    };
  }
  if (isProviderName(text)) return undefined;
  const provider = builtInProviders.find((name) => text.replace(/^https?:\/\/|\/$/g, '') === name);
  return {
    messageId: 'provider',
    data: { text },
    at: value.span,
    statement,
    suggestions: provider === undefined ? [] : [writeProvider(value, provider)],
  };
}

function writeProvider(target: TextValue, provider: string) {
  return {
    messageId: 'suggestProvider',
    data: { provider },
    edits: [{ kind: 'replace', target, with: provider }],
  } as const;
}

function mismatchProblem(statement: Statement, mismatch: TrustMismatch): Found {
  const { action, principal } = mismatch;
  const needed = assumeActions[mismatch.needed];
  const data = { principal: principal.text, needed };
  if (!action) return { messageId: 'mismatchedPrincipal', data, at: principal.value.span, statement };
  const isThere = statement.actions!.items.some(({ text }) => text.toLowerCase() === needed.toLowerCase());
  return {
    messageId: 'mismatchedAction',
    data: { ...data, action: action.text },
    at: action.value.span,
    statement,
    suggestions: isThere
      ? []
      : [
          {
            messageId: 'suggestAction',
            data: { needed },
            edits: [{ kind: 'replace', target: action.value, with: needed }],
          },
        ],
  };
}

function* rolesAnywhereProblems({ statements }: Policy): Iterable<Found> {
  const trusting = statements.filter(
    (statement) => statement.effect === 'Allow' && rolesAnywherePrincipal(statement),
  );
  const [statement] = trusting;
  const missing = missingForRolesAnywhere(trusting);
  if (!statement?.actions || missing.length === 0) return;
  const actions = enumerate(missing.map((id) => `\`${id}\``));
  yield {
    messageId: 'rolesAnywhere',
    data: { actions },
    at: rolesAnywherePrincipal(statement)!.value.span,
    statement,
    suggestions: statement.actions.negated
      ? []
      : [
          {
            messageId: 'suggestAdd',
            data: { actions },
            edits: addItems(statement.actions.entry.value, missing),
          },
        ],
  };
}
