import { principalFault, principalTypes, typeOf } from '../../analysis/principals/principal-forms.js';
import { nearestName } from '../../catalog/nearest-name.js';
import type { Content, Edit } from '../../edits/edit.js';
import type { Statement } from '../../policy/policy.js';
import { readPrincipal, type PrincipalItem } from '../../policy/principal.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { entryOf, isKnown, type DictEntry, type DictValue } from '../../value/value.js';
import { defineRule, type Problem } from '../rule.js';

const messages = {
  unsupported: '`Principal` is not supported in {{policies}}, so AWS refuses the policy.',
  notAMap:
    '`{{text}}` is no map of principals: the only string that `{{element}}` takes is `"*"`, so AWS refuses the policy.',
  unknownType: '`{{type}}` is no type of principal, so AWS refuses the policy; the types are {{types}}.',
  federated:
    '`Federated` principals are supported in the trust policies of roles only, so AWS refuses the policy.',
  wildcard:
    '`{{text}}` is no principal: wildcards have no meaning under `{{type}}`{{exception}}, so AWS refuses the policy.',
  deletedRole:
    '`{{text}}` is the unique ID of a role that was deleted: nobody is meant by it, and AWS refuses to save the policy.',
  deletedUser:
    '`{{text}}` is the unique ID of a user that was deleted: nobody is meant by it, and AWS refuses to save the policy.',
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
  options: {},
  messages,
  hasSuggestions: true,
  accessAnalyzer: {
    'federated-principal-not-supported': ['federated'],
    'invalid-principal-format': ['notAMap'],
    'invalid-principal-key': ['unknownType'],
    'invalid-role-reference': ['deletedRole'],
    'invalid-user-reference': ['deletedUser'],
    'unsupported-principal': ['unsupported'],
    'unsupported-wildcard-in-principal': ['wildcard'],
  },
  hides: [{ rule: 'no-confused-deputy', within: 'value' }],

  *check(policy) {
    const { namesPrincipals, plural } = policy.type;
    for (const statement of policy.statements) {
      for (const name of ['Principal', 'NotPrincipal']) {
        const entry = statement.entry(name);
        if (!entry) continue;
        if (namesPrincipals) yield* principalProblems(statement, entry);
        // That NotPrincipal is not supported is said by no-not-principal.
        else if (name === 'Principal') {
          yield {
            messageId: 'unsupported',
            data: { policies: plural },
            at: entry.key.span,
            statement,
            suggestions: [
              {
                messageId: 'suggestRemove',
                edits: [{ kind: 'remove-entry', dict: statement.value, entry }],
              },
            ],
          };
        }
      }
    }
  },
});

/** A policy of a size that AWS accepts does not hold more, and each may have to be compared with all services. */
const mostPrincipals = 2_000;

function* principalProblems(statement: Statement, entry: DictEntry): Iterable<Found> {
  const { bounds, policy } = statement;
  const { value } = entry;
  if (value.kind === 'text') {
    const { text } = value;
    if (text === '*' || !bounds.of(text).known || bounds.of(text).variable) return;
    const type = typeOf(text);
    yield {
      messageId: 'notAMap',
      data: { text, element: entry.key.text },
      at: value.span,
      statement,
      suggestions:
        type === undefined ? [] : [suggest('suggestMap', { type }, replace(entry, { [type]: text }))],
    };
    return;
  }
  if (value.kind !== 'dict') return;
  for (const member of value.entries) {
    const type = member.key.text;
    if (!isKnown(member.key)) continue;
    if (!principalTypes.includes(type)) yield unknownType(statement, value, member);
    else if (type === 'Federated' && policy.type.keptBy === 'service')
      yield { messageId: 'federated', at: member.key.span, statement };
  }
  const { negated, items } = readPrincipal(entry, bounds)!;
  for (const item of items.slice(0, mostPrincipals)) {
    const problem = valueProblem(statement, item, negated);
    if (problem) yield problem;
  }
}

function unknownType(statement: Statement, map: DictValue, member: DictEntry): Found {
  const type = member.key.text;
  const nearest = nearestName(type, principalTypes);
  return {
    messageId: 'unknownType',
    data: { type, types: '`AWS`, `CanonicalUser`, `Federated` and `Service`' },
    at: member.key.span,
    statement,
    suggestions:
      nearest === undefined || entryOf(map, nearest)
        ? []
        : [suggest('suggestType', { type, nearest }, { kind: 'rename-key', entry: member, key: nearest })],
  };
}

/** Entries of NotPrincipal that exempt nobody are no-not-principal's to report. */
const faultsOfExemptions: readonly string[] = ['wildcard', 'deletedRole', 'deletedUser'];

function valueProblem(statement: Statement, item: PrincipalItem, negated: boolean): Found | undefined {
  const { text, value, type } = item;
  const isFederated = type?.text === 'Federated';
  if (isFederated && statement.policy.type.keptBy === 'service') return undefined;
  const fault = principalFault(item);
  if (!fault || (negated && type?.text === 'AWS' && faultsOfExemptions.includes(fault.kind)))
    return undefined;
  // What else a provider looks like is valid-trust-policy's to say.
  if (isFederated && fault.kind !== 'wildcard' && fault.kind !== 'accountDigits') return undefined;
  const exception = type?.text === 'AWS' ? ', but for `*` alone' : '';
  const data = fault.kind === 'wildcard' ? { text, type: type!.text, exception } : { ...fault.data };
  return {
    messageId: fault.kind,
    data: fault.kind === 'accountDigits' ? data : { text, ...data },
    at: fault.kind === 'wildcard' ? wildcardSpan(value) : value.span,
    subject: { statement, element: 'Principal', value },
    suggestions:
      fault.proper === undefined
        ? []
        : [
            suggest(
              'suggestValue',
              { proper: fault.proper },
              { kind: 'replace', target: value, with: fault.proper },
            ),
          ],
  };
}

function suggest<Id extends 'suggestMap' | 'suggestType' | 'suggestValue'>(
  messageId: Id,
  data: Readonly<Record<string, string>>,
  edit: Edit,
) {
  return { messageId, data, edits: [edit] } as const;
}

function replace({ value }: DictEntry, by: Content): Edit {
  return { kind: 'replace', target: value, with: by };
}
