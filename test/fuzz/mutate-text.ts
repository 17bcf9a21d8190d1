/** Texts with faults that people and programs make: cut off, doubled, mixed up, with signs of other syntaxes. */
import type { Random } from './random.js';

const tokens = [
  ...[
    '"',
    "'",
    '`',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    ',',
    ':',
    ';',
    '=',
    '\\',
    '/',
    '//',
    '/*',
    '*/',
    '#',
    '- ',
    '|',
    '&a',
    '*a',
  ],
  ...[
    '*',
    '?',
    '${',
    '${a}',
    '{{ a }}',
    '<%',
    '%{ if a }',
    '<<EOT\n',
    'EOT\n',
    '...',
    '=>',
    '=',
    ' ',
    '\t',
    '\n',
    '\r',
    '\r\n',
  ],
  ...['\u0000', '\u2028', '\u00a0', '\ufeff', '😀', '\ud83d', '\\u0041', '\\n', 'é'],
  ...[
    'null',
    'true',
    '0',
    '-1',
    '1e400',
    '""',
    '{}',
    '[]',
    '"*"',
    '["*"]',
    '"iam:*"',
    '"iam:PassRole"',
    '"arn:aws:s3:::*"',
  ],
  ...[
    'Statement',
    'Effect',
    'Action',
    'NotAction',
    'Resource',
    'NotResource',
    'Principal',
    'Condition',
    'Sid',
    'Version',
  ],
  ...[
    '"Deny"',
    '"Allow"',
    '"StringEquals"',
    '"aws:PrincipalOrgID"',
    '__proto__',
    'constructor',
    '!Sub ',
    '!If ',
    'Fn::If',
  ],
];

const mutations: readonly ((text: string, random: Random) => string)[] = [
  function dropSpan(text, random) {
    const [start, end] = span(text, random);
    return text.slice(0, start) + text.slice(end);
  },
  function doubleSpan(text, random) {
    const [start, end] = span(text, random);
    return text.slice(0, end) + text.slice(start);
  },
  function moveSpan(text, random) {
    const [start, end] = span(text, random);
    const rest = text.slice(0, start) + text.slice(end);
    const at = random.below(rest.length + 1);
    return rest.slice(0, at) + text.slice(start, end) + rest.slice(at);
  },
  function cutOff(text, random) {
    return text.slice(0, random.below(text.length + 1));
  },
  function insertToken(text, random) {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + random.of(tokens) + text.slice(at);
  },
  function replaceWord(text, random) {
    const words = [...text.matchAll(/"[^"\n]*"|[\w:*?-]+/g)];
    if (words.length === 0) return text;
    const { index, 0: word } = random.of(words);
    const put = random.below(2) === 0 ? random.of(tokens) : random.of(words)[0];
    return text.slice(0, index) + put + text.slice(index + word.length);
  },
  function swapLines(text, random) {
    const lines = text.split('\n');
    const [a, b] = [random.below(lines.length), random.below(lines.length)];
    [lines[a], lines[b]] = [lines[b]!, lines[a]!];
    return lines.join('\n');
  },
  function changeCase(text, random) {
    const [start, end] = span(text, random);
    const part = text.slice(start, end);
    return (
      text.slice(0, start) +
      (random.below(2) === 0 ? part.toUpperCase() : part.toLowerCase()) +
      text.slice(end)
    );
  },
  function changeLineEnds(text, random) {
    return text.replaceAll('\n', random.of(['\r\n', '\r', '\n\n', ' \n']));
  },
];

/** A text with one to four faults. */
export function mutatedText(text: string, random: Random): string {
  let mutated = text;
  for (let left = 1 + random.below(4); left > 0; left--) mutated = random.of(mutations)(mutated, random);
  return mutated;
}

/** Mostly some characters, sometimes much of the text. */
function span(text: string, random: Random): [start: number, end: number] {
  const start = random.below(text.length + 1);
  const longest = random.below(4) === 0 ? text.length : 24;
  return [start, Math.min(text.length, start + 1 + random.below(longest + 1))];
}
