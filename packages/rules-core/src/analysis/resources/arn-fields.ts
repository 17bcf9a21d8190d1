/** The fields of an entry of Resource or NotResource as they are written, with their places. */
import type { ResourceItem } from '../../policy/element.js';
import { sliceSpan, type Span, type TextValue } from '../../value/value.js';

/** A field that stands in the source as it is read: no policy variable and no template text is part of it. */
export interface ArnField {
  readonly text: string;
  /** The field; where it is empty, the colons around it. */
  readonly at: Span;
  /** The whole entry with another text in this field. */
  readonly replaced: (text: string) => string;
}

export interface ArnFields {
  /**
   * Prefix, partition, service, Region and account, as far as they are known: what a placeholder or a variable stands
   * for may hold colons, so that nothing behind it is.
   */
  readonly head: readonly ArnField[];
  /** All that comes after the fifth colon, as a wildcard pattern; undefined when there is none, or it is not known. */
  readonly resource: string | undefined;
  /** Where the resource part starts. */
  readonly resourceStart: number;
  /** The entry ends before its sixth field. */
  readonly short: boolean;
}

const headFields = 5;

/** Cuts an entry at its first five colons. */
export function readArnFields({ text, value, bounds }: ResourceItem): ArnFields {
  const { upper } = bounds;
  const head: ArnField[] = [];
  let start = 0;
  while (head.length < headFields) {
    const colon = text.indexOf(':', start);
    const end = colon < 0 ? text.length : colon;
    const field = text.slice(start, end);
    if (field.includes('${') || upper.slice(start, end + 1) !== text.slice(start, end + 1))
      return { head, resource: undefined, resourceStart: start, short: false };
    head.push(fieldAt(value, start, end));
    if (colon < 0) return { head, resource: undefined, resourceStart: start, short: true };
    start = colon + 1;
  }
  return { head, resource: upper.slice(start), resourceStart: start, short: false };
}

function fieldAt(value: TextValue, start: number, end: number): ArnField {
  const { text } = value;
  const around = start === end ? 1 : 0;
  return {
    text: text.slice(start, end),
    at: sliceSpan(value, Math.max(start - around, 0), Math.min(end + around, text.length)),
    replaced: (other) => text.slice(0, start) + other + text.slice(end),
  };
}
