/** The fields of an entry of Resource or NotResource as written, with their positions. */
import type { ResourceItem } from '../../policy/element.js';
import { sliceSpan, type Span, type TextValue } from '../../value/value.js';

/** A field without policy variables and template text, so that the source contains it as it is. */
export interface ArnField {
  readonly text: string;
  /** The field, or the colons around it if it is empty. */
  readonly at: Span;
  /** The whole entry with a different text in this field. */
  readonly replaced: (text: string) => string;
}

export interface ArnFields {
  /**
   * Prefix, partition, service, Region and account, up to the first placeholder or variable. Its value may contain
   * colons, so later fields are unknown.
   */
  readonly head: readonly ArnField[];
  /** Everything after the fifth colon, as a wildcard pattern. undefined if there is nothing or it is unknown. */
  readonly resource: string | undefined;
  /** The start of the resource part. */
  readonly resourceStart: number;
  /** The entry has fewer than six fields. */
  readonly short: boolean;
}

const headFields = 5;

/** Splits an entry at its first five colons. */
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
