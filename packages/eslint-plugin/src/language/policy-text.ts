/** Reads the text of a file: JSON, JSON with comments, JSON5, a template of them, or YAML. */
import {
  beginsLikeJson,
  holdsPolicy,
  JsonSource,
  markNear,
  mayHoldPolicy,
  printable,
  readJson,
  readTemplate,
  unreadableTemplate,
  YamlSource,
  type ParsedYaml,
  type Settings,
  type Source,
  type Span,
  type Value,
} from 'iam-rules-core';
import * as jsoncParser from 'jsonc-eslint-parser';
import { valueOfJsonc } from '../hosts/jsonc.js';
import { lazilyParsed } from '../hosts/yaml.js';
import { positionIn } from './text-position.js';

/** What was read of a text. */
export type PolicyText =
  | {
      readonly kind: 'json';
      /** Undefined for a template of something else. */
      readonly root: Value | undefined;
      readonly comments: readonly Span[];
    }
  | { readonly kind: 'yaml'; readonly parsed: () => ParsedYaml; readonly comments: readonly Span[] };

/** Line and column from 1. */
export interface TextError {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/**
 * @param text without a byte order mark
 * @param path tells the syntax by its end
 */
export function readPolicyText(text: string, path: string): PolicyText | { readonly error: TextError } {
  return isYaml(text, path) ? readYaml(text) : readJsonFamily(text, path);
}

export function sourceOfText(
  text: string,
  read: PolicyText,
  file: { readonly filename: string; readonly settings?: Settings },
): Source | undefined {
  if (read.kind === 'yaml') return new YamlSource(text, read.parsed, file);
  return read.root && new JsonSource(read.root, text, file);
}

/** A file that tells nothing by its name, such as a `.template`, is JSON when it begins like that. */
export function isYaml(text: string, path = ''): boolean {
  if (/\.ya?ml(?:\.(?:j2|jinja2?|tpl|tftpl|tmpl|erb))?$/i.test(path)) return true;
  return /\.template$/i.test(path) && !/^\s*[[{]/.test(text);
}

/** What somebody writes who means a policy: a mistake in such a text is one, in another text it is none of ours. */
const meantForPolicy = /(?:Effect|Statements?|PolicyDocument)["']?[ \t]*:/;

/** YAML is parsed only where it may hold a policy, or a comment that speaks to ESLint. */
function readYaml(text: string): ReturnType<typeof readPolicyText> {
  const parsed = lazilyParsed(text);
  const isOurs = mayHoldPolicy(text);
  if (isOurs && meantForPolicy.test(text)) {
    const { error } = parsed();
    if (error) {
      const template = markNear(text, error.offset);
      const message = template === undefined ? error.message : unreadableTemplate(template, 'YAML');
      return { error: errorAt(text, error.offset, message) };
    }
  }
  return { kind: 'yaml', parsed, comments: isOurs || text.includes('eslint') ? parsed().comments : [] };
}

function readJsonFamily(text: string, path: string): ReturnType<typeof readPolicyText> {
  const root = readJson(text);
  if (root) return { kind: 'json', root, comments: [] };
  try {
    const read = readJsonc(text, 'JSON5');
    // Other files, such as `tsconfig.json`, may hold comments; of a policy, AWS takes JSON alone.
    return path.endsWith('.json') && holdsPolicyIn(read.root, text) ? readJsonc(text, 'JSON') : read;
  } catch (error) {
    return readTemplateOf(text, path) ?? { error: toTextError(error, text) };
  }
}

/** @throws with its place at what is not JSON of the syntax */
function readJsonc(text: string, syntax: 'JSON' | 'JSON5') {
  const { ast } = jsoncParser.parseForESLint(text, syntax === 'JSON' ? { jsonSyntax: syntax } : {});
  const comments = ast.comments.map(({ range }) => ({ start: range![0], end: range![1] }));
  return { kind: 'json', root: valueOfJsonc(ast, text), comments } as const;
}

function holdsPolicyIn(root: Value | undefined, text: string): boolean {
  return root !== undefined && holdsPolicy(new JsonSource(root, text));
}

/**
 * @returns undefined for a text without template text outside of strings, except for one that nothing says to be JSON:
 *   many templates are of something else
 */
function readTemplateOf(text: string, path: string): ReturnType<typeof readPolicyText> | undefined {
  const read = readTemplate(text);
  if ('value' in read) return { kind: 'json', root: read.value, comments: [] };
  const { template, offset } = read.error;
  const isMeantAsJson =
    /\.(?:json[c5]?|tfstate)$/.test(path) || (mayHoldPolicy(text) && beginsLikeJson(text));
  if (!isMeantAsJson) return { kind: 'json', root: undefined, comments: [] };
  return template === undefined ? undefined : { error: errorAt(text, offset, unreadableTemplate(template)) };
}

function errorAt(text: string, offset: number, message: string): TextError {
  const { line, column } = positionIn(text, offset);
  return { message: printable(message), line, column: column + 1 };
}

/** What jsonc-eslint-parser threw: its errors name their place. */
function toTextError(error: unknown, text: string): TextError {
  const { message, lineNumber = 1, column = 1 } = error as Error & { lineNumber?: number; column?: number };
  // Either the parser notices that the stack ends, or Node does.
  if (error instanceof RangeError || message.startsWith('Not enough stack space'))
    return { message: 'The text is nested too deeply to be parsed.', line: lineNumber, column };
  return {
    message: text.trim() === '' ? 'The file is empty.' : printable(message),
    line: lineNumber,
    column,
  };
}
