import { noUnusedAccept } from '../../../src/rules/redundancy/no-unused-accept.js';
import type { Acceptance } from '../../../src/sites/accept-setting.js';
import type { KnownFinding } from '../../../src/sites/baseline-setting.js';
import { testRule } from '../../rule-tester.js';

const beside = ['no-wildcard-resource', 'no-full-admin'];
const rule = 'no-wildcard-resource';
const file = 'policies/app.json';
const reason = 'reviewed';

/** A case in the file with these entries of the setting. */
const accepting = (code: string, ...accept: Acceptance[]) => ({
  code,
  filename: `/repo/${file}`,
  cwd: '/repo',
  beside,
  settings: { accept },
});
const policy = (sid: string, resource: string) =>
  `{ "Version": "2012-10-17", "Statement": [{ "Sid": ${sid}, "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "${resource}" }] }`;
const queue = 'arn:aws:sqs:eu-west-1:111122223333:app';
const narrow = policy('"Send"', queue);
const unused = (index = 0) => ({
  messageId: 'unused',
  data: { entry: `settings.iam.accept[${index}]`, rule },
});
const head = (code: string) => code.replace('{', '«{»');

/** A case in the file with a baseline that has findings of the file. */
const baselined = (code: string, ...findings: KnownFinding[]) => ({
  code,
  filename: `/repo/${file}`,
  cwd: '/repo',
  beside,
  settings: { baseline: { version: 1, files: { [file]: [{ findings }] } } as const },
});
const everyQueue = (...Action: string[]): KnownFinding => ({
  rule,
  statement: { Effect: 'Allow', Action, Resource: ['*'] },
});
const gone = (count: string) => ({ messageId: 'gone', data: { rule, count } });
const written = (code: string) => ({
  rule: 'valid-effect',
  message: 'invalid',
  element: 'Effect',
  text: code,
});

testRule(noUnusedAccept, {
  valid: [
    { name: 'no setting', code: narrow, beside },
    { name: 'one that accepts a finding', ...accepting(policy('"Send"', '*'), { rule, file, reason }) },
    {
      name: 'one that accepts a finding by its Sid',
      ...accepting(policy('"Send"', '*'), { rule, file, sid: 'Send', reason }),
    },
    {
      name: 'one whose time is over, of a finding that is there',
      ...accepting(policy('"Send"', '*'), { rule, file, reason, until: '2020-01-01' }),
    },
    {
      name: 'one that accepts what a stronger finding hides',
      ...accepting(
        '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }',
        { rule, file, reason },
      ),
    },
    {
      name: 'a baseline of what is there, and of what is less by now',
      ...baselined(policy('"Send"', '*'), everyQueue('sqs:SendMessage', 'sqs:ReceiveMessage')),
    },
    {
      name: 'a baseline of what a stronger finding hides',
      ...baselined(
        '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }',
        everyQueue('*'),
      ),
    },
    { name: 'a baseline of a rule that is off', ...baselined(narrow, everyQueue('sqs:*')), beside: [] },
    { name: 'a baseline of a rule that was not run', ...baselined(narrow, written('allow')) },
    { name: 'one that names no file', ...accepting(narrow, { rule, sid: 'Send', reason }) },
    { name: 'one for many files', ...accepting(narrow, { rule, file: 'policies/*.json', reason }) },
    { name: 'one for any folder', ...accepting(narrow, { rule, file: '**/app.json', reason }) },
    { name: 'one for another file', ...accepting(narrow, { rule, file: 'policies/other.json', reason }) },
    { name: 'a file of that name elsewhere', ...accepting(narrow, { rule, file: 'app.json', reason }) },
    { name: 'a rule that is off', ...accepting(narrow, { rule: 'no-full-admin', file, reason }), beside: [] },
  ],
  invalid: [
    {
      name: 'what a baseline has is fixed',
      ...baselined(head(narrow), everyQueue('sqs:SendMessage')),
      errors: [gone('1 finding')],
    },
    {
      name: 'some of what a baseline has is fixed',
      ...baselined(
        head(policy('"Send"', '*')),
        everyQueue('sqs:SendMessage'),
        { rule, statement: { Effect: 'Allow', Action: ['s3:GetObject'], Resource: [`${queue}-*`] } },
        { rule, statement: { Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::*'] } },
      ),
      errors: [gone('2 findings')],
    },
    { name: 'nothing is found', ...accepting(head(narrow), { rule, file, reason }), errors: [unused()] },
    {
      name: 'the name of the plugin before the rule',
      ...accepting(head(narrow), { rule: 'iam/no-wildcard-resource', file: './policies/app.json', reason }),
      errors: [unused()],
    },
    {
      name: 'the statement of that Sid has no such finding',
      ...accepting(policy('«"Send"»', queue), { rule, file, sid: 'Send', reason }),
      errors: [unused()],
    },
    {
      name: 'no statement has that Sid',
      ...accepting(
        head(policy('"Send"', '*')),
        { rule, file, sid: 'Send', reason },
        { rule, file, sid: 'Sned', reason },
      ),
      errors: [unused(1)],
    },
    {
      name: 'other actions',
      ...accepting(head(policy('"Send"', '*')), { rule, file, action: 'sqs:DeleteMessage', reason }),
      errors: [unused()],
    },
    {
      name: 'one whose time is over',
      ...accepting(head(narrow), { rule, file, reason, until: '2020-01-01' }),
      errors: [unused()],
    },
    {
      name: 'a list of files, this one among them',
      ...accepting(head(narrow), { rule, file: ['policies/other.json', file], reason }),
      errors: [unused()],
    },
    {
      name: 'the policy of an owner among several',
      ...accepting(
        `[{ "PolicyName": "read", "PolicyDocument": ${narrow} }, { "PolicyName": "send", "PolicyDocument": ${head(narrow)} }]`,
        { rule, file, owner: 'policy send', reason },
      ),
      errors: [unused()],
    },
    {
      name: 'a file without a policy',
      ...accepting('«»{ "a": 1 }', { rule, file, reason }),
      errors: [unused()],
    },
  ],
});
