/** The policies of docs/policy-kinds.md are of the kind they are shown for, and free of errors. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { policyKinds, type Settings } from 'iam-rules-core';
import { lintText } from 'iam-rules-core/json';
import { codeBlocks } from './markdown.js';
import { policyOf } from '../packages/rules-core/test/read-policy.js';

const page = readFileSync(new URL('../docs/policy-kinds.md', import.meta.url), 'utf8');
const policies = codeBlocks(page)
  .filter(({ language }) => language === 'json')
  .map(({ info: { kind, ...settings }, ...block }) => ({ ...block, kind, settings: settings as Settings }));

it('shows every kind', () => {
  expect([...new Set(policies.map(({ kind }) => kind))].sort()).toEqual([...policyKinds].sort());
});

describe.each(policies)('line $line, $section', ({ code, kind, settings }) => {
  it(`is of the kind ${kind}`, () => {
    expect(policyOf(code, settings).kind).toBe(kind);
  });

  it('has no error', () => {
    const findings = lintText(code, { settings }).filter(({ severity }) => severity === 'error');
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });
});
