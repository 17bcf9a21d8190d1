/**
 * Parses the text of `Fn::Sub`.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
 */
import type { Holes } from '../../value/hole.js';
import { replaceHoles } from '../../value/hole.js';
import { isReferenceHole } from './reference-hole.js';

/** `[start, end)` of the text: literal, or a variable with this name. */
export interface SubPart {
  readonly start: number;
  readonly end: number;
  readonly variable?: string;
}

/** `${Name}`, and `${!Name}`, which results in `${Name}`. */
const VARIABLE = /\$\{(!?)([^}]*)\}/g;

/** The parts of the text in order, in linear time. */
export function partsOfSub(text: string): readonly SubPart[] {
  const parts: SubPart[] = [];
  let done = 0;
  const copy = (end: number): void => {
    if (end > done) parts.push({ start: done, end });
    done = end;
  };
  for (const { 0: whole, 1: mark, 2: name, index } of text.matchAll(VARIABLE)) {
    if (mark === '!') {
      copy(index + 2);
      done = index + 3;
      continue;
    }
    copy(index);
    done = index + whole.length;
    parts.push({ start: index, end: done, variable: name! });
  }
  copy(text.length);
  return parts;
}

/** The value of a variable, and how it is written. */
export interface Substitution {
  readonly text: string;
  readonly written: string;
}

/**
 * How to write a text in `Fn::Sub`. Undefined if it contains an expression that the previous text does not.
 *
 * @param before the variables of the previous text, in order
 */
export function writtenInSub(
  text: string,
  before: readonly Substitution[],
  holes: Holes,
): string | undefined {
  let written = '';
  let done = 0;
  let isWhole = true;
  const single = new Map(before.map((each) => [each.text, each.written]));
  const literal = (part: string): string =>
    replaceHoles(part.replaceAll('${', '${!'), (character) => {
      const known = single.get(character);
      if (known !== undefined) return known;
      const hole = holes.get(character);
      if (!hole?.expression) return character;
      if (!isReferenceHole(hole)) isWhole = false;
      return hole.source;
    });
  for (const each of before) {
    const at = each.text === '' ? -1 : text.indexOf(each.text, done);
    // An edit has removed it.
    if (at < 0) continue;
    written += literal(text.slice(done, at)) + each.written;
    done = at + each.text.length;
  }
  written += literal(text.slice(done));
  return isWhole ? written : undefined;
}
