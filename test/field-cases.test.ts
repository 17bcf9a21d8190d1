/** Policies from bug reports of linters and from other tools' tests, with what is true of them. */
import { readFileSync } from 'node:fs';
import { lintText, type Configuration, type Settings } from 'iam-rules-core/json';
import { expect, it } from 'vitest';

interface Case {
  readonly id: string;
  readonly policy: string;
  /** `recommended` unless told. */
  readonly rules?: Configuration;
  readonly settings?: Settings;
  /** The rule with its message, and the range that is underlined. */
  readonly findings: readonly (readonly [name: string, start: number, end: number])[];
}

const cases = readFileSync(new URL('field-cases.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);

it.each(cases)('$id', ({ policy, rules = 'recommended', settings = {}, findings }) => {
  expect(
    lintText(policy, { rules, settings }).map(({ rule, messageId, start, end }) => [
      `${rule}/${messageId}`,
      start,
      end,
    ]),
  ).toEqual(findings);
});
