/** Policies of each type, as they are in real life, are of the type they are written for, and free of errors. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { policyTypes, type Settings } from 'iam-rules-core';
import { lintText } from 'iam-rules-core/json';
import { codeBlocks } from './markdown.js';
import { policyOf } from '../packages/rules-core/test/read-policy.js';

const page = readFileSync(new URL('policy-types.examples.md', import.meta.url), 'utf8');
const policies = codeBlocks(page)
  .filter(({ language }) => language === 'json')
  .map(({ info: { type, ...settings }, ...block }) => ({ ...block, type, settings: settings as Settings }));

it('shows every type', () => {
  expect([...new Set(policies.map(({ type }) => type))].sort()).toEqual([...policyTypes].sort());
});

describe.each(policies)('line $line, $section', ({ code, type, settings }) => {
  it(`is of the type ${type}`, () => {
    expect(policyOf(code, settings).type.name).toBe(type);
  });

  it('has no error', () => {
    const findings = lintText(code, { settings }).filter(({ severity }) => severity === 'error');
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });
});
