/** ESLint formatter: a summary in Markdown, for pull requests and the summary page of a CI job. */
import type { ESLint } from 'eslint';
import { printable } from 'iam-rules-core';
import {
  checkedClauses,
  checkedPolicies,
  outcomeWithoutFindings,
  sentence,
  uncheckedClauses,
  type CheckedPolicies,
} from './checked-policies.js';
import { count, isError, pathFrom, rootOf, urlPath, type Message } from './linted-file.js';

/** GitHub's limit is 65,536 characters for a comment, and 1 MiB for the summary of a job step. */
const maxLength = 65_536;
/** Reserved for the line that says what is left out. */
const reserve = 200;

type Environment = Readonly<Record<string, string | undefined>>;

interface Finding {
  readonly file: number;
  readonly message: Message;
}

/**
 * @param results what ESLint found
 * @param context where it ran, and the metadata of the rules
 * @returns how many policies were checked, a table of the rules and, collapsed, a table for each file. Lines are linked
 * on GitHub and GitLab, based on the environment of their runners. Elsewhere links are plain paths. What exceeds the
 * limit is left out, warnings first.
 */
export default function markdown(
  results: readonly ESLint.LintResult[],
  { cwd, rulesMeta }: ESLint.LintResultData,
): string {
  const root = rootOf(cwd);
  const linkTo = linkBase(process.env);
  const findings = results.flatMap(({ messages }, file) =>
    messages.map((message): Finding => ({ file, message })),
  );
  const suppressed = results.reduce((sum, { suppressedMessages }) => sum + suppressedMessages.length, 0);
  const checked = checkedPolicies(results);
  const facts = [
    ...(suppressed ? [`${count(suppressed, 'more finding')} suppressed.`] : []),
    ...(findings.length ? checkedClauses(checked) : uncheckedClauses(checked)).map(sentence),
  ];
  const head = [
    `### ${headline(results, findings, checked)}`,
    ...(facts.length ? [facts.join(' ')] : []),
    ...(findings.length ? [ruleTable(findings, rulesMeta)] : []),
  ].join('\n\n');

  const sections = results.map(({ filePath }) => {
    const path = pathFrom(root, filePath);
    return new Section(path ?? filePath, path === undefined ? undefined : linkTo(path));
  });
  let room = maxLength - reserve - head.length;
  let omitted = 0;
  for (const { file, message } of [...findings].sort((a, b) => rank(a) - rank(b))) {
    const section = sections[file]!;
    const row = section.row(message);
    const cost = row.length + 1 + (section.isEmpty ? section.frameLength : 0);
    if (omitted > 0 || cost > room) {
      omitted++;
      continue;
    }
    room -= cost;
    section.add(message, row);
  }
  const parts = [
    head,
    ...sections.filter(({ isEmpty }) => !isEmpty).map(String),
    ...(omitted ? [`… and ${omitted} more.`] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function rank({ message }: Finding): number {
  return isError(message) ? 0 : 1;
}

function headline(
  results: readonly ESLint.LintResult[],
  findings: readonly Finding[],
  checked: CheckedPolicies,
): string {
  const files = new Set(findings.map(({ file }) => file)).size;
  if (files === 0) return outcomeWithoutFindings(checked);
  return `${tally(findings.map(({ message }) => message))} in ${files} of ${count(results.length, 'file')}`;
}

function tally(messages: readonly Message[]): string {
  const errors = messages.filter(isError).length;
  const warnings = messages.length - errors;
  return [
    ...(errors ? [count(errors, 'error')] : []),
    ...(warnings ? [count(warnings, 'warning')] : []),
  ].join(' and ');
}

function ruleTable(findings: readonly Finding[], rulesMeta: ESLint.LintResultData['rulesMeta']): string {
  const byRule = new Map<string, Message[]>();
  for (const { message } of findings) {
    const id = message.ruleId ?? '';
    const messages = byRule.get(id);
    if (messages) messages.push(message);
    else byRule.set(id, [message]);
  }
  const rows = [...byRule].map(([id, messages]) => ({
    rule: ruleCell(id, rulesMeta),
    errors: messages.filter(isError).length,
    total: messages.length,
  }));
  rows.sort((a, b) => b.errors - a.errors || b.total - a.total);
  return [
    '| Rule | Errors | Warnings |',
    '| --- | ---: | ---: |',
    ...rows.map(({ rule, errors, total }) => `| ${rule} | ${errors || ''} | ${total - errors || ''} |`),
  ].join('\n');
}

function ruleCell(id: string, rulesMeta: ESLint.LintResultData['rulesMeta']): string {
  const url = rulesMeta[id]?.docs?.url;
  if (id === '') return 'ESLint';
  return url && /^https?:\/\/[^\s()|<>]+$/.test(url) ? `[${code(id)}](${url})` : code(id);
}

/** The findings in one file. */
class Section {
  readonly #path: string;
  readonly #link: string | undefined;
  readonly #found: { readonly message: Message; readonly row: string }[] = [];

  constructor(path: string, link: string | undefined) {
    this.#path = path;
    this.#link = link;
  }

  get isEmpty(): boolean {
    return this.#found.length === 0;
  }

  /** The maximum length of everything around the rows, including the line ends between sections. */
  get frameLength(): number {
    return this.#frame('9999999 errors and 9999999 warnings', []).length + 2;
  }

  row(message: Message): string {
    const place = message.line > 0 ? `${message.line}:${message.column}` : '';
    const linked = place && this.#link !== undefined ? `[${place}](${this.#link}#L${message.line})` : place;
    const kind = isError(message) ? '**error**' : 'warning';
    return `| ${linked} | ${kind} | ${prose(message.message)} | ${message.ruleId === null ? 'ESLint' : code(message.ruleId)} |`;
  }

  add(message: Message, row: string): void {
    this.#found.push({ message, row });
  }

  toString(): string {
    const found = [...this.#found].sort(
      ({ message: a }, { message: b }) => (a.line || 0) - (b.line || 0) || a.column - b.column,
    );
    return this.#frame(
      tally(found.map(({ message }) => message)),
      found.map(({ row }) => row),
    );
  }

  #frame(numbers: string, rows: readonly string[]): string {
    return [
      '<details>',
      `<summary><code>${html(printable(this.#path))}</code>: ${numbers}</summary>`,
      '',
      '| Line | | Finding | Rule |',
      '| ---: | --- | --- | --- |',
      ...rows,
      '',
      '</details>',
    ].join('\n');
  }
}

/** Returns how to link a file at the commit that is checked. */
function linkBase(env: Environment): (path: string) => string {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA, CI_PROJECT_URL, CI_COMMIT_SHA } = env;
  const base =
    GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_SHA
      ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}/`
      : CI_PROJECT_URL && CI_COMMIT_SHA
        ? `${CI_PROJECT_URL}/-/blob/${CI_COMMIT_SHA}/`
        : '';
  return (path) => `${base}${urlPath(path)}`;
}

/**
 * A message as a table cell. Messages quote the linted file in backticks. Whatever they quote must not become Markdown,
 * HTML, a link or a mention.
 */
function prose(message: string): string {
  const parts = printable(message).split('`');
  // The quoted text contains a backtick itself, or the text around the quotes is not plain.
  const isPlain = parts.length % 2 === 1 && parts.every((part, index) => index % 2 === 1 || isProse(part));
  if (!isPlain) return code(printable(message));
  return parts.map((part, index) => (index % 2 === 1 ? code(part) : part.replaceAll('_', '\\_'))).join('');
}

/**
 * Whether the text has only words and punctuation without a meaning in Markdown, and nothing that GitHub links
 * automatically.
 */
function isProse(text: string): boolean {
  return /^[\w\s.,:;'"()/+=%-]*$/.test(text) && !/:\/\/|\bwww\.|\bGH-\d|\b[\da-f]{7,40}\b/i.test(text);
}

/** Text as code, also safe in a table. */
function code(text: string): string {
  return /^[^`|\\<>&\s](?:[^`|\\<>&\n]*[^`|\\<>&\s])?$/.test(text)
    ? `\`${text}\``
    : `<code>${entities(text)}</code>`;
}

function html(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Escapes every character that could have a meaning in Markdown or HTML. */
function entities(text: string): string {
  return text.replace(/[^\p{L}\p{N} ]/gu, (character) => `&#${character.codePointAt(0)!};`);
}
