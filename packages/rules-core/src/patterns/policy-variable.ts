/**
 * IAM policy variables as they are written, right or wrong.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
import { closingBraces } from './text-bounds.js';

export interface WrittenVariable {
  /** Where `${` stands. */
  readonly from: number;
  /** Behind its `}`; where the next `${` or the end of the text is, when it has none. */
  readonly to: number;
  readonly closed: boolean;
  /** What stands between the braces, up to the comma. */
  readonly name: string;
  /** What stands behind the comma. */
  readonly fallback: string | undefined;
  /** `${*}`, `${?}` or `${$}`, which stand for the character. */
  readonly escape: boolean;
}

/**
 * The `${…}` of a text in their order; neither those that hold other braces, which are some tool's, nor `$${…}`, with
 * which tools escape theirs.
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

/** Where the resource part of an ARN begins: behind the fifth colon that belongs to no variable. */
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
