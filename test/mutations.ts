/** Policies in which anything may stand in the place of anything. */
import fc from 'fast-check';

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

/** Mutations of one of the policies, as JSON texts. */
export function mutationsOf(policies: readonly unknown[]): fc.Arbitrary<string> {
  const trees = policies.map(toTree);
  return fc
    .tuple(fc.nat(trees.length - 1), fc.array(mutation, { minLength: 1, maxLength: 5 }))
    .map(([index, mutations]) => {
      const tree = structuredClone(trees[index]!);
      for (const each of mutations) mutate(tree, each);
      return print(tree);
    });
}
