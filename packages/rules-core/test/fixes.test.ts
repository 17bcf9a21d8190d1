/** What the rules offer to change: fixes keep every decision, suggestions remove their finding and add no error. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from '@humanwhocodes/momoa';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.js';
import { policyText, request } from './generate-policies.js';
import { valueOfMomoa } from '../src/json/momoa-value.js';
import { printEdits, type TextEdit } from '../src/json/print-edits.js';
import { lint, type EnabledRule, type Finding } from '../src/lint.js';
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
  rule: { ...rule, supersedes: [] },
  options,
}));
const errors = new Set(
  rules.filter((rule) => [levelIn(rule, 'all')].flat()[0] === 'error').map(({ name }) => name),
);

/** The same policies in every run; `FC_SEED=$RANDOM` tries others. */
const seed = Number(process.env['FC_SEED'] ?? 1);

const findingsIn = (text: string, enabled = everyRule) =>
  lint(valueOfMomoa(parse(text, { mode: 'json' }), text), enabled);

const apply = (text: string, edits: readonly TextEdit[]) =>
  edits.reduceRight((done, { range: [start, end], text: inserted }) => {
    return done.slice(0, start) + inserted + done.slice(end);
  }, text);

/** One pass of ESLint's `--fix`: each fix takes the range from its first to its last edit; what overlaps waits. */
function fixTogether(text: string): string {
  const fixes = findingsIn(text, fixing).flatMap(({ fix }) => (fix ? [printEdits(fix, text)] : []));
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
  return fixes.length === 0 ? text : apply(text, printEdits(fixes[choice % fixes.length]!, text));
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
      { numRuns: 800, seed },
    );
    expect(fixed, 'policies with a fix').toBeGreaterThan(200);
  });

  it('are announced by the rules that have them', () => {
    fc.assert(
      fc.property(policyText, (text) => {
        const fixed = findingsIn(text, apart).filter(({ fix }) => fix);
        expect(fixed.filter(({ rule }) => !rule.fixable).map(({ rule }) => rule.name)).toEqual([]);
      }),
      { numRuns: 100, seed },
    );
  });
});

describe('suggestions', () => {
  it('remove their finding and add no error, on generated policies', () => {
    let suggested = 0;
    fc.assert(
      fc.property(policyText, (text) => {
        suggested += checkSuggestions(text);
      }),
      { numRuns: 120, seed },
    );
    expect(suggested, 'suggestions').toBeGreaterThan(100);
  });

  const examples = new URL('../../../examples/policies/', import.meta.url);
  const files = readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.json'),
  );
  it.each(files.sort())('remove their finding and add no error, on %s', (path) => {
    checkSuggestions(readFileSync(new URL(path, examples), 'utf8'));
  });
});

/** How many suggestions there were. */
function checkSuggestions(text: string): number {
  const before = findingsIn(text, apart);
  let count = 0;
  for (const finding of before) {
    for (const suggestion of finding.suggestions) {
      count++;
      const output = apply(text, printEdits(suggestion.edits, text));
      const what = `${finding.rule.name} ${finding.messageId} ${suggestion.message}\n${text}\n${output}`;
      expect(() => void JSON.parse(output), what).not.toThrow();
      const own = apart.filter(({ rule }) => rule === finding.rule);
      const left = findingsIn(output, own);
      expect(numberOf(left, finding), what).toBeLessThan(numberOf(before, finding));
      expect(addedErrors(before, findingsIn(output)), what).toEqual([]);
    }
  }
  return count;
}

function numberOf(
  findings: readonly Finding[],
  { rule, messageId }: { rule: AnyRule; messageId: string },
): number {
  return findings.filter((each) => each.rule.name === rule.name && each.messageId === messageId).length;
}

/** Errors of `after` beyond those that were there before, whether or not a stronger one hid them. */
function addedErrors(before: readonly Finding[], after: readonly Finding[]): string[] {
  const name = ({ rule, messageId }: Finding) => `${rule.name} ${messageId}`;
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
