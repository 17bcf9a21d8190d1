/** Finds empty elements in statements, and empty parts of elements. */
import { valuelessTest, type ValuelessTest } from '../conditions/valueless-test.js';
import { elementNamed, type ElementName } from '../../policy/grammar.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import type { DictEntry, DictValue, Value } from '../../value/value.js';

/** Something empty in a statement. */
interface EmptyPart {
  /** What is empty. The value is the id of the message. */
  readonly kind:
    | 'emptyAction'
    | 'emptyResource'
    | 'emptyPrincipal'
    | 'emptyPrincipalList'
    | 'emptyPrincipalName'
    | 'emptyCondition'
    | 'emptyOperator'
    | 'emptyValues'
    /** Under an operator that decides the result. */
    | 'emptyValuesOf';
  /** The empty value. */
  readonly value: Value;
  /** The data of the message. */
  readonly data: Readonly<Record<string, string>>;
  /** The entry of the empty operator. */
  readonly operatorEntry?: DictEntry;
  /** The condition without values, and its result if the operator decides it. */
  readonly test?: ConditionTest;
  readonly valueless?: ValuelessTest;
  /** The entry that can be removed together with its empty value. */
  readonly removable?: { readonly dict: DictValue; readonly entry: DictEntry };
}

export interface EmptyElement extends EmptyPart {
  /** The empty element, or the element with the empty part. */
  readonly element: ElementName | undefined;
}

/** All empty elements in the order of the statement. Values with unknown parts are never empty. */
export function* emptyElements(statement: Statement): Generator<EmptyElement> {
  for (const entry of statement.value.entries) {
    const element = elementNamed(entry.key.text);
    for (const empty of inElement(statement, entry, element)) yield { ...empty, element };
  }
}

function* inElement(
  statement: Statement,
  entry: DictEntry,
  element: ElementName | undefined,
): Generator<EmptyPart> {
  const { key, value } = entry;
  if ((element === 'Action' || element === 'Resource') && isEmptyList(value)) {
    const data = { element: key.text, effect: effectOf(statement, key.text) };
    yield { kind: `empty${element}`, value, data };
  }
  if (element === 'Principal' && value.kind === 'dict') yield* inPrincipal(key.text, value);
  if (element === 'Condition' && value.kind === 'dict') yield* inCondition(statement, entry, value);
}

function* inPrincipal(element: string, map: DictValue): Generator<EmptyPart> {
  if (isEmptyDict(map)) yield { kind: 'emptyPrincipal', value: map, data: { element } };
  for (const entry of map.entries) {
    const { value } = entry;
    const data = { member: entry.key.text };
    if (isEmptyList(value)) {
      const isOnly = map.entries.length === 1;
      const removable = isOnly ? {} : { removable: { dict: map, entry } };
      yield { kind: 'emptyPrincipalList', value, data, ...removable };
    }
    for (const item of value.kind === 'list' ? value.items : [value])
      if (isEmptyText(item)) yield { kind: 'emptyPrincipalName', value: item, data };
  }
}

function* inCondition(statement: Statement, whole: DictEntry, condition: DictValue): Generator<EmptyPart> {
  const all = { dict: statement.value, entry: whole };
  if (isEmptyDict(condition)) yield { kind: 'emptyCondition', value: condition, data: {}, removable: all };
  for (const entry of condition.entries) {
    const { value, key } = entry;
    if (!isEmptyDict(value)) continue;
    const removable = condition.entries.length === 1 ? all : { dict: condition, entry };
    yield { kind: 'emptyOperator', value, data: { operator: key.text }, operatorEntry: entry, removable };
  }
  for (const test of statement.conditions) if (isEmptyList(test.keyEntry.value)) yield emptyTest(test);
}

function emptyTest(test: ConditionTest): EmptyPart {
  const { key, value } = test.keyEntry;
  const data = { key: key.text, operator: test.operatorEntry.key.text };
  const valueless = valuelessTest(test);
  if (!valueless) return { kind: 'emptyValues', value, data, test };
  const { consequence } = valueless;
  return { kind: 'emptyValuesOf', value, data: { ...data, consequence }, test, valueless };
}

function isEmptyText(value: Value): boolean {
  return value.kind === 'text' && value.text === '';
}

function isEmptyList(value: Value): boolean {
  return value.kind === 'list' && value.items.length === 0 && !value.open;
}

function isEmptyDict(value: Value): boolean {
  return value.kind === 'dict' && value.entries.length === 0 && !value.open;
}

/** What the statement does with an empty element, as a verb with its object. */
function effectOf({ effect }: Statement, element: string): string {
  const verb = effect === 'Allow' ? 'allows' : effect === 'Deny' ? 'denies' : 'covers';
  if (element === 'NotAction') return `leaves no action out and ${verb} all of them`;
  if (element === 'NotResource') return `leaves no resource out and ${verb} its actions on all of them`;
  return `${verb} nothing`;
}
