/** What docs/promises.md promises of all rules together. What each rule promises is in the rule tests. */
import { readFileSync, readdirSync } from 'node:fs';
import { policyTypes, type PolicyType } from 'iam-rules-core';
import { lintText } from 'iam-rules-core/json';
import { describe, expect, it } from 'vitest';
import { documentElements, statementElements } from '../packages/rules-core/src/policy/grammar.js';
import { policyTypeOf } from '../packages/rules-core/src/policy/policy-types.js';
import { codeBlocks } from './markdown.js';

const pages = new URL('../packages/eslint-plugin/docs/rules/', import.meta.url);
const documented = readdirSync(pages).flatMap((page) =>
  codeBlocks(readFileSync(new URL(page, pages), 'utf8'))
    .filter(({ language, section }) => language === 'json' && section === 'Incorrect')
    .map((block) => ({ page, ...block })),
);

it('underlines no whole statement, and nothing outside of the text', () => {
  expect(documented.length).toBeGreaterThan(200);
  for (const { page, line, code } of documented) {
    for (const { start, end, message } of lintText(code, { rules: 'all' })) {
      const place = `${page}, line ${line}: ${message}`;
      expect(start, place).toBeLessThan(end);
      expect(end, place).toBeLessThanOrEqual(code.length);
      expect(code.slice(start, end), place).not.toMatch(/"Effect"\s*:/);
    }
  }
});

describe('silence about placeholders', () => {
  const forms = ['<X>', '{{x}}', '${x}', '%{x}', '#{x}', '$(x)', '@@x@@', '__X__', 'OWN'];
  const settings = (policyType: PolicyType) => ({ policyType, placeholders: ['OWN'] });
  const cases = policyTypes.flatMap((type) => forms.map((form) => ({ type, form })));

  it.each(cases)('$form for everything in a policy of the type $type', ({ type, form }) => {
    const statement = (effect: string, action = 'Action', resource = 'Resource') => ({
      Effect: effect,
      ...(policyTypeOf(type).namesPrincipals && { Principal: type === 'rcp' ? form : { AWS: [form] } }),
      [action]: [form],
      ...(type !== 'trust' && { [resource]: [form] }),
      Condition: { [form]: { [form]: [form] } },
    });
    const statements = [
      statement(form),
      statement('Deny'),
      ...(type === 'trust' ? [] : [statement('Deny', 'Action', 'NotResource')]),
      // Resource control policies have neither.
      ...(type === 'rcp' ? [] : [statement('Deny', 'NotAction'), statement('Allow')]),
    ];
    const policy = {
      Version: form,
      Statement: statements.map((each, index) => ({ Sid: `${form}${index}`, ...each })),
    };
    expect(lintText(JSON.stringify(policy), { rules: 'all', settings: settings(type) })).toEqual([]);
  });

  it.each(forms)('%s for a part of a text', (form) => {
    const policy = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: [`s3:${form}`, `${form}:GetObject`],
          Resource: [`arn:aws:s3:::${form}`, `arn:aws:s3:::${form}/*`, `arn:aws:${form}`],
          Condition: { StringEquals: { 'aws:ResourceAccount': form, [`aws:ResourceTag/${form}`]: 'blue' } },
        },
      ],
    };
    expect(lintText(JSON.stringify(policy), { rules: 'all', settings: settings('identity') })).toEqual([]);
  });
});

it.each(['recommended', 'strict', 'all'] as const)('reports one cause once, in %s', (rules) => {
  const text =
    '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }';
  expect(lintText(text, { rules }).map(({ rule }) => rule)).toEqual(['no-full-admin']);
});

it('never throws, whatever stands in the place of anything', () => {
  const values: unknown[] = [null, true, 0, '', '*', [], {}, [[]], [{}], { a: 1 }, 'a*?a*?'.repeat(500)];
  const base = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
  for (const policyType of policyTypes) {
    for (const value of values) {
      for (const element of documentElements) {
        const policy = JSON.stringify({ Version: '2012-10-17', Statement: [base], [element]: value });
        expect(() => lintText(policy, { rules: 'all', settings: { policyType } })).not.toThrow();
      }
      for (const member of statementElements) {
        const policy = JSON.stringify({
          Statement: [
            { ...base, [member]: value },
            { ...base, [member]: [value] },
          ],
        });
        expect(() => lintText(policy, { rules: 'all', settings: { policyType } })).not.toThrow();
      }
    }
  }
});
