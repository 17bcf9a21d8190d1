import { noGlobalServiceLockout } from '../../../src/rules/not-elements/no-global-service-lockout.js';
import { testRule } from '../../rule-tester.js';

const policy = (...statements: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${statements.map((members) => `{ ${members} }`).join(', ')}] }`;
const outside = (regions: string, operator = 'StringNotEquals', more = '') =>
  `"Condition": { "${operator}": { "aws:RequestedRegion": ${regions} }${more} }`;
const deny = (action: string, condition: string, resource = '"*"') =>
  `"Effect": "Deny", ${action}, "Resource": ${resource}, ${condition}`;
const everyAction = '"Action": "*"';
const inEurope = outside('["eu-west-1", "eu-central-1"]');
const scp = { settings: { policyType: 'scp' } } as const;

/** A fence of every action, and the same one that exempts IAM. */
const cutOff = (condition: string, regions: string) => ({
  code: policy(deny('"Action": "«*»"', condition)),
  errors: [
    {
      messageId: 'everyAction',
      data: { action: '*', services: '`iam`', regions },
      suggestions: [
        {
          messageId: 'suggestExempt',
          data: { services: '`iam`' },
          output: policy(deny('"NotAction": ["iam:*"]', condition)),
        },
      ],
    },
  ],
});

testRule(noGlobalServiceLockout, {
  valid: [
    { name: 'IAM is exempt', code: policy(deny('"NotAction": ["iam:Get*", "sts:*"]', inEurope)) },
    { name: 'every service is exempt', code: policy(deny('"NotAction": "*"', inEurope)) },
    { name: 'us-east-1 is inside', code: policy(deny(everyAction, outside('["eu-west-1", "us-east-1"]'))) },
    { name: 'a pattern takes it in', code: policy(deny(everyAction, outside('"us-*"', 'StringNotLike'))) },
    ...['us-gov-west-1', 'cn-north-1', 'us-iso-east-1', 'eusc-de-east-1', 'eu-isoe-west-1'].map((region) => ({
      name: `where the calls of the partition go: ${region}`,
      code: policy(deny(everyAction, outside(`"${region}"`))),
    })),
    { name: 'sts has endpoints in the Regions', code: policy(deny('"Action": "sts:*"', inEurope)) },
    { name: 'one service', code: policy(deny('"Action": "ec2:*"', inEurope)) },
    {
      name: 'two services, both global',
      code: policy(deny('"Action": ["iam:CreateUser", "route53:*"]', inEurope)),
    },
    {
      name: 'a global service beside another one, in its Region',
      code: policy(deny('"Action": ["ec2:*", "iam:*"]', outside('["eu-west-1", "us-east-1"]'))),
    },
    {
      name: 'a global service beside another one, on some resources',
      code: policy(deny('"Action": ["ec2:*", "iam:*"]', inEurope, '"arn:aws:iam::*:role/x"')),
    },
    {
      name: 'a service with endpoints in the Regions, and wildcards in the service',
      code: policy(deny('"Action": ["ec2:*", "sts:*", "i*:*"]', inEurope)),
    },
    {
      name: 'a list that is not all known',
      code: policy(deny('"Action": ["ec2:*", "iam:*", "<MORE>"]', inEurope)),
    },
    { name: 'IAM itself, by name', code: policy(deny('"Action": "iam:*"', inEurope)) },
    { name: 'Allow', code: policy(deny(everyAction, inEurope).replace('Deny', 'Allow')) },
    {
      name: 'some resources',
      code: policy(deny(everyAction, inEurope, '"arn:aws:s3:::amzn-s3-demo-bucket/*"')),
    },
    { name: 'NotResource', code: policy(deny(everyAction, inEurope).replace('Resource', 'NotResource')) },
    {
      name: 'inside of some Regions',
      code: policy(deny(everyAction, outside('"eu-west-1"', 'StringEquals'))),
    },
    {
      name: 'another key',
      code: policy(deny(everyAction, inEurope.replace('RequestedRegion', 'PrincipalTag/a'))),
    },
    { name: 'unknown Regions', code: policy(deny(everyAction, outside('["<REGION>"]'))) },
    { name: 'some unknown Regions', code: policy(deny(everyAction, outside('["eu-west-1", "${Region}"]'))) },
    { name: 'a variable', code: policy(deny(everyAction, outside('"${aws:PrincipalTag/region}"'))) },
    { name: 'Regions that are not known to exist', code: policy(deny(everyAction, outside('"eu-west-9"'))) },
    { name: 'an unknown list', code: policy(deny('"NotAction": ["s3:*", "<GLOBAL>"]', inEurope)) },
    {
      name: 'some calls',
      code: policy(
        deny(
          everyAction,
          outside('"eu-west-1"', 'StringNotEquals', ', "Bool": { "aws:ViaAWSService": "true" }'),
        ),
      ),
    },
    {
      name: 'two tests on the Region',
      code: policy(
        deny(
          everyAction,
          '"Condition": { "StringNotEquals": { "aws:RequestedRegion": "eu-west-1" }, "StringNotLike": { "aws:RequestedRegion": "us-*" } }',
        ),
      ),
    },
    {
      name: 'IAM is not allowed anyway',
      code: policy(
        '"Effect": "Allow", "Action": ["s3:*", "ec2:*"], "Resource": "*"',
        deny(everyAction, inEurope),
      ),
    },
    {
      name: 'IAM is not allowed anyway, by NotAction',
      code: policy('"Effect": "Allow", "NotAction": "i*:*", "Resource": "*"', deny(everyAction, inEurope)),
    },
    {
      name: 'what is allowed is not known',
      code: policy('"Effect": "Allow", "Action": "<ACTIONS>", "Resource": "*"', deny(everyAction, inEurope)),
    },
    {
      name: 'the policy of a resource',
      code: policy(`"Principal": "*", ${deny(everyAction, inEurope)}`),
      settings: { policyType: 'resource' },
    },
    { name: 'no service to exempt', code: policy(deny(everyAction, inEurope)), options: { services: [] } },
    {
      name: 'one Region of several is inside',
      code: policy(deny(everyAction, inEurope)),
      options: { services: ['support'] },
    },
    {
      name: 'not global in the partition',
      code: policy(deny(everyAction, outside('"us-gov-east-1"'))),
      options: { services: ['cloudfront'] },
    },
    {
      name: 'wrong shapes',
      code: policy(deny('"Action": { "a": 1 }', inEurope), deny(everyAction, '"Condition": 1')),
    },
  ],
  invalid: [
    {
      name: 'global services in a list of others',
      ...scp,
      code: policy(deny('"Action": ["ec2:*", «"IAM:CreateRole"», "s3:*", «"networkmanager:*"»]', inEurope)),
      errors: [
        {
          messageId: 'listed',
          data: { action: 'IAM:CreateRole', service: 'iam', regions: '`us-east-1`' },
          suggestions: [
            {
              messageId: 'suggestRemove',
              data: { action: 'IAM:CreateRole' },
              output: policy(deny('"Action": ["ec2:*", "s3:*", "networkmanager:*"]', inEurope)),
            },
          ],
        },
        {
          messageId: 'listed',
          data: { action: 'networkmanager:*', service: 'networkmanager', regions: '`us-west-2`' },
          suggestions: [
            {
              messageId: 'suggestRemove',
              data: { action: 'networkmanager:*' },
              output: policy(deny('"Action": ["ec2:*", "IAM:CreateRole", "s3:*"]', inEurope)),
            },
          ],
        },
      ],
    },
    {
      name: 'many actions of one',
      ...scp,
      code: policy(
        deny(
          '"Action": ["ec2:*", «"iam:CreateRole"», "iam:CreateUser", "iam:CreateGroup", "iam:CreatePolicy", "iam:PassRole", "iam:DeleteRole"]',
          inEurope,
        ),
      ),
      errors: [
        {
          messageId: 'listedEntries',
          data: {
            entries: '`iam:CreateRole`, `iam:CreateUser`, `iam:CreateGroup` and 3 more',
            count: 6,
            service: 'iam',
            regions: '`us-east-1`',
          },
          suggestions: [
            {
              messageId: 'suggestRemoveAll',
              data: { count: 6 },
              output: policy(deny('"Action": ["ec2:*"]', inEurope)),
            },
          ],
        },
      ],
    },
    { name: 'every action', ...scp, ...cutOff(inEurope, '`us-east-1`') },
    { name: 'IfExists', ...cutOff(outside('"eu-west-1"', 'StringNotEqualsIfExists'), '`us-east-1`') },
    { name: 'a pattern', ...cutOff(outside('"eu-*"', 'StringNotLike'), '`us-east-1`') },
    { name: 'GovCloud', ...scp, ...cutOff(outside('"us-gov-east-1"'), '`us-gov-west-1`') },
    { name: 'China', ...scp, ...cutOff(outside('"cn-northwest-1"'), '`cn-north-1`') },
    {
      name: 'two partitions',
      ...cutOff(outside('["eu-west-1", "us-gov-east-1"]'), '`us-east-1` and `us-gov-west-1`'),
    },
    { name: 'one partition of two', ...cutOff(outside('["eu-west-1", "us-gov-west-1"]'), '`us-east-1`') },
    {
      name: 'all but some callers',
      ...cutOff(
        outside(
          '"eu-west-1"',
          'StringNotEquals',
          ', "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/admin" }',
        ),
        '`us-east-1`',
      ),
    },
    {
      name: 'NotAction without IAM',
      code: policy(deny('«"NotAction"»: ["sts:*"]', inEurope)),
      errors: [
        {
          messageId: 'notListed',
          data: { services: '`iam`', regions: '`us-east-1`' },
          suggestions: [
            {
              messageId: 'suggestExempt',
              data: { services: '`iam`' },
              output: policy(deny('"NotAction": ["sts:*", "iam:*"]', inEurope)),
            },
          ],
        },
      ],
    },
    {
      name: 'other services, by option',
      code: policy(deny('«"NotAction"»: "iam:*"', outside('"eu-central-1"'))),
      options: { services: ['iam', 'networkmanager', 'route53', 'support'] },
      errors: [
        {
          messageId: 'notListed',
          data: {
            services: '`networkmanager`, `route53` and `support`',
            regions: '`us-west-2`, `us-east-1` and `eu-west-1`',
          },
          suggestions: [
            {
              messageId: 'suggestExempt',
              data: { services: '`networkmanager`, `route53` and `support`' },
              output: policy(
                deny(
                  '"NotAction": ["iam:*", "networkmanager:*", "route53:*", "support:*"]',
                  outside('"eu-central-1"'),
                ),
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'beside an Allow of everything',
      code: policy(
        '"Effect": "Allow", "Action": "*", "Resource": "*"',
        deny('"Action": ["s3:*", "«*»"]', inEurope),
      ),
      errors: [
        {
          messageId: 'everyAction',
          data: { action: '*', services: '`iam`', regions: '`us-east-1`' },
          suggestions: [
            {
              messageId: 'suggestExempt',
              data: { services: '`iam`' },
              output: policy(
                '"Effect": "Allow", "Action": "*", "Resource": "*"',
                deny('"NotAction": ["iam:*"]', inEurope),
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'beside an Allow with NotAction',
      code: policy(
        '"Effect": "Allow", "NotAction": "iam:Create*", "Resource": "*"',
        deny('"Action": "«*:*»"', inEurope),
      ),
      errors: [
        {
          messageId: 'everyAction',
          data: { action: '*:*', services: '`iam`', regions: '`us-east-1`' },
          suggestions: [
            {
              messageId: 'suggestExempt',
              data: { services: '`iam`' },
              output: policy(
                '"Effect": "Allow", "NotAction": "iam:Create*", "Resource": "*"',
                deny('"NotAction": ["iam:*"]', inEurope),
              ),
            },
          ],
        },
      ],
    },
  ],
});
