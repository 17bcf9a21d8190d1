/** A rule with `checkStatements` judges each statement by itself, and trials that rely on it end alike. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { policyText } from '../generate-policies.js';
import { decided, sourceOf } from '../read-policy.js';
import { ruleCases } from '../rule-cases.js';
import { unmark } from '../rule-tester.js';
import { lint } from '../../src/lint/lint.js';
import { readPolicy, type Policy } from '../../src/policy/policy.js';
import { rules } from '../../src/rules/index.js';
import { levelIn } from '../../src/rules/levels.js';
import type { AnyRule, Problem } from '../../src/rules/rule.js';
import type { Source } from '../../src/sites/source.js';
import { entryOf, type DictValue, type Value } from '../../src/value/value.js';
import { withEntries, withItems } from '../../src/value/rebuilt.js';

const everyRule = rules.map((rule) => {
  const level = levelIn(rule, 'all');
  return { rule, options: { ...rule.defaults, ...(typeof level === 'object' ? level[1] : {}) } as object };
});
const bound = everyRule.filter(({ rule }) => rule.checkStatements);

const ofRules = (await ruleCases()).flatMap(({ invalid, valid }) =>
  [...invalid, ...valid]
    .filter(({ syntax, settings }) => !syntax && !settings)
    .map(({ code }) => unmark(code).code),
);
/** Cases about several statements. */
const several = ofRules.filter((text) => text.split('"Effect"').length > 2);
const generated = fc.sample(policyText, { numRuns: 40, seed: Number(process.env['FC_SEED'] ?? 1) });

/** The document with only some of the statements. */
function withOnly(document: DictValue, kept: readonly Value[]): DictValue {
  const list = entryOf(document, 'Statement')!;
  const items = withItems({ kind: 'list', span: list.value.span, items: [] }, kept);
  return withEntries(
    document,
    document.entries.map((entry) => (entry === list ? { ...entry, value: items } : entry)),
  );
}

const told = ({ messageId, at, data }: Problem) => JSON.stringify([messageId, at, data]);

/** Where such a rule says something else of a statement if the other Allow statements are left out. */
function dependenciesIn(text: string): string[] {
  const found: string[] = [];
  for (const site of sourceOf(text).sites()) {
    const document = decided(site.document);
    const policy = readPolicy(document);
    // Of the policy of a resource the statements together tell what it is about.
    if (policy.statements.length < 2 || policy.type.keptBy === 'service') continue;
    for (const statement of policy.statements) {
      const part = readPolicy(
        withOnly(
          document,
          policy.statements
            .filter((each) => each === statement || each.effect !== 'Allow')
            .map(({ value }) => value),
        ),
        { type: policy.type.name },
      );
      for (const { rule, options } of bound) {
        const isAlike = ['Resource', 'NotResource'].every((name) => part.has(name) === policy.has(name));
        if (!isAlike || (rule.policies && !rule.policies(policy.type))) continue;
        const problemsIn = (whole: Policy) =>
          [...rule.check(whole, options)]
            .filter(({ subject }) => subject!.statement!.value === statement.value)
            .map(told);
        if (problemsIn(part).join() !== problemsIn(policy).join()) found.push(`${rule.name} in ${text}`);
      }
    }
  }
  return found;
}

it('is true of the cases of rules', { timeout: 120_000 }, () => {
  expect(bound.length).toBeGreaterThan(30);
  expect(several.length).toBeGreaterThan(100);
  expect(several.flatMap(dependenciesIn)).toEqual([]);
});

it('is true of generated policies', { timeout: 120_000 }, () => {
  expect(generated.flatMap(dependenciesIn)).toEqual([]);
});

/** The same source, which reads all of the text again to see what edits lead to. */
function rereading(text: string): Source {
  const source = sourceOf(text);
  return {
    sites: () => source.sites(),
    print: (edits) => source.print(edits),
    holes: source.holes,
    revise: (_, edits) => {
      const printed = source.print(edits);
      const after = printed?.reduceRight(
        (done, { range: [start, end], text: put }) => done.slice(0, start) + put + done.slice(end),
        text,
      );
      const [site] = after === undefined ? [] : sourceOf(after).sites();
      return site?.document;
    },
  };
}

const offered = (source: Source, enabled: readonly { readonly rule: AnyRule }[]) =>
  lint(source, enabled).map(({ rule, messageId, suggestions }) => [
    rule.name,
    messageId,
    ...suggestions.map(({ message, edits }) => [message, edits]),
  ]);

it('offers what it would if it read and judged all of the policy again', { timeout: 120_000 }, () => {
  const texts = [...several.filter((_, index) => index % 10 === 0), ...generated.slice(0, 20)];
  const single = texts.filter((text) => [...sourceOf(text).sites()].length === 1);
  for (const text of single)
    expect(offered(sourceOf(text), everyRule), text).toEqual(offered(rereading(text), everyRule));
});
