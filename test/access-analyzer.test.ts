/** Every check of IAM Access Analyzer is answered, by messages that fire or by a reason. */
import { accessAnalyzerChecks, rules, type AccessAnalyzerAnswer, type AnyRule } from 'iam-rules-core';
import { lintText } from 'iam-rules-core/json';
import { describe, expect, it } from 'vitest';
import { accessAnalyzerCatalogue } from '../packages/rules-core/src/access-analyzer/catalogue.js';
import { unanswered } from '../packages/rules-core/src/access-analyzer/unanswered.js';
import { ruleCases } from '../packages/rules-core/test/rule-cases.js';
import { unmark } from '../packages/rules-core/test/rule-tester.js';

const cases = await ruleCases();

/** The messages that the tests of the rules assert, as `rule messageId`. */
const tested = new Set(
  cases.flatMap(({ rule, invalid }) =>
    invalid
      .flatMap(({ errors }) => errors)
      .map((error) => `${rule.name} ${typeof error === 'string' ? error : error.messageId}`),
  ),
);

const ids = accessAnalyzerCatalogue.map(({ id }) => id);

describe('the catalogue', () => {
  it('holds the checks of the reference once each', () => {
    const classes = accessAnalyzerCatalogue.map((check) => check.class);
    const sizeOf = (name: string) => classes.filter((each) => each === name).length;
    expect([...new Set(classes)].map((name) => [name, sizeOf(name)])).toEqual([
      ['error', 79],
      ['general-warning', 26],
      ['security-warning', 19],
      ['suggestion', 29],
    ]);
    expect(new Set(ids).size).toBe(153);
    expect(ids.filter((id) => !/^[a-z0-9]+(?:-[a-z]+)*$/.test(id))).toEqual([]);
  });
});

describe('accessAnalyzerChecks', () => {
  it('answers every check, in the order of the catalogue', () => {
    expect(Object.keys(accessAnalyzerChecks)).toEqual(ids);
    expect(
      ids.filter((id) => {
        const answer = accessAnalyzerChecks[id]!;
        return !('none' in answer) && answer.length === 0;
      }),
    ).toEqual([]);
  });

  it('gives reasons for checks that no rule answers, and for those alone', () => {
    const claimed = new Set(rules.flatMap(({ checks }) => Object.values(checks).flat()));
    expect(Object.keys(unanswered).filter((id) => !ids.includes(id) || claimed.has(id))).toEqual([]);
    for (const reason of Object.values(unanswered)) expect(reason).toMatch(/^[A-Z`].*[^.]\.$/);
  });

  it.each(rules.filter(({ checks }) => Object.keys(checks).length > 0))(
    'knows the checks and messages of $name',
    ({ name, messages, checks }) => {
      expect(Object.keys(messages)).toEqual(expect.arrayContaining(Object.keys(checks)));
      for (const [messageId, answered] of Object.entries(checks)) {
        expect(answered.length, messageId).toBeGreaterThan(0);
        expect(new Set(answered).size, messageId).toBe(answered.length);
        expect(ids, messageId).toEqual(expect.arrayContaining([...answered]));
        for (const id of answered) {
          const answer = accessAnalyzerChecks[id] as readonly AccessAnalyzerAnswer[];
          expect(answer.find(({ rule }) => rule === name)?.messageIds, id).toContain(messageId);
        }
      }
    },
  );

  it('names messages that fire in the tests of their rules', () => {
    const named = rules.flatMap(({ name, checks }) =>
      Object.keys(checks).map((messageId) => `${name} ${messageId}`),
    );
    expect(named.filter((each) => !tested.has(each))).toEqual([]);
  });

  it('has findings that answer no check but those of their message', () => {
    const severalChecks = (rule: AnyRule) => Object.values(rule.checks).some((each) => each.length > 1);
    const findings = cases
      .filter(({ rule }) => severalChecks(rule))
      .flatMap(({ rule, invalid }) =>
        invalid.flatMap(({ code, syntax = 'json', options = {}, settings = {} }) =>
          lintText(unmark(code).code, {
            mode: syntax,
            rules: { [rule.name]: ['error', options] },
            settings,
          }).map(({ messageId, checks }) => ({ rule, messageId: messageId!, checks })),
        ),
      );
    expect(findings.length).toBeGreaterThan(100);
    for (const { rule, messageId, checks } of findings) {
      expect(rule.checks[messageId] ?? [], `${rule.name} ${messageId}`).toEqual(
        expect.arrayContaining([...checks]),
      );
    }
  });

  it('names all messages that answer a check, and no others', () => {
    for (const [id, answer] of Object.entries(accessAnalyzerChecks)) {
      if ('none' in answer) continue;
      for (const { rule, messageIds } of answer) {
        const { checks } = rules.find(({ name }) => name === rule)!;
        const answering = Object.keys(checks).filter((messageId) => checks[messageId]!.includes(id));
        expect(messageIds.toSorted(), `${id} ${rule}`).toEqual(answering.sort());
      }
    }
  });
});
