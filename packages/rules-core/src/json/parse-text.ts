/** Parses the text of a file, or explains why it cannot be parsed. */
import { parse } from '@humanwhocodes/momoa';
import { valueOfMomoa } from './momoa-value.js';
import { readJson } from './read-json.js';
import { readTemplate, unreadableTemplate } from './read-template.js';
import type { Value } from '../value/value.js';

export interface ParseError {
  readonly message: string;
  readonly offset: number;
}

export type Parsed = { readonly value: Value } | { readonly error: ParseError };

/** Momoa parses what is not plain JSON, and its error is reported unless template text is the reason. */
export function parseText(text: string, mode: 'json' | 'jsonc' | 'json5'): Parsed {
  const plain = mode === 'json' ? readJson(text) : undefined;
  if (plain) return { value: plain };
  try {
    const document = parse(text, { mode, allowTrailingCommas: mode !== 'json' });
    const offset = mode === 'json' ? controlCharacterIn(text) : -1;
    if (offset >= 0) return { error: { message: 'Unexpected control character in a string.', offset } };
    return { value: valueOfMomoa(document, text) };
  } catch (error) {
    const read = readTemplate(text);
    if ('value' in read) return read;
    const { template, offset } = read.error;
    return {
      error:
        template === undefined
          ? toParseError(error, text)
          : { message: unreadableTemplate(template), offset },
    };
  }
}

/**
 * The offset of a control character, such as a line break, in a string of a JSON text. Momoa accepts these. -1 if there
 * is none.
 */
function controlCharacterIn(text: string): number {
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) isInString = !isInString;
    else if (isInString && code === BACKSLASH) at++;
    else if (isInString && code < SPACE) return at;
  }
  return -1;
}

const [QUOTE, BACKSLASH, SPACE] = [34, 92, 32];

function toParseError(error: unknown, text: string): ParseError {
  if (error instanceof RangeError)
    return { message: 'The text is nested too deeply to be parsed.', offset: 0 };
  const { message, offset = 0 } = error as Error & { offset?: number };
  // When a value is missing at the end, momoa reports the start of the text. It reports no character past the end.
  if (message.startsWith('Unexpected end of input') || offset >= text.length) {
    return { message: 'Unexpected end of input.', offset: text.length };
  }
  if (/^Unexpected token (?:String|Number)\b/.test(message)) {
    return { message: `Unexpected ${message.split(' ')[2]!.toLowerCase()}.`, offset };
  }
  if (message.startsWith('Unexpected')) {
    const found = /^\w+|^\P{Cc}/u.exec(text.slice(offset))?.[0];
    return { message: `Unexpected ${found === undefined ? 'control character' : `\`${found}\``}.`, offset };
  }
  return { message: message.replace(/ \(\d+:\d+\)$/, ''), offset };
}
