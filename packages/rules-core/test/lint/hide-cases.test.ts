/** What the rows of `hides` of the rules say, and that each of them has a case: see `hide-cases.ts`. */
import { describe, expect, it } from 'vitest';
import { hideCases, type HideCase } from './hide-cases.js';
import { sourceOf } from '../read-policy.js';
import { lintText, type RuleLevel, type TextFinding } from '../../src/json/index.js';
import { lint } from '../../src/lint/lint.js';
import type { Hide } from '../../src/rules/hide.js';
import { rules } from '../../src/rules/index.js';
import type { AnyRule } from '../../src/rules/rule.js';

const named = (name: string): AnyRule => {
  const rule = rules.find((each) => each.name === name);
  if (!rule) throw new Error(`There is no rule \`${name}\`.`);
  return rule;
};
const textOf = (policy: unknown) => (typeof policy === 'string' ? policy : JSON.stringify(policy));

/** A row in words. */
function wordsOf(hider: AnyRule, { rule, within, when, messages }: Hide): string {
  const ids = (names: readonly string[] | undefined) => (names ? ` (${names.join(', ')})` : '');
  return `${hider.name}${ids(when)} -> ${rule}${ids(messages)}, within ${within}`;
}

const rows = rules.flatMap((hider) =>
  (hider.hides ?? []).map((hide) => ({ row: wordsOf(hider, hide), hider, hide })),
);

describe('rows of `hides`', () => {
  for (const { row, hider, hide } of rows) {
    it(`${row}: both rules and all messages exist`, () => {
      expect(Object.keys(hider.messages)).toEqual(expect.arrayContaining([...(hide.when ?? [])]));
      expect(Object.keys(named(hide.rule).messages)).toEqual(
        expect.arrayContaining([...(hide.messages ?? [])]),
      );
    });

    it(`${row}: there is a case in which it hides`, () => {
      const own = hideCases.filter(
        (each) => each.hider === hider.name && each.hidden === hide.rule && each.within === hide.within,
      );
      expect(
        own.some((each) => isNeeded(hider, hide, each)),
        `Add a case to test/lint/hide-cases.ts in which this row alone hides a finding: ${row}.`,
      ).toBe(true);
    });
  }

  it('are there once each', () => {
    const words = rows.map(({ row }) => row);
    expect(words.filter((row, index) => words.indexOf(row) !== index)).toEqual([]);
  });

  it('hide in no circle', () => {
    expect(circleIn(rules)).toBeUndefined();
  });
});

describe.each(
  hideCases.map((each) => [`${each.hider} -> ${each.hidden}, within ${each.within}`, each] as const),
)('%s', (_, each) => {
  const { hider, hidden, policy, nearMiss } = each;
  const found =
    (text: unknown, ...names: string[]) =>
    (name: string) =>
      shown(each, text, names).filter(({ rule }) => rule === name);

  it('has a row', () => {
    expect(
      rows.some(
        ({ hider: { name }, hide }) => name === hider && hide.rule === hidden && hide.within === each.within,
      ),
    ).toBe(true);
  });

  it(`hides it in ${textOf(policy)}`, () => {
    const alone = found(policy, hidden)(hidden);
    expect(alone, `${hidden} alone finds something`).not.toEqual([]);
    const both = found(policy, hider, hidden);
    expect(both(hider), `${hider} finds something`).not.toEqual([]);
    expect(both(hidden).length, `findings of ${hidden} beside ${hider}`).toBeLessThan(alone.length);
  });

  it(`does not hide it in ${textOf(nearMiss)}`, () => {
    const both = found(nearMiss, hider, hidden);
    expect(both(hider), `${hider} finds something`).not.toEqual([]);
    expect(both(hidden), `${hidden} finds something`).not.toEqual([]);
  });
});

/** The findings of the rules. */
function shown({ settings = {}, options = {} }: HideCase, policy: unknown, names: readonly string[]) {
  const levels = names.map((name): [string, RuleLevel] => [name, ['error', options[name] ?? {}]]);
  const findings = lintText(textOf(policy), { rules: Object.fromEntries(levels), settings });
  expect(findings.filter(({ rule }: TextFinding) => rule === null)).toEqual([]);
  return findings;
}

/** Whether more of the hidden rule is shown in the policy of the case when the row is taken away. */
function isNeeded(hider: AnyRule, hide: Hide, { policy, settings, options = {} }: HideCase): boolean {
  const hidden = named(hide.rule);
  const count = (strong: AnyRule) =>
    lint(
      sourceOf(textOf(policy)),
      [strong, hidden].map((rule) => ({ rule, options: options[rule.name] })),
      settings,
    ).filter(({ rule }) => rule === hidden).length;
  return count({ ...hider, hides: hider.hides!.filter((each) => each !== hide) }) > count(hider);
}

/** A message of a rule. */
const nodeOf = (rule: string, messageId: string) => `${rule} ${messageId}`;

/** A circle of messages each of which hides the next; undefined when there is none. */
function circleIn(some: readonly AnyRule[]): readonly string[] | undefined {
  const hiddenBy = new Map<string, string[]>();
  for (const { name, messages, hides = [] } of some) {
    for (const messageId of Object.keys(messages)) {
      const targets = hides
        .filter(({ when }) => !when || when.includes(messageId))
        .flatMap((hide) => {
          const ids = hide.messages ?? Object.keys(some.find((each) => each.name === hide.rule)!.messages);
          return ids.map((id) => nodeOf(hide.rule, id));
        });
      hiddenBy.set(nodeOf(name, messageId), targets);
    }
  }
  const done = new Set<string>();
  const circleFrom = (node: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of hiddenBy.get(node) ?? []) {
      const circle = circleFrom(next, [...path, node]);
      if (circle) return circle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of hiddenBy.keys()) {
    const circle = circleFrom(node, []);
    if (circle) return circle;
  }
  return undefined;
}

describe('a circle', () => {
  const rule = (name: string, ...hides: Hide[]): AnyRule => ({
    ...rules[0]!,
    name,
    messages: { a: 'A.', b: 'B.' },
    hides,
  });

  it('is found over several rules', () => {
    const circle = circleIn([
      rule('one', { rule: 'two', within: 'value' }),
      rule('two', { rule: 'one', within: 'statement', when: ['b'] }),
    ]);
    expect(circle).toEqual(['one a', 'two b', 'one a']);
  });

  it('is none where different messages hide', () => {
    const some = [
      rule('one', { rule: 'two', within: 'value', when: ['a'], messages: ['b'] }),
      rule('two', { rule: 'one', within: 'value', when: ['a'], messages: ['b'] }),
    ];
    expect(circleIn(some)).toBeUndefined();
  });
});
