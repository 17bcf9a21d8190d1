/** Numbers as texts, in the spelling of the source where JavaScript cannot hold them. */
import type { ScalarValue, Span } from './value.js';

/** @param written the characters of the value in the source */
export function scalarValue(span: Span, value: ScalarValue['value'], written: string): ScalarValue {
  return typeof value !== 'number' || isHeld(value, written)
    ? { kind: 'scalar', span, value }
    : { kind: 'scalar', span, value, spelling: written };
}

/** Whether a number keeps the digits that are written: `1e400` is infinite, and integers beyond 2⁵³ are rounded. */
export function isHeld(value: number, written: string): boolean {
  return Number.isSafeInteger(value) || (Number.isFinite(value) && written.includes('.'));
}

export function textOfScalar({ value, spelling }: ScalarValue): string {
  return spelling ?? String(value);
}
