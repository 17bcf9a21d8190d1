import { noNewAccess } from '../../../src/rules/grants/no-new-access.js';
import { testRule } from '../../rule-tester.js';

const policy = (...statements: readonly string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${statements.join(', ')}] }`;
const read = '{ "Effect": "Allow", "Action": "sqs:ReceiveMessage", "Resource": "arn:aws:sqs:*:*:a" }';
const all = '{ "Effect": "Allow", "Action": "sqs:*", "Resource": "arn:aws:sqs:*:*:a" }';
const deny = '{ "Effect": "Deny", "Action": "sqs:DeleteQueue", "Resource": "*" }';
const base = 'origin/main';
const a = 'arn:aws:sqs:us-east-1:111122223333:a';
const b = 'arn:aws:sqs:us-east-1:111122223333:b';
const template = (role: string, ...statements: readonly string[]) =>
  `"${role}": { "Type": "AWS::IAM::Policy", "Properties": { "PolicyName": "p", "PolicyDocument": ${policy(...statements)} } }`;
const resources = (...all: readonly string[]) => `{ "Resources": { ${all.join(', ')} } }`;

testRule(noNewAccess, {
  valid: [
    { name: 'nothing says what was before', code: policy(all) },
    { name: 'the same', before: policy(read), code: policy(read) },
    { name: 'less', before: policy(all), code: policy(read) },
    { name: 'a Deny more', before: policy(all), code: policy(all, deny) },
    {
      name: 'what is known from the reference alone',
      before: policy(read),
      code: policy(
        read,
        '{ "Effect": "Allow", "Action": "ssmmessages:OpenDataChannel", "Resource": "arn:aws:ssm:*:*:session/*" }',
      ),
    },
    { name: 'a new policy that allows nothing', before: null, code: policy(deny) },
    {
      name: 'the same placeholder, after another one',
      before:
        '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::<BUCKET>/*" } }',
      code: '{ "Version": "2012-10-17", "Id": "<NAME>", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::<BUCKET>/*" } }',
    },
    {
      name: 'policies that have changed places',
      before: resources(template('One', read), template('Two', all)),
      code: resources(template('Two', all), template('One', read)),
    },
    {
      name: 'a list of actions that is not all there',
      before: policy(read),
      code: policy('{ "Effect": "Allow", "Action": "<ACTION>", "Resource": "*" }'),
    },
  ],
  invalid: [
    {
      name: 'an action is added',
      before: policy(read),
      code: policy(
        '{ "Effect": "Allow", "Action": ["sqs:ReceiveMessage", "«sqs:SendMessage»"], "Resource": "arn:aws:sqs:*:*:a" }',
      ),
      errors: [
        {
          messageId: 'newEntry',
          data: { base, entry: 'sqs:SendMessage', access: `\`sqs:SendMessage\` on \`${a}\`` },
        },
      ],
    },
    {
      name: 'a resource is added, and another ref is compared with',
      options: { base: 'v1' },
      before: policy(read),
      code: policy(
        '{ "Effect": "Allow", "Action": "sqs:ReceiveMessage", "Resource": ["arn:aws:sqs:*:*:a", "«arn:aws:sqs:*:*:b»"] }',
      ),
      errors: [
        {
          messageId: 'newEntry',
          data: { base: 'v1', entry: 'arn:aws:sqs:*:*:b', access: `\`sqs:ReceiveMessage\` on \`${b}\`` },
        },
      ],
    },
    {
      name: 'a principal is added',
      settings: { attachedTo: 'AWS::SQS::Queue' },
      before: policy(
        '{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sqs:SendMessage", "Resource": "*" }',
      ),
      code: policy(
        '{ "Effect": "Allow", "Principal": { "AWS": ["111122223333", "«444455556666»"] }, "Action": "sqs:SendMessage", "Resource": "*" }',
      ),
      errors: [
        {
          messageId: 'newEntry',
          data: {
            base,
            entry: '444455556666',
            access:
              '`sqs:SendMessage` to `arn:aws:iam::444455556666:user/example` on `arn:aws:sqs:us-east-1:111122223333:example`',
          },
        },
      ],
    },
    {
      name: 'many actions are added',
      before: policy(read),
      code: policy(
        `{ "Effect": "Allow", "Action": ["sqs:ReceiveMessage", ${[
          'SendMessage',
          'DeleteMessage',
          'PurgeQueue',
          'CreateQueue',
          'DeleteQueue',
          'TagQueue',
        ]
          .map((name, index) => (index === 0 ? `"«sqs:${name}»"` : `"sqs:${name}"`))
          .join(', ')}], "Resource": "arn:aws:sqs:*:*:a" }`,
      ),
      errors: [
        {
          messageId: 'newEntries',
          data: { base, entries: '`sqs:SendMessage`, `sqs:DeleteMessage`, `sqs:PurgeQueue` and 3 more' },
        },
      ],
    },
    {
      name: 'a statement is added, and the condition of another one is gone',
      before: policy(
        '{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:*:*:a", "Condition": { "Bool": { "aws:SecureTransport": "true" } } }',
      ),
      code: policy(
        '{ "Effect": "Allow", «"Action"»: "sqs:SendMessage", "Resource": "arn:aws:sqs:*:*:a" }',
        '{ "Effect": "Allow", «"NotAction"»: "iam:*", "Resource": "*" }',
      ),
      errors: [
        {
          messageId: 'newStatement',
          data: { base, access: `\`sqs:SendMessage\` on \`${a}\`, if \`aws:SecureTransport\` is \`false\`` },
        },
        { messageId: 'newStatement', data: { base, access: '`a2c:GetContainerizationJobDetails`' } },
      ],
    },
    {
      name: 'a Deny is gone',
      before: policy(all, deny),
      code: policy(
        '{ "Effect": "Allow", "Action": ["sqs:ReceiveMessage", "«sqs:Delete*»"], "Resource": "arn:aws:sqs:*:*:a" }',
      ),
      errors: [
        {
          messageId: 'deniedEntry',
          data: { base, entry: 'sqs:Delete*', access: `\`sqs:DeleteQueue\` on \`${a}\`` },
        },
      ],
    },
    {
      name: 'a Deny of all that a statement allows is gone',
      before: policy(read, '{ "Effect": "Deny", "Action": "sqs:*", "Resource": "*" }'),
      code: policy(
        '{ "Effect": "Allow", «"Action"»: "sqs:ReceiveMessage", "Resource": "arn:aws:sqs:*:*:a" }',
      ),
      errors: [
        { messageId: 'deniedStatement', data: { base, access: `\`sqs:ReceiveMessage\` on \`${a}\`` } },
      ],
    },
    {
      name: 'a policy is new',
      before: null,
      code: `{ "Version": "2012-10-17", «"Statement"»: [${read}] }`,
      errors: [{ messageId: 'newPolicy', data: { base, access: `\`sqs:ReceiveMessage\` on \`${a}\`` } }],
    },
    {
      name: 'the text before is broken',
      before: '{ "Version": ',
      code: `{ "Version": "2012-10-17", «"Statement"»: [${read}] }`,
      errors: [{ messageId: 'unreadable', data: { why: 'the text before is not JSON' } }],
    },
    {
      name: 'another placeholder',
      before:
        '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::<ONE>/*" } }',
      code: '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", «"Action"»: "s3:GetObject", "Resource": "arn:aws:s3:::<TWO>/*" } }',
      errors: [
        {
          messageId: 'newStatement',
          data: { base, access: '`s3:GetObject` on `arn:aws:s3:::<TWO>/example`' },
        },
      ],
    },
  ],
});
