import { describe, expect, test } from 'vitest';
import { ruleNamed } from './rule-named.js';
import { policyWith } from '../read-policy.js';
import { findAction, type Action } from '../../src/catalog/catalog.js';
import { shownOf, type Raised } from '../../src/lint/hides.js';
import type { Hide } from '../../src/rules/hide.js';
import type { AnyRule, Problem } from '../../src/rules/rule.js';
import type { Subject } from '../../src/rules/subject.js';

const allow = {
  Effect: 'Allow',
  Action: ['s3:GetObject', 's3:GetObject'],
  Resource: '*',
  Condition: {
    StringEquals: { 'aws:PrincipalTag/a': ['x', 'x'], 'aws:PrincipalTag/b': 'y' },
    StringLike: { 'aws:PrincipalTag/a': 'x' },
  },
};
const [first, second] = policyWith(allow, allow).statements as [
  ReturnType<typeof policyWith>['statements'][number],
  ReturnType<typeof policyWith>['statements'][number],
];
const [a, b, like] = first.conditions;
const [get, getAgain] = first.actions!.items.map(({ value }) => value);

const rule = (name: string, more: Partial<AnyRule> = {}) => ruleNamed(name, () => [], more);
const hider = (hide: Omit<Hide, 'rule'>) => rule('no-hider', { hides: [{ rule: 'no-hidden', ...hide }] });
const hidden = rule('no-hidden');
const raise = (by: AnyRule, subject: Subject, problem: Partial<Problem> = {}): Raised => ({
  rule: by,
  problem: { messageId: 'a', at: { start: 0, end: 1 }, subject, ...problem },
});
/** The names of the rules whose problems are shown. */
const shown = (...raised: Raised[]) => shownOf(raised).map((each) => each.rule.name);

/** Whether a problem with the one subject hides one with the other, whichever comes first. */
function hides(within: Hide['within'], by: Subject, of: Subject): boolean {
  const one = raise(hider({ within }), by);
  const other = raise(hidden, of);
  const isHidden = !shown(one, other).includes('no-hidden');
  expect(shown(other, one).includes('no-hidden')).toBe(!isHidden);
  expect(shown(one, other)).toContain('no-hider');
  return isHidden;
}

describe('a problem hides others', () => {
  test('within the document', () => {
    expect(hides('document', {}, { statement: second })).toBe(true);
    expect(hides('document', { statement: first }, {})).toBe(true);
  });

  test('within the statement', () => {
    expect(hides('statement', { statement: first }, { statement: first, element: 'Action' })).toBe(true);
    expect(hides('statement', { statement: first }, { statement: second })).toBe(false);
    expect(hides('statement', {}, {})).toBe(false);
    expect(hides('statement', { statement: first }, {})).toBe(false);
  });

  test('within the element of a statement', () => {
    const action: Subject = { statement: first, element: 'Action' };
    expect(hides('element', action, { ...action, value: get })).toBe(true);
    expect(hides('element', action, { statement: first, element: 'Resource' })).toBe(false);
    expect(hides('element', action, { statement: second, element: 'Action' })).toBe(false);
    expect(hides('element', action, { statement: first })).toBe(false);
    expect(hides('element', { statement: first }, { statement: first })).toBe(false);
  });

  test('within the element of a document', () => {
    expect(hides('element', { element: 'Version' }, { element: 'Version' })).toBe(true);
    expect(hides('element', { element: 'Version' }, { element: 'Id' })).toBe(false);
    expect(hides('element', { element: 'Sid' }, { element: 'Sid', statement: first })).toBe(false);
  });

  test('within the test of a condition', () => {
    expect(hides('test', { test: a }, { test: a })).toBe(true);
    expect(hides('test', { test: a }, { test: b })).toBe(false);
    expect(hides('test', { test: a }, { test: like })).toBe(false);
    expect(hides('test', { test: a }, { test: second.conditions[0] })).toBe(false);
    expect(hides('test', { test: a }, { statement: first, element: 'Condition' })).toBe(false);
    expect(hides('test', { statement: first }, { statement: first })).toBe(false);
  });

  test('within an operator and its tests, not the operator by one of its tests', () => {
    const stringEquals = a!.operatorEntry;
    expect(hides('test', { test: stringEquals }, { test: stringEquals })).toBe(true);
    expect(hides('test', { test: stringEquals }, { test: b })).toBe(true);
    expect(hides('test', { test: b }, { test: stringEquals })).toBe(false);
    expect(hides('test', { test: stringEquals }, { test: like })).toBe(false);
    expect(hides('test', { test: like }, { test: stringEquals })).toBe(false);
    expect(hides('test', { test: stringEquals }, { test: like!.operatorEntry })).toBe(false);
  });

  test('at the same value, not at an equal one', () => {
    expect(hides('value', { value: get }, { value: get })).toBe(true);
    expect(hides('value', { value: get }, { value: getAgain })).toBe(false);
    expect(hides('value', { statement: first }, { statement: first })).toBe(false);
    expect(hides('value', { value: a!.keyEntry.key }, { test: a, value: a!.keyEntry.key })).toBe(true);
  });
});

describe('a problem takes its actions from others in the statement', () => {
  const [get, put, list] = ['GetObject', 'PutObject', 'ListBucket'].map((name) => findAction('s3', name)!);
  const by = hider({ within: 'actions' });
  /** The ids of the actions that are left of the hidden problem; undefined when it is hidden. */
  const left = (own: readonly Action[], of: readonly Action[] | undefined, where: Subject, more = {}) => {
    const about = (actions: readonly Action[]): Problem => ({
      ...raise(hidden, where).problem,
      actions,
      about,
      data: { ids: actions.map(({ id }) => id).join() },
    });
    const problem = { ...(of ? about(of) : {}), ...more };
    const raised = [raise(by, { statement: first }, { actions: own }), raise(hidden, where, problem)];
    const found = shownOf(raised).find((each) => each.rule === hidden);
    expect(shownOf(raised.toReversed()).find((each) => each.rule === hidden)).toEqual(found);
    return found && (found.problem.data?.ids ?? 'all');
  };

  test('all of them', () => {
    expect(left([get!, put!], [put!], { statement: first })).toBeUndefined();
  });

  test('some of them: the rest is shown', () => {
    expect(left([get!], [get!, put!, list!], { statement: first })).toBe('s3:PutObject,s3:ListBucket');
  });

  test('as a whole where it cannot be about fewer', () => {
    expect(left([get!], [get!, put!], { statement: first }, { about: undefined })).toBe(
      's3:GetObject,s3:PutObject',
    );
  });

  test('not other ones, nor in another statement, nor from a problem about none', () => {
    expect(left([get!], [put!], { statement: first })).toBe('s3:PutObject');
    expect(left([get!], [get!], { statement: second })).toBe('s3:GetObject');
    expect(left([get!], undefined, { statement: first })).toBe('all');
    expect(left([], [get!], { statement: first })).toBe('s3:GetObject');
  });

  test('several problems together', () => {
    const about = (actions: readonly Action[]): Problem => ({
      ...raise(hidden, { statement: first }).problem,
      actions,
      about,
    });
    const raised = [get!, put!].map((action) => raise(by, { statement: first }, { actions: [action] }));
    const of = raise(hidden, { statement: first }, about([get!, put!]));
    expect(shown(...raised, of)).toEqual(['no-hider', 'no-hider']);
  });
});

describe('a row of `hides`', () => {
  test('holds with all messages of both rules', () => {
    const by = hider({ within: 'document' });
    expect(shown(raise(by, {}, { messageId: 'b' }), raise(hidden, {}, { messageId: 'b' }))).toEqual([
      'no-hider',
    ]);
  });

  test('holds `when` the hiding problem has one of these messages', () => {
    const by = hider({ within: 'document', when: ['b'] });
    expect(shown(raise(by, {}), raise(hidden, {}))).toEqual(['no-hider', 'no-hidden']);
    expect(shown(raise(by, {}, { messageId: 'b' }), raise(hidden, {}))).toEqual(['no-hider']);
  });

  test('hides the `messages` it names', () => {
    const by = hider({ within: 'document', messages: ['b'] });
    expect(shown(raise(by, {}), raise(hidden, {}))).toEqual(['no-hider', 'no-hidden']);
    expect(shown(raise(by, {}), raise(hidden, {}, { messageId: 'b' }))).toEqual(['no-hider']);
  });

  test('hides the rule it names', () => {
    const by = hider({ within: 'document' });
    expect(shown(raise(by, {}), raise(rule('no-other'), {}))).toEqual(['no-hider', 'no-other']);
  });

  test('stands beside others', () => {
    const by = rule('no-hider', {
      hides: [
        { rule: 'no-hidden', within: 'value', when: ['a'] },
        { rule: 'no-hidden', within: 'statement', when: ['b'] },
      ],
    });
    const of = raise(hidden, { statement: first, value: get });
    const value = { statement: first, value: getAgain };
    expect(shown(raise(by, value), of)).toEqual(['no-hider', 'no-hidden']);
    expect(shown(raise(by, value, { messageId: 'b' }), of)).toEqual(['no-hider']);
    expect(shown(raise(by, value), raise(by, { value: get }), of)).toEqual(['no-hider', 'no-hider']);
  });

  test('hides nothing unless its rule raised a problem', () => {
    expect(shown(raise(hidden, {}))).toEqual(['no-hidden']);
    expect(shown()).toEqual([]);
  });
});

test('a hidden problem hides what it would', () => {
  const one = rule('no-one', { hides: [{ rule: 'no-two', within: 'document' }] });
  const two = rule('no-two', { hides: [{ rule: 'no-three', within: 'document' }] });
  const raised = [raise(rule('no-three'), {}), raise(two, {}), raise(one, {})];
  expect(shown(...raised)).toEqual(['no-one']);
  expect(shown(...raised.toReversed())).toEqual(['no-one']);
});

describe('of a rule that says `once`, the first problem in a statement is shown', () => {
  const once = rule('no-hidden', { once: 'statement' });
  const at = (start: number) => ({ at: { start, end: start + 1 } });
  const starts = (...raised: Raised[]) =>
    shownOf(raised)
      .filter((each) => each.rule === once)
      .map(({ problem }) => problem.at.start);

  test('in each statement', () => {
    expect(
      starts(
        raise(once, { statement: first }, at(1)),
        raise(once, { statement: second }, at(2)),
        raise(once, { statement: first }, at(3)),
        raise(once, { statement: second }, at(4)),
      ),
    ).toEqual([1, 2]);
  });

  test('that is not hidden', () => {
    expect(
      starts(
        raise(once, { statement: first, value: get }, at(1)),
        raise(once, { statement: first, value: getAgain }, at(2)),
        raise(once, { statement: first, value: getAgain }, at(3)),
        raise(hider({ within: 'value' }), { value: get }),
      ),
    ).toEqual([2]);
  });

  test('beside those of other rules, and of none where there is no statement', () => {
    expect(shown(raise(once, { statement: first }), raise(hidden, { statement: first }))).toHaveLength(2);
    expect(starts(raise(once, {}, at(1)), raise(once, {}, at(2)))).toEqual([1, 2]);
  });

  test('and the others hide what they would', () => {
    const by = rule('no-hider', { once: 'statement', hides: [{ rule: 'no-hidden', within: 'value' }] });
    expect(
      shown(
        raise(by, { statement: first, value: get }),
        raise(by, { statement: first, value: getAgain }),
        raise(hidden, { value: getAgain }),
      ),
    ).toEqual(['no-hider']);
  });
});
