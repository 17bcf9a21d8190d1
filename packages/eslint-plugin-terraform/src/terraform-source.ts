/** A text of Terraform as a source of policies. */
import { DocumentSource, jsonSyntax, type PolicySite, type Surroundings, type Syntax } from 'iam-rules-core';
import { folderOf } from './folder/folder.js';
import type { ParsedHcl } from './hcl/parser.js';
import { PolicyFinder } from './sites/policies.js';

const syntax: Syntax = {
  print: () => undefined,
  reread: () => undefined,
  escapeIn: () => () => undefined,
};

export class TerraformSource extends DocumentSource {
  readonly #parsed: ParsedHcl;

  /** @param filename where the file is on the disk, with others in its folder; undefined for a text by itself */
  constructor(parsed: ParsedHcl, filename?: string) {
    const { text } = parsed;
    const span = { start: 0, end: text.length };
    super({ kind: 'opaque', span }, text, syntax, [jsonSyntax], filename === undefined ? {} : { filename });
    this.#parsed = parsed;
  }

  protected override mayHoldPolicy(text: string): boolean {
    return /aws_iam_policy_document|Statement|Effect|\bstatements?\b|_permission\b/.test(text);
  }

  protected override policies(surroundings: Surroundings): Iterable<PolicySite> {
    return new PolicyFinder(this.#parsed, folderOf(this.#parsed.text, this.filename), surroundings).sites();
  }
}
