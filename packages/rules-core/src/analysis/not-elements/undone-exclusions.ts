import type { Regrant } from './exclusion-conflicts.js';
import type { ExclusionFault } from './exclusion-fault.js';
import type { Element } from '../../policy/element.js';
import { nameStatement } from '../../policy/statement-name.js';
import type { TextValue } from '../../value/value.js';

export type UndoneKind =
  /** Another statement allows what an entry excludes. */
  | 'regranted'
  /** Another statement allows everything that the list excludes. */
  | 'cancelled';

/** Exclusions that other statements cancel, individually or all at once. */
export function undoneExclusions(
  element: 'Action' | 'Resource',
  { entry, name }: Element<unknown>,
  regrants: readonly Regrant<{ readonly text: string; readonly value: TextValue }>[],
): readonly ExclusionFault<UndoneKind>[] {
  return regrants.map(({ item, other: by }) => {
    const other = nameStatement(by);
    if (!item) return { kind: 'cancelled', element, at: entry.key.span, data: { element: name, other } };
    const { text, value } = item;
    return { kind: 'regranted', element, value, at: value.span, data: { text, other } };
  });
}
