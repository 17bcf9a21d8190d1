/**
 * Values of a JSON type that the grammar of policies has no room for.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
import type { Policy, Statement } from '../../policy/policy.js';
import { isKnown, type DictValue, type ListValue, type Value } from '../../value/value.js';

export interface TypeMismatch {
  /** What has the wrong type, as a message says it: `` `Effect` ``, ``An entry of `Action` ``. */
  readonly subject: string;
  readonly expected: string;
  readonly value: Value;
  /** The list that the value is an entry of. */
  readonly list?: ListValue;
  readonly index?: number;
  readonly statement?: Statement;
}

/** Every value of a JSON type that the grammar has no room for. Members that it does not know are not looked at. */
export function typeMismatches(policy: Policy): readonly TypeMismatch[] {
  const found: TypeMismatch[] = [];
  inDocument(policy.value, found);
  for (const statement of policy.statements) inStatement(statement, found);
  return found.filter(({ value }) => isKnown(value));
}

function inDocument({ entries }: DictValue, found: TypeMismatch[]): void {
  for (const { key, value } of entries) {
    const name = key.text;
    if (name === 'Version' || name === 'Id') text(name, value, found);
    else if (name !== 'Statement') continue;
    else if (value.kind === 'list') items(name, value, 'an object', isDict, found);
    else if (value.kind !== 'dict')
      found.push({ subject: '`Statement`', expected: 'an object or a list of objects', value });
  }
}

function inStatement(statement: Statement, found: TypeMismatch[]): void {
  for (const { key, value } of statement.value.entries) {
    const name = key.text;
    switch (name) {
      case 'Sid':
      case 'Effect':
        text(name, value, found, statement);
        break;
      case 'Action':
      case 'NotAction':
      case 'Resource':
      case 'NotResource':
        texts(name, value, found, statement);
        break;
      case 'Principal':
      case 'NotPrincipal':
        if (value.kind === 'dict') {
          for (const member of value.entries) texts(member.key.text, member.value, found, statement);
        } else if (value.kind !== 'text')
          found.push({ subject: `\`${name}\``, expected: '`"*"` or an object', value, statement });
        break;
      case 'Condition':
        if (value.kind !== 'dict')
          found.push({ subject: '`Condition`', expected: 'an object', value, statement });
        else inCondition(value, statement, found);
    }
  }
}

function inCondition({ entries }: DictValue, statement: Statement, found: TypeMismatch[]): void {
  for (const { key: operator, value: block } of entries) {
    if (!isKnown(operator)) continue;
    if (block.kind !== 'dict') {
      const subject = `\`${operator.text}\``;
      found.push({ subject, expected: 'an object of condition keys', value: block, statement });
      continue;
    }
    for (const { key, value } of block.entries) {
      const name = key.text;
      if (value.kind === 'list')
        items(name, value, 'a string, a number or a boolean', isSimple, found, statement);
      else if (!isSimple(value)) {
        const expected = 'a string, a number, a boolean or a list of these';
        found.push({ subject: `\`${name}\``, expected, value, statement });
      }
    }
  }
}

/** A value that a condition can list. */
function isSimple(value: Value): boolean {
  return value.kind === 'text' || (value.kind === 'scalar' && value.value !== null);
}

function isText({ kind }: Value): boolean {
  return kind === 'text';
}

function isDict({ kind }: Value): boolean {
  return kind === 'dict';
}

function text(name: string, value: Value, found: TypeMismatch[], statement?: Statement): void {
  if (!isText(value))
    found.push({ subject: `\`${name}\``, expected: 'a string', value, ...(statement && { statement }) });
}

function texts(name: string, value: Value, found: TypeMismatch[], statement: Statement): void {
  if (value.kind === 'list') items(name, value, 'a string', isText, found, statement);
  else if (!isText(value))
    found.push({
      subject: `\`${name}\``,
      expected: 'a string or a list of strings',
      value,
      statement,
    });
}

function items(
  name: string,
  list: ListValue,
  expected: string,
  fits: (item: Value) => boolean,
  found: TypeMismatch[],
  statement?: Statement,
): void {
  for (let index = 0; index < list.items.length; index++) {
    const value = list.items[index]!;
    if (fits(value)) continue;
    const subject = `An entry of \`${name}\``;
    found.push({ subject, expected, value, list, index, ...(statement && { statement }) });
  }
}
