/** Imports flow one way, between folders, sub-folders and files. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { ruleName } from '../scripts/rule-files.mjs';

const packages = fileURLToPath(new URL('../packages/', import.meta.url));

/** What the parts of the core may import beside their own files. A part is a folder or a file of `src`. */
const mayImport: Record<string, readonly string[]> = {
  speed: [],
  value: [],
  patterns: ['speed', 'value'],
  catalog: ['speed', 'value', 'patterns'],
  policy: ['speed', 'value', 'patterns', 'catalog'],
  edits: ['speed', 'value', 'patterns', 'policy'],
  sites: ['speed', 'value', 'patterns', 'catalog', 'policy', 'edits'],
  analysis: ['speed', 'value', 'patterns', 'catalog', 'policy', 'edits'],
  rules: ['value', 'patterns', 'catalog', 'policy', 'edits', 'analysis', 'sites'],
  'access-analyzer': ['rules'],
  lint: ['speed', 'value', 'patterns', 'catalog', 'policy', 'sites', 'edits', 'rules'],
  json: [
    'speed',
    'value',
    'catalog',
    'policy',
    'analysis',
    'sites',
    'edits',
    'rules',
    'lint',
    '@humanwhocodes/momoa',
  ],
  yaml: ['value', 'sites', 'edits', 'json'],
  'index.ts': [
    'yaml',
    'value',
    'patterns',
    'catalog',
    'policy',
    'sites',
    'edits',
    'analysis',
    'rules',
    'access-analyzer',
    'lint',
    'json',
  ],
};

interface SourceFile {
  /** From `src`, with slashes. */
  readonly path: string;
  /** Relative ones resolved to paths from `src`, as sources; packages as they are written. */
  readonly imports: readonly string[];
  readonly text: string;
}

function sources(name: string): SourceFile[] {
  const src = join(packages, name, 'src');
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.split(sep).join('/'))
    .map((path) => {
      const text = readFileSync(join(src, path), 'utf8');
      const imports = ts
        .preProcessFile(text)
        .importedFiles.map(({ fileName }) =>
          fileName.startsWith('.') ? posix.join(dirname(path), fileName).replace(/\.js$/, '.ts') : fileName,
        );
      return { path, imports, text };
    });
}

const part = (path: string) => (path.startsWith('@') ? path : path.split('/')[0]!);
const core = sources('rules-core');
const plugin = sources('eslint-plugin');

describe('the core', () => {
  it.each(core)('$path imports downward only', ({ path, imports }) => {
    const allowed = mayImport[part(path)];
    expect(allowed, `src/${part(path)} has no place in the architecture`).toBeDefined();
    expect(imports.filter((each) => part(each) !== part(path) && !allowed!.includes(part(each)))).toEqual([]);
  });

  it('has rules that do not know each other', () => {
    const isRule = (path: string) => /^rules\/.+\//.test(path) && ruleName.test(posix.basename(path, '.ts'));
    const rules = core.filter(({ path }) => isRule(path));
    expect(rules.length).toBeGreaterThan(0);
    for (const { path, imports } of rules) expect(imports.filter(isRule), path).toEqual([]);
  });

  it('names rules nowhere but where a rule says its name and what it hides', () => {
    const isRule = (path: string) => ruleName.test(posix.basename(path, '.ts')) && path.startsWith('rules/');
    const names = core.filter(({ path }) => isRule(path)).map(({ path }) => posix.basename(path, '.ts'));
    const named = new RegExp(`(?<!\\b(?:rule|name): '|[-/\\w])(?:${names.join('|')})(?![-\\w]|\\.js')`, 'g');
    expect("rule: 'valid-sid', name: 'valid-sid' from './valid-sid.js'; // valid-sid".match(named)).toEqual([
      'valid-sid',
    ]);
    for (const { path, text } of core) expect(text.match(named) ?? [], path).toEqual([]);
  });
});

/** The groups of nodes that lead back to themselves, each sorted. */
function circlesIn(edges: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const reach = new Map<string, ReadonlySet<string>>();
  const reachableFrom = (start: string): ReadonlySet<string> => {
    const found = new Set<string>();
    const open = [...(edges.get(start) ?? [])];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (found.has(node)) continue;
      found.add(node);
      open.push(...(edges.get(node) ?? []));
    }
    return found;
  };
  for (const node of edges.keys()) reach.set(node, reachableFrom(node));
  const circles = [...edges.keys()]
    .filter((node) => reach.get(node)!.has(node))
    .map((node) =>
      [...reach.get(node)!]
        .filter((other) => reach.get(other)?.has(node))
        .sort()
        .join(' '),
    );
  return [...new Set(circles)].map((circle) => circle.split(' '));
}

function edgesOf(files: readonly SourceFile[], nodeOf: (path: string) => string): Map<string, Set<string>> {
  const edges = new Map<string, Set<string>>();
  for (const { path, imports } of files) {
    const from = nodeOf(path);
    const targets = edges.get(from) ?? new Set();
    edges.set(from, targets);
    for (const each of imports) {
      const to = nodeOf(each);
      if (each.endsWith('.ts') && (to !== from || each === path)) targets.add(to);
    }
  }
  return edges;
}

describe.each([
  ['the core', core],
  ['the plugin', plugin],
])('%s has no circles', (_, files) => {
  it('between files', () => {
    expect(circlesIn(edgesOf(files, (path) => path))).toEqual([]);
  });

  it('between folders', () => {
    // The folder `rules` holds the list of all rules, and what a rule is: the list looks down, the rules look up. So do
    // the vocabularies in folders of `sites` and the hosts in folders of `hosts`, and what lists them.
    const lists = /^(?:rules\/index|sites\/(?:locate|document-source)|hosts\/index)\.ts$/;
    const folder = (path: string) => (lists.test(path) ? path : posix.dirname(path));
    expect(circlesIn(edgesOf(files, folder))).toEqual([]);
  });
});

it('finds circles', () => {
  const edges = new Map(
    Object.entries({ a: ['b'], b: ['c'], c: ['b', 'd'], d: [] }).map(([k, v]) => [k, new Set(v)]),
  );
  expect(circlesIn(edges)).toEqual([['b', 'c']]);
});

describe('the plugin', () => {
  it.each(plugin)('$path imports the public surface of the core', ({ path, imports }) => {
    expect(
      imports.filter((each) => each.startsWith('..') || /^iam-rules-core\//.test(each)),
      path,
    ).toEqual([]);
  });
});

it('names its files in kebab-case', () => {
  const names = [...core, ...plugin].map(({ path }) => posix.basename(path, '.ts'));
  expect(names.filter((name) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name))).toEqual([]);
  expect(names.filter((name) => /^(?:utils?|helpers?|common|misc)$/.test(name))).toEqual([]);
});
