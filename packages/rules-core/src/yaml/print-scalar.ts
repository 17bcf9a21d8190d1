/**
 * Prints texts as YAML scalars.
 * https://yaml.org/spec/1.2.2/#733-plain-style
 */
import { valueOfPlain } from './plain-scalar.js';

/** Whether texts are quoted or plain. Texts that cannot be plain get the quote. */
export interface ScalarStyle {
  readonly quote: '"' | "'";
  readonly isPlain: boolean;
  /** Inside brackets, where commas and brackets end a plain scalar. */
  readonly isFlow: boolean;
}

/**
 * Characters that must not be in single quotes literally, because some versions of YAML read them as a line end or
 * ignore them.
 */
const escaped = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u;

export function printScalar(text: string, { quote, isPlain, isFlow }: ScalarStyle): string {
  if (isPlain && isPlainText(text, isFlow)) return text;
  return quote === "'" && !escaped.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${escapeDouble(text)}"`;
}

/** The content of a double-quoted scalar. All JSON escapes are also valid in YAML. */
export function escapeDouble(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(
      /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
      (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

/** Whether all characters can be literal in single quotes and block scalars. */
export function isPrintable(text: string): boolean {
  return !escaped.test(text);
}

/** Whether a text without quotes stays the same text in every version of YAML. In case of doubt it is quoted. */
function isPlainText(text: string, isFlow: boolean): boolean {
  return (
    /^[A-Za-z/$_]/.test(text) &&
    !escaped.test(text) &&
    !/:(?:\s|$)|\s#|\s$/.test(text) &&
    !(isFlow && /[,[\]{}]/.test(text)) &&
    !/^[yn]$/i.test(text) &&
    valueOfPlain(text) === undefined
  );
}
