/** What is reported of a policy with choices, against what is reported of each policy that it may be. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { undecidedSource } from './undecided-source.js';
import { applyEditsIn } from '../../src/edits/text-edit.js';
import { lint } from '../../src/lint/lint.js';
import { rules } from '../../src/rules/index.js';
import { sourceOf } from '../read-policy.js';

type Json = string | readonly Json[] | { readonly [key: string]: Json };

const enabled = rules.map((rule) => ({ rule }));
/** By themselves: what hides a finding may differ from policy to policy. */
const fixing = enabled.filter(({ rule }) => rule.fixable);
const conditions = ['P', 'Q', 'R'] as const;
type Assignment = Readonly<Record<string, 0 | 1>>;
const assignments: readonly Assignment[] = Array.from({ length: 8 }, (_, bits) =>
  Object.fromEntries(conditions.map((name, place) => [name, ((bits >> place) & 1) as 0 | 1])),
);

const decidedBy = (inner: fc.Arbitrary<Json>, weight: number): fc.Arbitrary<Json> =>
  fc.oneof(
    { weight, arbitrary: inner },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom(...conditions), inner, inner).map((parts): Json => ({ If: parts })),
    },
  );
const action = fc.constantFrom<Json>(
  '*',
  's3:*',
  's3:Get*',
  's3:GetObject',
  's3:GetObjekt',
  'iam:PassRole',
  'sqs:SendMessage',
);
const resource = fc.constantFrom<Json>(
  '*',
  'arn:aws:s3:::a',
  'arn:aws:s3:::a/*',
  'arn:aws:s3:::*',
  'arn:aws:iam::123456789012:role/*',
);
const listOf = (item: fc.Arbitrary<Json>) =>
  decidedBy(fc.oneof(item, fc.array(decidedBy(item, 3), { minLength: 1, maxLength: 3 })), 4);
const statement = fc
  .record({
    Sid: decidedBy(fc.constantFrom<Json>('A', 'B', 'a b'), 3),
    Effect: decidedBy(fc.constantFrom<Json>('Allow', 'Allow', 'Deny'), 4),
    Action: listOf(action),
    Resource: listOf(resource),
  })
  .map((members): Json => members);
const policy = fc
  .array(decidedBy(statement, 4), { minLength: 1, maxLength: 3 })
  .map((Statement): Json => ({ Version: '2012-10-17', Statement }));

function decide(value: Json, assignment: Assignment): Json {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => decide(item, assignment));
  const members = value as Readonly<Record<string, Json>>;
  const parts = members['If'] as readonly Json[] | undefined;
  return parts
    ? decide(parts[1 + assignment[parts[0] as string]!]!, assignment)
    : Object.fromEntries(Object.entries(members).map(([key, each]) => [key, decide(each, assignment)]));
}

/** A function of a policy, worked out once for those that several decisions lead to. */
function ofEachPolicy<Result>(work: (document: Json) => Result): (document: Json) => Result {
  const known = new Map<string, Result>();
  return (document) => {
    const text = JSON.stringify(document);
    if (!known.has(text)) known.set(text, work(document));
    return known.get(text)!;
  };
}

const namesIn = (document: Json) =>
  new Set(lint(sourceOf(document), enabled).map(({ rule, at }) => `${rule.name} ${at.end - at.start}`));

it('reports what is granted one way, and nothing that is not so in any', () => {
  fc.assert(
    fc.property(policy, (document) => {
      const namesOf = ofEachPolicy(namesIn);
      const each = assignments.map((assignment) => namesOf(decide(document, assignment)));
      const found = lint(undecidedSource(document), enabled);
      const names = new Set(found.map(({ rule, at }) => `${rule.name} ${at.end - at.start}`));
      for (const name of names)
        expect(
          each.some((those) => those.has(name)),
          name,
        ).toBe(true);
      const about = new Set(found.map(({ rule }) => rule.name));
      for (const { rule } of enabled) {
        const isSo = each.some((those) => [...those].some((name) => name.startsWith(`${rule.name} `)));
        if (rule.holds === 'some') expect(about.has(rule.name), rule.name).toBe(isSo);
      }
    }),
    { numRuns: 40 },
  );
});

/** The texts that each of the fixes of a policy makes of it. */
function waysToFix(policy: Json): string[] {
  const text = JSON.stringify(policy);
  return lint(sourceOf(policy), fixing).flatMap(({ fix }) =>
    fix ? [applyEditsIn(text, { start: 0, end: text.length }, fix)!] : [],
  );
}

it('changes by a fix no policy that it may be but as the fix of that policy does', () => {
  let fixes = 0;
  fc.assert(
    fc.property(policy, (document) => {
      const source = undecidedSource(document);
      const waysOf = ofEachPolicy(waysToFix);
      for (const { fix } of lint(source, fixing)) {
        if (!fix) continue;
        fixes++;
        const text = applyEditsIn(source.text, { start: 0, end: source.text.length }, fix)!;
        const fixed = JSON.parse(text) as Json;
        for (const assignment of assignments) {
          const before = decide(document, assignment);
          const after = JSON.stringify(decide(fixed, assignment));
          expect([JSON.stringify(before), ...waysOf(before)]).toContain(after);
        }
      }
    }),
    { numRuns: 40 },
  );
  expect(fixes).toBeGreaterThan(10);
});
