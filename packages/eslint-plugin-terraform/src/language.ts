/** HCL as a language of ESLint. */
import type { ESLint } from 'eslint';
import { positionIn, TextRoot, TextSourceCode } from 'eslint-plugin-iam';
import { printable } from 'iam-rules-core';
import { parseHcl, type ParsedHcl } from './hcl/parser.js';
import { TerraformSource } from './terraform-source.js';

type Language = NonNullable<ESLint.Plugin['languages']>[string];

/** What ESLint hands in; of a file that it reads itself. */
interface File {
  readonly body: string | Uint8Array;
  /** Where it is on the disk, or where its text would be. */
  readonly physicalPath: string;
}

export const hcl: Language = {
  fileType: 'text',
  lineStart: 1,
  columnStart: 0,
  nodeTypeKey: 'type',
  visitorKeys: { Terraform: [] },
  // Rules for JavaScript ask for it before they look at a tree, in a configuration that turns them on for all files.
  defaultLanguageOptions: { parserOptions: {} },
  // Configurations for other languages may set theirs for all files.
  validateLanguageOptions() {},
  parse({ body }: File) {
    const parsed = parseHcl(typeof body === 'string' ? body : new TextDecoder().decode(body));
    const { text, error } = parsed;
    if (error) {
      const { line, column } = positionIn(text, error.offset);
      return { ok: false, errors: [{ message: printable(error.message), line, column: column + 1 }] };
    }
    return { ok: true, ast: new TextRoot('Terraform', text, parsed) };
  },
  createSourceCode({ physicalPath }: File, { ast: root }: { ast: TextRoot<ParsedHcl> }) {
    return new TextSourceCode({
      root,
      comments: root.content.comments,
      source({ text }) {
        const parsed = text === root.text ? root.content : parseHcl(text);
        return parsed.error ? undefined : new TerraformSource(parsed, physicalPath);
      },
    });
  },
} as object as Language;
