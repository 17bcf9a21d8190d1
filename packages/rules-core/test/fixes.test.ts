/** What `--fix` changes: never a decision. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.js';
import { policyText, request } from './generate-policies.js';
import { sourceOf } from './read-policy.js';
import type { TextEdit } from '../src/edits/text-edit.js';
import { lint } from '../src/lint/lint.js';
import type { EnabledRule } from '../src/lint/plans.js';
import { rules } from '../src/rules/index.js';
import { levelIn } from '../src/rules/levels.js';

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
