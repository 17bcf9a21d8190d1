/**
 * Parses YAML for ESLint. Its tree is a single node that carries what the rules of this plugin read: those of other
 * plugins for YAML want the tree of another parser, which refuses templates that AWS takes.
 */
import type { AST, Linter } from 'eslint';
import {
  markNear,
  mayHoldPolicy,
  printable,
  unreadableTemplate,
  type ParsedYaml,
  type Span,
} from 'iam-rules-core';
import { lazilyParsed, type YamlRoot } from './hosts/yaml.js';
import { scopesOf, type ScopeOptions } from './json-scope.js';
import { Lines } from './json-tree.js';

/** Something in the text, as ESLint has it. */
abstract class Located {
  readonly range: AST.Range;
  readonly loc: AST.SourceLocation;

  constructor(
    lines: Lines,
    readonly start: number,
    readonly end: number,
  ) {
    this.range = [start, end];
    this.loc = lines.locationOf(this.range);
  }
}

/** The root and only node of the tree. */
class Program extends Located implements YamlRoot {
  readonly type = 'Program';
  readonly sourceType = 'module';
  readonly body: readonly never[] = [];
  readonly tokens: readonly never[] = [];
  readonly comments: readonly Comment[];
  readonly parsedYaml: YamlRoot['parsedYaml'];

  constructor(text: string, lines: Lines, comments: readonly Comment[], parse: () => ParsedYaml) {
    super(lines, 0, text.length);
    this.comments = comments;
    this.parsedYaml = parse;
  }
}

/** A block comment, to ESLint: directives such as `eslint-disable` have no effect in others. */
class Comment extends Located {
  readonly type = 'Block';
  readonly value: string;

  constructor(text: string, lines: Lines, { start, end }: Span) {
    super(lines, start, end);
    this.value = text.slice(start + 1, end);
  }
}

/** What somebody writes who means a policy: a mistake in such a text is one, in another text it is none of ours. */
const meantForPolicy = /(?:Effect|Statements?|PolicyDocument)["']?[ \t]*:/;

/** @throws SyntaxError with its position, for a text that is not YAML and was meant to hold a policy */
export function parseYamlForEslint(text: string, options: ScopeOptions): Linter.ESLintParseResult {
  const parse = lazilyParsed(text);
  const lines = new Lines(text);
  const isOurs = mayHoldPolicy(text);
  if (isOurs && meantForPolicy.test(text)) {
    const { error } = parse();
    if (error) throw syntaxError(error, text, lines);
  }
  const isRead = isOurs || text.includes('eslint');
  const comments = isRead ? parse().comments.map((span) => new Comment(text, lines, span)) : [];
  const program = new Program(text, lines, comments, parse);
  const scopeManager = scopesOf(program, options);
  return {
    ast: program as unknown as AST.Program,
    visitorKeys: { Program: [] },
    services: {},
    ...(scopeManager && { scopeManager }),
  };
}

/** As ESLint's own parser has it, with the column from 1. */
function syntaxError(
  { message, offset }: NonNullable<ParsedYaml['error']>,
  text: string,
  lines: Lines,
): SyntaxError {
  const { line, column } = lines.locationOf([offset, offset]).start;
  const template = markNear(text, offset);
  const shown = template === undefined ? message : unreadableTemplate(template, 'YAML');
  return Object.assign(new SyntaxError(printable(shown)), {
    index: offset,
    lineNumber: line,
    column: column + 1,
  });
}
