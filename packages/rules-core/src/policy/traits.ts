/** Finds the traits of a policy in one pass, so that most rules need not look at it. */
import { refusedCharacter } from './grammar.js';
import type { Policy, Statement } from './policy.js';
import type { PolicyTypeFacts } from './policy-types.js';
import { hasWildcard } from '../patterns/wildcard.js';
import { replaceHoles } from '../value/hole.js';
import { isHoled, type DictEntry, type DictValue, type TextValue, type Value } from '../value/value.js';

/**
 * The traits of a policy:
 * - `irregular`: it deviates from the grammar, lacks the current Version, or contains something empty, duplicate,
 *   unknown or with unusual characters. Such a policy counts as having all other traits too.
 * - `malformed-action`: an entry of Action or NotAction matches nothing, as far as known.
 * - `action-wildcard`: an entry of Action or NotAction matches more than one action.
 * - `iam-action`: an entry of Action may be an action of IAM itself, or NotAction does not exclude them all.
 * - `variable`: a string contains `${`.
 * - `deny`: a statement has the effect Deny.
 */
const everyTrait = [
  'irregular',
  'malformed-action',
  'action-wildcard',
  'iam-action',
  'variable',
  'deny',
] as const;

export type Trait = (typeof everyTrait)[number];

const all: ReadonlySet<Trait> = new Set(everyTrait);

/** The keys of a statement as bits. Each element is followed by its Not form. */
const bitOf: ReadonlyMap<string, number> = new Map([
  ['Sid', 1],
  ['Effect', 2],
  ['Principal', 4],
  ['NotPrincipal', 8],
  ['Action', 16],
  ['NotAction', 32],
  ['Resource', 64],
  ['NotResource', 128],
  ['Condition', 256],
]);

const effect = 2;
const principal = 4;
const action = 16;
const resource = 64;

/** Whether exactly one of the element and its Not form is present. */
function hasOneOf(members: number, element: number): boolean {
  return ((members & element) === 0) !== ((members & (2 * element)) === 0);
}

function hasRightMembers(members: number, type: PolicyTypeFacts): boolean {
  return (
    (members & effect) !== 0 &&
    hasOneOf(members, action) &&
    hasOneOf(members, resource) === type.namesResources &&
    hasOneOf(members, principal) === type.namesPrincipals
  );
}

/** A variable, or a character that IAM rejects. */
const unusual = new RegExp(`\\$\\{|${refusedCharacter.source}`);

/** The traits of a policy. */
export function traitsOf(policy: Policy): ReadonlySet<Trait> {
  const traits = new Set<Trait>();
  const isRegular =
    isRegularDocument(policy) &&
    policy.statements.every((statement) => isRegularStatement(statement, traits));
  return isRegular ? traits : all;
}

function isRegularDocument({ value, complete, statements }: Policy): boolean {
  if (!complete || statements.length === 0 || value.open) return false;
  const [first, second] = value.entries;
  if (value.entries.length !== 2) return false;
  return isVersion(first!)
    ? second!.key.text === 'Statement'
    : first!.key.text === 'Statement' && isVersion(second!);
}

function isVersion({ key, value }: DictEntry): boolean {
  return key.text === 'Version' && value.kind === 'text' && value.text === '2012-10-17';
}

function isRegularStatement(statement: Statement, traits: Set<Trait>): boolean {
  if (statement.value.open) return false;
  let members = 0;
  for (const { key, value } of statement.value.entries) {
    const bit = bitOf.get(key.text);
    if (bit === undefined || (members & bit) !== 0) return false;
    members |= bit;
    if (!isRegularMember(key.text, value, statement, traits)) return false;
  }
  return hasRightMembers(members, statement.policy.type);
}

function isRegularMember(name: string, value: Value, statement: Statement, traits: Set<Trait>): boolean {
  switch (name) {
    case 'Sid':
      return value.kind === 'text' && value.text !== '' && isUsual(value, traits);
    case 'Effect':
      if (statement.effect === 'Deny') traits.add('deny');
      return statement.effect !== undefined;
    case 'Action':
    case 'NotAction':
      return areRegularActions(statement, traits);
    case 'Resource':
    case 'NotResource':
      return areTexts(value, traits);
    case 'Principal':
    case 'NotPrincipal':
      return value.kind === 'dict'
        ? areRegularPrincipals(value, traits)
        : value.kind === 'text' && isUsual(value, traits);
    default:
      return isRegularCondition(value, traits);
  }
}

function areRegularActions({ actions }: Statement, traits: Set<Trait>): boolean {
  if (!actions || actions.list?.open || actions.items.length === 0) return false;
  if (actions.list && actions.items.length < actions.list.items.length) return false;
  if (actions.negated) traits.add('iam-action');
  // The other entries name a single action each, so their characters are valid.
  const { others, services } = actions;
  if (services.has('iam')) traits.add('iam-action');
  for (let index = 0; index < others.length; index++) {
    const { pattern, value } = others[index]!;
    if (!pattern) {
      traits.add('malformed-action');
      if (!isUsual(value, traits)) return false;
      continue;
    }
    traits.add('action-wildcard');
    if (hasWildcard(pattern.service)) traits.add('iam-action');
  }
  return true;
}

function areRegularPrincipals(value: DictValue, traits: Set<Trait>): boolean {
  if (!isRegularDict(value)) return false;
  for (const member of value.entries) {
    if (!isUsual(member.key, traits) || !areTexts(member.value, traits)) return false;
    if (holdsEmptyText(member.value)) return false;
  }
  return true;
}

function isRegularCondition(condition: Value, traits: Set<Trait>): boolean {
  if (condition.kind !== 'dict' || !isRegularDict(condition)) return false;
  for (const { key: operator, value: block } of condition.entries) {
    if (!isUsual(operator, traits) || block.kind !== 'dict' || !isRegularDict(block)) return false;
    for (const { key, value } of block.entries) {
      if (!isUsual(key, traits)) return false;
      if (!(value.kind === 'scalar' && value.value !== null) && !areTexts(value, traits)) return false;
    }
  }
  return true;
}

/** Whether it has entries, and their keys differ by more than case. */
function isRegularDict({ entries, open }: DictValue): boolean {
  if (entries.length === 1) return !open;
  return (
    !open &&
    entries.length > 0 &&
    new Set(entries.map(({ key }) => key.text.toLowerCase())).size === entries.length
  );
}

/** Whether it is a string or a non-empty list of strings. */
function areTexts(value: Value, traits: Set<Trait>): boolean {
  if (value.kind === 'text') return isUsual(value, traits);
  if (value.kind !== 'list' || value.open || value.items.length === 0) return false;
  for (const item of value.items) if (item.kind !== 'text' || !isUsual(item, traits)) return false;
  return true;
}

function holdsEmptyText(value: Value): boolean {
  const items = value.kind === 'list' ? value.items : [value];
  return items.some((item) => item.kind === 'text' && item.text === '');
}

/** Whether no character of the text is rejected. */
function isUsual(value: TextValue, traits: Set<Trait>): boolean {
  const { text } = value;
  if (!unusual.test(text)) return true;
  if (text.includes('${')) traits.add('variable');
  return !refusedCharacter.test(isHoled(value) ? replaceHoles(text, () => '') : text);
}
