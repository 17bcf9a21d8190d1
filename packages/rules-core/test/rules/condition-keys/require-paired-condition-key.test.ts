import { requirePairedConditionKey } from '../../../src/rules/condition-keys/require-paired-condition-key.js';
import { testRule } from '../../rule-tester.js';

const policy = (condition: string, effect = 'Allow', action = '"dynamodb:GetItem"') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", "Action": ${action}, "Resource": "*", "Condition": ${condition} }] }`;
const attributes = '"ForAllValues:StringEquals": { "dynamodb:Attributes": ["Name"] }';
const marked = '"ForAllValues:StringEquals": { «"dynamodb:Attributes"»: ["Name"] }';
const networks = '`aws:SourceVpc`, `aws:SourceVpce` or `aws:SourceVpcArn`';

testRule(requirePairedConditionKey, {
  valid: [
    ...['aws:SourceVpc', 'AWS:sourcevpce', 'aws:SourceVpcArn'].map((key) => ({
      name: `an address and its network: ${key}`,
      code: policy(`{ "IpAddress": { "aws:VpcSourceIp": "10.0.0.0/8" }, "StringEquals": { "${key}": "x" } }`),
    })),
    {
      name: 'an address of an instance and its network',
      code: policy(
        '{ "IpAddress": { "aws:Ec2InstanceSourcePrivateIPv4": "10.0.0.1" }, "StringEquals": { "aws:Ec2InstanceSourceVpc": "vpc-12345678" } }',
      ),
    },
    { name: 'a public address', code: policy('{ "IpAddress": { "aws:SourceIp": "203.0.113.1" } }') },
    { name: 'no address', code: policy('{ "Null": { "aws:VpcSourceIp": "false" } }') },
    {
      name: 'part of the condition is not readable',
      code: policy('{ "IpAddress": { "aws:VpcSourceIp": "10.0.0.0/8" }, "StringEquals": "aws:SourceVpc" }'),
    },
    ...['StringEquals', 'StringEqualsIfExists', 'StringLike'].map((operator) => ({
      name: `named attributes: ${operator}`,
      code: policy(`{ ${attributes}, "${operator}": { "dynamodb:select": "SPECIFIC_ATTRIBUTES" } }`),
    })),
    {
      name: 'a placeholder',
      code: policy(`{ ${attributes}, "StringEquals": { "dynamodb:Select": "{{select}}" } }`),
    },
    { name: 'Deny', code: policy(`{ ${attributes} }`, 'Deny') },
    {
      name: 'no read',
      code: policy(`{ ${attributes} }`, 'Allow', '["dynamodb:PutItem", "dynamodb:Update*"]'),
    },
    { name: 'perhaps a read', code: policy(`{ ${attributes} }`, 'Allow', '"dynamodb:{{action}}"') },
    { name: 'not the values', code: policy('{ "Null": { "dynamodb:Attributes": "true" } }') },
    { name: 'wrong shapes', code: policy('["aws:VpcSourceIp"]') },
  ],
  invalid: [
    {
      name: 'an address in any network',
      code: policy('{ "NotIpAddressIfExists": { «"aws:vpcsourceip"»: ["10.0.0.0/8"] } }', 'Deny'),
      errors: [{ messageId: 'missingNetwork', data: { key: 'aws:vpcsourceip', partners: networks } }],
    },
    {
      name: 'the network is tested in another statement',
      code: policy('{ "IpAddress": { «"aws:VpcSourceIp"»: "10.0.0.0/8" } }').replace(
        ' }] }',
        ' }, { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "StringNotEquals": { "aws:SourceVpc": "vpc-12345678" } } }] }',
      ),
      errors: [{ messageId: 'missingNetwork', data: { key: 'aws:VpcSourceIp', partners: networks } }],
    },
    {
      name: 'an instance in any network',
      code: policy(
        '{ "IpAddress": { «"aws:Ec2InstanceSourcePrivateIPv4"»: "10.0.0.1" }, "StringEquals": { "aws:SourceVpc": "vpc-12345678" } }',
      ),
      errors: [
        {
          messageId: 'missingNetwork',
          data: { key: 'aws:Ec2InstanceSourcePrivateIPv4', partners: '`aws:Ec2InstanceSourceVpc`' },
        },
      ],
    },
    {
      name: 'attributes that need not be named',
      code: policy(`{ ${marked} }`),
      errors: [{ messageId: 'missingSelect', data: { key: 'dynamodb:Attributes' } }],
    },
    {
      name: 'another selection is allowed as well',
      code: policy(
        `{ ${marked}, "StringEquals": { "dynamodb:Select": ["SPECIFIC_ATTRIBUTES", "ALL_ATTRIBUTES"] } }`,
        'Allow',
        '["dynamodb:PutItem", "dynamodb:*"]',
      ),
      errors: [{ messageId: 'missingSelect', data: { key: 'dynamodb:Attributes' } }],
    },
    {
      name: 'the selection is ruled out',
      code: policy(
        `{ ${marked}, "StringNotEquals": { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" } }`,
        'Allow',
        '"dynamodb:scan"',
      ),
      errors: [{ messageId: 'missingSelect', data: { key: 'dynamodb:Attributes' } }],
    },
  ],
});
