/**
 * Recognizes template text between the tokens of a JSON text: where it ends, and what it does to the JSON around it.
 */

/**
 * - `value`: is replaced with something
 * - `loop`, `branch`: what follows, up to its end, is repeated any number of times, or is optional
 * - `else`, `end`: belong to the innermost of these
 * - `aside`: a comment, or an assignment
 */
export type MarkRole = 'value' | 'loop' | 'branch' | 'else' | 'end' | 'aside';

export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly role: MarkRole;
}

/** The longest expression. The search for its end stops here. */
const longest = 2_000;

/** The forms with their own closing delimiter, and the role for the text in between. */
const bracketed: readonly (readonly [
  opening: string,
  closing: string,
  roleOf: (inside: string) => MarkRole,
])[] = [
  ['{{{', '}}}', () => 'value'],
  ['{{', '}}', roleInMustache],
  ['{%', '%}', roleInJinja],
  ['{#', '#}', () => 'aside'],
  ['<%', '%>', roleInErb],
];

/** The forms with balanced braces. */
const braced: readonly (readonly [opening: string, roleOf: (inside: string) => MarkRole])[] = [
  ['${', () => 'value'],
  ['#{', () => 'value'],
  ['%{', roleInTerraform],
];

/** `$NAME`, `$(NAME)`, `@@NAME@@`, `@NAME@`, `__NAME__`, `%(NAME)s`, `%NAME%`, `<NAME>`. */
const flat =
  /\$\([^()\n]*\)|\$[A-Za-z_]\w*|@@[^@\n"]+@@|@[A-Za-z_][\w.-]*@|__[A-Z][A-Z\d]*(?:_[A-Z\d]+)*__|%\([A-Za-z_][\w.]*\)s|%[A-Za-z_][\w.-]+%|<[A-Za-z][^<>"\n]*>/y;

/** The template text that starts at an offset between JSON tokens, or undefined if there is none. */
export function markAt(text: string, start: number): Mark | undefined {
  if (!/[{$%#<@_]/.test(text[start] ?? '')) return undefined;
  const form = bracketed.find(([opening]) => text.startsWith(opening, start));
  if (form) {
    const [opening, closing, roleOf] = form;
    const close = text.slice(start, start + longest).indexOf(closing, opening.length);
    if (close < 0) return undefined;
    const inside = text.slice(start + opening.length, start + close);
    return { start, end: start + close + closing.length, role: roleOf(inside) };
  }
  const brace = braced.find(([opening]) => text.startsWith(opening, start));
  if (brace) {
    const end = endOfBraces(text, start + 2);
    return end === undefined ? undefined : { start, end, role: brace[1](text.slice(start + 2, end - 1)) };
  }
  flat.lastIndex = start;
  return flat.test(text) ? { start, end: flat.lastIndex, role: 'value' } : undefined;
}

/**
 * The end of template text that starts within a string. Only forms that may contain quotes are considered, because
 * without them the string ends at its first quote anyway.
 */
export function markWithQuotesAt(text: string, start: number): number | undefined {
  const mark = /^(?:[$%#]\{|\{[{%]|<%)/.test(text.slice(start, start + 2)) ? markAt(text, start) : undefined;
  if (!mark) return undefined;
  const inside = text.slice(start, mark.end);
  const quotes = inside.match(/(?<!\\)"/g)?.length ?? 0;
  return quotes > 0 && quotes % 2 === 0 && !inside.includes('\n') ? mark.end : undefined;
}

/**
 * The offset after the brace that closes the one at an offset. Strings may contain any braces, and expressions that
 * contain strings again.
 */
function endOfBraces(text: string, start: number): number | undefined {
  /** The open braces and quotes, the innermost last. */
  const open: ('{' | '"')[] = ['{'];
  const limit = Math.min(text.length, start + longest);
  for (let at = start; at < limit; at++) {
    const char = text[at]!;
    const isInString = open.at(-1) === '"';
    if (isInString && char === '\\') at++;
    else if (char === '"') {
      if (isInString) open.pop();
      else open.push('"');
    } else if (char === '{') {
      if (!isInString || /[$%]/.test(text[at - 1]!)) open.push('{');
    } else if (char === '}' && !isInString) {
      open.pop();
      if (open.length === 0) return at + 1;
    }
  }
  return undefined;
}

/** https://developer.hashicorp.com/terraform/language/expressions/strings#directives */
function roleInTerraform(inside: string): MarkRole {
  const [, word = ''] = /^~?\s*(\w*)/.exec(inside)!;
  if (word === 'for') return 'loop';
  if (word === 'if') return 'branch';
  if (word === 'else') return 'else';
  return word === 'endif' || word === 'endfor' ? 'end' : 'value';
}

/** https://jinja.palletsprojects.com/en/stable/templates/#list-of-control-structures, Twig, Liquid, Nunjucks. */
function roleInJinja(inside: string): MarkRole {
  const [, word = ''] = /^[-+~]?\s*(\w*)/.exec(inside)!;
  if (word === 'for') return 'loop';
  if (/^(?:else|elif|elsif|elseif|when)$/.test(word)) return 'else';
  if (word.startsWith('end')) return 'end';
  if (/^(?:include|raw)$/.test(word)) return 'value';
  // `{% set x = 1 %}` is an assignment, but `{% set x %}` opens a block.
  if (word === 'set') return inside.includes('=') ? 'aside' : 'branch';
  return /^(?:if|unless|ifchanged|case|block|macro|call|filter|with|autoescape|comment|capture)$/.test(word)
    ? 'branch'
    : 'aside';
}

/** https://handlebarsjs.com/guide/ and https://pkg.go.dev/text/template#hdr-Actions */
function roleInMustache(inside: string): MarkRole {
  const [, sign = '', word = ''] = /^[-~]?\s*([!#/^]?)\s*(\$?\w*)/.exec(inside)!;
  if (sign === '!' || /^[-~]?\s*\/\*/.test(inside)) return 'aside';
  if (sign === '/') return 'end';
  if (sign === '#') return word === 'each' ? 'loop' : 'branch';
  if (sign === '^') return word === '' ? 'else' : 'branch';
  if (word === 'else') return 'else';
  if (word === 'end') return 'end';
  if (word === 'range') return 'loop';
  if (/^(?:if|with|block|define)$/.test(word)) return 'branch';
  return word.startsWith('$') && inside.includes('=') ? 'aside' : 'value';
}

/** https://docs.ruby-lang.org/en/master/ERB.html and https://ejs.co */
function roleInErb(inside: string): MarkRole {
  if (inside.startsWith('=')) return 'value';
  if (inside.startsWith('#')) return 'aside';
  const code = inside.replace(/^[-_]/, '').replace(/[-_]$/, '').trim();
  if (/^(?:end\b|\}(?!.*\{\s*$))/s.test(code)) return 'end';
  if (/^(?:else|elsif|when|\}\s*else)\b/.test(code)) return 'else';
  if (/^(?:for|while|until)\b|\b(?:each\w*|map|times)\b.*(?:\bdo\b|\{)|forEach/.test(code)) return 'loop';
  if (/^(?:if|unless|case|begin)\b|\bdo\b(?:\s*\|[^|]*\|)?$|\{$/.test(code)) return 'branch';
  return inside.startsWith('-') ? 'value' : 'aside';
}

/**
 * The template text that is probably the reason why a parser of another language fails: on the line of the error, or at
 * the beginning of a line.
 */
export function markNear(text: string, offset: number): string | undefined {
  const line = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  return (
    firstMarkIn(text, line, /(?:\{[{%]|<%|[$%#]\{)/g) ??
    firstMarkIn(text, 0, /^[ \t]*(?:- *)?(?:\{[{%]|<%|%\{)/gm)
  );
}

function firstMarkIn(text: string, from: number, opening: RegExp): string | undefined {
  opening.lastIndex = from;
  const found = opening.exec(text);
  if (!found || (from > 0 && text.slice(from, found.index).includes('\n'))) return undefined;
  const start = opening.lastIndex - 2;
  const mark = markAt(text, start);
  return mark && text.slice(start, mark.end);
}
