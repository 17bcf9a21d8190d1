/** What the rules offer to change: fixes keep every decision, suggestions remove their finding and add no error. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.js';
import { policyText, request } from './generate-policies.js';
import { sourceOf } from './read-policy.js';
import type { TextEdit } from '../src/edits/text-edit.js';
import type { Finding } from '../src/lint/finding.js';
import { lint } from '../src/lint/lint.js';
import type { EnabledRule } from '../src/lint/plans.js';
import { rules } from '../src/rules/index.js';
import { levelIn } from '../src/rules/levels.js';
import type { AnyRule } from '../src/rules/rule.js';

const everyRule: readonly EnabledRule[] = rules.map((rule) => {
  const level = levelIn(rule, 'all');
  return { rule, options: typeof level === 'object' ? level[1] : undefined };
});
const fixing = everyRule.filter(({ rule }) => rule.fixable);
/** Rules that hide nothing of each other. */
const apart: readonly EnabledRule[] = everyRule.map(({ rule, options }) => ({
  rule: { ...rule, hides: [] },
  options,
}));
const errors = new Set(
  rules.filter((rule) => [levelIn(rule, 'all')].flat()[0] === 'error').map(({ name }) => name),
);

/** The same policies in every run; `FC_SEED=$RANDOM` tries others. */
const seed = Number(process.env['FC_SEED'] ?? 1);

const findingsIn = (text: string, enabled = everyRule) => lint(sourceOf(text), enabled);

const apply = (text: string, edits: readonly TextEdit[]) =>
  edits.reduceRight((done, { range: [start, end], text: inserted }) => {
    return done.slice(0, start) + inserted + done.slice(end);
  }, text);

/** One pass of ESLint's `--fix`: each fix takes the range from its first to its last edit; what overlaps waits. */
function fixTogether(text: string): string {
  const fixes = findingsIn(text, fixing).flatMap(({ fix }) => (fix ? [fix] : []));
  const taken: TextEdit[] = [];
  let end = -1;
  for (const edits of fixes.sort((a, b) => a[0]!.range[0] - b[0]!.range[0])) {
    if (edits[0]!.range[0] <= end) continue;
    taken.push(...edits);
    end = edits.at(-1)!.range[1];
  }
  return apply(text, taken);
}

/** One fix, the one that `choice` picks. */
function fixOne(text: string, choice: number): string {
  const fixes = findingsIn(text, fixing).flatMap(({ fix }) => (fix ? [fix] : []));
  return fixes.length === 0 ? text : apply(text, fixes[choice % fixes.length]!);
}

/** Until nothing is left to fix. */
function settle(text: string, pass: (text: string) => string): string {
  let before = text;
  for (let count = 0; count < 100; count++) {
    const after = pass(before);
    if (after === before) return after;
    before = after;
  }
  throw new Error(`The fixes come to no end: ${before}`);
}

describe('fixes', () => {
  it('decide every request as before', () => {
    let fixed = 0;
    fc.assert(
      fc.property(
        policyText,
        fc.noShrink(fc.array(request, { minLength: 40, maxLength: 40 })),
        fc.nat(),
        (text, requests, choice) => {
          const texts = new Set([settle(text, fixTogether), settle(text, (each) => fixOne(each, choice))]);
          texts.delete(text);
          const changed = [...texts].map((each) => JSON.parse(each) as unknown);
          if (changed.length === 0) return;
          fixed++;
          const policy = JSON.parse(text) as unknown;
          for (const each of requests) {
            const decision = evaluate(policy, each);
            for (const after of changed) expect(evaluate(after, each), JSON.stringify(each)).toBe(decision);
          }
        },
      ),
      { numRuns: 500, seed },
    );
    expect(fixed, 'policies with a fix').toBeGreaterThan(200);
  });

  it('are announced by the rules that have them', () => {
    fc.assert(
      fc.property(policyText, (text) => {
        const fixed = findingsIn(text, apart).filter(({ fix }) => fix);
        expect(fixed.filter(({ rule }) => !rule.fixable).map(({ rule }) => rule.name)).toEqual([]);
      }),
      { numRuns: 60, seed },
    );
  });
});

describe('suggestions', () => {
  const numRuns = 80;

  it('remove their finding and add no error, on generated policies', () => {
    const suggested = fc.sample(policyText, { numRuns, seed }).flatMap(suggestionsFor);
    expect(suggested.length).toBeGreaterThan(numRuns);
    expect(faultsOf(suggested)).toEqual([]);
  });

  const examples = new URL('../../../examples/policies/', import.meta.url);
  const files = readdirSync(examples, { recursive: true, encoding: 'utf8' });
  it.each(files.filter((path) => path.endsWith('.json')).sort())(
    'remove their finding and add no error, on %s',
    (path) => {
      expect(faultsOf(suggestionsFor(readFileSync(new URL(path, examples), 'utf8')))).toEqual([]);
    },
  );
});

interface Suggested {
  /** What suggests what. */
  readonly title: string;
  readonly faults: readonly string[];
  readonly text: string;
  readonly output: string;
}

function suggestionsFor(text: string): Suggested[] {
  const before = findingsIn(text, apart);
  return before.flatMap((finding) =>
    finding.suggestions.map((suggestion) => {
      const output = apply(text, suggestion.edits);
      const title = `${finding.rule.name} ${finding.messageId} ${suggestion.messageId}`;
      return { title, faults: faultsIn(finding, before, output), text, output };
    }),
  );
}

function faultsIn(finding: Finding, before: readonly Finding[], output: string): string[] {
  try {
    JSON.parse(output);
  } catch {
    return ['leaves a text that does not parse'];
  }
  const own = apart.filter(({ rule }) => rule === finding.rule);
  const stays = numberOf(findingsIn(output, own), finding) >= numberOf(before, finding);
  return [
    ...(stays ? ['leaves the finding'] : []),
    ...addedErrors(finding.rule, before, findingsIn(output)).map((added) => `adds ${added}`),
  ];
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

function numberOf(findings: readonly Finding[], { rule, messageId }: Finding): number {
  return findings.filter((each) => each.rule.name === rule.name && each.messageId === messageId).length;
}

/**
 * Errors of `after` beyond those that were there before, whether or not a stronger one hid them. What another rule than
 * the `own` one finds may get other words: every role to one service is not every role to any service.
 */
function addedErrors(own: AnyRule, before: readonly Finding[], after: readonly Finding[]): string[] {
  const name = ({ rule, messageId }: Finding) =>
    rule.name === own.name ? `${rule.name} ${messageId}` : rule.name;
  const known = before.map(name);
  return after
    .filter(({ rule }) => errors.has(rule.name))
    .map(name)
    .filter((each) => {
      const at = known.indexOf(each);
      if (at >= 0) known.splice(at, 1);
      return at < 0;
    });
}
