/**
 * Finds values whose JSON type the policy grammar does not allow.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
import { elementNamed, type ElementName } from '../../policy/grammar.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { isKnown, type DictEntry, type DictValue, type ListValue, type Value } from '../../value/value.js';

/** A value of the wrong type. */
interface Mismatch {
  /** What has the wrong type, as in the message: `` `Effect` ``, ``An entry of `Action` ``. */
  readonly what: string;
  readonly expected: string;
  readonly value: Value;
  /** The list that contains the value. */
  readonly list?: ListValue;
  /** The entry of the operator or condition key. */
  readonly test?: DictEntry;
}

export interface TypeMismatch extends Mismatch {
  readonly element: ElementName | undefined;
  readonly statement?: Statement;
  /** The actual type, as in the message: `a list`. */
  readonly found: string;
}

/** Every value whose JSON type the grammar does not allow. Unknown elements are skipped. */
export function* typeMismatches(policy: Policy): Generator<TypeMismatch> {
  for (const entry of policy.value.entries) yield* knownIn(entry, inDocument(entry));
  for (const statement of policy.statements) {
    for (const entry of statement.value.entries)
      for (const mismatch of knownIn(entry, inStatement(entry))) yield { ...mismatch, statement };
  }
}

/** The mismatches of an entry whose name is known to be an element. */
function* knownIn({ key }: DictEntry, found: Iterable<Mismatch>): Generator<TypeMismatch> {
  for (const mismatch of found)
    if (isKnown(mismatch.value))
      yield { ...mismatch, element: elementNamed(key.text), found: kindName(mismatch.value) };
}

function kindName(value: Value): string {
  switch (value.kind) {
    case 'text':
      return 'a string';
    case 'list':
      return 'a list';
    case 'scalar':
      return value.value === null ? 'null' : `a ${typeof value.value}`;
    default:
      return 'an object';
  }
}

function* inDocument({ key: { text: name }, value }: DictEntry): Generator<Mismatch> {
  if (name === 'Version' || name === 'Id') yield* text(name, value);
  if (name !== 'Statement') return;
  if (value.kind === 'list') yield* items(name, value, 'an object', isDict);
  else if (!isDict(value)) yield { what: '`Statement`', expected: 'an object or a list of objects', value };
}

function* inStatement({ key: { text: name }, value }: DictEntry): Generator<Mismatch> {
  switch (name) {
    case 'Sid':
    case 'Effect':
      yield* text(name, value);
      break;
    case 'Action':
    case 'NotAction':
    case 'Resource':
    case 'NotResource':
      yield* texts(name, value);
      break;
    case 'Principal':
    case 'NotPrincipal':
      if (value.kind === 'dict')
        for (const member of value.entries) yield* texts(member.key.text, member.value);
      else if (!isText(value)) yield { what: `\`${name}\``, expected: '`"*"` or an object', value };
      break;
    case 'Condition':
      if (value.kind === 'dict') yield* inCondition(value);
      else yield { what: '`Condition`', expected: 'an object', value };
  }
}

function* inCondition({ entries }: DictValue): Generator<Mismatch> {
  for (const operator of entries) {
    const { key, value: block } = operator;
    if (!isKnown(key)) continue;
    if (block.kind !== 'dict') {
      yield {
        what: `\`${key.text}\``,
        expected: 'an object of condition keys',
        value: block,
        test: operator,
      };
      continue;
    }
    for (const test of block.entries) {
      for (const mismatch of inTest(test)) yield { ...mismatch, test };
    }
  }
}

function* inTest({ key: { text: name }, value }: DictEntry): Generator<Mismatch> {
  if (value.kind === 'list') yield* items(name, value, 'a string, a number or a boolean', isSimple);
  else if (!isSimple(value))
    yield { what: `\`${name}\``, expected: 'a string, a number, a boolean or a list of these', value };
}

/** A value that is valid in the list of a condition. */
function isSimple(value: Value): boolean {
  return isText(value) || (value.kind === 'scalar' && value.value !== null);
}

function isText({ kind }: Value): boolean {
  return kind === 'text';
}

function isDict({ kind }: Value): boolean {
  return kind === 'dict';
}

function* text(name: string, value: Value): Generator<Mismatch> {
  if (!isText(value)) yield { what: `\`${name}\``, expected: 'a string', value };
}

function* texts(name: string, value: Value): Generator<Mismatch> {
  if (value.kind === 'list') yield* items(name, value, 'a string', isText);
  else if (!isText(value)) yield { what: `\`${name}\``, expected: 'a string or a list of strings', value };
}

function* items(
  name: string,
  list: ListValue,
  expected: string,
  fits: (item: Value) => boolean,
): Generator<Mismatch> {
  for (const value of list.items)
    if (!fits(value)) yield { what: `An entry of \`${name}\``, expected, value, list };
}
