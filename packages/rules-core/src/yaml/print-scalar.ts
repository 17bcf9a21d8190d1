/** Texts as YAML scalars. https://yaml.org/spec/1.2.2/#733-plain-style */
import { valueOfPlain } from './plain-scalar.js';

/** How texts are written: with a quote, or without where that can be, and otherwise with one. */
export interface ScalarStyle {
  readonly quote: '"' | "'";
  readonly isPlain: boolean;
  /** Between brackets, where commas and brackets end a plain scalar. */
  readonly isFlow: boolean;
}

/** What must not stand in single quotes as it is, and reads as a line end or as nothing in some versions of YAML. */
const escaped = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u;

export function printScalar(text: string, { quote, isPlain, isFlow }: ScalarStyle): string {
  if (isPlain && isPlainText(text, isFlow)) return text;
  return quote === "'" && !escaped.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${escapeDouble(text)}"`;
}

/** The inside of double quotes: all escapes of JSON are some of YAML. */
export function escapeDouble(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(
      /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
      (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

/** Whether characters can stand in single quotes and block scalars as they are. */
export function isPrintable(text: string): boolean {
  return !escaped.test(text);
}

/** Whether a text reads as itself without quotes, in every version of YAML. What nearly does is left to quotes. */
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
