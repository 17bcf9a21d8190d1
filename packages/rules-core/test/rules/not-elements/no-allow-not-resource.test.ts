import { actionsOf, allActions, type Action } from '../../../src/catalog/catalog.js';
import { listReach } from '../../../src/analysis/actions/describe-reach.js';
import { noAllowNotResource } from '../../../src/rules/not-elements/no-allow-not-resource.js';
import { testRule } from '../../rule-tester.js';

const policy = (members: string) => `{ "Version": "2012-10-17", "Statement": [{ ${members} }] }`;
const both = (one: string, other: string) =>
  `{ "Version": "2012-10-17", "Statement": [{ ${one} }, { ${other} }] }`;
const actionsWith = (service: string, is: (action: Action) => boolean) =>
  listReach(actionsOf(service).filter(is));
const notIam = allActions().filter(({ service }) => service !== 'iam');
const getObject = {
  messageId: 'remains',
  data: { actions: '`s3:GetObject`' },
};
const endpoints =
  '"Effect": "Allow", "Action": "ec2:ModifyVpcEndpoint", "Resource": "arn:aws:ec2:*:*:vpc-endpoint/*"';

/** All with which one can allow oneself more. */
const deniedOfIam = '["iam:Attach*", "iam:Put*", "iam:Create*", "iam:Add*", "iam:Set*", "iam:Update*"]';
const ofIam = (isLeft: (name: string) => boolean) => actionsOf('iam').filter(({ name }) => isLeft(name));
const [left, leftToLift] = [
  ofIam((name) => !/^(?:Attach|Put|Create|Add|Set|Update)/.test(name)),
  ofIam((name) => !/^(?:Attach|Put|Create)/.test(name)),
];

testRule(noAllowNotResource, {
  valid: [
    ...['"Action": "s3:*", "Resource": "*"', '"NotAction": "iam:*", "Resource": "arn:aws:s3:::*"'].map(
      (members) => ({
        name: `a Deny of all that remains: ${members}`,
        code: both(
          '"Effect": "Allow", "Action": "s3:PutObject", "NotResource": "arn:aws:s3:::a/*"',
          `"Effect": "Deny", ${members}`,
        ),
      }),
    ),
    {
      name: 'a Deny of all that remains, by NotResource',
      code: both(
        '"Effect": "Allow", "Action": "s3:PutObject", "NotResource": "arn:aws:s3:::a/*"',
        '"Effect": "Deny", "Action": "s3:*", "NotResource": ["arn:aws:s3:::a/b/*", "arn:aws:s3:::a/c"]',
      ),
    },
    { name: 'Resource', code: policy('"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"') },
    {
      name: 'Deny',
      code: policy('"Effect": "Deny", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::a/*"'),
    },
    {
      name: 'both Resource and NotResource',
      code: policy('"Effect": "Allow", "Action": "s3:*", "Resource": "*", "NotResource": "arn:aws:s3:::a/*"'),
    },
    { name: 'nothing remains', code: policy('"Effect": "Allow", "Action": "s3:*", "NotResource": "*"') },
    {
      name: 'no type of resource remains',
      code: policy('"Effect": "Allow", "Action": "iam:PassRole", "NotResource": "arn:aws:iam::*:role/*"'),
    },
    {
      name: 'actions without a resource',
      code: policy('"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "NotResource": "arn:aws:s3:::a"'),
    },
    ...['<BUCKET>', '${bucket}', '{{bucket}}'].map((bucket) => ({
      name: `the placeholder ${bucket}`,
      code: policy(
        `"Effect": "Allow", "Action": "s3:GetObject", "NotResource": ["arn:aws:s3:::a/*", "arn:aws:s3:::${bucket}/*"]`,
      ),
    })),
    {
      name: 'a placeholder among the actions',
      code: policy(
        '"Effect": "Allow", "Action": ["s3:GetObject", "<ACTION>"], "NotResource": "arn:aws:s3:::a/*"',
      ),
    },
    { name: 'wrong shapes', code: policy('"Effect": "Allow", "Action": "s3:GetObject", "NotResource": [1]') },
    ...(['scp', 'boundary', 'session', 'rcp'] as const).map((policyType) => ({
      name: `an Allow of the type ${policyType}`,
      code: policy('"Effect": "Allow", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::a/*"'),
      settings: { policyType },
    })),
    {
      name: 'text messages',
      code: policy('"Effect": "Allow", "Action": "SNS:Publish", "NotResource": ["arn:aws:sns:*:*:*"]'),
    },
    {
      name: 'what is excluded is allowed under a condition',
      code: both(
        `${endpoints}, "Condition": { "StringEquals": { "aws:ResourceTag/a": "b" } }`,
        '"Effect": "Allow", "Action": "ec2:ModifyVpcEndpoint", "NotResource": "arn:aws:ec2:*:*:vpc-endpoint/*"',
      ),
    },
    {
      name: 'types carved out',
      code: both(
        '"Effect": "Allow", "Action": "sqs:*", "NotResource": "arn:aws:sqs:*:*:*"',
        '"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*"',
      ),
    },
    {
      name: 'types carved out of a service of many',
      code: both(
        '"Effect": "Allow", "Action": "sagemaker:*", "NotResource": ["arn:aws:sagemaker:*:*:app/*"]',
        '"Effect": "Allow", "Action": "sagemaker:*App", "Resource": "*"',
      ),
    },
  ],
  invalid: [
    {
      name: 'what a Deny takes back is not what lifts the exclusion',
      code: both(
        '"Effect": "Allow", "Action": "iam:*", «"NotResource"»: "arn:aws:iam::111122223333:role/x"',
        `"Effect": "Deny", "Action": ${deniedOfIam}, "Resource": "*"`,
      ),
      errors: [
        {
          messageId: 'remains',
          data: {
            actions: listReach(left),
          },
        },
      ],
    },
    {
      name: 'what a Deny leaves lifts it',
      code: both(
        '"Effect": "Allow", "Action": "iam:*", «"NotResource"»: "arn:aws:iam::111122223333:role/x"',
        '"Effect": "Deny", "Action": ["iam:Attach*", "iam:Put*", "iam:Create*"], "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'remainsAdministrator',
          data: {
            actions: listReach(leftToLift),
            granting: '`iam:UpdateAssumeRolePolicy` and `iam:AddUserToGroup`',
          },
        },
      ],
    },
    {
      name: 'one action',
      code: policy('"Effect": "Allow", "Action": "s3:GetObject", «"NotResource"»: "arn:aws:s3:::payroll/*"'),
      errors: [getObject],
    },
    {
      name: 'case of the action, minified, a list',
      code: '{"Statement":{"Effect":"Allow","Action":["S3:getobject"],«"NotResource"»:["arn:aws:s3:::payroll/*"]}}',
      errors: [getObject],
    },
    {
      name: 'a policy variable',
      code: policy(
        '"Effect": "Allow", "Action": "s3:GetObject", «"NotResource"»: "arn:aws:s3:::a/${aws:username}/*"',
      ),
      errors: [getObject],
    },
    {
      name: 'no entry at all',
      code: policy('"Effect": "Allow", "Action": "s3:GetObject", «"NotResource"»: []'),
      errors: [
        {
          messageId: 'remains',
          data: { actions: '`s3:GetObject`' },
        },
      ],
    },
    {
      name: 'the sibling has no condition',
      code: both(
        endpoints,
        '"Effect": "Allow", "Action": "ec2:ModifyVpcEndpoint", «"NotResource"»: "arn:aws:ec2:*:*:vpc-endpoint/vpce-1"',
      ),
      errors: [
        {
          messageId: 'remains',
          data: {
            actions: '`ec2:ModifyVpcEndpoint`',
          },
        },
      ],
    },
    {
      name: 'types carved out, by option',
      code: both(
        '"Effect": "Allow", "Action": "sagemaker:*App", «"NotResource"»: ["arn:aws:sagemaker:*:*:app/*"]',
        '"Effect": "Allow", "Action": "sagemaker:CreateApp", "Resource": "*"',
      ),
      options: { typeCarveOuts: true },
      errors: [
        {
          messageId: 'remains',
          data: {
            actions: actionsWith(
              'sagemaker',
              ({ name, resourceTypes }) =>
                name.endsWith('App') && resourceTypes.some(({ type }) => type.name !== 'app'),
            ),
          },
        },
      ],
    },
    {
      name: 'what a Deny with NotResource leaves',
      code: both(
        '"Effect": "Allow", "Action": "s3:GetObject", «"NotResource"»: "arn:aws:s3:::a/*"',
        '"Effect": "Deny", "Action": "s3:*", "NotResource": ["arn:aws:s3:::a/b/*", "arn:aws:s3:::c/*"]',
      ),
      errors: [getObject],
    },
    {
      name: 'roles',
      code: policy(
        '"Effect": "Allow", "Action": "iam:?assRole", «"NotResource"»: "arn:aws:iam::111122223333:role/Admin"',
      ),
      errors: [{ messageId: 'remainsRoles', data: { actions: '`iam:PassRole`' } }],
    },
    {
      name: 'an exclusion that can be lifted',
      code: policy(
        '"Effect": "Allow", "Action": ["iam:PutRolePolicy", "iam:PassRole"], «"NotResource"»: "arn:aws:iam::111122223333:role/Admin"',
      ),
      errors: [
        {
          messageId: 'remainsAdministrator',
          data: { actions: '`iam:PutRolePolicy` and `iam:PassRole`', granting: '`iam:PutRolePolicy`' },
        },
      ],
    },
    {
      name: 'everyone',
      code: policy(
        '"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", «"NotResource"»: "arn:aws:s3:::b/private/*"',
      ),
      errors: [{ ...getObject, messageId: 'remainsForEveryone' }],
    },
    {
      name: 'not everyone',
      code: policy(
        '"Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "s3:GetObject", «"NotResource"»: "arn:aws:s3:::b/private/*"',
      ),
      errors: [getObject],
    },
    {
      name: 'for an account, whatever a Deny leaves to it alone',
      code: both(
        '"Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": ["s3:GetObject", "s3:PutObject"], «"NotResource"»: "arn:aws:s3:::b/private/*"',
        '"Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "*", "Condition": { "StringNotEquals": { "aws:PrincipalAccount": "111122223333" } }',
      ),
      errors: [{ messageId: 'remains', data: { actions: '`s3:GetObject` and `s3:PutObject`' } }],
    },
    {
      name: 'with NotAction',
      code: policy('"Effect": "Allow", "NotAction": "iam:*", «"NotResource"»: "arn:aws:s3:::x/*"'),
      errors: [
        {
          messageId: 'remainsOutsideBoth',
          data: { actions: listReach(notIam) },
        },
      ],
    },
  ],
});
