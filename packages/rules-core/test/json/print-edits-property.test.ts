/** Whatever edits are printed into whatever layout, the text then says what the edits make of the data. */
import { parse } from '@humanwhocodes/momoa';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { data, dataAfter, editsOf, withHoles, type Data } from '../edits/random-edits.js';
import { valueOfMomoa } from '../../src/json/momoa-value.js';
import { printEdits } from '../../src/json/print-edits.js';
import { Holes } from '../../src/value/hole.js';
import type { Value } from '../../src/value/value.js';

/** A way of writing JSON. */
interface Style {
  readonly mode: 'json' | 'jsonc' | 'json5';
  readonly multiline: boolean;
  readonly eol: string;
  readonly unit: string;
  readonly colon: string;
  readonly comma: string;
  readonly padding: string;
  readonly trailing: boolean;
  readonly single: boolean;
  readonly bare: boolean;
  readonly escaped: boolean;
  /** Between the tokens of a text that nobody has laid out. */
  readonly gaps: readonly string[];
}

const style: fc.Arbitrary<Style> = fc
  .record({
    mode: fc.constantFrom('json' as const, 'jsonc' as const, 'json5' as const),
    multiline: fc.boolean(),
    eol: fc.constantFrom('\n', '\r\n', '\r'),
    unit: fc.constantFrom('  ', '    ', '\t', ''),
    colon: fc.constantFrom(': ', ':', ' : '),
    comma: fc.constantFrom(', ', ','),
    padding: fc.constantFrom('', ' '),
    trailing: fc.boolean(),
    single: fc.boolean(),
    bare: fc.boolean(),
    escaped: fc.boolean(),
    gaps: fc.oneof(
      fc.constant([]),
      fc.array(fc.constantFrom('', ' ', '\n  ', '\r\n\t', ' /* , ] } */ ', ' // , ]\n', '\n'), {
        minLength: 5,
        maxLength: 12,
      }),
    ),
  })
  .map((found) => ({
    ...found,
    trailing: found.trailing && found.mode !== 'json',
    single: found.single && found.mode === 'json5',
    bare: found.bare && found.mode === 'json5',
    gaps: found.mode === 'json' ? [] : found.gaps,
  }));

function write(root: Data, { multiline, eol, unit, colon, comma, padding, ...rest }: Style): string {
  let place = 0;
  const gap = () => (rest.gaps.length > 0 ? rest.gaps[place++ % rest.gaps.length]! : '');
  const writeText = (value: string): string => {
    let literal = JSON.stringify(value);
    if (rest.escaped) literal = literal.replaceAll('*', '\\u002a').replaceAll('B', '\\u0042');
    if (!rest.single) return literal;
    return `'${literal.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  };
  const writeKey = (value: string) =>
    rest.bare && /^[A-Za-z_$][\w$]*$/.test(value) ? value : writeText(value);
  const writeValue = (value: Data, indent: string): string => {
    if (typeof value === 'string') return writeText(value);
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const inner = indent + unit;
    const [open, close] = 'pairs' in value ? ['{', '}'] : ['[', ']'];
    const children =
      'pairs' in value
        ? value.pairs.map(([name, each]) => writeKey(name) + gap() + colon + gap() + writeValue(each, inner))
        : value.map((each) => writeValue(each, inner));
    if (children.length === 0) return open + gap() + close;
    const last = rest.trailing ? ',' : '';
    if (rest.gaps.length > 0) {
      return open + children.map((child) => gap() + child + gap()).join(',') + last + gap() + close;
    }
    return multiline
      ? open + eol + inner + children.join(`,${eol}${inner}`) + last + eol + indent + close
      : open + padding + children.join(comma) + last + padding + close;
  };
  return writeValue(root, '');
}

function treeOf(source: string, { mode, trailing }: Style): Value {
  return valueOfMomoa(parse(source, { mode, allowTrailingCommas: trailing }), source);
}

it('edits of several nodes change the data as they say and leave a text that parses', () => {
  const kinds = new Map<string, number>();
  fc.assert(
    fc.property(
      data,
      style,
      fc.array(fc.nat({ max: 9_999 }), { minLength: 20, maxLength: 80 }),
      (root, written, choices) => {
        let place = 0;
        const choose = (most: number) => choices[place++ % choices.length]! % most;
        const source = write(root, written);
        const holes = new Holes(source);
        const tree = withHoles(treeOf(source, written), holes);
        const edits = editsOf(tree, choose, holes);
        for (const { kind } of edits) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        let result = source;
        for (const { range, text: put } of printEdits(edits, source, holes)!.reverse()) {
          result = result.slice(0, range[0]) + put + result.slice(range[1]);
        }
        expect(dataAfter([], treeOf(result, written), new Holes())).toEqual(dataAfter(edits, tree, holes));
      },
    ),
    { numRuns: 2_000 },
  );
  const all = [
    'replace',
    'replace-item',
    'remove-item',
    'insert-item',
    'rename-key',
    'remove-entry',
    'insert-entry',
  ];
  for (const kind of all) expect(kinds.get(kind), kind).toBeGreaterThan(100);
});
