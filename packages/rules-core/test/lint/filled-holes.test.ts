/** What is reported of a policy with holes is true whatever fills them. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeBlocks } from '../../../../test/markdown.js';
import { findByEach, type Found } from '../find.js';
import { policyText } from '../generate-policies.js';
import { policiesOf } from '../read-policy.js';
import { lintText } from '../../src/json/index.js';
import type { TextEdit } from '../../src/edits/text-edit.js';
import { rules } from '../../src/rules/index.js';
import { hasHole } from '../../src/value/hole.js';

const pages = new URL('../../../eslint-plugin/docs/rules/', import.meta.url);
const documented = readdirSync(pages).flatMap((page) =>
  codeBlocks(readFileSync(new URL(page, pages), 'utf8'))
    .filter(({ language, section }) => language === 'json' && section === 'Incorrect')
    .map(({ code }) => code),
);

/** The same policies in every run; `FC_SEED=$RANDOM` tries others. */
const seed = Number(process.env['FC_SEED'] ?? 1);

const names = ['a', 'b'] as const;
/** What fills a part of a string: no colon, as the fields of an ARN stay where they are. */
const ofParts = ['', 'a', '*', '?', 'x*', 's3', 'Get', 'iam', '/', '111122223333', 'role', 'eu-west-1'];
/** What fills a whole string. */
const ofWholes = ofParts.concat(
  ['Allow', 'Deny', ':', 's3:GetObject', 'arn:aws:s3:::x', 'arn:aws:iam::111122223333:role/x', 'true', '10'],
  ['lambda.amazonaws.com', 'StringEquals', 'StringLike', 'aws:SourceIp', 'aws:PrincipalOrgID', '2012-10-17'],
  ['2008-10-17', '10.0.0.0/8'],
);

/** Puts holes into strings of a JSON text, by where they stand among its string characters. */
function withHoles(
  text: string,
  cuts: readonly (readonly [at: number, length: number, hole: number])[],
): string {
  const strings = [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].filter(([, inside]) => inside !== '');
  const edits = new Map<number, { start: number; end: number; hole: string }>();
  for (const [at, length, hole] of cuts) {
    const found = strings[at % strings.length];
    if (!found || found[1]!.includes('\\')) continue;
    const inside = found[1]!;
    const isWhole = hole % 2 === 1;
    const from = isWhole ? 0 : at % (inside.length + 1);
    const to = isWhole ? inside.length : Math.min(inside.length, from + (length % (inside.length + 1)));
    const start = found.index + 1;
    edits.set(start, { start: start + from, end: start + to, hole: names[hole % 2]! });
  }
  let result = text;
  for (const { start, end, hole } of [...edits.values()].sort((one, other) => other.start - one.start))
    result = `${result.slice(0, start)}\${${hole}}${result.slice(end)}`;
  return result;
}

function fill(text: string, values: Readonly<Record<(typeof names)[number], string>>): string {
  return text.replace(/\$\{(a|b)\}/g, (_, name: 'a' | 'b') => values[name]);
}

const redundancy = new Set<string | null>(
  rules.filter(({ category }) => category === 'redundancy').map(({ name }) => name),
);

const malformed = new Set<string | null>([
  'valid-action',
  'valid-resource',
  'valid-element',
  'no-empty-element',
]);

/** Every rule by itself, as a finding that another one hides may be true or not as well. */
const everyRule = Object.fromEntries(rules.map(({ name }) => [name, 'error' as const]));
const findingsOf = (text: string) => findByEach(text, { rules: everyRule });

/** The rules that report something, by the statement in which they do; -1 is the document. */
function reported(text: string): ReadonlyMap<string, Found> {
  const statements = policiesOf(text)[0]?.statements ?? [];
  const indexOf = ({ start }: Found) =>
    statements.findIndex(({ value: { span } }) => start >= span.start && start < span.end);
  return new Map(
    findingsOf(text).map((finding) => {
      // Of two that cover each other the first one stays: which that is may change.
      const isRedundancy = redundancy.has(finding.rule);
      return [`${finding.rule} ${isRedundancy ? '' : indexOf(finding)}`, finding];
    }),
  );
}

const policies = fc.oneof(fc.constantFrom(...documented), policyText);
const cuts = fc.array(fc.tuple(fc.nat(400), fc.nat(30), fc.nat(1)), { minLength: 1, maxLength: 4 });
const runs = { numRuns: Number(process.env['FC_RUNS'] ?? 100), seed };

it('reports nothing of a policy with holes that is not reported of it when they are filled', () => {
  fc.assert(
    fc.property(
      policies,
      cuts,
      fc.constantFrom(...ofParts),
      fc.constantFrom(...ofWholes),
      (policy, where, a, b) => {
        const text = withHoles(policy, where);
        const filled = fill(text, { a, b });
        const after = reported(filled);
        // Of what AWS refuses for the text in the hole, nothing else needs to be true.
        const isMalformed = [...after.values()].some(({ rule }) => malformed.has(rule));
        for (const [place, { rule, message }] of reported(text)) {
          if (isMalformed && !malformed.has(rule)) continue;
          expect(after.has(place), `${place}: ${message}\n${text}\n${filled}`).toBe(true);
        }
      },
    ),
    runs,
  );
});

/** With what each rule suggests when it runs alone, as only then nothing keeps it from that. */
function suggestedIn(text: string) {
  const reporting = new Set(findingsOf(text).map(({ rule }) => rule));
  return [...reporting].flatMap((name) => lintText(text, { rules: { [name!]: 'error' } }));
}

it('writes what holes stand for in every fix and suggestion', () => {
  fc.assert(
    fc.property(policies, cuts, (policy, where) => {
      const text = withHoles(policy, where);
      for (const { rule, fix, suggestions } of suggestedIn(text)) {
        for (const edits of [fix, ...suggestions.map((each) => each.edits)]) {
          const after = applied(edits ?? [], text);
          const written = new Set(after.match(/\$\{\w*\}?/g));
          expect(hasHole(after), `${rule}: ${after}`).toBe(false);
          expect([...written].filter((each) => !text.includes(each))).toEqual([]);
          expect(JSON.parse(fill(after, { a: 'a', b: 'b' })), rule!).toBeDefined();
        }
      }
    }),
    runs,
  );
});

function applied(edits: readonly TextEdit[], text: string): string {
  return edits.reduceRight(
    (rest, { range, text: put }) => rest.slice(0, range[0]) + put + rest.slice(range[1]),
    text,
  );
}
