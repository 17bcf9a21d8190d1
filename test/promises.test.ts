/** What CONTRIBUTING.md promises of all rules together. What each rule promises is in the rule tests. */
import { policyTypes, type PolicyType } from 'iam-rules-core';
import { lintText } from 'iam-rules-core/json';
import { describe, expect, it } from 'vitest';
import { documentElements, statementElements } from '../packages/rules-core/src/policy/grammar.js';
import { find, type Found } from '../packages/rules-core/test/find.js';
import { policyTypeOf } from '../packages/rules-core/src/policy/policy-types.js';
import { incorrectPolicies } from './rule-pages.js';

const nameOf = ({ rule, messageId }: Found) => `${rule} (message \`${messageId}\`)`;

it('underlines no whole statement, and nothing outside of the text', () => {
  expect(incorrectPolicies.length).toBeGreaterThan(200);
  for (const { page, line, code } of incorrectPolicies) {
    for (const finding of find(code, { rules: 'all' })) {
      const { start, end } = finding;
      const narrow = `${nameOf(finding)} must underline the smallest range that explains it (\`at\`), in the policy of ${page}, line ${line}.`;
      expect(start, narrow).toBeLessThan(end);
      expect(end, narrow).toBeLessThanOrEqual(code.length);
      expect(code.slice(start, end), narrow).not.toMatch(/"Effect"\s*:/);
    }
  }
});

describe('silence about placeholders', () => {
  const forms = [
    '<X>',
    '{{x}}',
    '${x}',
    '%{x}',
    '#{x}',
    '$(x)',
    '@@x@@',
    '__X__',
    '{x}',
    '[xyz]',
    '$XY',
    '%xyz%',
    '%(x)s',
    'OWN',
  ];
  const expectSilence = (policy: unknown, policyType: PolicyType) => {
    const text = JSON.stringify(policy);
    const findings = lintText(text, { rules: 'all', settings: { policyType, placeholders: ['OWN'] } });
    expect(
      findings.map((each) => `${nameOf(each)}: ${each.message}`),
      `A placeholder may become anything, so a rule says nothing of a text that has one. The policy is ${text}`,
    ).toEqual([]);
  };
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
    expectSilence(policy, type);
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
    expectSilence(policy, 'identity');
  });
});

it.each(['recommended', 'strict', 'all'] as const)('reports one cause once, in %s', (rules) => {
  const text =
    '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }';
  expect(
    lintText(text, { rules }).map(nameOf),
    'What follows from full administration is hidden by `no-full-admin`: add the rule to its `hides`.',
  ).toEqual([expect.stringContaining('no-full-admin')]);
});

it('never throws, whatever stands in the place of anything', () => {
  const values: unknown[] = [null, true, 0, '', '*', [], {}, [[]], [{}], { a: 1 }, 'a*?a*?'.repeat(500)];
  const base = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
  for (const policyType of policyTypes) {
    for (const value of values) {
      for (const element of documentElements) {
        const policy = JSON.stringify({ Version: '2012-10-17', Statement: [base], [element]: value });
        lintWithoutThrowing(policy, policyType);
      }
      for (const member of statementElements) {
        const policy = JSON.stringify({
          Statement: [
            { ...base, [member]: value },
            { ...base, [member]: [value] },
          ],
        });
        lintWithoutThrowing(policy, policyType);
      }
    }
  }
});

/** The error that a rule throws, with the policy on which it does; its stack names the rule. */
function lintWithoutThrowing(policy: string, policyType: PolicyType): void {
  try {
    lintText(policy, { rules: 'all', settings: { policyType } });
  } catch (cause) {
    throw new Error(`A rule throws on a policy of the type ${policyType}: ${policy}`, { cause });
  }
}
