/** The forms of template text: what tools mark as their own in a text, whatever the text is. */
import type { TextPart } from './text-part.js';
import { isFrameworkVariable, isVariableName } from '../catalog/variable-names.js';
import { dollarNames } from '../catalog/stand-in-words.js';
import { closingBraces } from '../patterns/text-bounds.js';

/** `${*}`, `${?}` and `${$}` are IAM's as well. */
const ESCAPE = /^[*?$]$/;

/**
 * Where a variable or a placeholder may begin: `${…}` (Terraform, CloudFormation), `%{…}` (Terraform's directives),
 * `#{…}` (Serverless, Octopus), `{{…}}` (Handlebars, Jinja, Helm), `{…}` (Python, OpenAPI), `{%…%}` (Jinja), `$(…)` (make, Azure
 * Pipelines), `((…))` (BOSH, Concourse), `$NAME` (envsubst, shells), `%NAME%` (batch), `%(name)s` (Python), `%s` (C, Go), `<…>`, `[…]`,
 * `@NAME@` (Autoconf, CMake, Maven), `@@…@@` and `__NAME__`.
 */
const OPENING = /[$%#]\{|\{\{?|\$[(A-Z]|\(\(|%[(A-Za-z_]|\[[A-Za-z]|<|@[@A-Za-z_]|__[A-Za-z]/g;
/** What every one of them has: most texts have none, and need no closer look. */
const OPENING_CHARACTER = /[$%#{<@[(]|__/;

/** The forms that do not nest. None scans past the next opening character, so that a scan is linear. */
const FLAT_FORMS: readonly (readonly [opening: RegExp, form: RegExp])[] = [
  [/^\$\(/, /\$\([^()]*\)/y],
  [/^\(/, /\(\([!/A-Za-z_][\w .:/-]*\)\)/y],
  [/^\$/, /\$[A-Z][A-Za-z\d_]+/y],
  [/^%\(/, /%\([A-Za-z_][\w.]*\)[a-z]/y],
  // With two letters it may be the end of `%C3%A9`; what C and Go print has one that is no digit of such a code, or stands alone.
  [/^%/, /%(?:[A-Za-z_][\w.-]{2,}%|[sdvq](?![A-Za-z\d]))/y],
  [/^\{/, /\{(?:%[^%{}]*%|[A-Za-z_][\w .:/-]*|\d*)\}/y],
  // `[Gg]` and `[a-z]` are meant for classes of characters, which IAM does not have.
  [/^\[/, /\[(?!\w-\w\b|\w-\w\w-)[A-Za-z][\w ./-]{2,}\]/y],
  [/^</, /<[^<>]+>/y],
  // The host of an address of e-mail has no second `@`.
  [/^@/, /@(?:@[^@]+@|[A-Za-z_][\w.-]+)@/y],
  // In small letters it may be part of a longer name, such as `mcp__files__read`; `__proto__` is a name of JavaScript.
  [
    /^_/,
    /__[A-Z](?:[A-Z0-9]|_(?!_))*__|(?<![A-Za-z\d])__(?!proto__)[A-Za-z](?:[A-Za-z\d]|_(?!_))*__(?![A-Za-z\d])/y,
  ],
];

/** The parts of a text that are of the known forms, in order. Linear in its length. */
export function markedParts(text: string): readonly TextPart[] {
  return OPENING_CHARACTER.test(text) ? scan(text) : [];
}

function scan(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  const closings = closingBraces(text);
  let done = 0;
  for (;;) {
    OPENING.lastIndex = done;
    const opening = OPENING.exec(text);
    if (opening === null) return parts;
    const start = opening.index;
    const end = endOfForm(text, start, opening[0], closings);
    if (end === undefined) {
      done = start + 1;
      continue;
    }
    done = end;
    const name = opening[0] === '${' ? text.slice(start + 2, end - 1) : '';
    // Terraform's templates write `$${…}` for IAM's `${…}`; whether the first `$` will be there is not known.
    const isEscaped = opening[0] === '${' && text[start - 1] === '$';
    const isVariable = ESCAPE.test(name) || (opening[0] === '${' && !isEscaped && mayBeVariable(name));
    if (!isVariable) parts.push([isEscaped ? start - 1 : start, end]);
  }
}

/** No tool has an expression without anything in it: `${}` is a policy variable that lacks its name. */
function mayBeVariable(name: string): boolean {
  return name.trim() === '' || (isVariableName(name) && !isFrameworkVariable(name) && !name.includes('{'));
}

/** Where the form that opens at `start` ends, or undefined if it is not closed. */
function endOfForm(
  text: string,
  start: number,
  opening: string,
  closings: ReadonlyMap<number, number>,
): number | undefined {
  if (opening.endsWith('{') && opening !== '{') {
    const outer = closings.get(opening === '{{' ? start : start + 1);
    if (outer === undefined || (opening === '{{' && closings.get(start + 1) !== outer - 1)) return undefined;
    return outer + 1;
  }
  const form = FLAT_FORMS.find(([each]) => each.test(opening))![1];
  form.lastIndex = start;
  if (!form.test(text)) return undefined;
  return dollarNames.has(text.slice(start, form.lastIndex)) ? undefined : form.lastIndex;
}
