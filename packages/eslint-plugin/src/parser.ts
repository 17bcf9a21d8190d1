/**
 * The parser of the shipped configurations. What is plain JSON it reads by itself; the rest it leaves to
 * jsonc-eslint-parser, which reads comments, trailing commas and more in any file, but a policy in a `.json` file as
 * the JSON that AWS takes. The tree is the same.
 *
 * It is loaded in any case: parsing is synchronous, and under Plug'n'Play of Yarn no ES module can be required.
 */
import type { Linter } from 'eslint';
import { holdsPolicy, printable } from 'iam-rules-core';
import * as jsoncParser from 'jsonc-eslint-parser';
import { sourceOfJsonc } from './hosts/jsonc.js';
import { readJson } from './json-reader.js';
import { scopesOf, type ScopeOptions } from './json-scope.js';
import { fullVersion, name } from './versions.js';

/** With the `jsonSyntax` of the user, which holds for every file. */
type Options = NonNullable<Parameters<typeof jsoncParser.parseForESLint>[1]> &
  ScopeOptions & { readonly filePath?: string };

type Parsed = ReturnType<typeof jsoncParser.parseForESLint> & Pick<Linter.ESLintParseResult, 'scopeManager'>;

export const parser = {
  meta: { name: `${name}/parser`, version: fullVersion },
  parseForESLint(text: string, options: Options = {}): Parsed {
    const ast = options.jsonSyntax ? undefined : readJson(text);
    if (!ast) return parseVisibly(text, options);
    const scopeManager = scopesOf(ast, options);
    return {
      ast,
      visitorKeys: jsoncParser.VisitorKeys,
      services: { isJSON: true },
      ...(scopeManager && { scopeManager }),
    };
  },
} satisfies Linter.Parser;

/** A message quotes the character that it did not expect. */
function parseVisibly(text: string, options: Options): Parsed {
  try {
    return parseJsonc(text, options);
  } catch (error) {
    if (error instanceof Error) error.message = printable(error.message);
    throw error;
  }
}

function parseJsonc(text: string, options: Options): Parsed {
  const parsed = jsoncParser.parseForESLint(text, options);
  if (
    !options.jsonSyntax &&
    options.filePath?.endsWith('.json') &&
    !isJson(text) &&
    holdsPolicyIn(parsed.ast, text)
  ) {
    // Throws at what is not JSON.
    return jsoncParser.parseForESLint(text, { ...options, jsonSyntax: 'JSON' });
  }
  return parsed;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Other files, such as `tsconfig.json`, may hold comments. */
function holdsPolicyIn(program: Parsed['ast'], text: string): boolean {
  const source = sourceOfJsonc(program, text);
  return source !== undefined && holdsPolicy(source);
}
