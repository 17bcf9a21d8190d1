/** Parses the text of a file: JSON, JSON with comments, JSON5, a template of these, or YAML. */
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

/** A parsed text. */
export type PolicyText =
  | {
      readonly kind: 'json';
      /** Undefined for a template of something else. */
      readonly root: Value | undefined;
      readonly comments: readonly Span[];
    }
  | { readonly kind: 'yaml'; readonly parsed: () => ParsedYaml; readonly comments: readonly Span[] };

/** Line and column, from 1. */
export interface TextError {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/**
 * @param text without a byte order mark
 * @param path its ending determines the syntax
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

/** If the file name does not determine the syntax, as for `.template`, a file that begins like JSON is JSON. */
export function isYaml(text: string, path = ''): boolean {
  if (/\.ya?ml(?:\.(?:j2|jinja2?|tpl|tftpl|tmpl|erb))?$/i.test(path)) return true;
  return /\.template$/i.test(path) && !/^\s*[[{]/.test(text);
}

/**
 * Matches text that is meant as a policy. In such a text a syntax error is reported, in other texts it is not our
 * concern.
 */
const meantForPolicy = /(?:Effect|Statements?|PolicyDocument)["']?[ \t]*:/;

/** YAML is parsed only if it may contain a policy, or a comment for ESLint. */
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
    // Other files, such as `tsconfig.json`, may have comments. In a policy, AWS accepts only JSON.
    return path.endsWith('.json') && holdsPolicyIn(read.root, text) ? readJsonc(text, 'JSON') : read;
  } catch (error) {
    return readTemplateOf(text, path) ?? { error: toTextError(error, text) };
  }
}

/** @throws an error with its position for text that is not in the syntax */
function readJsonc(text: string, syntax: 'JSON' | 'JSON5') {
  const { ast } = jsoncParser.parseForESLint(text, syntax === 'JSON' ? { jsonSyntax: syntax } : {});
  const comments = ast.comments.map(({ range }) => ({ start: range![0], end: range![1] }));
  return { kind: 'json', root: valueOfJsonc(ast, text), comments } as const;
}

function holdsPolicyIn(root: Value | undefined, text: string): boolean {
  return root !== undefined && holdsPolicy(new JsonSource(root, text));
}

/**
 * @returns undefined for a text without template text outside of strings, unless nothing says that the text is JSON,
 * because many templates are of something else
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

/** Converts an error of jsonc-eslint-parser, which has a position. */
function toTextError(error: unknown, text: string): TextError {
  const { message, lineNumber = 1, column = 1 } = error as Error & { lineNumber?: number; column?: number };
  // Either the parser or Node detects that the stack is exhausted.
  if (error instanceof RangeError || message.startsWith('Not enough stack space'))
    return { message: 'The text is nested too deeply to be parsed.', line: lineNumber, column };
  return {
    message: text.trim() === '' ? 'The file is empty.' : printable(message),
    line: lineNumber,
    column,
  };
}
