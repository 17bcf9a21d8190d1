import { JsonSource, type JsonSourceOptions } from './json-source.js';
import { readAnyJson } from './read-any-json.js';

/**
 * The source of a text in any syntax of the JSON family; undefined for another text.
 *
 * @param text a byte order mark is allowed
 */
export function readJsonSource(text: string, options?: JsonSourceOptions): JsonSource | undefined {
  const body = text.replace(/^\uFEFF/, '');
  const root = readAnyJson(body);
  return root && new JsonSource(root, body, options);
}
