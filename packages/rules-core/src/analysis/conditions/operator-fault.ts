/** Explains why a condition operator does not exist or has no effect, and which one was meant. */
import { operatorMeant } from './operator-meant.js';
import { findConditionKey } from '../../catalog/condition-keys.js';
import { parseOperator } from '../../policy/operator.js';
import { sliceSpan, type DictEntry, type Span } from '../../value/value.js';

export interface OperatorFault {
  readonly kind: 'unknownOperator' | 'keyAsOperator' | 'nullIfExists' | 'nullWithQualifier';
  /** The part of the operator at fault. */
  readonly at: Span;
  /** For an operator that exists: the result of the condition for every request. */
  readonly holds?: 'always' | 'never';
}

/** @param entry an operator with its conditions, completely known */
export function operatorFault(entry: DictEntry): OperatorFault | undefined {
  const { key } = entry;
  const operator = parseOperator(key.text);
  if (operator?.family === 'Null' && operator.set) {
    const at = sliceSpan(key, 0, key.text.indexOf(':'));
    return { kind: 'nullWithQualifier', at, holds: operator.set === 'ForAllValues' ? 'always' : 'never' };
  }
  if (operator) return undefined;
  if (/^(?:forallvalues:|foranyvalue:)?nullifexists$/i.test(key.text)) {
    const at = sliceSpan(key, key.text.length - 'IfExists'.length, key.text.length);
    return { kind: 'nullIfExists', at };
  }
  const isKey = findConditionKey(key.text) !== undefined && !holdsKeys(entry);
  return { kind: isKey ? 'keyAsOperator' : 'unknownOperator', at: key.span };
}

/** Under an operator there are keys. If the author swapped them, there are operators under a key. */
function holdsKeys({ value }: DictEntry): boolean {
  return value.kind === 'dict' && !value.entries.every(({ key }) => parseOperator(key.text));
}

/** The operator to use instead. undefined if none is similar. */
export function properOperator({ kind }: OperatorFault, text: string): string | undefined {
  if (kind === 'keyAsOperator') return undefined;
  return kind === 'unknownOperator' ? operatorMeant(text) : 'Null';
}
