/**
 * Every suggestion, applied: its finding is gone, nothing new of `recommended` appears, and the layout stays.
 *
 *   IAM_POLICIES=DIR MUTATED=5000 pnpm vitest run test/suggestions.test.ts
 *
 * tries a folder of policies and more mutated ones as well.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { levelIn, rules, type Configuration } from 'iam-rules-core';
import {
  lintText,
  type RuleLevel,
  type Settings,
  type TextEdit,
  type TextFinding,
} from 'iam-rules-core/json';
import { expect, it } from 'vitest';
import { mutationsOf } from './mutations.js';
import { incorrectPolicies } from './rule-pages.js';
import { find, findByEach, type Found } from '../packages/rules-core/test/find.js';
import { policyText } from '../packages/rules-core/test/generate-policies.js';

/** The same policies in every run; `FC_SEED=$RANDOM` tries others. */
const seed = Number(process.env['FC_SEED'] ?? 1);
const mutated = Number(process.env['MUTATED'] ?? 100);
const folder = process.env['IAM_POLICIES'];

it('is true of generated policies', { timeout: 300_000 }, () => {
  const texts = fc.sample(policyText, { numRuns: 15, seed });
  expect(faultsOf(texts.flatMap((text) => suggestedFor(text)))).toEqual([]);
});

it('is true of what the pages of the rules call incorrect', { timeout: 300_000 }, () => {
  const suggested = incorrectPolicies.flatMap(({ code, info: { policyType, attachedTo } }) =>
    suggestedFor(code, { ...(policyType && { policyType }), ...(attachedTo && { attachedTo }) } as Settings),
  );
  expect(suggested.length).toBeGreaterThan(200);
  expect(faultsOf(suggested)).toEqual([]);
});

it('is true of the examples', { timeout: 300_000 }, () => {
  expect(faultsOf(textsIn('examples/policies').flatMap((text) => suggestedFor(text)))).toEqual([]);
});

it('is true of mutated policies', { timeout: 600_000 }, () => {
  const policies = incorrectPolicies.map(({ code }) => JSON.parse(code) as unknown);
  const texts = fc.sample(mutationsOf(policies), { numRuns: mutated, seed });
  expect(faultsOf(texts.flatMap((text) => suggestedFor(text)))).toEqual([]);
});

it.runIf(folder !== undefined)('is true of the folder that is given', { timeout: 600_000 }, () => {
  expect(faultsOf(textsIn(folder!).flatMap((text) => suggestedFor(text)))).toEqual([]);
});

function textsIn(directory: string): string[] {
  const files = existsSync(directory) ? readdirSync(directory, { recursive: true, encoding: 'utf8' }) : [];
  return files
    .filter((path) => path.endsWith('.json') && !path.includes('node_modules'))
    .map((path) => readFileSync(join(directory, path), 'utf8'));
}

interface Suggested {
  /** What suggests what. */
  readonly title: string;
  readonly faults: readonly string[];
  readonly text: string;
  readonly output: string;
}

/** Of longer texts only the first few suggestions are tried (`lint/trial.ts`). */
const longest = 5_000;

/** Every suggestion that a user of one of the configurations sees. */
function suggestedFor(text: string, settings: Settings = {}): Suggested[] {
  if (text.length > longest) return [];
  const seen = new Set<string>();
  return (['recommended', 'all'] as const).flatMap((configuration) => {
    // What a stronger finding hides is there all the same.
    const known = findByEach(text, { rules: levelsWith(configuration), settings });
    return lintText(text, { rules: configuration, settings }).flatMap((finding) =>
      finding.suggestions.flatMap((suggestion): Suggested[] => {
        const title = `${finding.rule} ${finding.messageId} ${suggestion.messageId}`;
        const output = applied(text, suggestion.edits);
        if (seen.has(`${title} ${output}`)) return [];
        seen.add(`${title} ${output}`);
        const faults = isJson(output)
          ? faultsIn(finding, known, text, output, configuration, settings)
          : ['leaves a text that does not parse'];
        return [{ title, faults, text, output }];
      }),
    );
  });
}

function faultsIn(
  finding: TextFinding,
  known: readonly Found[],
  text: string,
  output: string,
  configuration: Configuration,
  settings: Settings,
): string[] {
  const own = { [finding.rule!]: levelsWith(configuration)[finding.rule!]! };
  const stays = numberOf(find(output, { rules: own, settings }), finding) >= numberOf(known, finding);
  const after = find(output, { rules: 'recommended', settings });
  return [
    ...(stays ? ['leaves the finding'] : []),
    ...added(finding.rule!, known, after).map((each) => `adds ${each}`),
    ...(layoutOf(text) !== undefined && layoutOf(text) !== layoutOf(output) ? ['changes the layout'] : []),
  ];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Every rule, with its options in a configuration. */
function levelsWith(configuration: Configuration): Readonly<Record<string, RuleLevel>> {
  const levelOf = (level: ReturnType<typeof levelIn>): RuleLevel =>
    typeof level === 'object' ? ['warn', level[1]] : 'warn';
  return Object.fromEntries(rules.map((rule) => [rule.name, levelOf(levelIn(rule, configuration))]));
}

function numberOf(findings: readonly Found[], { rule, messageId }: TextFinding): number {
  return findings.filter((each) => each.rule === rule && each.messageId === messageId).length;
}

/**
 * Findings of `after` beyond those that were there before, whether or not a stronger one hid them. What another rule
 * than the `own` one finds may get other words: every role to one service is not every role to any service.
 */
function added(own: string, before: readonly Found[], after: readonly Found[]): string[] {
  const name = ({ rule, messageId }: Found) => (rule === own ? `${rule} ${messageId}` : String(rule));
  const known = before.map(name);
  return after.map(name).filter((each) => {
    const at = known.indexOf(each);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

/** The indentation of a text that `JSON.stringify` could have written. */
function layoutOf(text: string): string | undefined {
  const indentation = /^\{\r?\n([ \t]+)/.exec(text)?.[1];
  if (indentation === undefined) return undefined;
  return JSON.stringify(JSON.parse(text), null, indentation) === text.trimEnd() ? indentation : undefined;
}

function applied(text: string, edits: readonly TextEdit[]): string {
  return edits.reduceRight(
    (done, { range: [start, end], text: put }) => done.slice(0, start) + put + done.slice(end),
    text,
  );
}

/** Each kind of fault once, with the shortest policy that shows it. */
function faultsOf(suggested: readonly Suggested[]): string[] {
  const found = new Map<string, Suggested>();
  for (const each of suggested) {
    for (const fault of each.faults) {
      const known = found.get(`${each.title} ${fault}`);
      if (!known || each.text.length < known.text.length) found.set(`${each.title} ${fault}`, each);
    }
  }
  return [...found].map(([fault, { text, output }]) => `${fault}\n${text}\n${output}`);
}
