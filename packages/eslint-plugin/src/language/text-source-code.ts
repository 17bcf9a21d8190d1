/**
 * A file that provides its policies itself, and in which ESLint visits no nodes.
 *
 * A configuration without `files` also enables JavaScript rules for it. They find nothing because no nodes are visited,
 * but many ask for tokens, scopes and the like first, so these exist but are empty.
 */
import { CallMethodStep, ConfigCommentParser, Directive, TextSourceCodeBase } from '@eslint/plugin-kit';
import type { Span } from 'iam-rules-core';
import { fileListener, sourceKey, type CarriedSource } from '../hosts/carried.js';
import { lineEnd, type Position } from './text-position.js';
import type { TextRoot } from './text-root.js';

const parser = new ConfigCommentParser();
const directives = /^eslint-(?:enable|disable(?:-next-line|-line)?)$/;
const marks = /^(?:#+|\/\/|\/\*)|\*\/$/g;

const emptyScope = {
  type: 'global',
  block: { type: 'Program', body: [] },
  isStrict: true,
  upper: null,
  set: new Map<string, never>(),
  variables: [],
  references: [],
  through: [],
  childScopes: [],
} as const;

const scopeManager = {
  globalScope: emptyScope,
  scopes: [emptyScope],
  acquire: () => null,
  getDeclaredVariables: () => [],
} as const;

interface Comment {
  readonly type: 'Comment';
  readonly range: readonly [number, number];
  readonly loc: { readonly start: Position; readonly end: Position };
  /** The text without comment delimiters. */
  readonly value: string;
}

export interface TextSourceCodeOptions {
  readonly root: TextRoot<unknown>;
  /** The spans of comments, including delimiters: JavaScript comments, or those with `#`. */
  readonly comments: readonly Span[];
  readonly source: CarriedSource;
  /** What rules of other plugins check to see whether they can read the file. */
  readonly services?: object;
}

export class TextSourceCode extends TextSourceCodeBase {
  readonly [sourceKey]: CarriedSource;
  readonly parserServices: object;
  readonly scopeManager = scopeManager;
  readonly visitorKeys: Readonly<Record<string, readonly string[]>>;
  readonly #root: TextRoot<unknown>;
  readonly #comments: readonly Span[];

  constructor({ root, comments, source, services = {} }: TextSourceCodeOptions) {
    super({ text: root.text, ast: root, lineEndingPattern: lineEnd });
    this.visitorKeys = { [root.type]: [] };
    this.#root = root;
    this.#comments = comments;
    this.parserServices = services;
    this[sourceKey] = source;
  }

  override traverse() {
    return [new CallMethodStep({ target: fileListener, args: [this.#root] })];
  }

  override getParent(): undefined {
    return undefined;
  }

  getAllComments(): readonly never[] {
    return [];
  }

  getLines(): readonly string[] {
    return this.lines;
  }

  getScope(): typeof emptyScope {
    return emptyScope;
  }

  /** The comments for ESLint. */
  getInlineConfigNodes(): readonly Comment[] {
    return this.#comments.flatMap((span) => {
      const value = this.text.slice(span.start, span.end).replace(marks, '');
      return /^\s*eslint/.test(value)
        ? [{ type: 'Comment' as const, range: [span.start, span.end], loc: this.#locationOf(span), value }]
        : [];
    });
  }

  getDisableDirectives() {
    const found = this.getInlineConfigNodes().flatMap((node) => {
      const directive = parser.parseDirective(node.value);
      if (!directive || !directives.test(directive.label)) return [];
      const { label, value, justification } = directive;
      const type = label.slice('eslint-'.length) as 'disable';
      return [new Directive({ type, node, value, justification })];
    });
    return { problems: [], directives: found };
  }

  /** `# eslint iam/valid-sid: "off"` */
  applyInlineConfig() {
    const configs: { config: { rules: object }; loc: Comment['loc'] }[] = [];
    const problems: { ruleId: null; message: string; loc: Comment['loc'] }[] = [];
    for (const { value: written, loc } of this.getInlineConfigNodes()) {
      const directive = parser.parseDirective(written);
      if (directive?.label !== 'eslint') continue;
      const parsed = parser.parseJSONLikeConfig(directive.value);
      if (parsed.ok) configs.push({ config: { rules: parsed.config }, loc });
      else problems.push({ ruleId: null, message: parsed.error.message, loc });
    }
    return { configs, problems };
  }

  #locationOf({ start, end }: Span): Comment['loc'] {
    return { start: this.getLocFromIndex(start), end: this.getLocFromIndex(end) };
  }
}
