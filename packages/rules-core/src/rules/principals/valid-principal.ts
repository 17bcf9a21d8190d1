import { principalFault, typeOf } from '../../analysis/principals/principal-forms.js';
import { isSupported, typeFaults, type TypeFault } from '../../analysis/principals/principal-types.js';
import type { Content } from '../../edits/edit.js';
import type { Statement } from '../../policy/policy.js';
import { readPrincipal, type PrincipalItem } from '../../policy/principal.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { isKnown, type DictEntry, type Value } from '../../value/value.js';
import { defineRule, type Data, type Problem } from '../rule.js';

const messages = {
  unsupported: {
    text: '`{{element}}` is not supported in {{policies}}, so AWS refuses the policy.',
    checks: ['unsupported-principal'],
  },
  notAMap: {
    text: '`{{text}}` is no map of principals: the only string that `{{element}}` takes is `"*"`, so AWS refuses the policy.',
    checks: ['invalid-principal-format'],
  },
  unknownType: {
    text: '`{{type}}` is no type of principal, so AWS refuses the policy; the types are {{types}}.',
    checks: ['invalid-principal-key'],
  },
  federated: {
    text: '`Federated` principals are supported in the trust policies of roles only, so AWS refuses the policy.',
    checks: ['federated-principal-not-supported'],
  },
  wildcard: {
    text: '`{{text}}` is no principal: wildcards have no meaning under `{{type}}`{{exception}}, so AWS refuses the policy.',
    checks: ['unsupported-wildcard-in-principal'],
  },
  deleted: {
    text: '`{{text}}` is the unique ID of a {{what}} that was deleted: nobody is meant by it, and AWS refuses to save the policy.',
    checks: ['invalid-role-reference', 'invalid-user-reference'],
  },
  accountDigits: '`{{account}}` is no account ID, which has 12 digits, so AWS refuses the policy.',
  group: '`{{text}}` is a group, and groups are no principals, so AWS refuses the policy.',
  arnRegion:
    '`{{text}}` names the Region `{{region}}`, and ARNs of principals have none, so AWS refuses the policy.',
  noPrincipal: '`{{text}}` is no account, user, role or session, so AWS refuses the policy.',
  otherType:
    '`{{text}}` stands under `{{type}}` and is a principal of the type `{{fitting}}`, so AWS refuses the policy.',
  serviceCase: '`{{text}}` is no service principal: these are in lower case.',
  serviceForm: '`{{text}}` is no service principal, whose form is `NAME.amazonaws.com`.',
  serviceTypo: '`{{text}}` is no known service principal; `{{proper}}` is.',
  suggestMap: 'Write it under `{{type}}`',
  suggestType: 'Rename `{{type}}` to `{{nearest}}`',
  suggestValue: 'Write `{{proper}}`',
  suggestRemove: 'Remove `Principal`',
} as const;

type Found = Problem<keyof typeof messages>;

export const validPrincipal = defineRule({
  name: 'valid-principal',
  description: 'Disallow principals that do not exist or that the policy type does not support',
  category: 'principals',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  policies: ({ keptBy }) => keptBy !== 'organizations',
  elements: ['Principal', 'NotPrincipal'],
  messages,
  hides: [
    { rule: 'no-confused-deputy', within: 'value' },
    // What has a wildcard is the name of no provider either.
    { rule: 'valid-trust-policy', within: 'value', when: ['wildcard'], messages: ['provider', 'scheme'] },
  ],

  *check(policy) {
    const { refuses, namesPrincipals } = policy.type;
    for (const statement of policy.statements) {
      for (const name of ['Principal', 'NotPrincipal']) {
        const entry = statement.entry(name);
        if (!entry) continue;
        if (refuses.includes(name)) yield unsupported(statement, entry);
        if (namesPrincipals) yield* principalProblems(statement, entry);
      }
    }
  },
});

function unsupported(statement: Statement, entry: DictEntry): Found {
  const { key } = entry;
  return {
    messageId: 'unsupported',
    data: { element: key.text, policies: statement.policy.type.plural },
    at: key.span,
    subject: { statement, element: 'Principal', value: key },
    // Without NotPrincipal, a Deny would also be about those that it exempts.
    suggest: () =>
      key.text === 'Principal' && {
        messageId: 'suggestRemove',
        edits: [{ kind: 'remove-entry', dict: statement.value, entry }],
      },
  };
}

/** A policy of a size that AWS accepts does not hold more, and each may have to be compared with all services. */
const mostPrincipals = 2_000;

function* principalProblems(statement: Statement, entry: DictEntry): Generator<Found> {
  const { key, value } = entry;
  const subject = { statement, element: 'Principal', value } as const;
  if (value.kind === 'text' && value.text !== '*' && isKnown(value)) {
    const { text } = value;
    const type = typeOf(text);
    yield {
      messageId: 'notAMap',
      data: { text, element: key.text },
      at: value.span,
      subject,
      suggest: () =>
        type === undefined ? [] : [writeInstead('suggestMap', { type }, value, { [type]: text })],
    };
  }
  if (value.kind !== 'dict') return;
  for (const fault of typeFaults(value, statement.policy.type)) yield typeProblem(statement, fault);
  for (const item of readPrincipal(entry, statement.bounds)!.items.slice(0, mostPrincipals)) {
    const problem = valueProblem(statement, item);
    if (problem) yield problem;
  }
}

function typeProblem(statement: Statement, { kind, member, nearest }: TypeFault): Found {
  const { key } = member;
  const type = key.text;
  return {
    messageId: kind,
    data: { type, types: '`AWS`, `CanonicalUser`, `Federated` and `Service`' },
    at: key.span,
    subject: { statement, element: 'Principal', value: key },
    suggest: () => {
      if (nearest === undefined) return [];
      const edits = [{ kind: 'rename-key', entry: member, key: nearest }] as const;
      return [{ messageId: 'suggestType', data: { type, nearest }, edits }];
    },
  };
}

function valueProblem(statement: Statement, item: PrincipalItem): Found | undefined {
  const { text, value, type } = item;
  const fault = principalFault(item);
  if (!type || !fault || !isSupported(type.text, statement.policy.type)) return undefined;
  const { kind, proper } = fault;
  const exception = type.text === 'AWS' ? ', but for `*` alone' : '';
  return {
    messageId: kind,
    data: { text, type: type.text, exception, ...fault.data },
    at: kind === 'wildcard' ? wildcardSpan(value) : value.span,
    subject: { statement, element: 'Principal', value },
    ...(kind === 'deleted' && { checks: [`invalid-${fault.data!['what']!}-reference`] }),
    suggest: () => (proper === undefined ? [] : [writeInstead('suggestValue', { proper }, value, proper)]),
  };
}

type Replacing = 'suggestMap' | 'suggestValue';

function writeInstead(messageId: Replacing, data: Data, target: Value, content: Content) {
  return { messageId, data, edits: [{ kind: 'replace', target, with: content }] } as const;
}
