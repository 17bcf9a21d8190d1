import { requireElements } from '../../../src/rules/grammar/require-elements.js';
import { testRule } from '../../rule-tester.js';

const policy = (members: string) => `{ "Version": "2012-10-17", "Statement": [${members}] }`;
const principal = '"Principal": { "AWS": "111122223333" }';

testRule(requireElements, {
  valid: [
    { name: 'all there', code: policy('{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }') },
    { name: 'Not forms', code: policy('{ "Effect": "Allow", "NotAction": "s3:*", "NotResource": "*" }') },
    {
      name: 'a trust policy',
      code: policy(`{ "Effect": "Allow", ${principal}, "Action": "sts:AssumeRole" }`),
    },
    {
      name: 'a repository',
      code: policy(`{ "Effect": "Allow", ${principal}, "Action": ["ecr:BatchGetImage"] }`),
    },
    {
      name: 'every action on what the policy is attached to, which may be a repository',
      code: policy(
        `{ "Effect": "Deny", ${principal}, "Action": "*" }, { "Effect": "Allow", ${principal}, "Action": ["*", "ecr:*"] }`,
      ),
    },
    {
      name: 'a queue, by its actions',
      code: policy(`{ "Effect": "Allow", ${principal}, "Action": ["sqs:SendMessage", "SQS:Get*"] }`),
    },
    {
      name: 'a queue, by what the policy is attached to',
      code: policy(`{ "Effect": "Deny", ${principal}, "Action": "*" }`),
      settings: { attachedTo: 'AWS::SQS::Queue' },
    },
    {
      name: 'a file system',
      code: policy(`{ "Effect": "Allow", ${principal}, "Action": "*" }`),
      settings: { attachedTo: 'AWS::EFS::FileSystem' },
    },
    {
      name: 'NotPrincipal',
      code: policy('{ "Effect": "Deny", "NotPrincipal": "*", "Action": "s3:*", "Resource": "*" }'),
    },
    {
      name: 'an SCP',
      code: policy('{ "Effect": "Deny", "Action": "s3:*", "Resource": "*" }'),
      settings: { policyType: 'scp' },
    },
    { name: 'templates', code: policy('{ "Fn::If": [] }, { "${effect}": 1 }, "x", 1') },
    { name: 'no policy', code: '{ "Version": "2.0" }' },
  ],
  invalid: [
    {
      name: 'alone: misspelled',
      code: policy('«««{»»» "effect": "Allow", "Acton": "s3:*", "Ressource": "*" }'),
      errors: ['missingEffect', 'missingAction', 'missingResource'],
    },
    {
      name: 'alone: a misspelled Not form',
      code: policy('«{» "Effect": "Allow", "NotActions": "s3:*", "Resource": "*" }'),
      errors: ['missingAction'],
    },
    {
      name: 'alone: misspelled statements',
      code: '«{» "Version": "2012-10-17", "statements": [] }',
      errors: ['missingStatement'],
    },
    { code: '«{» "Version": "2012-10-17" }', errors: ['missingStatement'] },
    { code: '«{» "Version": "2008-10-17", "Id": "x" }', errors: ['missingStatement'] },
    {
      name: 'a statement without its Statement',
      code: '«{» "Version": "2012-10-17", "Effect": "Deny", "Action": "s3:*", "Resource": "*" }',
      errors: ['missingStatement'],
    },
    { code: '{ "PolicyDocument": «{» "Version": "2012-10-17" } }', errors: ['missingStatement'] },
    { code: '{ "Version": "2012-10-17", "Statement": «[ ]» }', errors: ['emptyStatement'] },
    {
      name: 'Effect',
      code: policy(
        '{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }, «{» "Action": "s3:*", "Resource": "*" }',
      ),
      errors: ['missingEffect'],
    },
    { code: policy('«{» "Effect": "Allow", "Resource": "*" }'), errors: ['missingAction'] },
    { code: policy('«{» "Effect": "Allow", "Action": "s3:*" }'), errors: ['missingResource'] },
    {
      name: 'each of them',
      code: policy('«««{»»» }'),
      errors: ['missingEffect', 'missingAction', 'missingResource'],
    },
    {
      name: 'a bucket',
      code: policy(`«{» "Effect": "Allow", ${principal}, "Action": "s3:GetObject" }`),
      errors: ['missingResource'],
    },
    {
      name: 'every action, beside a statement that names resources',
      code: policy(
        `«{» "Effect": "Deny", ${principal}, "Action": "*" }, { "Effect": "Deny", ${principal}, "Action": "*", "Resource": "*" }`,
      ),
      errors: ['missingResource'],
    },
    {
      name: 'every action, beside one of a bucket',
      code: policy(`«{» "Effect": "Allow", ${principal}, "Action": ["*", "s3:GetObject"] }`),
      errors: ['missingResource'],
    },
    {
      name: 'a queue and a topic',
      code: policy(`«{» "Effect": "Allow", ${principal}, "Action": ["sqs:SendMessage", "sns:Publish"] }`),
      errors: ['missingResource'],
    },
    {
      name: 'an attachment that needs a resource',
      code: policy(`«{» "Effect": "Allow", ${principal}, "Action": "ecr:*" }`),
      settings: { attachedTo: 'AWS::SecretsManager::Secret' },
      errors: ['missingResource'],
    },
    {
      name: 'an SCP',
      code: policy('«{» "Effect": "Deny", "Action": "s3:*" }'),
      settings: { policyType: 'scp' },
      errors: ['missingResource'],
    },
    {
      name: 'a queue',
      code: policy('«{» "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" }'),
      settings: { attachedTo: 'AWS::SQS::Queue' },
      errors: ['missingPrincipal'],
    },
    {
      name: 'an endpoint, whose policy is about more than one repository',
      code: policy('«{» "Effect": "Allow", "Principal": "*", "Action": "ecr:BatchGetImage" }'),
      settings: { policyType: 'endpoint' },
      errors: ['missingResource'],
    },
    {
      name: 'a role',
      code: policy('«{» "Effect": "Allow", "Action": "sts:AssumeRole" }'),
      settings: { policyType: 'trust' },
      errors: ['missingPrincipal'],
    },
    {
      name: 'an RCP',
      code: policy('«{» "Effect": "Deny", "Action": "s3:*", "Resource": "*" }'),
      settings: { policyType: 'rcp' },
      errors: ['missingPrincipal'],
    },
  ],
});
