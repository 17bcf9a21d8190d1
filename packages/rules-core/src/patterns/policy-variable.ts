/**
 * IAM policy variables as written, valid or not.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
import { closingBraces } from './text-bounds.js';

export interface WrittenVariable {
  /** The position of `${`. */
  readonly from: number;
  /** The position after its `}`. Without one, the position of the next `${` or the end of the text. */
  readonly to: number;
  readonly closed: boolean;
  /** The text between the braces, up to the comma. */
  readonly name: string;
  /** The text after the comma. */
  readonly fallback: string | undefined;
  /** `${*}`, `${?}` or `${$}`, which mean the literal character. */
  readonly escape: boolean;
}

/**
 * The `${…}` of a text in order. Skips those that contain other braces, which belong to some tool, and `$${…}`, the
 * escaped form in some tools.
 */
export function writtenVariables(text: string): readonly WrittenVariable[] {
  const found: WrittenVariable[] = [];
  let from = text.indexOf('${');
  if (from < 0) return found;
  const closings = closingBraces(text);
  while (from >= 0) {
    const closing = closings.get(from + 1);
    const next = text.indexOf('${', from + 2);
    const closed = closing !== undefined;
    const to = closed ? closing + 1 : next < 0 ? text.length : next;
    const body = text.slice(from + 2, closed ? closing : to);
    if (text[from - 1] !== '$' && !(closed && body.includes('{'))) {
      const comma = body.indexOf(',');
      found.push({
        from,
        to,
        closed,
        name: comma < 0 ? body : body.slice(0, comma),
        fallback: comma < 0 ? undefined : body.slice(comma + 1),
        escape: closed && /^[*?$]$/.test(body),
      });
    }
    from = closed ? text.indexOf('${', to) : next;
  }
  return found;
}

/** Where the resource part of an ARN starts: after the fifth colon outside of variables. */
export function resourcePartAt(text: string, variables: readonly WrittenVariable[]): number {
  let colons = 0;
  let next = 0;
  for (let at = 0; at < text.length; at++) {
    while (next < variables.length && variables[next]!.to <= at) next++;
    const variable = variables[next];
    const isInside = variable !== undefined && variable.from <= at;
    if (!isInside && text[at] === ':' && ++colons === 5) return at + 1;
  }
  return text.length;
}
