/** HCL as a language of ESLint. */
import type { ESLint } from 'eslint';
import { parseHcl, type ParsedHcl } from './hcl/parser.js';
import { TerraformSourceCode } from './source-code.js';
import { positionIn, type Position } from './text-lines.js';

type Language = NonNullable<ESLint.Plugin['languages']>[string];

/** What ESLint hands in; of a file that it reads itself. */
interface File {
  readonly body: string | Uint8Array;
  /** Where it is on the disk, or where its text would be. */
  readonly physicalPath: string;
}

/** The one node of the tree that ESLint sees. */
export interface Root {
  readonly type: 'Terraform';
  readonly range: readonly [number, number];
  readonly loc: { readonly start: Position; readonly end: Position };
  readonly parsed: ParsedHcl;
}

export const hcl: Language = {
  fileType: 'text',
  lineStart: 1,
  columnStart: 0,
  nodeTypeKey: 'type',
  visitorKeys: { Terraform: [] },
  // Configurations for other languages may set theirs for all files.
  validateLanguageOptions() {},
  parse({ body }: File) {
    const parsed = parseHcl(textOf(body));
    const { text, error } = parsed;
    if (error) {
      const { line, column } = positionIn(text, error.offset);
      return { ok: false, errors: [{ message: error.message, line, column: column + 1 }] };
    }
    const loc = { start: { line: 1, column: 0 }, end: positionIn(text, text.length) };
    const ast: Root = { type: 'Terraform', range: [0, text.length], loc, parsed };
    return { ok: true, ast };
  },
  createSourceCode({ physicalPath }: File, { ast }: { ast: Root }) {
    return new TerraformSourceCode(ast, physicalPath);
  },
} as object as Language;

function textOf(body: File['body']): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body);
}
