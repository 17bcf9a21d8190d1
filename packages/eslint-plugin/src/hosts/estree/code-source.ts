/** A JavaScript or TypeScript file as a source of policies. */
import {
  DocumentSource,
  editedDocument,
  jsonSyntax,
  type Edit,
  type Layout,
  type PolicySite,
  type Settings,
  type Surroundings,
  type Syntax,
  type TextEdit,
  type UndecidedDict,
  type Value,
} from 'iam-rules-core';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { Bindings } from './bindings.js';
import { cdkText } from './cdk-texts.js';
import { CodeHoles } from './code-holes.js';
import { layoutOfCode, printCode } from './code-printer.js';
import { codePolicies } from './code-sites.js';
import { Values } from './values.js';
import { walk, type VisitorKeys } from './walk.js';
import { Written } from './written.js';

export interface Code {
  readonly text: string;
  readonly program: TSESTree.Program;
  readonly scopes: TSESLint.Scope.ScopeManager | null;
  readonly visitorKeys: VisitorKeys;
}

/**
 * Words of which every file with a policy has at least one. A statement has an `Effect`. In the CDK it is implied, but
 * a class name contains one of the words. A role is assumed by somebody.
 */
const triggers =
  /\bPolicyStatement\b|PolicyDocument|\bStatement\b|\biamRoleStatements\b|\bstatements\b\s*[:,}]|\bassumedBy\b|\bEffect['"]?\s*:|\bpermissions\s*:[^;]{0,400}?\bactions\b/;

/** Whether a JavaScript text may contain policies. False is certain. */
export function mayHoldCode(text: string): boolean {
  return triggers.test(text);
}

export class CodeSource extends DocumentSource {
  readonly #code: Code;
  readonly #written = new Written();
  #codeHoles: CodeHoles | undefined;
  #layout: Layout | undefined;

  constructor(code: Code, options: { readonly settings: Settings; readonly filename: string }) {
    super({ kind: 'opaque', span: { start: 0, end: 0 } }, code.text, syntax, [jsonSyntax], options);
    this.#code = code;
  }

  /** Nothing is reported for a code file as a whole. */
  override get root(): Value | undefined {
    return undefined;
  }

  protected override mayHoldPolicy(text: string): boolean {
    return mayHoldCode(text);
  }

  protected override policies(surroundings: Surroundings): Iterable<PolicySite> {
    const { text, program, scopes, visitorKeys } = this.#code;
    const found = walk(program, visitorKeys);
    const bindings = new Bindings(scopes, found);
    const holes = new CodeHoles(this.holes, text, bindings);
    this.#codeHoles = holes;
    const values = new Values(text, { bindings, holes, written: this.#written }, cdkText);
    return codePolicies(found, values, surroundings);
  }

  override print(edits: readonly Edit[]): TextEdit[] | undefined {
    const holes = this.#codeHoles;
    if (!holes) return undefined;
    const { text } = this.#code;
    this.#layout ??= layoutOfCode(text);
    return printCode(edits, { text, layout: this.#layout, holes, written: this.#written });
  }

  override revise({ document }: PolicySite, edits: readonly Edit[]): UndecidedDict | undefined {
    const edited = this.print(edits) && editedDocument(document, edits, this.holes);
    return edited && this.withHoles(edited);
  }
}

const quotes = /["'`]/;

/** Strings in code contain JSON. The code itself has its own printer. */
const syntax: Syntax = {
  print: () => undefined,
  reread: () => undefined,
  escapeIn({ span }, text) {
    const quote = text[span.start]!;
    return (characters) => {
      if (!quotes.test(quote)) return undefined;
      const escaped =
        quote === '`' ? characters.replace(/[\\`]|\$\{/g, '\\$&') : JSON.stringify(characters).slice(1, -1);
      return quote === "'" ? escaped.replaceAll('\\"', '"').replaceAll("'", "\\'") : escaped;
    };
  },
};
