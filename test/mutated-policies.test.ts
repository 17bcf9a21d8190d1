/** What holds of every finding, on policies in which anything may stand in the place of anything. */
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { policyTypes } from 'iam-rules-core';
import { lintText, type TextEdit, type TextFinding } from 'iam-rules-core/json';
import { expect, it } from 'vitest';
import { codeBlocks } from './markdown.js';

const pages = new URL('../packages/eslint-plugin/docs/rules/', import.meta.url);
const documented = readdirSync(pages).flatMap((page) =>
  codeBlocks(readFileSync(new URL(page, pages), 'utf8'))
    .filter(({ language, section }) => language === 'json' && section === 'Incorrect')
    .map(({ code }) => toTree(JSON.parse(code))),
);

/** A JSON text as a tree in which keys may come twice. */
type Tree =
  | { kind: 'dict'; entries: [string, Tree][] }
  | { kind: 'list'; items: Tree[] }
  | { kind: 'leaf'; value: unknown };

function toTree(value: unknown): Tree {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(toTree) };
  if (typeof value !== 'object' || value === null) return { kind: 'leaf', value };
  return { kind: 'dict', entries: Object.entries(value).map(([key, each]) => [key, toTree(each)]) };
}

function print(tree: Tree): string {
  switch (tree.kind) {
    case 'dict':
      return `{${tree.entries.map(([key, each]) => `${JSON.stringify(key)}: ${print(each)}`).join(', ')}}`;
    case 'list':
      return `[${tree.items.map(print).join(', ')}]`;
    case 'leaf':
      return JSON.stringify(tree.value);
  }
}

function nodesOf(tree: Tree): Tree[] {
  const children = tree.kind === 'dict' ? tree.entries.map(([, each]) => each) : [];
  return [tree, ...(tree.kind === 'list' ? tree.items : children).flatMap(nodesOf)];
}

const oddTexts = [
  '',
  '*',
  '?',
  '${',
  '${}',
  '${*}',
  "${aws:username, 'x'}",
  ':',
  ':::::',
  'arn:aws:s3:::',
  'arn:*:*:*:*:*',
  '\u0000',
  '\ud800',
  '{{x}}',
  '<X>',
  '__proto__',
  'constructor',
  '0.0.0.0/0',
  '::/0',
  '1.2.3.4/',
  'aws:ResourceTag/',
  'ForAllValues:',
  'ForAnyValue:IfExists',
  '*a'.repeat(200),
];
const keys = [
  ...['Version', 'Id', 'Statement', 'Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction'],
  ...['Resource', 'NotResource', 'Condition', 'StringLike', 'Null', 'ForAllValues:StringLike', 'IpAddress'],
  ...['aws:SourceIp', 'aws:TagKeys', 'iam:PassedToService', 'AWS', 'Service', 'Federated', 'toString', ''],
];
const text = fc.oneof(fc.constantFrom(...oddTexts), fc.string({ unit: 'binary', maxLength: 20 }));
const kindsOfMutation = [
  'replace',
  'remove',
  'repeat',
  'copy',
  'cut',
  'insert',
  'add',
  'rename',
  'nest',
] as const;

interface Mutation {
  readonly kind: (typeof kindsOfMutation)[number];
  readonly node: number;
  readonly other: number;
  readonly at: number;
  readonly key: string;
  readonly value: unknown;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(...kindsOfMutation),
  node: fc.nat(),
  other: fc.nat(),
  at: fc.nat(),
  key: fc.oneof(fc.constantFrom(...keys), text),
  value: fc.oneof(text, fc.jsonValue({ maxDepth: 2 })),
});

function mutate(root: Tree, { kind, node, other, at, key, value }: Mutation) {
  const nodes = nodesOf(root);
  const tree = nodes[node % nodes.length]!;
  const donor = structuredClone(nodes[other % nodes.length]!);
  const become = (next: Tree) => {
    for (const name of Object.keys(tree)) Reflect.deleteProperty(tree, name);
    Object.assign(tree, next);
  };
  const parts: unknown[] = tree.kind === 'dict' ? tree.entries : tree.kind === 'list' ? tree.items : [];
  const index = at % Math.max(parts.length, 1);
  switch (kind) {
    case 'replace':
      return become(toTree(value));
    case 'copy':
      return become(donor);
    case 'nest':
      return become({ kind: 'dict', entries: [[key, { kind: 'list', items: [structuredClone(tree)] }]] });
    case 'remove':
      return void parts.splice(index, 1);
    case 'repeat':
      return void (parts.length > 0 && parts.splice(index, 0, structuredClone(parts[index])));
    case 'add':
      return void (tree.kind === 'dict' && tree.entries.push([key, donor]));
    case 'rename':
      return void (tree.kind === 'dict' && tree.entries[index] && (tree.entries[index][0] = key));
    case 'cut':
    case 'insert': {
      if (tree.kind !== 'leaf' || typeof tree.value !== 'string') return;
      const from = at % (tree.value.length + 1);
      tree.value = tree.value.slice(0, from) + (kind === 'cut' ? '' : key + tree.value.slice(from));
    }
  }
}

const mutated = fc
  .tuple(fc.nat(documented.length - 1), fc.array(mutation, { minLength: 1, maxLength: 5 }))
  .map(([index, mutations]) => {
    const tree = structuredClone(documented[index]!);
    for (const each of mutations) mutate(tree, each);
    return print(tree);
  });

function applied(source: string, edits: readonly TextEdit[]): string {
  let result = source;
  for (const { range, text: put } of edits.toReversed()) {
    result = result.slice(0, range[0]) + put + result.slice(range[1]);
  }
  return result;
}

/** What is wrong with a finding itself. */
function faultsOf(source: string, { rule, message, start, end, fix, suggestions }: TextFinding): string[] {
  const faults: string[] = [];
  if (!(start >= 0 && start < end && end <= source.length)) faults.push(`${rule} at ${start} to ${end}`);
  if (/\bundefined\b|\[object|\{\{\w+\}\}/.test(message) && !/undefined|object|\{\{/.test(source))
    faults.push(`${rule}: ${message}`);
  for (const edits of [...(fix ? [fix] : []), ...suggestions.map((each) => each.edits)]) {
    const isOrdered = edits.every(
      ({ range: [from, to] }, index) =>
        from >= (edits[index - 1]?.range[1] ?? 0) && from <= to && to <= source.length,
    );
    if (!isOrdered) faults.push(`${rule}: edits ${JSON.stringify(edits)}`);
    else if (!isJson(applied(source, edits))) faults.push(`${rule}: no JSON after ${JSON.stringify(edits)}`);
  }
  return faults;
}

function isJson(source: string): boolean {
  try {
    JSON.parse(source);
    return true;
  } catch {
    return false;
  }
}

it('places findings and edits within any text, and leaves JSON behind', () => {
  const attached = [undefined, 'AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::IAM::ManagedPolicy'];
  fc.assert(
    fc.property(
      mutated,
      fc.constantFrom(undefined, ...policyTypes),
      fc.constantFrom(...attached),
      (source, policyType, attachedTo) => {
        const settings = { ...(policyType && { policyType }), ...(attachedTo && { attachedTo }) };
        const findings = lintText(source, { rules: 'all', settings });
        expect(findings.flatMap((finding) => faultsOf(source, finding))).toEqual([]);
      },
    ),
    { numRuns: 1_000 },
  );
}, 60_000);
