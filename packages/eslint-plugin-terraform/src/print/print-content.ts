/** Writes content as HCL. */
import { Copy, type Content } from 'iam-rules-core';
import { argumentNames } from '../sites/statement-names.js';

/** Where it is written. */
export interface Page {
  readonly text: string;
  readonly eol: string;
  /** Puts the source of each hole in the place of its character. */
  readonly restore: (text: string) => string;
}

const unit = '  ';

/** A line longer than this is not made by putting a list on one line. */
const maxLineLength = 110;

/** What cannot be written. */
export class Unprintable extends Error {}

/** @param indent the indentation of the line that it begins on */
export function printContent(content: Content, page: Page, indent: string): string {
  if (content instanceof Copy) return printCopy(content, page);
  if (typeof content === 'string') return printText(content, page);
  if (typeof content !== 'object' || content === null) return String(content);
  const inner = indent + unit;
  if (Array.isArray(content)) {
    const items = (content as readonly Content[]).map((each) => printContent(each, page, inner));
    const line = `[${items.join(', ')}]`;
    if (indent.length + line.length <= maxLineLength && !line.includes('\n')) return line;
    return `[${page.eol}${items.map((each) => inner + each + ',' + page.eol).join('')}${indent}]`;
  }
  const members = Object.entries(content as Readonly<Record<string, Content>>);
  if (members.length === 0) return '{}';
  const lines = members.map(
    ([key, each]) => `${inner}${printKey(key, page)} = ${printContent(each, page, inner)}${page.eol}`,
  );
  return `{${page.eol}${lines.join('')}${indent}}`;
}

/** A list, where an argument takes nothing else. */
export function printList(content: Content, page: Page, indent: string): string {
  const isList = content instanceof Copy ? content.value.kind === 'list' : Array.isArray(content);
  return printContent(isList ? content : [content], page, indent);
}

export function printKey(key: string, page: Page): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? key : printText(key, page);
}

/** A string: `${` and `%{` as they stand in it are escaped; what holes stand for is not. */
export function printText(text: string, page: Page): string {
  const escaped = JSON.stringify(text)
    .replaceAll('\\b', '\\u0008')
    .replaceAll('\\f', '\\u000c')
    .replace(/[$%](?=\{)/g, (sign) => sign + sign);
  return page.restore(escaped);
}

/** What is copied keeps its spelling. */
function printCopy({ value: { span, kind } }: Copy, { text }: Page): string {
  const spelling = text.slice(span.start, span.end);
  const isWritten = kind === 'list' ? /^[[A-Za-z]/ : kind === 'dict' ? /^[{A-Za-z]/ : /^[^\s=]/;
  if (spelling === '' || !isWritten.test(spelling) || /^[\w-]+(?:\s+"|\s*\{)/.test(spelling))
    throw new Unprintable();
  return spelling;
}

/** Blocks that say a Condition: one for each operator and key. */
export function conditionBlocks(condition: Content, page: Page, indent: string): readonly string[] {
  return membersOf(condition).flatMap(([test, keys]) =>
    membersOf(keys).map(([variable, values]) => conditionBlock(test, variable, values, page, indent)),
  );
}

export function conditionBlock(
  test: string,
  variable: string,
  values: Content,
  page: Page,
  indent: string,
): string {
  const inner = indent + unit;
  return [
    `${indent}condition {`,
    `${inner}test     = ${printText(test, page)}`,
    `${inner}variable = ${printText(variable, page)}`,
    `${inner}values   = ${printList(values, page, inner)}`,
    `${indent}}`,
  ].join(page.eol);
}

/** Blocks that say a Principal: one for each type. */
export function principalBlocks(
  element: string,
  principal: Content,
  page: Page,
  indent: string,
): readonly string[] {
  const inner = indent + unit;
  const members = principal === '*' ? [['*', '*'] as const] : membersOf(principal);
  return members.map(([type, identifiers]) =>
    [
      `${indent}${argumentNames[element]!} {`,
      `${inner}type        = ${printText(type, page)}`,
      `${inner}identifiers = ${printList(identifiers, page, inner)}`,
      `${indent}}`,
    ].join(page.eol),
  );
}

function membersOf(content: Content): readonly (readonly [string, Content])[] {
  const isMembers =
    typeof content === 'object' && content !== null && !Array.isArray(content) && !(content instanceof Copy);
  if (!isMembers) throw new Unprintable();
  return Object.entries(content as Readonly<Record<string, Content>>);
}

/** A block that is a statement. */
export function statementBlock(statement: Content, page: Page, indent: string): string {
  const inner = indent + unit;
  const lines: string[] = [];
  const blocks: string[] = [];
  for (const [element, content] of membersOf(statement)) {
    const name = argumentNames[element];
    if (name === undefined) throw new Unprintable();
    if (element === 'Condition') blocks.push(...conditionBlocks(content, page, inner));
    else if (element.endsWith('Principal')) blocks.push(...principalBlocks(element, content, page, inner));
    else lines.push(`${inner}${name} = ${printArgument(element, content, page, inner)}`);
  }
  return [`${indent}statement {`, ...lines, ...blocks.flatMap((each) => ['', each]), `${indent}}`].join(
    page.eol,
  );
}

/** The value of an argument of a statement. */
export function printArgument(element: string, content: Content, page: Page, indent: string): string {
  return /^(?:Not)?(?:Action|Resource)$/.test(element)
    ? printList(content, page, indent)
    : printContent(content, page, indent);
}
