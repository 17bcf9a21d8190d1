/** Finds characters that IAM rejects in policies, and the plain characters that were meant. */
import { refusedCharacter } from '../../policy/grammar.js';
import { findTexts, type FoundText } from '../../policy/texts.js';
import { isKnown, sliceSpan, type Span, type TextValue, type Value } from '../../value/value.js';

const everyRun = new RegExp(`${refusedCharacter.source}+`, 'g');
const everyRefused = new RegExp(refusedCharacter, 'g');

/** Replacements that editors and word processors make for plain characters. */
const plain: Readonly<Record<string, string>> = {
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u2018': "'",
  '\u2019': "'",
  '\u201C': '"',
  '\u201D': '"',
  '\u2026': '...',
  '\u2217': '*',
  '\uFF0A': '*',
  '\uFF1A': ':',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u2009': ' ',
  '\u202F': ' ',
  '\u200B': '',
  '\u200C': '',
  '\u200D': '',
  '\u2060': '',
  '\uFEFF': '',
};

/** A string with rejected characters. */
export interface RefusedText extends FoundText {
  /** The first run of rejected characters. */
  readonly characters: string;
  readonly at: Span;
}

/** The strings in a value, including keys, that contain rejected characters. Escapes in the source do not count. */
export function refusedTexts(root: Value): readonly RefusedText[] {
  return findTexts(root, (text) => firstRefused(text) !== undefined).map((found) => ({
    ...found,
    ...firstRefused(found.value)!,
  }));
}

/** The characters in the source of an escape differ from those in the string. */
function firstRefused(value: TextValue): Pick<RefusedText, 'characters' | 'at'> | undefined {
  if (value.place === undefined || !refusedCharacter.test(value.text) || !isKnown(value)) return undefined;
  for (const { 0: characters, index } of value.text.matchAll(everyRun)) {
    const at = sliceSpan(value, index, index + characters.length);
    if (at.end - at.start === characters.length) return { characters, at };
  }
  return undefined;
}

/** The text with plain characters instead of the rejected ones. undefined if one of them has no replacement. */
export function inPlainCharacters(text: string): string | undefined {
  const written = text.replace(everyRefused, (character) => plain[character] ?? character);
  return refusedCharacter.test(written) ? undefined : written;
}

/** The maximum number of code points in a message. */
const mostCodes = 3;

/** The code points of the characters, shortened if there are many: `U+2013 U+2014 U+2026 …`. */
export function codePointsOf(characters: string): string {
  const all = Array.from(characters, (character) => character.codePointAt(0)!);
  const codes = all
    .slice(0, mostCodes)
    .map((code) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
  return [...codes, ...(all.length > mostCodes ? ['…'] : [])].join(' ');
}
