import { enumerate } from '../../analysis/actions/describe-reach.js';
import { providerFault } from '../../analysis/principals/identity-providers.js';
import { rolesAnywhereGap } from '../../analysis/principals/roles-anywhere.js';
import { trustMismatches, type TrustMismatch } from '../../analysis/principals/trust-mismatches.js';
import { addItems } from '../../edits/add-items.js';
import type { Content, Edit } from '../../edits/edit.js';
import type { Policy, Statement } from '../../policy/policy.js';
import type { Value } from '../../value/value.js';
import { defineRule, type Data, type Problem } from '../rule.js';

const messages = {
  resource: {
    text: 'The trust policy of a role has no `{{element}}`, as it is about the role that it hangs on, so AWS refuses it.',
    checks: ['role-trust-policy-syntax-error-resource'],
  },
  wildcard: {
    text: 'The string `"*"` is not supported as the principal of a trust policy; `{ "AWS": "*" }` says the same.',
    checks: ['role-trust-policy-unsupported-wildcard-in-principal'],
  },
  mismatchedAction: {
    text: '`{{principal}}` cannot call `{{action}}`, so that this lets nobody assume the role; it calls `{{needed}}`.',
    checks: ['mismatched-action-for-principal'],
  },
  mismatchedPrincipal: {
    text: '`{{principal}}` cannot assume the role, as this statement does not allow `{{needed}}`, by which it does.',
    checks: ['mismatched-action-for-principal'],
  },
  rolesAnywhere: {
    text: 'IAM Roles Anywhere cannot assume the role, as the statements that trust it do not allow {{actions}}.',
    checks: ['missing-action-for-roles-anywhere-trust-policy'],
  },
  provider: {
    text: '`{{text}}` is no identity provider: neither the ARN of one nor a domain name, so AWS refuses the policy.',
    checks: ['invalid-federated-principal-syntax-in-role-trust-policy'],
  },
  scheme: {
    text: '`{{text}}` is the ARN of no identity provider, as `{{scheme}}` is left out of these: this lets nobody assume the role.',
    checks: ['invalid-federated-principal-syntax-in-role-trust-policy'],
  },
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
  messages,
  // What is no provider is of another type.
  hides: [
    { rule: 'valid-principal', within: 'value', when: ['provider', 'scheme'], messages: ['otherType'] },
  ],

  *check(policy) {
    for (const statement of policy.statements) {
      yield* resourceProblems(statement);
      yield* principalProblems(statement);
      for (const mismatch of trustMismatches(statement)) yield mismatchProblem(statement, mismatch);
    }
    yield* rolesAnywhereProblems(policy);
  },
});

function* resourceProblems(statement: Statement): Generator<Found> {
  for (const element of ['Resource', 'NotResource']) {
    const entry = statement.entry(element);
    if (!entry) continue;
    const data = { element };
    const edits: Edit[] = [{ kind: 'remove-entry', dict: statement.value, entry }];
    yield {
      messageId: 'resource',
      data,
      at: entry.key.span,
      subject: { statement, element: 'Resource', value: entry.key },
      suggest: () => [{ messageId: 'suggestRemove', data, edits }],
    };
  }
}

function* principalProblems(statement: Statement): Generator<Found> {
  const subject = { statement, element: 'Principal' } as const;
  const whole = statement.entry('Principal')?.value;
  if (whole?.kind === 'text' && whole.text === '*') {
    yield {
      messageId: 'wildcard',
      at: whole.span,
      subject: { ...subject, value: whole },
      suggest: () => [writeInstead('suggestMap', {}, whole, { AWS: '*' })],
    };
  }
  for (const item of statement.principals?.items ?? []) {
    const { value } = item;
    const fault = providerFault(item);
    if (!fault) continue;
    const { kind, at, data, meant: provider } = fault;
    yield {
      messageId: kind,
      data,
      at,
      subject: { ...subject, value },
      suggest: () =>
        provider === undefined ? [] : [writeInstead('suggestProvider', { provider }, value, provider)],
    };
  }
}

function mismatchProblem(statement: Statement, { action, principal, needed }: TrustMismatch): Found {
  const data = { principal: principal.text, needed };
  if (!action) {
    const { value } = principal;
    const subject = { statement, element: 'Principal', value } as const;
    return { messageId: 'mismatchedPrincipal', data, at: value.span, subject };
  }
  const { value } = action;
  const isThere = statement.actions!.named.has(needed.toLowerCase());
  return {
    messageId: 'mismatchedAction',
    data: { ...data, action: action.text },
    at: value.span,
    subject: { statement, element: 'Action', value },
    suggest: () => (isThere ? [] : [writeInstead('suggestAction', { needed }, value, needed)]),
  };
}

function* rolesAnywhereProblems(policy: Policy): Generator<Found> {
  const gap = rolesAnywhereGap(policy);
  if (!gap) return;
  const { statement, principal, actions: missing } = gap;
  const { negated, entry } = statement.actions!;
  const data = { actions: enumerate(missing.map((id) => `\`${id}\``)) };
  yield {
    messageId: 'rolesAnywhere',
    data,
    at: principal.value.span,
    subject: { statement, element: 'Principal', value: principal.value },
    suggest: () =>
      negated ? [] : [{ messageId: 'suggestAdd', data, edits: addItems(entry.value, missing) }],
  };
}

type Replacing = 'suggestMap' | 'suggestAction' | 'suggestProvider';

function writeInstead(messageId: Replacing, data: Data, target: Value, content: Content) {
  return { messageId, data, edits: [{ kind: 'replace', target, with: content }] } as const;
}
