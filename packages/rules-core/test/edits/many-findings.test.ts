/** A suggestion for each of thousands of findings takes no longer than the findings. */
import { expect, it } from 'vitest';
import { untried } from '../read-policy.js';
import { lint } from '../../src/lint/lint.js';
import { rules } from '../../src/rules/index.js';

const count = 4_000;
const list = (of: (index: number) => unknown) => Array.from({ length: count }, (_, index) => of(index));
const dict = (of: (index: number) => [string, unknown]) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => of(index)));

it.for<readonly [rule: string, statement: Record<string, unknown>]>([
  [
    'no-forallvalues-single-valued',
    { Condition: { 'ForAllValues:StringEquals': dict((index) => [`aws:PrincipalTag/t${index}`, 'x']) } },
  ],
  [
    'no-empty-element',
    { Condition: { 'ForAllValues:StringEquals': dict((index) => [`aws:PrincipalTag/t${index}`, []]) } },
  ],
  [
    'prefer-null-operator',
    { Condition: { StringLike: dict((index) => [`aws:PrincipalTag/t${index}`, '*']) } },
  ],
  ['valid-condition-value', { Condition: { Bool: { 'aws:SecureTransport': list(() => ' TRUE') } } }],
  [
    'no-private-source-ip',
    {
      Condition: {
        IpAddress: { 'aws:SourceIp': ['8.8.8.8', ...list((index) => `10.0.${index % 256}.0/24`)] },
      },
    },
  ],
  [
    'no-wildcard-pass-role',
    {
      Action: ['iam:PassRole', ...list((index) => `ec2:Run${index}`)],
      Resource: list(() => 'arn:aws:iam::*:role/*'),
    },
  ],
])('%s', ([rule, statement]) => {
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...statement }],
  });
  const start = performance.now();
  const findings = lint(untried(text), [{ rule: rules.find(({ name }) => name === rule)! }]);
  expect(performance.now() - start).toBeLessThan(5_000);
  expect(findings.filter(({ suggestions }) => suggestions.length > 0)).toHaveLength(count);
});
