/**
 * The parser of the shipped configurations: jsonc-eslint-parser, which reads comments, trailing commas and more in any
 * file, and a policy in a `.json` file as the JSON that AWS takes.
 */
import type { Linter } from 'eslint';
import * as jsoncParser from 'jsonc-eslint-parser';
import { valueOfJsonc } from './hosts/jsonc.js';
import { fullVersion, name } from './versions.js';

/** With the `jsonSyntax` of the user, which holds for every file. */
type Options = NonNullable<Parameters<typeof jsoncParser.parseForESLint>[1]> & { readonly filePath?: string };

export const parser = {
  meta: { name: `${name}/parser`, version: fullVersion },
  parseForESLint(text: string, options: Options = {}): ReturnType<typeof jsoncParser.parseForESLint> {
    const parsed = jsoncParser.parseForESLint(text, options);
    if (
      !options.jsonSyntax &&
      options.filePath?.endsWith('.json') &&
      !isJson(text) &&
      isPolicy(valueOfJsonc(parsed.ast))
    ) {
      // Throws at what is not JSON.
      return jsoncParser.parseForESLint(text, { ...options, jsonSyntax: 'JSON' });
    }
    return parsed;
  },
} satisfies Linter.Parser;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Other files, such as `tsconfig.json`, may hold comments. */
function isPolicy(root: ReturnType<typeof valueOfJsonc>): boolean {
  return root?.kind === 'dict' && root.entries.some(({ key }) => key.text === 'Statement');
}
