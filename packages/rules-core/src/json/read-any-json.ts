import { parse } from '@humanwhocodes/momoa';
import { valueOfMomoa } from './momoa-value.js';
import { readJson } from './read-json.js';
import { valueOfTemplate } from './read-template.js';
import type { Value } from '../value/value.js';

/** Reads JSON, JSONC, JSON5 or a template of JSON. Undefined for any other text. */
export function readAnyJson(text: string): Value | undefined {
  const plain = readJson(text);
  if (plain) return plain;
  try {
    return valueOfMomoa(parse(text, { mode: 'json5', allowTrailingCommas: true }), text);
  } catch {
    return valueOfTemplate(text);
  }
}
