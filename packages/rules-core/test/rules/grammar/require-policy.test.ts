import { expect, it } from 'vitest';
import { lintText } from '../../../src/json/index.js';
import { requirePolicy } from '../../../src/rules/grammar/require-policy.js';
import { testRule, unmark } from '../../rule-tester.js';

const statement = '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }';
const policy = `{ "Version": "2012-10-17", "Statement": [${statement}] }`;
const version = (isDefault: boolean) =>
  `{ "VersionId": "v1", "IsDefaultVersion": ${isDefault}, "Document": ${policy} }`;

testRule(requirePolicy, {
  valid: [
    { code: policy },
    { name: 'a policy with faults', code: '{ "Version": "2012-10-17" }' },
    { name: 'without a statement', code: '{ "Statement": [] }' },
    { name: 'a statement that is none', code: '{ "Statement": null, "Version": "2012-10-17" }' },
    { name: 'the second of a list', code: `[{ "a": 1 }, ${policy}]` },
    { name: 'output', code: `{ "PolicyVersion": ${version(true)} }` },
    { name: 'one version in effect', code: `{ "Versions": [${version(false)}, ${version(true)}] }` },
    { name: 'a string', code: JSON.stringify({ Policy: policy }) },
    { name: 'one known statement', code: `{ "Statement": ["\${others}", ${statement}] }` },
    {
      name: 'a setting says that it is one',
      code: '{ "Sid": "a", "Effect": "Allow" }',
      settings: { policyType: 'identity' },
    },
  ],
  invalid: [
    { code: `{ «"PolicyVersion"»: ${version(false)} }`, errors: ['excluded'] },
    {
      name: 'the first of many',
      code: `{ "IsTruncated": false, «"Versions"»: [${version(false)}, ${version(false)}] }`,
      errors: ['excluded'],
    },
    {
      name: 'an AWS managed policy',
      code: `{ «"Policies"»: [{ "Arn": "arn:aws:iam::aws:policy/ReadOnlyAccess", "PolicyVersionList": [${version(true)}] }] }`,
      errors: ['excluded'],
    },
    {
      name: 'beside what is no object',
      code: `["a", { «"PolicyVersion"»: ${version(false)} }]`,
      errors: ['excluded'],
    },
    { code: '{ "PolicyName": "a", "PolicyDocument": «"{\\"Version\\":"» }', errors: ['broken'] },
    { code: '{ "Version": "2012-10-17", "Statement": «"${statements}"» }', errors: ['filledIn'] },
    { name: 'a list of template text', code: '{ "Statement": «["<a>", "{{ b }}"]» }', errors: ['filledIn'] },
    {
      name: 'a function',
      code: '{ "Version": "2012-10-17", "Statement": «{ "Fn::Transform": "a" }» }',
      errors: ['filledIn'],
    },
    {
      name: 'a choice between functions',
      code: `{ "Resources": { "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": { "Statement": «{ "Fn::If": ["C", { "Fn::Transform": "a" }, { "Fn::Transform": "b" }] }» } } } } }`,
      errors: ['filledIn'],
    },
    { name: 'the whole file', code: '«"»${policy}"', errors: ['filledIn'] },
    { name: 'what a key holds', code: '{ «"PolicyDocument"»: "${policy}" }', errors: ['filledIn'] },
    {
      code: '{ "Name": "block", «"Statement"»: { "RateBasedStatement": { "Limit": 100 } } }',
      errors: [{ messageId: 'lookAlike', data: { what: 'an AWS WAF rule' } }],
    },
    {
      name: 'in a list',
      code: '[{ «"Statement"»: [{ "Effect": "Deny", "Action": "Update:*", "Principal": "*", "Resource": "*" }] }]',
      errors: [{ messageId: 'lookAlike', data: { what: 'a stack policy of AWS CloudFormation' } }],
    },
    {
      name: 'deeper down',
      code: '{ "Scope": "REGIONAL", «"Rules"»: [{ "Name": "a", "Statement": { "RateBasedStatement": { "Limit": 100 } } }] }',
      errors: [{ messageId: 'lookAlike', data: { what: 'an AWS WAF rule' } }],
    },
    {
      name: 'a statement by chance',
      code: '{ "invoice": 1, «"Statement"»: "of work" }',
      errors: [{ messageId: 'lookAlike', data: { what: 'something else' } }],
    },
    {
      code: '{ "Description": "a", «"Resources"»: { "Topic": { "Type": "AWS::SNS::Topic" } } }',
      errors: [{ messageId: 'otherDocument', data: { what: 'a CloudFormation template' } }],
    },
    {
      code: '{ "format_version": "1.2", «"planned_values"»: { "root_module": {} } }',
      errors: [{ messageId: 'otherDocument', data: { what: 'a Terraform plan' } }],
    },
    {
      name: 'what may change',
      code: '{ "format_version": "1.2", «"resource_changes"»: [] }',
      errors: [{ messageId: 'otherDocument', data: { what: 'a Terraform plan' } }],
    },
    {
      code: '{ "format_version": "1.0", «"terraform_version"»: "1.9.0" }',
      errors: [{ messageId: 'otherDocument', data: { what: 'the state of Terraform' } }],
    },
    {
      code: '{ «"version"»: "tree-0.1", "tree": { "id": "App" } }',
      errors: [
        {
          messageId: 'otherDocument',
          data: { what: 'the construct tree of a CDK app, which repeats its templates' },
        },
      ],
    },
    {
      code: '{ "service": "a", «"provider"»: { "name": "aws" } }',
      errors: [{ messageId: 'otherDocument', data: { what: 'a file of the Serverless Framework' } }],
    },
    {
      code: '{ «"apiVersion"»: "v1", "kind": "ConfigMap" }',
      errors: [{ messageId: 'otherDocument', data: { what: 'a Kubernetes manifest' } }],
    },
    {
      code: '{ "PolicyName": "a", «"PolicyDocument"»: "file://policy.json" }',
      errors: [{ messageId: 'otherText', data: { what: 'PolicyDocument' } }],
    },
    {
      name: 'more than template text',
      code: '{ «"Policy"»: "${policy} of the team" }',
      errors: [{ messageId: 'otherText', data: { what: 'Policy' } }],
    },
    {
      name: 'the date of the language under another key',
      code: '«{»"Id": "2012-10-17", "Version": 1}',
      errors: [{ messageId: 'noStatement', data: { what: '`Id`, `Version`' } }],
    },
    {
      code: '«{»"name": "app", "version": "1.0.0"}',
      errors: [{ messageId: 'noStatement', data: { what: '`name`, `version`' } }],
    },
    {
      name: 'many keys',
      code: '«{»"a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "a": 2}',
      errors: [{ messageId: 'noStatement', data: { what: '`a`, `b`, `c` and 2 more keys' } }],
    },
    {
      name: 'one key more than are named',
      code: '«{»"Resources": {}, "b": 1, "c": 1, "d": 1}',
      errors: [{ messageId: 'noStatement', data: { what: '`Resources`, `b`, `c`, `d`' } }],
    },
    { code: '«{»}', errors: [{ messageId: 'noObject', data: { what: 'an empty object' } }] },
    { code: '«[»]', errors: [{ messageId: 'noObject', data: { what: 'an empty list' } }] },
    { code: '«[»1]', errors: [{ messageId: 'noObject', data: { what: 'a list without objects' } }] },
    { code: '«"»a"', errors: [{ messageId: 'noObject', data: { what: 'a string' } }] },
    { code: '«1»', errors: [{ messageId: 'noObject', data: { what: 'a number' } }] },
    { code: '«t»rue', errors: [{ messageId: 'noObject', data: { what: 'a boolean' } }] },
    { code: '«n»ull', errors: [{ messageId: 'noObject', data: { what: 'nothing that can be read' } }] },
  ],
});

// Not JSON before the template is filled in, so no other parser reads it.
it.for([
  ['a statement', '{ "Statement": «[{ {{ members }} }]» }'],
  ['the file', '«{» {{ members }} }'],
])('reports template text for the members of %s', ([, marked]) => {
  const { code, ranges } = unmark(marked!);
  const found = lintText(code, { rules: { 'require-policy': 'error' } });
  expect(found.map(({ messageId, start, end }) => ({ messageId, start, end }))).toEqual([
    { messageId: 'filledIn', ...ranges[0] },
  ]);
});
