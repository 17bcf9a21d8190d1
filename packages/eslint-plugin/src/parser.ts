/**
 * The parser of the shipped configurations, for JSON and YAML. What is plain JSON it reads by itself; the rest it leaves to
 * jsonc-eslint-parser, which reads comments, trailing commas and more in any file, but a policy in a `.json` file as
 * the JSON that AWS takes. The tree is the same. What neither reads may be a template of JSON.
 *
 * It is loaded in any case: parsing is synchronous, and under Plug'n'Play of Yarn no ES module can be required.
 */
import type { Linter } from 'eslint';
import {
  holdsPolicy,
  beginsLikeJson,
  mayHoldPolicy,
  printable,
  readTemplate,
  unreadableTemplate,
  type Value,
} from 'iam-rules-core';
import * as jsoncParser from 'jsonc-eslint-parser';
import { sourceOfJsonc } from './hosts/jsonc.js';
import { templateService } from './hosts/template.js';
import { readJson } from './json-reader.js';
import { Lines } from './json-tree.js';
import { scopesOf, type ScopeOptions } from './json-scope.js';
import { fullVersion, name } from './versions.js';
import { parseYamlForEslint } from './yaml-parser.js';

/** With the `jsonSyntax` of the user, which holds for every file. */
type Options = NonNullable<Parameters<typeof jsoncParser.parseForESLint>[1]> &
  ScopeOptions & { readonly filePath?: string };

type Parsed = Pick<ReturnType<typeof jsoncParser.parseForESLint>, 'ast'> &
  Pick<Linter.ESLintParseResult, 'scopeManager' | 'services' | 'visitorKeys'>;

export const parser = {
  meta: { name: `${name}/parser`, version: fullVersion },
  parseForESLint(text: string, options: Options = {}): Parsed | Linter.ESLintParseResult {
    if (isYaml(text, options.filePath)) return parseYamlForEslint(text, options);
    const ast = options.jsonSyntax ? undefined : readJson(text);
    if (!ast) return parseOther(text, options);
    const scopeManager = scopesOf(ast, options);
    return {
      ast,
      visitorKeys: jsoncParser.VisitorKeys,
      services: { isJSON: true },
      ...(scopeManager && { scopeManager }),
    };
  },
} satisfies Linter.Parser;

/** A file that tells nothing by its name, such as a `.template`, is JSON when it begins like that. */
export function isYaml(text: string, path = ''): boolean {
  if (/\.ya?ml(?:\.(?:j2|jinja2?|tpl|tftpl|tmpl|erb))?$/i.test(path)) return true;
  return /\.template$/i.test(path) && !/^\s*[[{]/.test(text);
}

function parseOther(text: string, options: Options): Parsed {
  try {
    return parseJsonc(text, options);
  } catch (error) {
    const program = options.jsonSyntax ? undefined : parseTemplate(text, options);
    if (program) return program;
    if (error instanceof Error && text.trim() === '') error.message = 'The file is empty.';
    throw visible(error);
  }
}

/** A message quotes the character that it did not expect. */
function visible(error: unknown): unknown {
  if (error instanceof Error) error.message = printable(error.message);
  return error;
}

/**
 * A template of JSON: a program that has nothing in it for other rules, with the value tree beside it.
 *
 * @returns undefined for a text without template text outside of strings, except for one that nothing says to be JSON:
 *   many templates are of something else
 */
function parseTemplate(text: string, { filePath = '.json' }: Options): Parsed | undefined {
  const read = readTemplate(text);
  if ('value' in read) return programBeside(text, read.value);
  const { template, offset } = read.error;
  const isJson = /\.(?:json[c5]?|tfstate)$/.test(filePath) || (mayHoldPolicy(text) && beginsLikeJson(text));
  if (!isJson) return programBeside(text, undefined);
  if (template === undefined) return undefined;
  const { line, column } = new Lines(text).locationOf([offset, offset]).start;
  throw Object.assign(new SyntaxError(printable(unreadableTemplate(template))), {
    index: offset,
    lineNumber: line,
    column: column + 1,
  });
}

function programBeside(text: string, template: Value | undefined): Parsed {
  const range: [number, number] = [0, text.length];
  const loc = new Lines(text).locationOf(range);
  const ast = { type: 'Program', body: [], comments: [], tokens: [], range, loc, parent: null };
  return {
    ast: ast as unknown as Parsed['ast'],
    visitorKeys: { Program: [] },
    services: { [templateService]: template },
  };
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
