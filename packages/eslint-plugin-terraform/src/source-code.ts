/** A file of Terraform as rules and ESLint itself see it. */
import { ConfigCommentParser, Directive, TextSourceCodeBase, VisitNodeStep } from '@eslint/plugin-kit';
import type { Source, Span } from 'iam-rules-core';
import type { Root } from './language.js';
import { TerraformSource } from './terraform-source.js';
import { lineEnd, type Position } from './text-lines.js';

/** Where the rules of eslint-plugin-iam look for policies. */
const sourceKey = Symbol.for('iam.source');

const comments = new ConfigCommentParser();
const directives = /^eslint-(?:enable|disable(?:-next-line|-line)?)$/;

interface Comment {
  readonly type: 'Comment';
  readonly range: readonly [number, number];
  readonly loc: { readonly start: Position; readonly end: Position };
  /** Without what marks it as one. */
  readonly value: string;
}

export class TerraformSourceCode extends TextSourceCodeBase {
  readonly [sourceKey]: Source;
  /** Rules of JavaScript ask for these before they look at a tree, in a configuration that turns them on for all files. */
  readonly parserServices = {};
  readonly #root: Root;

  constructor(root: Root, filename: string) {
    super({ text: root.parsed.text, ast: root, lineEndingPattern: lineEnd });
    this.#root = root;
    this[sourceKey] = new TerraformSource(root.parsed, filename);
  }

  override *traverse() {
    const target = this.#root;
    for (const phase of [1, 2] as const) yield new VisitNodeStep({ target, phase, args: [target] });
  }

  getAllComments(): readonly never[] {
    return [];
  }

  /** The comments that speak to ESLint. */
  getInlineConfigNodes(): readonly Comment[] {
    return this.#root.parsed.comments.flatMap((span) => {
      const value = this.text.slice(span.start, span.end).replace(/^(?:#+|\/\/|\/\*)|\*\/$/g, '');
      return /^\s*eslint/.test(value)
        ? [{ type: 'Comment' as const, range: [span.start, span.end], loc: this.#locationOf(span), value }]
        : [];
    });
  }

  getDisableDirectives() {
    const found = this.getInlineConfigNodes().flatMap((node) => {
      const directive = comments.parseDirective(node.value);
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
      const directive = comments.parseDirective(written);
      if (directive?.label !== 'eslint') continue;
      const parsed = comments.parseJSONLikeConfig(directive.value);
      if (parsed.ok) configs.push({ config: { rules: parsed.config }, loc });
      else problems.push({ ruleId: null, message: parsed.error.message, loc });
    }
    return { configs, problems };
  }

  #locationOf({ start, end }: Span): Comment['loc'] {
    return { start: this.getLocFromIndex(start), end: this.getLocFromIndex(end) };
  }
}
