/**
 * The parser of HCL: the grammar of tree-sitter, as WebAssembly. It starts once, before anything of this package is used.
 * https://github.com/tree-sitter-grammars/tree-sitter-hcl
 */
import { readFileSync } from 'node:fs';
import type { Span } from 'iam-rules-core';
import { Language, Parser, type Tree } from 'web-tree-sitter';
import { readBody } from './read-tree.js';
import { syntaxErrorIn, type SyntaxFault } from './syntax-error.js';
import type { Body } from './tree.js';

await Parser.init();
const language = await Language.load(
  readFileSync(new URL('../../grammar/tree-sitter-terraform.wasm', import.meta.url)),
);
const parser = new Parser().setLanguage(language);

/** A text in HCL. Its tree is read at the first look; nobody looks at most. */
export class ParsedHcl {
  readonly text: string;
  readonly error: SyntaxFault | undefined;
  /** Those that may speak to ESLint. */
  readonly comments: readonly Span[];
  #body: Body | undefined;

  constructor(text: string, tree: Tree) {
    this.text = text;
    this.error = tree.rootNode.hasError ? syntaxErrorIn(text, tree.rootNode) : undefined;
    this.comments = text.includes('eslint') ? commentsIn(tree) : [];
  }

  /** What can be read of it, where it has an error. */
  get body(): Body {
    return (this.#body ??= current?.of === this ? bodyOf(this.text, current.tree) : bodyIn(this.text));
  }
}

/** The tree of the last text that was parsed as a whole. What WebAssembly holds is not collected, so no other is kept. */
let current: { readonly of: ParsedHcl; readonly tree: Tree } | undefined;

/** @param text the text, without a byte order mark */
export function parseHcl(text: string): ParsedHcl {
  current?.tree.delete();
  current = undefined;
  const tree = treeOf(text);
  const parsed = new ParsedHcl(text, tree);
  current = { of: parsed, tree };
  return parsed;
}

/** What can be read of a text; its tree is not kept. */
export function bodyIn(text: string): Body {
  const tree = treeOf(text);
  try {
    return bodyOf(text, tree);
  } finally {
    tree.delete();
  }
}

function treeOf(text: string): Tree {
  const tree = parser.parse(text);
  if (!tree) throw new Error('The parser of HCL was stopped.');
  return tree;
}

function bodyOf(text: string, tree: Tree): Body {
  const cursor = tree.walk();
  try {
    return readBody(text, cursor);
  } finally {
    cursor.delete();
  }
}

function commentsIn({ rootNode }: Tree): readonly Span[] {
  return rootNode
    .descendantsOfType('comment')
    .flatMap((node) => (node ? [{ start: node.startIndex, end: node.endIndex }] : []));
}
