import { describe, expect, it } from 'vitest';
import { find, findByEach, type Found } from './find.js';
import { lintText, type LintTextOptions } from '../src/json/index.js';
import { rules } from '../src/rules/index.js';

const statement =
  '{ "Effect": "Allow", "Action": ["*", "s3:GetObjct"], "Resource": ["*", "arn:aws:s3:::b"] }';
const policy = `{ "Version": "2012-10-17", "Statement": [${statement}, ${statement}] }`;
const accept = [{ rule: 'iam/no-full-admin', reason: 'Known' }];

const cases: readonly (readonly [name: string, text: string, options: LintTextOptions])[] = [
  ['a policy', policy, { rules: 'all' }],
  ['comments', `// A policy.\n${policy}`, { rules: 'all', mode: 'jsonc' }],
  ['a fault', policy.slice(1), { rules: 'all' }],
  ['no policy', '{}', { rules: { 'require-policy': 'warn' } }],
  ['a type', policy, { rules: 'all', settings: { policyType: 'trust' } }],
  ['the type by the name of the file', policy, { rules: 'all', filename: 'scp.json' }],
  [
    'an exception',
    policy,
    { rules: { 'no-full-admin': 'error', 'no-unused-accept': 'error' }, settings: { accept } },
  ],
  ['a new file', policy, { rules: { 'no-new-access': 'error' }, before: null }],
  ['a changed file', policy, { rules: { 'no-new-access': 'error' }, before: '{ "Statement": [] }' }],
];

const told = ({ rule, messageId, severity, message, checks, start, end }: Found) =>
  `${start}-${end} ${severity} ${rule} ${messageId}: ${message} (${checks.join()})`;

describe.each(cases)('of %s', (_, text, options) => {
  it('finds what `lintText` finds', () => {
    expect(find(text, options).map(told)).toEqual(lintText(text, options).map(told));
  });

  it('finds what each rule finds that runs alone', () => {
    const levels = Object.entries(typeof options.rules === 'object' ? options.rules : everyRule);
    const alone = levels.flatMap(([name, level]) => find(text, { ...options, rules: { [name]: level } }));
    expect(
      findByEach(text, { ...options, rules: Object.fromEntries(levels) })
        .map(told)
        .sort(),
    ).toEqual([...new Set(alone.map(told))].sort());
  });
});

const everyRule = Object.fromEntries(rules.map(({ name }) => [name, 'error' as const]));
