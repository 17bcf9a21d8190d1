/**
 * Checks arguments at run time, so that callers without types get a clear message instead of no findings or an error
 * from deep inside.
 */
import { didYouMean } from '../catalog/did-you-mean.js';
import { isRecord, kindOf, quoted, shown } from '../value/describe-argument.js';

/** @param callee the name of the called function */
export function checkText(callee: string, text: unknown): asserts text is string {
  if (typeof text !== 'string')
    throw new TypeError(`\`${callee}\` needs the text of a file as a string, not ${kindOf(text)}.`);
}

/**
 * @param callee the name of the called function
 * @param names the names of its options
 */
export function checkOptionNames(
  callee: string,
  options: unknown,
  names: readonly string[],
): asserts options is Readonly<Record<string, unknown>> {
  if (!isRecord(options))
    throw new TypeError(`The options of \`${callee}\` must be an object, not ${kindOf(options)}.`);
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new Error(
    `\`${callee}\` has no option \`${unknown}\`. Its options are ${quoted(names)}.${didYouMean(unknown, names)}`,
  );
}

/** The option may be undefined. */
export function checkOneOf(name: string, given: unknown, allowed: readonly string[]): void {
  if (given === undefined || (allowed as readonly unknown[]).includes(given)) return;
  throw new Error(
    `The option \`${name}\` is ${shown(given)}. The allowed values are ${quoted(allowed)}.${didYouMean(given, allowed)}`,
  );
}

/** The option may be undefined. */
export function checkString(name: string, given: unknown): void {
  if (given !== undefined && typeof given !== 'string')
    throw new TypeError(`The option \`${name}\` must be a string, not ${kindOf(given)}.`);
}

export const modes = ['json', 'jsonc', 'json5'];
