/** Whatever edits are printed into whatever layout, the text then says what the edits make of the data. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyTo, data, dataAfter, editsOf, withHoles, type Data } from '../edits/random-edits.js';
import { parsed } from './read-yaml.js';
import type { Edit } from '../../src/edits/edit.js';
import { Holes } from '../../src/value/hole.js';
import type { Span, Value } from '../../src/value/value.js';
import { printYamlEdits } from '../../src/yaml/print-edits.js';
import { partsOf } from '../../src/yaml/yaml-parts.js';
import { valueOfYaml } from '../../src/yaml/yaml-value.js';

/** A way of writing YAML; what differs from node to node is chosen as it goes. */
interface Style {
  readonly eol: string;
  readonly indent: number;
  readonly listIndent: number;
  readonly head: string;
  readonly end: string;
  readonly hasComments: boolean;
}

const style: fc.Arbitrary<Style> = fc.record({
  eol: fc.constantFrom('\n', '\r\n'),
  indent: fc.constantFrom(2, 4, 1),
  listIndent: fc.constantFrom(0, 2),
  head: fc.constantFrom('', '---\n', '# head\n\n', '%YAML 1.1\n---\n'),
  end: fc.constantFrom('\n', '', '\n\n# end\n'),
  hasComments: fc.boolean(),
});

function write(
  root: Data,
  { eol, indent, listIndent, hasComments, ...around }: Style,
  choose: (most: number) => number,
): string {
  let comments = 0;
  const comment = () => (hasComments && choose(4) === 0 ? ` # comment ${comments++}` : '');
  const own = (column: number) =>
    hasComments && choose(6) === 0
      ? `# comment ${comments++}\n${' '.repeat(column)}`
      : choose(8) === 0
        ? `\n${' '.repeat(column)}`
        : '';
  const quoted = (text: string) =>
    choose(2) === 0 && !/[\n]/.test(text) ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);
  const plainOrQuoted = (text: string) =>
    /^[A-Za-z$]+$/.test(text) && choose(2) === 0 ? text : quoted(text);
  const scalar = (value: Data) => (typeof value === 'string' ? plainOrQuoted(value) : JSON.stringify(value));
  const isEmpty = (value: Data) =>
    typeof value === 'object' &&
    value !== null &&
    ('pairs' in value ? value.pairs.length : value.length) === 0;
  const isLeaf = (value: Data) => typeof value !== 'object' || value === null;
  const flow = (value: Data): string => {
    if (typeof value !== 'object' || value === null) return scalar(value);
    if ('pairs' in value)
      return `{${value.pairs.map(([key, each]) => `${plainOrQuoted(key)}: ${flow(each)}`).join(', ')}${value.pairs.length > 0 && choose(4) === 0 ? ',' : ''}}`;
    return `[${value.map(flow).join(', ')}${value.length > 0 && choose(4) === 0 ? ',' : ''}]`;
  };
  /** What may follow a key or dash on its line. */
  const inLine = (value: Data, column: number): string => {
    if (
      typeof value === 'string' &&
      /^[a-zA-Z*{][^\n]*(?:\n[a-zA-Z*{][^\n]*)*\n?$/.test(value) &&
      choose(3) === 0
    ) {
      const lines = value.replace(/\n$/, '').split('\n');
      const inner = ' '.repeat(column + indent);
      return `|${value.endsWith('\n') ? ['', '+'][choose(2)]! : '-'}\n${lines.map((line) => inner + line).join('\n')}`;
    }
    return (isLeaf(value) || isEmpty(value) ? flow(value) : flow(value)) + comment();
  };
  const block = (value: Data, column: number): string => {
    if (isLeaf(value) || isEmpty(value) || typeof value !== 'object' || value === null)
      return inLine(value, column);
    const lineStart = `\n${' '.repeat(column)}`;
    if ('pairs' in value) {
      return value.pairs
        .map(
          ([key, each], index) =>
            (index === 0 ? '' : own(column)) + `${plainOrQuoted(key)}:${after(each, column)}`,
        )
        .join(lineStart);
    }
    return value
      .map((each, index) => {
        const gap = choose(5) === 0 ? '   ' : ' ';
        const isFlow = choose(4) === 0;
        return `${index === 0 ? '' : own(column)}-${gap}${isFlow ? inLine(each, column) : block(each, column + 1 + gap.length)}`;
      })
      .join(lineStart);
  };
  const after = (value: Data, column: number): string => {
    if (typeof value !== 'object' || value === null || isEmpty(value) || choose(4) === 0)
      return ` ${inLine(value, column)}`;
    const inner = column + ('pairs' in value ? indent : listIndent);
    return `${comment()}\n${' '.repeat(inner)}${block(value, inner)}`;
  };
  return (around.head + (choose(5) === 0 ? flow(root) : block(root, 0)) + around.end).replaceAll('\n', eol);
}

const treeOf = (text: string, told = text): Value => {
  const read = parsed(text);
  expect(read.error, told).toBeUndefined();
  return valueOfYaml(read).root;
};

/** Where edits take away what stands in the text. */
function takenAway(edits: readonly Edit[]): Span[] {
  return edits.flatMap((edit) => {
    switch (edit.kind) {
      case 'replace':
        return [edit.target.span];
      case 'remove-item':
      case 'replace-item':
        return [edit.item.span];
      case 'remove-entry':
        return [edit.entry.span];
      default:
        return [];
    }
  });
}

it('edits of several nodes change the data as they say, and leave the comments', () => {
  const kinds = new Map<string, number>();
  let printedOnes = 0;
  let all = 0;
  fc.assert(
    fc.property(
      data,
      style,
      fc.array(fc.nat({ max: 9_999 }), { minLength: 20, maxLength: 80 }),
      (root, written, choices) => {
        let place = 0;
        const choose = (most: number) => choices[place++ % choices.length]! % most;
        const source = write(root, written, choose);
        const holes = new Holes(source);
        const read = parsed(source);
        const { root: value, shared } = valueOfYaml(read);
        const tree = withHoles(value, holes);
        expect(read.error, source).toBeUndefined();
        const edits = editsOf(tree, choose, holes);
        all++;
        const printed = printYamlEdits(edits, source, holes, partsOf(read, shared));
        if (!printed) return;
        printedOnes++;
        for (const { kind } of edits) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        const result = applyTo(source, printed);
        const told = [source, edits.map(({ kind }) => kind).join(), result].join('\n=====\n');
        expect(dataAfter([], treeOf(result, told), new Holes()), told).toEqual(dataAfter(edits, tree, holes));
        const taken = takenAway(edits);
        for (const { start, end } of read.comments)
          if (!taken.some((span) => start >= span.start && start < span.end))
            expect(result, told).toContain(source.slice(start, end));
      },
    ),
    { numRuns: 1_000, seed: Number(process.env['FC_SEED'] ?? 1) },
  );
  expect(printedOnes / all).toBeGreaterThan(0.5);
  for (const kind of [
    'replace',
    'replace-item',
    'remove-item',
    'insert-item',
    'rename-key',
    'remove-entry',
    'insert-entry',
  ])
    expect(kinds.get(kind), kind).toBeGreaterThan(100);
});
