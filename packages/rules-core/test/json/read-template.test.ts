import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginsLikeJson, readTemplate } from '../../src/json/read-template.js';
import { readJson } from '../../src/json/read-json.js';
import type { UndecidedValue, Value } from '../../src/value/value.js';

/** A value as one can read it: `?` is opaque, `…` is an open end; of a choice, the condition and the outcomes. */
function shown(value: UndecidedValue): unknown {
  switch (value.kind) {
    case 'opaque':
      return '?';
    case 'text':
      return value.text;
    case 'scalar':
      return value.value;
    case 'choice':
      return { [value.condition]: value.alternatives.map((each) => (each ? shown(each) : null)) };
    case 'list':
      return [...value.items.map(shown), ...(value.open ? ['…'] : [])];
    case 'dict':
      return Object.fromEntries([
        ...value.entries.map(({ key, value: inner }) => [key.text, shown(inner)] as const),
        ...(value.open ? [['…', '']] : []),
      ]) as unknown;
  }
}

function read(text: string): unknown {
  const result = readTemplate(text);
  return 'value' in result ? shown(result.value) : result.error;
}

describe('template text in the place of a value', () => {
  it.each([
    '${arns}',
    '${jsonencode(queue_arns)}',
    '${join(",", formatlist("\\"arn:aws:iam::%s:role/x\\"", ids))}',
    '${ { a = "}" }["a"] }',
    '{{ arns }}',
    '{{ arns | tojson }}',
    '{{{arns}}}',
    '{{- include "arns" . | nindent 4 }}',
    '<%= arns.to_json %>',
    '<%- JSON.stringify(arns) %>',
    '#{arns}',
    '$ARNS',
    '$(ARNS)',
    '@@ARNS@@',
    '@arns@',
    '__ARNS__',
    '<ARNS>',
    '%ARNS%',
    '%(arns)s',
    '%{ if x }"a"%{ else }["b", {"c": "}"}]%{ endif }',
    '{% if x %}"a"{% else %}"b"{% endif %}',
    '${a}/*',
  ])('%s', (template) => {
    const text = `{ "Resource": ${template}, "Effect": "Allow" }`;
    expect(read(text)).toEqual({ Resource: '?', Effect: 'Allow' });
    const result = readTemplate(text) as { value: Value & { kind: 'dict' } };
    const { span } = result.value.entries[0]!.value;
    expect(text.slice(span.start, span.end)).toBe(template);
  });

  it('is the last value, or the whole text', () => {
    expect(read('{ "a": ${b}\n}')).toEqual({ a: '?' });
    expect(read('${policy}')).toBe('?');
    expect(read(' {{ policy }}\n')).toBe('?');
  });

  it('has a comment before the value', () => {
    expect(read('{ "a": {# why #} "b" }')).toEqual({ a: 'b' });
  });
});

describe('template text among items and members', () => {
  it.each<[string, unknown]>([
    ['[ ${a} ]', ['…']],
    ['["x", ${a}]', ['x', '…']],
    ['["x" ${a}]', ['x', '…']],
    ['[${a} "x"]', ['x', '…']],
    ['[${a},${b},"x"]', ['x', '…']],
    ['{ ${a} "x": 1 }', { x: 1, '…': '' }],
    ['{ "x": 1, ${a} }', { x: 1, '…': '' }],
    ['{ ${key}: "x", "y": [1] }', { y: [1], '…': '' }],
    ['{ "${key}": "x" , ${b} }', { '${key}': 'x', '…': '' }],
    ['[%{ for a in b ~} "x${a}", %{ endfor ~} "y"]', ['x${a}', 'y', '…']],
    ['[{% for a in b %}"{{ a }}"{% if not loop.last %},{% endif %}{% endfor %}]', ['{{ a }}', '…']],
    ['[<% xs.each do |x| %>"a",<% end %> "b"]', ['a', 'b', '…']],
    ['[<% for (const x of xs) { %>"a",<% } %> "b"]', ['a', 'b', '…']],
    ['[{{#each xs}}"a"{{#unless @last}},{{/unless}}{{/each}}]', ['a', '…']],
    ['[{{ range .xs }}"a",{{ end }} "b"]', ['a', 'b', '…']],
    ['["x"%{ if a }, "y"%{ endif }]', ['x', { a: ['y', null] }]],
    ['[%{ if a }"x",%{ endif }%{ if a }%{ endif } "y"]', [{ a: ['x', null] }, 'y']],
    ['[%{ if a }"x"%{ else }"y"%{ endif }]', [{ a: ['x', null] }, { a: [null, 'y'] }]],
    ['[%{~ if a == "b" ~}"x"%{~ endif ~}]', [{ 'a == "b"': ['x', null] }]],
    [
      '[{% if a %}"x"{% elif b %}"y"{% else %}"z"{% endif %}]',
      [
        { 'a | elif b': ['x', null, null] },
        { 'a | elif b': [null, 'y', null] },
        { 'a | elif b': [null, null, 'z'] },
      ],
    ],
    [
      '[{% if a %}"x"{% elsif b %}"y"{% endif %}]',
      [{ 'a | elsif b': ['x', null, null] }, { 'a | elsif b': [null, 'y', null] }],
    ],
    ['[{{#if a}}"x"{{else}}"y"{{/if}}]', [{ a: ['x', null] }, { a: [null, 'y'] }]],
    ['[{{#a}}"x",{{/a}}{{^a}}"y",{{/a}}"z"]', [{ a: ['x', null] }, { a: [null, 'y'] }, 'z']],
    ['[{{- if .a }}"x"{{- end }}]', [{ '.a': ['x', null] }]],
    ['[<% if a %>"x"<% else %>"y"<% end %>]', [{ a: ['x', null] }, { a: [null, 'y'] }]],
    ['[<% unless a %>"x"<% end %>]', [{ a: [null, 'x'] }]],
    ['[<% if (a) { %>"x"<% } else { %>"y"<% } %>]', [{ '(a) {': ['x', null] }, { '(a) {': [null, 'y'] }]],
    [
      '[%{ if a }"x"%{ if b }, "y"%{ endif }%{ endif }]',
      [{ a: ['x', null] }, { a: [{ b: ['y', null] }, null] }],
    ],
    [
      '[{% for a in b %}"x",{% else %}"y"{% endfor %}]',
      [{ 'for a in b': ['x', null] }, { 'for a in b': [null, 'y'] }, '…'],
    ],
    ['[%{ for a in b }%{ if a }"x",%{ endif }%{ endfor } "y"]', [{ a: ['x', null] }, 'y', '…']],
    ['{ "a": 1 %{ if b }, "c": { "d": [] } %{ endif } }', { a: 1, c: { b: [{ d: [] }, null] } }],
    ['{ {% for a in b %}"c": 1,{% endfor %} "d": 2 }', { d: 2, '…': '' }],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));
});

describe('template text around the document', () => {
  it.each<[string, unknown]>([
    ['%{ if a }{ "x": 1 }%{ endif }', { x: 1 }],
    ['{%- set a = "b" -%}\n{ "x": 1 }', { x: 1 }],
    ['{# why #}\n{ "x": 1 }\n', { x: 1 }],
    ['<%# why %>{ "x": 1 }', { x: 1 }],
    ['{{/* why */}}{ "x": 1 }', { x: 1 }],
    ['{{- $a := "b" -}}{ "x": 1 }', { x: 1 }],
    ['{{ if a }}{ "x": 1 }{{ else }}{ "x": 2 }{{ end }}', [{ x: 1 }, { x: 2 }, '…']],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));
});

describe('strings', () => {
  it('may hold expressions with quotes', () => {
    expect(read('{ "a": "arn:${lookup(m, "k")}/*", "b": ${c} }')).toEqual({
      a: 'arn:${lookup(m, "k")}/*',
      b: '?',
    });
    expect(read('["{{ x | default("y") }}", ${z}]')).toEqual(['{{ x | default("y") }}', '…']);
    expect(read('["\\u0061${f("b")}\\n", ${z}]')).toEqual(['a${f("b")}\n', '…']);
  });

  it('say where their characters stand', () => {
    const text = '["x${f("b")}y", "\\u0061z", ${a}]';
    const { value } = readTemplate(text) as { value: Value & { kind: 'list' } };
    const [first, second] = value.items;
    expect(first).toMatchObject({ text: 'x${f("b")}y', place: 2 });
    expect(second).toMatchObject({
      text: 'az',
      span: { start: text.indexOf('"\\u'), end: text.indexOf(', $') },
    });
  });

  it('keep what is a brace alone', () => {
    expect(read('["a{{b", ${c}]')).toEqual(['a{{b', '…']);
    expect(read('["${b", ${c}]')).toEqual(['${b', '…']);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['{ "a": 1, }', undefined],
    ['', undefined],
    ['{ "a": ${b} "c": 1 }', '${b}'],
    ['{ "a": ${b}\n "c": 1 }', '${b}'],
    ['{ "a": ${b}, }', '${b}'],
    ['{ "a" ${b} }', undefined],
    ['["a" "b", ${c}]', undefined],
    ['[, ${c}]', undefined],
    ['[${c}, , "a"]', '${c}'],
    ['[%{ if a }"b"]', '%{ if a }'],
    ['[%{ endif }]', '%{ endif }'],
    ['[%{ if a }{ "b": 1, %{ else }{ %{ endif } }]', '%{ else }'],
    ['{ "a": ${b', undefined],
    ['{ "a": ${b}, "c": "d }', '${b}'],
    ['{ "a": ${b}, "c": 01 }', '${b}'],
    ['{ "a": ${b} } x', '${b}'],
    ['{ "a": %{ if b }[1%{ endif } }', '%{ endif }'],
    [`${'['.repeat(1000)}\${a}`, undefined],
  ])('%s', (text, template) => expect(read(text)).toMatchObject({ template }));

  it('says where', () => {
    expect(read('[${c}, , "a"]')).toEqual({ offset: 7, template: '${c}' });
  });

  it('takes no longer for many openings', { timeout: 10_000 }, () => {
    for (const opening of ['${', '{{', '<%', '"${"', '%{ if a }', '{% for %}'])
      expect(read(`[${opening.repeat(200_000)}`)).toHaveProperty('offset');
    expect(read(`["${'${'.repeat(500_000)}", \${a}]`)).toBeDefined();
    expect(read(`[%{ if a }${'1,'.repeat(50_000)}%{ endif }]`)).toHaveLength(50_000);
    expect(read(`[{% if a %}1,${'{% elif b %}1,'.repeat(50_000)}{% endif %}]`)).toEqual(['…']);
    expect(read(`[${'%{ if a }'.repeat(100_000)}${'%{ endif }'.repeat(100_000)}]`)).toHaveProperty('offset');
    expect(read(`{${'%{ if a }'.repeat(100_000)}`)).toHaveProperty('offset');
  });
});

it('reads the rest as JSON', () => {
  // Without what opens template text, which may go on from one string to the next.
  const anyJson = fc.json({
    maxDepth: 3,
    stringUnit: fc.constantFrom('a', 'é', '"', '\\', '\n', '}', ']', ',', '😀'),
  });
  fc.assert(
    fc.property(anyJson, anyJson, (left, right) => {
      expect(read(`[${left}, \${a}, ${right}]`)).toEqual([
        shown(readJson(left)!),
        shown(readJson(right)!),
        '…',
      ]);
    }),
  );
});

it('never throws, and keeps its spans within the text', () => {
  const piece = fc.constantFrom(
    ...['{', '}', '[', ']', ',', ':', '"a"', '"', '1', '\n', ' '],
    ...[
      '${a}',
      '%{ if a }',
      '%{ else }',
      '%{ endif }',
      '%{ for a in b }',
      '%{ endfor }',
      '{{ a }}',
      '<% a %>',
      '${',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const result = readTemplate(text);
      const { start, end } =
        'value' in result ? result.value.span : { start: result.error.offset, end: result.error.offset };
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(text.length);
      expect(start).toBeLessThanOrEqual(end);
    }),
    { numRuns: 1000 },
  );
});

it.each([
  ['{ "a": 1 }', true],
  ['%{ if a }\n{\n  "a": 1', true],
  ['[{', true],
  ['{ ${a} }', true],
  ['server { listen 80; }', false],
  ['<VirtualHost *:80>\nDocumentRoot "/"', false],
  ['[section]\nDocument=1', false],
  ['{{ define "a" }}', false],
  ['', false],
])('begins like JSON: %s', (text, expected) => expect(beginsLikeJson(text)).toBe(expected));
