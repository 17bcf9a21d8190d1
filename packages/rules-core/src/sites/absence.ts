/** Explains why nothing in a file is linted, and what the file looks like. */
import { lookAlikeOf, type LookAlike } from './look-alikes.js';
import { isJudged, type PolicySite, type Source } from './source.js';
import { markedParts } from './template-forms.js';
import { itemsOf, textAt } from '../value/members.js';
import {
  entryOf,
  isHoled,
  type DictValue,
  type Span,
  type UndecidedValue,
  type Value,
} from '../value/value.js';

export interface Absence {
  /**
   * - `excluded`: the user cannot change its policies
   * - `broken`: a string that must be a policy is not valid JSON
   * - `filledIn`: template text replaces all statements
   * - `lookAlike`: it contains something else with a `Statement`
   * - `otherDocument`: it is a document of a known kind, without a policy
   * - `otherText`: a string in place of a policy is not one
   * - `noStatement`: it contains an object without a `Statement`
   * - `noObject`: it contains no object, or its syntax is not supported
   */
  readonly reason:
    | 'excluded'
    | 'broken'
    | 'filledIn'
    | 'lookAlike'
    | 'otherDocument'
    | 'otherText'
    | 'noStatement'
    | 'noObject';
  /** The top-level key, or the first character, that shows it. */
  readonly at: Span;
  /** In words: the title of the document, or its keys. */
  readonly what?: string;
}

/**
 * Why nothing in a source is linted. Undefined when something is. If there are several reasons, that of the first
 * policy.
 */
export function absenceIn(source: Source): Absence | undefined {
  let first: Absence | undefined;
  for (const site of source.sites()) {
    const absence = absenceAt(site, source);
    if (!absence) return undefined;
    first ??= absence;
  }
  return first ?? lookOf(source.root);
}

function absenceAt(site: PolicySite, source: Source): Absence | undefined {
  const { document, unread } = site;
  const inFile = (span: Span) => (site.source ?? source).locate?.(span) ?? span;
  if (unread) return { reason: 'broken', at: inFile(document.span) };
  if (!isJudged(site)) return { reason: 'excluded', at: topKeyAt(inFile(document.head), source.root) };
  const statement = entryOf(document, 'Statement');
  if (statement ? !isUnknown(statement.value) : !document.open) return undefined;
  return { reason: 'filledIn', at: inFile(statement?.value.span ?? document.head) };
}

/** The top-level key whose value contains a span, or the span itself. */
function topKeyAt(span: Span, root: Value | undefined): Span {
  for (const top of itemsOf(root)) {
    const entry =
      top.kind === 'dict' &&
      top.entries.find(({ value }) => value.span.start <= span.start && span.end <= value.span.end);
    if (entry) return entry.key.span;
  }
  return span;
}

/** Whether nothing in it is known. */
function isUnknown(value: UndecidedValue): boolean {
  switch (value.kind) {
    case 'opaque':
      return true;
    case 'text':
      return isHoled(value);
    case 'list':
      return value.items.length > 0 ? value.items.every(isUnknown) : value.open === true;
    case 'dict':
      return value.entries.length === 0 && value.open === true;
    case 'choice':
      return value.alternatives.every((each) => !each || isUnknown(each));
    case 'scalar':
      return false;
  }
}

/** Documents that may contain policies, with the key that identifies them. */
const documents: readonly (readonly [title: string, key: string, isOne: (value: Value) => boolean])[] = [
  ['a CloudFormation template', 'Resources', hasTypedMember],
  ['the construct tree of a CDK app, which repeats its templates', 'version', isTreeVersion],
  ['a Terraform plan', 'resource_changes', ({ kind }) => kind === 'list'],
  ['a Terraform plan', 'planned_values', ({ kind }) => kind === 'dict'],
  ['the state of Terraform', 'terraform_version', ({ kind }) => kind === 'text'],
  ['a file of the Serverless Framework', 'provider', isProvider],
  ['a Kubernetes manifest', 'apiVersion', ({ kind }) => kind === 'text'],
];

function isTreeVersion(value: Value): boolean {
  return value.kind === 'text' && value.text.startsWith('tree-');
}

function isProvider(value: Value): boolean {
  return textAt(value, 'name') !== undefined;
}

function hasTypedMember(value: Value): boolean {
  if (value.kind !== 'dict') return false;
  return value.entries.some((resource) => /^\w+::\w+/.test(textAt(resource.value, 'Type') ?? ''));
}

/** What a file without a policy looks like. */
function lookOf(root: Value | undefined): Absence {
  if (!root) return { reason: 'noObject', at: { start: 0, end: 0 }, what: 'nothing that can be read' };
  if (root.kind === 'dict') return lookOfDict(root);
  const at = firstCharacter(root);
  if (root.kind === 'opaque' || (root.kind === 'text' && isTemplate(root.text)))
    return { reason: 'filledIn', at };
  if (root.kind !== 'list') return { reason: 'noObject', at, what: wordsOf(root) };
  const dict = root.items.find((item) => item.kind === 'dict');
  if (dict) return lookOfDict(dict);
  return { reason: 'noObject', at, what: root.items.length > 0 ? 'a list without objects' : 'an empty list' };
}

function lookOfDict(dict: DictValue): Absence {
  const at = firstCharacter(dict);
  if (dict.entries.length === 0)
    return dict.open ? { reason: 'filledIn', at } : { reason: 'noObject', at, what: 'an empty object' };
  const itself = lookAlikeOf(dict);
  const statement = entryOf(dict, 'Statement');
  if (itself) return { reason: 'lookAlike', at: statement!.key.span, what: itself.title };
  for (const { key, value } of dict.entries) {
    const lookAlike = lookAlikeIn(value, deepest);
    if (lookAlike) return { reason: 'lookAlike', at: key.span, what: lookAlike.title };
  }
  for (const [what, key, isOne] of documents) {
    const entry = entryOf(dict, key);
    if (entry && isOne(entry.value)) return { reason: 'otherDocument', at: entry.key.span, what };
  }
  const string = dict.entries.find(
    ({ key, value }) => value.kind === 'text' && /(?:Policy|PolicyDocument)$/.test(key.text),
  );
  if (string) {
    const isFilledIn = string.value.kind === 'text' && isTemplate(string.value.text);
    const reason = isFilledIn ? 'filledIn' : 'otherText';
    return { reason, at: string.key.span, what: string.key.text };
  }
  if (statement) return { reason: 'lookAlike', at: statement.key.span, what: 'something else' };
  return { reason: 'noStatement', at, what: named(dict) };
}

/** Rules of AWS WAF are three levels down in a web ACL. */
const deepest = 6;

/** Finds something in a value that is known to have a `Statement` without being a policy. */
function lookAlikeIn(value: Value, depth: number): LookAlike | undefined {
  if (depth === 0 || (value.kind !== 'dict' && value.kind !== 'list')) return undefined;
  const isItself = value.kind === 'dict' ? lookAlikeOf(value) : undefined;
  if (isItself) return isItself;
  const children = value.kind === 'list' ? value.items : value.entries.map((entry) => entry.value);
  for (const child of children) {
    const found = lookAlikeIn(child, depth - 1);
    if (found) return found;
  }
  return undefined;
}

/** Whether the text is a single piece of template text. */
function isTemplate(text: string): boolean {
  const trimmed = text.trim();
  return markedParts(trimmed).some(([start, end]) => start === 0 && end === trimmed.length);
}

function firstCharacter({ span: { start, end } }: Value): Span {
  return { start, end: Math.min(start + 1, end) };
}

function wordsOf(value: Value): string {
  if (value.kind === 'text') return 'a string';
  return value.kind === 'scalar' && value.value !== null
    ? `a ${typeof value.value}`
    : 'nothing that can be read';
}

/** How many keys are named. */
const mostKeys = 3;

function named({ entries }: DictValue): string {
  const keys = [...new Set(entries.map(({ key }) => `\`${key.text}\``))];
  const rest = keys.length - mostKeys;
  return rest > 1 ? `${keys.slice(0, mostKeys).join(', ')} and ${rest} more keys` : keys.join(', ');
}
