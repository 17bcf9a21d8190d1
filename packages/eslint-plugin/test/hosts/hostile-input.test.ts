/** Whatever the file holds, ESLint ends with the right findings or with one plain parse error. */
import json from '@eslint/json';
import { Linter } from 'eslint';
import { Linter as Linter9 } from 'eslint9';
import { describe, expect, it } from 'vitest';
import iam from '../../src/index.js';
import { unmark } from '../../../rules-core/test/rule-tester.js';
import { positionAt } from '../eslint-rule-tester.js';

const shipped = iam.configs.all;
const ours = 'iam/policy';
/** The shipped language takes in `.json` what is JSON to it and to `json/json` alike. */
const hosts: { host: string; file: string; refusedLike: string[]; config: Linter.Config[] }[] = [
  { host: ours, file: 'policy.json5', refusedLike: [ours], config: [shipped] },
  { host: `${ours} for .json`, file: 'policy.json', refusedLike: [ours, 'json/json'], config: [shipped] },
  ...(['json', 'jsonc', 'json5'] as const).map((mode) => ({
    host: `json/${mode}`,
    file: 'policy.json',
    refusedLike: [`json/${mode}`],
    config: [shipped, { plugins: { json }, language: `json/${mode}` }],
  })),
];
const versions = [
  { version: 'ESLint 10', create: () => new Linter() },
  { version: 'ESLint 9', create: () => new Linter9() as unknown as Linter },
];
const cases = versions.flatMap((version) => hosts.map((host) => ({ ...version, ...host })));

/** The ranges that `no-full-admin` underlines; `error` for a parse error. */
function outcome(linter: Linter, config: Linter.Config[], file: string, text: string): string[] | 'error' {
  const messages = linter.verify(text, config, file);
  if (messages.some(({ fatal }) => fatal)) {
    expect(messages).toHaveLength(1);
    return 'error';
  }
  return messages
    .filter(({ ruleId }) => ruleId === 'iam/no-full-admin')
    .map(({ line, column, endLine, endColumn }) => `${line}:${column}-${endLine}:${endColumn}`);
}

function rangesOf(marked: string): string[] {
  // A byte order mark has no column.
  const { code, ranges } = unmark(marked.replace(/^\uFEFF/, ''));
  return ranges.map(({ start, end }) => {
    const [from, to] = [positionAt(code, start), positionAt(code, end)];
    return `${from.line}:${from.column}-${to.line}:${to.column}`;
  });
}

const everyHost = [ours, 'json/json', 'json/jsonc', 'json/json5'];
const notJson = ['json/json'];
const onlyJson5 = ['json/json', 'json/jsonc'];

const admin = '{"Effect":"Allow","Action":"«*»","Resource":"*"}';
const whole = (statement: string) => `{"Statement":${statement}}`;

/** The marks are around what `no-full-admin` underlines; last, the hosts that give a parse error instead. */
const inputs: [name: string, marked: string, refusedBy: readonly string[]][] = [
  // No JSON at all
  ['nothing', '', everyHost],
  ['blanks', ' \n\t', everyHost],
  ['a byte order mark', '\uFEFF', everyHost],
  ['a comment', '// a', everyHost],
  ['binary', '\u0000\u0001\u0002', everyHost],
  ['JavaScript', 'export default {}', everyHost],
  ['YAML', 'Statement:\n  - Effect: Allow', everyHost],
  ['cut off', whole(admin).slice(0, -1), everyHost],
  ['cut off in a string', whole(admin).slice(0, 30), everyHost],
  ['a brace too many', `${whole(admin)}}`, everyHost],
  ['two documents', `${whole(admin)}\n${whole(admin)}`, everyHost],
  ['a missing comma', '{"Statement":[] "a":1}', everyHost],
  ['two commas', '{"Statement":[],,"a":1}', everyHost],
  ['a missing value', '{"Statement":}', everyHost],
  ['a computed key', '{["Statement"]:[]}', everyHost],
  ['a spread', '{"Statement":[...[]]}', everyHost],
  ['a call', '{"Statement":a()}', everyHost],
  ['a bad escape', '{"Statement":"\\u00g0"}', everyHost],
  // What only some take
  ['a trailing comma', `{"Statement":[${admin},],}`, ['json/json', 'json/jsonc']],
  ['comments', `/* "*" */ ${whole(admin)} // "*"`, notJson],
  ['JSON5', "{Statement:{Effect:'Allow',Action:'«*»',Resource:'*'}}", onlyJson5],
  ['a line continuation', "{Statement:{Effect:'All\\\now',Action:'«*»',Resource:'*'}}", onlyJson5],
  ['hexadecimal escapes', "{Statement:{Effect:'Allow',Action:'«\\x2a»',Resource:'*'}}", onlyJson5],
  ['NaN', '{"Statement":NaN}', onlyJson5],
  ['a template literal', '{"Statement":`a`}', everyHost.slice(1)],
  ['arithmetic', '{"Statement":[1 + 1]}', everyHost.slice(1)],
  ['holes', `{"Statement":[,${admin}]}`, everyHost.slice(1)],
  ['parentheses', `{"Statement":(${admin})}`, everyHost.slice(1)],
  ['a line end in a string', '{"Statement":"a\nb"}', [ours]],
  // JSON that is no policy
  ['null', 'null', []],
  ['a number', '-1.5e+300', []],
  ['a text', '"Statement"', []],
  ['a list of everything', '[null,true,1,"a",[],{}]', []],
  ['statements that are none', whole('[null,1,"*",[[]],{}]'), []],
  ['a statement that is a text', whole('"*"'), []],
  ['a statement that is null', whole('null'), []],
  [
    'elements of wrong types',
    whole('{"Effect":[],"Action":{"a":1},"Resource":[null,{}],"Condition":"*"}'),
    [],
  ],
  ['empty elements', whole('{"Effect":"","Action":[],"Resource":"","Condition":{},"Principal":{}}'), []],
  ['names of Object.prototype', whole('{"__proto__":{"Effect":"Allow"},"constructor":"*","toString":1}'), []],
  [
    'an action named __proto__',
    whole('{"Effect":"Allow","Action":"__proto__:constructor","Resource":"*"}'),
    [],
  ],
  // Policies in odd clothes
  ['minified', whole(admin), []],
  ['a byte order mark before it', `\uFEFF${whole(admin)}`, []],
  ['CRLF and tabs', whole(admin).replaceAll(',', ',\r\n\t'), []],
  ['lone CR', whole(admin).replaceAll(',', ',\r'), []],
  ['an escaped star', whole(admin).replace('«*»', '«\\u002a»'), []],
  ['escaped keys', whole(admin).replace('Action', '\\u0041ction').replace('State', '\\u0053tate'), []],
  ['astral characters', whole(`{"Sid":"😀😀",${admin.slice(1)}`), []],
  ['a key given twice: the last counts', whole(`{"Action":"s3:*",${admin.slice(1)}`), []],
  [
    'a key given twice: the first does not',
    whole(`${unmark(admin).code.slice(0, -1)},"Action":"s3:GetObject"}`),
    [],
  ],
  ['a __proto__ that hides nothing', whole(`{"__proto__":{"Action":"x"},${admin.slice(1)}`), []],
  ['a very long line', whole(`[${`${admin},`.repeat(20)}${admin}]`), []],
];

describe.for(cases)('$version, $host', ({ create, file, refusedLike, config }) => {
  const linter = create();

  it.for(inputs)('%s', ([, marked, refusedBy]) => {
    expect(outcome(linter, config, file, unmark(marked).code)).toEqual(
      refusedLike.some((host) => refusedBy.includes(host)) ? 'error' : rangesOf(marked),
    );
  });

  it.for(['[', '{"a":'])('20,000 levels of %s', (open) => {
    const close = open === '[' ? ']' : '}';
    const deep = open.repeat(20_000) + '1' + close.repeat(20_000);
    const texts = [
      deep,
      whole(deep),
      whole(`[${admin},${deep}]`),
      whole(`{"Condition":${deep},${admin.slice(1)}`),
    ];
    for (const marked of texts) {
      const result = outcome(linter, config, file, unmark(marked).code);
      if (result !== 'error') expect(result).toEqual(rangesOf(marked));
    }
  });
});
