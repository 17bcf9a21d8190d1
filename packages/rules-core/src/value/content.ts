/**
 * The content of a value as a text for comparison. Equal texts mean equal values, wherever they are in their sources.
 */
import { hasHole, type Hole } from './hole.js';
import type { Span, TextValue, UndecidedValue } from './value.js';
import { textOfScalar } from './scalar.js';

/** No policy is nested more deeply. */
const deepest = 64;

/** @returns undefined for values that are nested too deeply to compare */
export function contentOf(value: UndecidedValue): string | undefined {
  const writer = new Writer(value.span.start);
  writer.value(value, 0);
  return writer.content;
}

class Writer {
  /** Where offsets are counted from. */
  readonly #start: number;
  readonly #parts: string[] = [];
  #isTooDeep = false;

  constructor(start: number) {
    this.#start = start;
  }

  get content(): string | undefined {
    return this.#isTooDeep ? undefined : this.#parts.join('');
  }

  value(value: UndecidedValue | undefined, depth: number): void {
    const parts = this.#parts;
    if (depth > deepest) {
      this.#isTooDeep = true;
      return;
    }
    if (!value) {
      parts.push('-');
      return;
    }
    this.#span(value.span);
    switch (value.kind) {
      case 'text':
        this.#text(value);
        break;
      case 'scalar':
        parts.push('s', textOfScalar(value), ';');
        break;
      case 'opaque':
        parts.push('o');
        break;
      case 'list':
        parts.push(value.open ? 'L' : 'l');
        for (const item of value.items) this.value(item, depth + 1);
        parts.push(']');
        break;
      case 'dict':
        parts.push(value.open ? 'D' : 'd', value.repeats ? 'r' : '');
        this.#span(value.head);
        for (const { key, value: inner, span, implied } of value.entries) {
          parts.push(implied ? 'i' : 'e');
          this.#span(span);
          this.value(key, depth + 1);
          this.value(inner, depth + 1);
        }
        parts.push('}');
        break;
      case 'choice':
        parts.push('c', JSON.stringify(value.condition));
        for (const each of value.alternatives) this.value(each, depth + 1);
        parts.push(')');
    }
  }

  #text({ text, place, holes, expression }: TextValue): void {
    // The positions of characters that are not written literally matter only to edits.
    const placed = place === undefined ? 'x' : typeof place === 'number' ? place - this.#start : 'm';
    this.#parts.push(expression ? 'T' : 't', `${placed};${text.length};`, text);
    if (!holes || !hasHole(text)) return;
    for (const character of new Set(text)) {
      const hole = holes.get(character);
      if (hole) this.#parts.push(character, nameOf(hole));
    }
  }

  #span({ start, end }: Span): void {
    this.#parts.push(`${start - this.#start},${end - this.#start} `);
  }
}

function nameOf({ id, alphabet, expression }: Hole): string {
  return JSON.stringify([id, alphabet ?? '', expression === true]);
}
