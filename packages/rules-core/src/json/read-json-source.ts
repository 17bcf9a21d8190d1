import { JsonSource, type JsonSourceOptions } from './json-source.js';
import { readAnyJson } from './read-any-json.js';

/**
 * Reads JSON, JSONC or JSON5, or a template of JSON, as a source. Undefined for any other text.
 *
 * @param text a byte order mark is allowed
 */
export function readJsonSource(text: string, options?: JsonSourceOptions): JsonSource | undefined {
  const body = text.replace(/^\uFEFF/, '');
  const root = readAnyJson(body);
  return root && new JsonSource(root, body, options);
}
