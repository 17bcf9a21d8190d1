import { expect, test } from 'vitest';
import { parseSettings } from '../../src/sites/settings.js';

test('what is right is taken as it is', () => {
  expect(parseSettings(undefined)).toEqual({});
  const settings = {
    policyType: 'scp',
    attachedTo: 'AWS::Organizations::Policy',
    placeholders: ['BUCKET', '/__\\w+__/'],
  };
  expect(parseSettings(settings)).toEqual(settings);
});

test.each(['AWS::IAM::Policy', 'AWS::IoT::Policy', 'AWS::EKS::Cluster', 'AWS::Foo::Bar'])(
  '%s is a type to hang on',
  (attachedTo) => {
    expect(parseSettings({ attachedTo })).toEqual({ attachedTo });
  },
);

test.each([
  [
    [],
    /`settings\.iam` must be an object with the keys `policyType`, `attachedTo`, `placeholders`, `accept`, `baseline`/,
  ],
  [null, /`settings\.iam` must be an object/],
  [{ kind: 'scp' }, /`settings\.iam\.kind` is unknown\. The keys are `policyType`, /],
  [
    { policyType: 'SCP' },
    /`settings\.iam\.policyType` is "SCP"\. The allowed values are `identity`, `resource`, /,
  ],
  [{ policyType: null }, /`settings\.iam\.policyType` is null/],
  [{ attachedTo: 's3' }, /`settings\.iam\.attachedTo` is "s3"\. The allowed values are CloudFormation types/],
  [{ attachedTo: 5 }, /`settings\.iam\.attachedTo` is 5\. The allowed values are CloudFormation types/],
  [
    { attachedTo: 'AWS::S3::Bukcet' },
    /`settings\.iam\.attachedTo` is "AWS::S3::Bukcet"\. The nearest CloudFormation type that has a policy is `AWS::S3::Bucket`\./,
  ],
  [
    { attachedTo: 'AWS:SQS:Queue' },
    /The nearest CloudFormation type that has a policy is `AWS::SQS::Queue`\./,
  ],
  [{ placeholders: 'x' }, /`settings\.iam\.placeholders` must be a list of strings/],
  [{ placeholders: [''] }, /`settings\.iam\.placeholders` must be a list of strings/],
  [
    { placeholders: ['/(/'] },
    /`settings\.iam\.placeholders`: The placeholder `\/\(\/` is not a valid regular expression/,
  ],
])('%j is refused', (input, message) => {
  expect(() => parseSettings(input)).toThrow(message);
});

const ruleNames = new Set(['no-one', 'no-other']);

test.each([
  [{ rule: 'no-one', reason: 'a' }],
  [{ rule: 'iam/no-one', reason: 'a' }],
  [
    {
      rule: 'corp/no-other',
      reason: 'a',
      sid: 'A',
      action: ['s3:*'],
      resource: '*',
      owner: 'role *',
      file: '**',
    },
  ],
  [{ rule: 'no-one', reason: 'a', until: '2028-02-29' }],
  [{ rule: 'no-one', reason: 'a', until: undefined, sid: undefined }],
])('%j may be accepted', (entry) => {
  const settings = { accept: [entry] };
  expect(parseSettings(settings, ruleNames)).toEqual(settings);
});

const place = /^`settings\.iam\.accept\[1\]/.source;
test.each([
  [null, `${place}\` must be an object with \`rule\` and \`reason\`.`],
  ['no-one', `${place}\` must be an object`],
  [{ reason: 'a' }, `${place}\` needs a \`rule\``],
  [{ rule: 'no-one' }, `${place}\` needs a \`reason\` why the finding is accepted.`],
  [{ rule: 'no-one', reason: ' ' }, `${place}\` needs a \`reason\``],
  [{ rule: 'no-one', reason: 1 }, `${place}\` needs a \`reason\``],
  [
    { rule: 'no-oen', reason: 'a' },
    `${place}\\.rule\` is "no-oen", which is not a rule\\. Did you mean \`no-one\`\\?$`,
  ],
  [{ rule: 'else', reason: 'a' }, `${place}\\.rule\` is "else", which is not a rule\\.$`],
  [
    { rule: 'no-one', reason: 'a', sids: 'A' },
    `${place}\\.sids\` is unknown. The keys are \`rule\`, \`sid\`, `,
  ],
  [{ rule: 'no-one', reason: 'a', sid: '' }, `${place}\\.sid\` must be a string or a list of strings`],
  [{ rule: 'no-one', reason: 'a', file: [] }, `${place}\\.file\` must be a string or a list of strings`],
  [{ rule: 'no-one', reason: 'a', action: ['s3:*', 1] }, `${place}\\.action\` must be a string or a list`],
  [
    { rule: 'no-one', reason: 'a', until: '2027' },
    `${place}\\.until\` is "2027". It must be a day such as \`2027-03-31\``,
  ],
  [{ rule: 'no-one', reason: 'a', until: '2027-02-29' }, `${place}\\.until\` is "2027-02-29"`],
  [{ rule: 'no-one', reason: 'a', until: '2027-03-31T00:00Z' }, `${place}\\.until\` is "2027-03-31T00:00Z"`],
  [{ rule: 'no-one', reason: 'a', until: '2027-03-31T00:00' }, `${place}\\.until\` is "2027-03-31T00:00"`],
  [{ rule: 'no-one', reason: 'a', until: 20270331 }, `${place}\\.until\` is 20270331`],
])('%j cannot be accepted', (entry, message) => {
  const settings = { accept: [{ rule: 'no-one', reason: 'a' }, entry] };
  expect(() => parseSettings(settings, ruleNames)).toThrow(new RegExp(message));
});

test('what is accepted is a list', () => {
  const accept = { rule: 'no-one', reason: 'a' };
  expect(() => parseSettings({ accept }, ruleNames)).toThrow(
    /`settings\.iam\.accept` must be a list of objects/,
  );
});

const statement = {
  Effect: 'Allow',
  Action: ['s3:*'],
  Condition: { Bool: { 'aws:SecureTransport': ['true'] } },
};

test.each([
  [{}],
  [{ 'a.json': [] }],
  [{ 'a.json': [{ findings: [{ rule: 'no-one', statement }] }] }],
  [
    {
      'a.json': [{ owner: 'role A', denies: [statement], findings: [{ rule: 'no-one', message: 'found' }] }],
    },
  ],
])('%j may be a baseline', (files) => {
  const settings = { baseline: { version: 1, files } };
  expect(parseSettings(settings)).toEqual(settings);
});

test.each<readonly [unknown, RegExp]>([
  [
    'iam-baseline.json',
    /must be the content of a baseline file\. Make it with `npx eslint-plugin-iam baseline`/,
  ],
  [null, /must be the content of a baseline file/],
  [{ files: {} }, /must be the content of a baseline file/],
  [{ version: 2, files: {} }, /must be the content of a baseline file/],
  [{ version: 1, files: [] }, /must be the content of a baseline file/],
  ...[
    {},
    [1],
    [{}],
    [{ findings: [1] }],
    [{ owner: 1, findings: [] }],
    [{ denies: {}, findings: [] }],
    [{ denies: [{}], findings: [] }],
    [{ findings: [{ rule: 'no-one' }] }],
    [{ findings: [{ message: 'found' }] }],
    [{ findings: [{ rule: 'no-one', message: 1 }] }],
    [{ findings: [{ rule: 'no-one', statement: {} }] }],
    [{ findings: [{ rule: 'no-one', statement: { ...statement, Action: 's3:*' } }] }],
    [{ findings: [{ rule: 'no-one', statement: { ...statement, Resource: [1] } }] }],
    [{ findings: [{ rule: 'no-one', statement: { ...statement, Principal: '*' } }] }],
    [{ findings: [{ rule: 'no-one', statement: { ...statement, Condition: { Bool: { a: 'b' } } } }] }],
  ].map((policies) => [{ version: 1, files: { 'a.json': policies } }, /is damaged at "a\.json"/] as const),
])('%j is not a baseline', (baseline, message) => {
  expect(() => parseSettings({ baseline })).toThrow(message);
});
