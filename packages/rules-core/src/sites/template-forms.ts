/** The forms of template text that tools mark with delimiters in any text. */
import type { TextPart } from './text-part.js';
import { isFrameworkVariable, isVariableName } from '../catalog/variable-names.js';
import { dollarNames } from '../catalog/stand-in-words.js';
import { closingBraces } from '../patterns/text-bounds.js';

/** `${*}`, `${?}` and `${$}` are also IAM syntax. */
const ESCAPE = /^[*?$]$/;

/**
 * Where a variable or a placeholder may begin: `${…}` (Terraform, CloudFormation), `%{…}` (Terraform's directives),
 * `#{…}` (Serverless, Octopus), `{{…}}` (Handlebars, Jinja, Helm), `{…}` (Python, OpenAPI), `{%…%}` (Jinja), `$(…)` (make, Azure
 * Pipelines), `((…))` (BOSH, Concourse), `$NAME` (envsubst, shells), `%NAME%` (batch), `%(name)s` (Python), `%s` (C, Go), `<…>`, `[…]`,
 * `@NAME@` (Autoconf, CMake, Maven), `@@…@@` and `__NAME__`.
 */
const OPENING = /[$%#]\{|\{\{?|\$[(A-Z]|\(\(|%[(A-Za-z_]|\[[A-Za-z]|<|@[@A-Za-z_]|__[A-Za-z]/g;
/** Every form contains one of these. Most texts do not, and need no closer look. */
const OPENING_CHARACTER = /[$%#{<@[(]|__/;

/** The forms that do not nest. None scans past the next opening character, so a scan is linear. */
const FLAT_FORMS: readonly (readonly [opening: RegExp, form: RegExp])[] = [
  [/^\$\(/, /\$\([^()]*\)/y],
  [/^\(/, /\(\([!/A-Za-z_][\w .:/-]*\)\)/y],
  [/^\$/, /\$[A-Z][A-Za-z\d_]+/y],
  [/^%\(/, /%\([A-Za-z_][\w.]*\)[a-z]/y],
  // With two letters it may be the end of `%C3%A9`. The formats of C and Go have a letter that is not a hexadecimal
  // digit, or stand alone.
  [/^%/, /%(?:[A-Za-z_][\w.-]{2,}%|[sdvq](?![A-Za-z\d]))/y],
  [/^\{/, /\{(?:%[^%{}]*%|[A-Za-z_][\w .:/-]*|\d*)\}/y],
  // `[Gg]` and `[a-z]` are meant as character classes, which IAM does not support.
  [/^\[/, /\[(?!\w-\w\b|\w-\w\w-)[A-Za-z][\w ./-]{2,}\]/y],
  [/^</, /<[^<>]+>/y],
  // The host of an email address has no second `@`.
  [/^@/, /@(?:@[^@]+@|[A-Za-z_][\w.-]+)@/y],
  // In lower case it may be part of a longer name, such as `mcp__files__read`. `__proto__` is a JavaScript name.
  [
    /^_/,
    /__[A-Z](?:[A-Z0-9]|_(?!_))*__|(?<![A-Za-z\d])__(?!proto__)[A-Za-z](?:[A-Za-z\d]|_(?!_))*__(?![A-Za-z\d])/y,
  ],
];

/** The parts of a text in one of the known forms, in order. Takes linear time. */
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
    // Terraform templates write `$${…}` for IAM's `${…}`. Whether the first `$` remains is unknown.
    const isEscaped = opening[0] === '${' && text[start - 1] === '$';
    const isVariable = ESCAPE.test(name) || (opening[0] === '${' && !isEscaped && mayBeVariable(name));
    if (!isVariable) parts.push([isEscaped ? start - 1 : start, end]);
  }
}

/** No tool has empty expressions, so `${}` is a policy variable without a name. */
function mayBeVariable(name: string): boolean {
  return name.trim() === '' || (isVariableName(name) && !isFrameworkVariable(name) && !name.includes('{'));
}

/** The end of the form that opens at `start`, or undefined if it is not closed. */
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
