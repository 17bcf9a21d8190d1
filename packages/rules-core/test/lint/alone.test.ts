/**
 * Rules know nothing of each other: each alone reports what it is about, whether or not another rule would report it as
 * well. What is superfluous beside another finding is said by the rows of `hides`, which `hide-cases.ts` has cases of.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aloneCases } from './alone-cases.js';
import { scopes, type Found } from './alone-scopes.js';
import { decided, valueOf } from '../read-policy.js';
import { ruleCases } from '../rule-cases.js';
import { unmark } from '../rule-tester.js';
import { lintText } from '../../src/json/index.js';
import { JsonSource } from '../../src/json/json-source.js';
import type { Finding } from '../../src/lint/finding.js';
import { lint } from '../../src/lint/lint.js';
import { rules } from '../../src/rules/index.js';
import type { AnyRule } from '../../src/rules/rule.js';
import { parseSettings } from '../../src/sites/settings.js';

interface Case {
  readonly code: string;
  readonly syntax?: 'json' | 'jsonc' | 'json5' | undefined;
  readonly settings?: unknown;
  /** Those whose findings the other rules have to answer. */
  readonly reporters: readonly AnyRule[];
  readonly options?: Readonly<Record<string, unknown>> | undefined;
}

const answering = (check: string) =>
  rules.filter(({ checks }) => Object.values(checks).some((each) => each.includes(check)));
const claimed = new Set(rules.flatMap(({ checks }) => Object.values(checks).flat()));
/** The checks of Access Analyzer that two or more rules answer, and these rules. */
const shared = new Map(
  Array.from(claimed, (check) => [check, answering(check)] as const).filter(([, some]) => some.length > 1),
);
const sharing = new Set([...shared.values()].flat());

const ofRules = (await ruleCases())
  .filter(({ rule }) => sharing.has(rule))
  .flatMap(({ rule, invalid }) =>
    invalid.map(({ code, syntax, settings, options }): Case => {
      return { code: unmark(code).code, syntax, settings, reporters: [rule], options };
    }),
  );
const ofChecks = readFileSync(
  new URL('../../../../test/access-analyzer-cases.jsonl', import.meta.url),
  'utf8',
)
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Record<'check' | 'kind' | 'attachedTo' | 'at' | 'policy', string>)
  .filter(({ check, at }) => shared.has(check) && at !== undefined)
  .map(({ check, kind, attachedTo, policy }): Case => ({
    code: JSON.stringify(policy),
    settings: { ...(kind && { policyType: kind }), ...(attachedTo && { attachedTo }) },
    reporters: shared.get(check)!,
  }));

/** A finding, and another rule that answers one of its checks. */
interface Pair extends Found {
  readonly rule: AnyRule;
  readonly code: string;
}

const pairs = [...ofRules, ...ofChecks].flatMap((each) => [...pairsOf(each)]);

function* pairsOf({ code, syntax, settings: given = {}, reporters, options }: Case): Generator<Pair> {
  const settings = parseSettings(given);
  const source = new JsonSource(valueOf(code, syntax), code, { settings });
  const known = new Map<AnyRule, readonly Finding[]>();
  const findingsOf = (rule: AnyRule) => {
    const own = reporters.includes(rule) ? options : undefined;
    const findings = known.get(rule) ?? lint(source, [{ rule, options: own }], settings);
    known.set(rule, findings);
    return findings;
  };
  for (const finding of reporters.flatMap(findingsOf)) {
    const checks = finding.checks.filter((check) => shared.has(check));
    const others = [...new Set(checks.flatMap((check) => shared.get(check)!))].filter(
      (rule) => rule !== finding.rule,
    );
    const isAnswer = (other: Finding) =>
      other.checks.some((check) => checks.includes(check)) && areInOnePlace(other, finding);
    const answers = new Set(others.filter((rule) => findingsOf(rule).some(isAnswer)).map(({ name }) => name));
    const dict = finding.subject.statement?.value ?? documentOf(source);
    for (const rule of others) yield { finding, dict, answers, rule, code };
  }
}

/** The first policy of the source. */
function documentOf(source: JsonSource) {
  for (const { document } of source.sites()) return decided(document);
  throw new Error('There is no policy.');
}

/** The findings are of one statement, and of one test or value in it where both say so and are about one element. */
function areInOnePlace({ subject: one }: Finding, { subject: other }: Finding): boolean {
  if (one.statement?.index !== other.statement?.index) return false;
  if (one.element !== other.element) return one.statement !== undefined;
  const [a, b] = [one, other].map(({ test, value }) =>
    test && 'keyEntry' in test ? test.keyEntry.key : value,
  );
  return !a || !b || a.span.start === b.span.start;
}

/** The rows that say why the rule of a pair has nothing to say. */
const scopesOf = (pair: Pair) =>
  scopes.filter(({ rule, outside }) => rule === pair.rule.name && outside(pair));
const isSilent = ({ answers, rule }: Pair) => !answers.has(rule.name);
const wordsOf = ({ rule, finding, code }: Pair) =>
  `${rule.name} is silent where ${finding.rule.name} reports ${finding.messageId} in ${code}`;

describe('a check of Access Analyzer that several rules answer', () => {
  it.each([...shared.keys()])('%s is answered by each of them alone', (check) => {
    const own = pairs.filter(
      ({ rule, finding }) => finding.checks.includes(check) && shared.get(check)!.includes(rule),
    );
    expect(own.length).toBeGreaterThan(0);
    const unexplained = own.filter((pair) => isSilent(pair) && scopesOf(pair).length === 0);
    expect(unexplained.map(wordsOf), 'what a rule is not about is a row of alone-scopes.ts').toEqual([]);
  });
});

describe('what a rule is about', () => {
  const ofRows = new Map(scopes.map((scope) => [scope, [] as Pair[]]));
  for (const pair of pairs) for (const scope of scopesOf(pair)) ofRows.get(scope)!.push(pair);

  it.each(scopes)('$rule: $reason', (scope) => {
    const own = ofRows.get(scope)!;
    expect(own.some(isSilent), 'the row is needed').toBe(true);
    const spoken = own.filter((pair) => !isSilent(pair));
    expect(
      spoken.map(({ code }) => code),
      'where the rule speaks nevertheless',
    ).toEqual([]);
  });
});

describe.each(aloneCases)('$slip', ({ policy, settings = {}, finds }) => {
  it.each(Object.entries(finds))('is reported by %s alone', (rule, messageIds) => {
    const findings = lintText(JSON.stringify(policy), { rules: { [rule]: 'error' }, settings });
    expect(findings.map((finding) => [finding.rule, finding.messageId])).toEqual(
      messageIds.map((messageId) => [rule, messageId]),
    );
  });
});
