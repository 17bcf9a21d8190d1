/**
 * ESLint formatter: SARIF 2.1.0, for GitHub code scanning and other tools that store findings.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { ESLint, Rule } from 'eslint';
import {
  catalogDate,
  configurations,
  levelIn,
  printable,
  rules,
  type AnyRule,
  type Category,
} from 'iam-rules-core';
import type * as Sarif from 'sarif';
import { pageOf } from '../plugin.js';
import { fullVersion, homepage, name, version } from '../versions.js';
import { checkedClauses, checkedPolicies, sentence, type CheckedPolicies } from './checked-policies.js';
import { fingerprints } from './fingerprints.js';
import { isError, ownerIn, pathFrom, rootOf, textOf, urlPath, type Message } from './linted-file.js';
import { TextLines } from './text-lines.js';

const baseId = '%SRCROOT%';
/** The rule id for what ESLint reports without one: a file that cannot be parsed. */
const parseError = 'parse-error';

/** Categories of rules about who may do what. The others are about what AWS accepts, or how a policy is written. */
const securityCategories: ReadonlySet<Category> = new Set([
  'grants',
  'wildcards',
  'pass-role',
  'not-elements',
  'condition-keys',
  'condition-operators',
  'condition-values',
  'principals',
]);

/**
 * @param results what ESLint found
 * @param context where it ran, and the metadata of the rules
 * @returns a SARIF log with one run
 */
export default function sarif(
  results: readonly ESLint.LintResult[],
  { cwd, rulesMeta }: ESLint.LintResultData,
): string {
  const root = rootOf(cwd);
  // GitHub shows suppressed results as open alerts: https://github.com/github/codeql-action/issues/1230
  const withSuppressed = process.env['GITHUB_ACTIONS'] !== 'true';
  const files = results.map((result) => reportFile(result, root, withSuppressed, rulesMeta));
  const checked = checkedPolicies(results);
  const ids = [...new Set(files.flatMap((file) => file.results.map(({ ruleId }) => ruleId!)))].sort();
  const run: Sarif.Run = {
    tool: {
      driver: {
        name,
        version,
        semanticVersion: fullVersion,
        informationUri: homepage,
        rules: ids.map((id) => descriptor(id, rulesMeta[id])),
        properties: { catalogDate },
      },
    },
    invocations: [
      {
        // GitHub rejects the results of a failed run. A file that cannot be parsed does not invalidate the others.
        executionSuccessful: true,
        toolExecutionNotifications: [...files.flatMap(({ parseErrors }) => parseErrors), ...notesOn(checked)],
        toolConfigurationNotifications: files.flatMap(({ notices }) => notices),
      },
    ],
    originalUriBaseIds: { [baseId]: { description: { text: 'The root of the repository.' } } },
    columnKind: 'utf16CodeUnits',
    newlineSequences: ['\r\n', '\n', '\r', '\u2028', '\u2029'],
    properties: { checked },
    results: files.flatMap((file) =>
      file.results.map((result) => ({ ...result, ruleIndex: ids.indexOf(result.ruleId!) })),
    ),
  };
  const log: Sarif.Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return asciiControls(JSON.stringify(log, null, 2));
}

/** Escapes characters that JSON leaves unescaped but that control a terminal or are invisible. */
function asciiControls(json: string): string {
  return json.split('\n').map(printable).join('\n');
}

/** Notes on how many policies were checked, and what was not. */
function notesOn(checked: CheckedPolicies): Sarif.Notification[] {
  return checkedClauses(checked).map((clause, index) => ({
    level: index === 0 && checked.policies === 0 ? 'warning' : 'note',
    message: { text: sentence(clause) },
  }));
}

interface FileReport {
  readonly results: readonly Sarif.Result[];
  readonly parseErrors: readonly Sarif.Notification[];
  /** What ESLint reports about the file that is not a finding, such as that it is ignored. */
  readonly notices: readonly Sarif.Notification[];
}

function reportFile(
  result: ESLint.LintResult,
  root: string,
  withSuppressed: boolean,
  rulesMeta: ESLint.LintResultData['rulesMeta'],
): FileReport {
  const artifactLocation = artifactAt(root, result.filePath);
  const messages: Message[] = [...result.messages, ...(withSuppressed ? result.suppressedMessages : [])];
  const findings = messages.filter(isFinding);
  const text = messages.length > 0 ? textOf(result) : undefined;
  const lines = text === undefined ? undefined : new TextLines(text);
  const regions = findings.map((message) => regionOf(message, lines));
  const owners = findings.map((message) =>
    ruleAt.has(rulesMeta[message.ruleId ?? '']?.docs?.url ?? '') ? ownerIn(message) : undefined,
  );
  const prints = fingerprints(
    text ?? '',
    result.filePath,
    findings.map(({ ruleId }, index) => ({
      rule: ruleId,
      span: spanOf(regions[index]),
      owner: owners[index],
    })),
  );
  const locationOf = (index: number): Sarif.Location => ({
    physicalLocation: {
      artifactLocation,
      ...(regions[index] && { region: regions[index] }),
    },
    ...(owners[index] !== undefined && {
      logicalLocations: [{ fullyQualifiedName: owners[index], kind: 'resource' }],
    }),
  });
  return {
    results: findings.map((message, index): Sarif.Result => {
      const suppressions = suppressionsOf(message);
      const fixes = fixesOf(message, artifactLocation);
      return {
        ruleId: message.ruleId ?? parseError,
        level: isError(message) ? 'error' : 'warning',
        message: { text: plain(message.message) },
        locations: [locationOf(index)],
        partialFingerprints: {
          // The only name that GitHub reads.
          primaryLocationLineHash: prints[index]!,
          'iamStatement/v1': prints[index]!,
        },
        ...(suppressions && { suppressions }),
        ...(fixes.length > 0 && { fixes }),
      };
    }),
    parseErrors: findings.flatMap((message, index) =>
      message.fatal
        ? [{ level: 'error', message: { text: plain(message.message) }, locations: [locationOf(index)] }]
        : [],
    ),
    notices: messages
      .filter((message) => !isFinding(message))
      .map((message) => ({
        level: isError(message) ? 'error' : 'warning',
        message: { text: plain(message.message) },
        locations: [{ physicalLocation: { artifactLocation } }],
      })),
  };
}

function isFinding({ ruleId, fatal }: Message): boolean {
  return ruleId !== null || fatal === true;
}

function artifactAt(root: string, filePath: string): Sarif.ArtifactLocation {
  const path = pathFrom(root, filePath);
  return path === undefined
    ? { uri: pathToFileURL(filePath).href }
    : { uri: urlPath(path), uriBaseId: baseId };
}

function regionOf(message: Message, lines: TextLines | undefined): Sarif.Region | undefined {
  const { line, column, endLine = line, endColumn = column } = message;
  if (!(line > 0)) return undefined;
  const start = lines?.offset(line, column);
  const end = lines?.offset(endLine, endColumn);
  return {
    startLine: line,
    startColumn: Math.max(1, column),
    endLine,
    endColumn: Math.max(1, endColumn),
    ...(start !== undefined && end !== undefined && { charOffset: start, charLength: end - start }),
  };
}

function spanOf(region: Sarif.Region | undefined): { start: number; end: number } {
  const start = region?.charOffset ?? 0;
  return { start, end: start + (region?.charLength ?? 0) };
}

/**
 * Escapes brackets and backslashes. Otherwise brackets followed by parentheses would be a link, to whatever the linted
 * file contains.
 */
function plain(text: string): string {
  return text.includes('](') ? text.replace(/[[\]\\]/g, '\\$&') : text;
}

function suppressionsOf(message: Message): Sarif.Suppression[] | undefined {
  return 'suppressions' in message
    ? message.suppressions.map(({ kind, justification }) => ({
        // ESLint suppressions are in comments ("directive") or in the bulk suppressions file ("file").
        kind: kind === 'directive' ? ('inSource' as const) : ('external' as const),
        ...(justification && { justification }),
      }))
    : undefined;
}

function fixesOf({ fix, suggestions = [] }: Message, artifactLocation: Sarif.ArtifactLocation): Sarif.Fix[] {
  const edits = [
    ...(fix ? [{ title: 'Apply the fix', fix }] : []),
    ...suggestions.map((suggestion) => ({ title: suggestion.desc, fix: suggestion.fix })),
  ];
  return edits.map(({ title, fix: { range, text } }) => ({
    description: { text: plain(title) },
    artifactChanges: [
      {
        artifactLocation,
        replacements: [
          {
            deletedRegion: { charOffset: range[0], charLength: range[1] - range[0] },
            insertedContent: { text },
          },
        ],
      },
    ],
  }));
}

/** Our rules by their page, because users can give the plugin any name. */
const ruleAt: ReadonlyMap<string, AnyRule> = new Map(rules.map((rule) => [pageOf(rule), rule]));

function descriptor(id: string, meta: Rule.RuleMetaData | undefined): Sarif.ReportingDescriptor {
  if (id === parseError) {
    return {
      id,
      shortDescription: { text: 'A file that cannot be parsed' },
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['correctness'] },
    };
  }
  const url = meta?.docs?.url;
  const description = meta?.docs?.description;
  const rule = url === undefined ? undefined : ruleAt.get(url);
  return {
    id,
    ...(description !== undefined && {
      shortDescription: { text: description },
      fullDescription: { text: description },
    }),
    ...(url !== undefined && { helpUri: url }),
    ...(rule && ownDescriptor(rule, url!)),
  };
}

function ownDescriptor(rule: AnyRule, url: string): Partial<Sarif.ReportingDescriptor> {
  const isSecurity = rule.type === 'problem' && securityCategories.has(rule.category);
  const page = readPage(rule, url);
  return {
    ...(page && {
      fullDescription: { text: page.summary },
      help: { text: `${page.summary}\n\n${url}`, markdown: page.markdown },
    }),
    defaultConfiguration: { level: levelOf(rule) },
    properties: {
      tags: [isSecurity ? 'security' : 'correctness', 'aws', 'iam', rule.category],
      ...(isSecurity && { 'security-severity': securitySeverity(rule) }),
      precision: 'high',
      'problem.severity': levelOf(rule),
    },
  };
}

/** The level in the first configuration that includes the rule. */
function levelOf(rule: AnyRule): 'error' | 'warning' {
  const [level] = configurations.flatMap((configuration) => levelIn(rule, configuration) ?? []);
  return level === 'error' ? 'error' : 'warning';
}

/**
 * The score that GitHub reads: "high" from 7.0 for what hands over control, "medium" from 4.0 for a risk to look at,
 * and "low" for rules that only `strict` includes.
 */
function securitySeverity(rule: AnyRule): string {
  if (levelIn(rule, 'recommended') === undefined) return '3.0';
  return levelOf(rule) === 'error' ? '8.0' : '5.0';
}

/** The page of a rule from the package: the sentences after its header without Markdown, and the full text. */
function readPage(rule: AnyRule, url: string): { summary: string; markdown: string } | undefined {
  const file = new URL(`../../docs/rules/${rule.name}.md`, import.meta.url);
  if (!existsSync(file)) return undefined;
  const markdown = readFileSync(file, 'utf8')
    .replace(/<!--[^]*?-->\n*/g, '')
    .replace(/\]\((?!https?:|#)([^)\s]+)\)/g, (_, path: string) => `](${new URL(path, url).href})`);
  const [description, first] = markdown
    .split('\n\n')
    .filter((paragraph) => /^[A-Z`]/.test(paragraph))
    .map((paragraph) => paragraph.replace(/\[([^\]]+)\]\([^)]*\)|`/g, '$1').replaceAll('\n', ' '));
  const summary = /^.*\./.exec(first!)?.[0] ?? description!;
  return { summary, markdown };
}
