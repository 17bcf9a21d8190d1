import { catalogDate } from '../../../src/catalog/catalog.js';
import { noUnknownConditionKey } from '../../../src/rules/condition-keys/no-unknown-condition-key.js';
import { testRule } from '../../rule-tester.js';

const where = (key: string, value = 'a', action = 's3:ListBucket') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "${action}", "Resource": "*", "Condition": { "StringEquals": { ${key}: "${value}" } } }] }`;

testRule(noUnknownConditionKey, {
  valid: [
    { name: 'a key that exists', code: where('"s3:prefix"') },
    { name: 'a slip', code: where('"s3:prefx"') },
    { name: 'no key at all', code: where('"prefix"') },
    { name: 'a tag without its key', code: where('"aws:ResourceTag"') },
    ...[
      'sagemaker:TargetContainerHostname',
      'SageMaker:targetcontainerhostname',
      'glue:resourceTag/Name',
      'glacier:ResourceTag/LegalHold',
      'aws:PrincipalOrgMasterAccountId',
      'apigateway:CognitoUserPoolProviderArn',
      'aws:SourceOwner',
    ].map((key) => ({ name: `AWS documents or uses ${key}`, code: where(`"${key}"`) })),
    { name: 'a claim of any provider', code: where('"id.example.com:team"') },
    { name: 'a placeholder', code: where('"s3:{{key}}"') },
    { name: 'a variable of another tool', code: where('"s3:${env:KEY}"') },
  ],
  invalid: [
    ...(
      [
        ['aws:SourceAcount', 'aws:SourceAccount', 'unknownGlobalKey', 'aws'],
        ['s3:prefx', 'S3:prefix', 'unknownServiceKey', 's3'],
        ['aws:SourceVpcTag', 'aws:SourceVpc', 'unknownGlobalKey', 'aws'],
        ['s4:prefix', 's3:prefix', 'unknownService', 's4'],
      ] as const
    ).map(([key, beside, messageId, service]) => ({
      name: `beside the key that it comes near to, ${beside}`,
      code: where(`"${beside}": "b", «"${key}"»`),
      errors: [{ messageId, data: { key, service, date: catalogDate } }],
    })),
    ...[
      ['aws:Department', 'resource'],
      ['aws:Department', 'trust'],
      ['AWS:department', 'scp'],
    ].map(([key, policyType]) => ({
      name: `a global key that is like none: ${key}, in a policy of type ${policyType}`,
      code: where(`«"${key}"»`),
      settings: { policyType: policyType as 'resource' },
      errors: [
        { messageId: 'unknownGlobalKey' as const, data: { key: key!, service: 'aws', date: catalogDate } },
      ],
    })),
    {
      name: 'three slips from another key, as neighbouring keys are',
      code: where('«"aws:SourceVpcTag"»', 'vpc-1a2b3c4d'),
      errors: [
        {
          messageId: 'unknownGlobalKey',
          data: { key: 'aws:SourceVpcTag', service: 'aws', date: catalogDate },
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 'aws:SourceVpc' },
              output: where('"aws:SourceVpc"', 'vpc-1a2b3c4d'),
            },
          ],
        },
      ],
    },
    {
      name: 'a key of a service, called like a global one',
      code: where('«"s3:SourceAccount"»', '111122223333'),
      errors: [
        {
          messageId: 'unknownServiceKey',
          data: { key: 's3:SourceAccount', service: 's3', date: catalogDate },
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 'aws:SourceAccount' },
              output: where('"aws:SourceAccount"', '111122223333'),
            },
          ],
        },
      ],
    },
    {
      name: 'the same with a value that the global one never has',
      code: where('«"s3:SourceAccount"»', '1'),
      errors: [
        {
          messageId: 'unknownServiceKey',
          data: { key: 's3:SourceAccount', service: 's3', date: catalogDate },
        },
      ],
    },
    {
      name: 'a tag of the resource under a service whose requests may include it',
      code: where('«"sqs:ResourceTag/team"»', 'a', 'sqs:SendMessage'),
      errors: [
        {
          messageId: 'unknownServiceKey',
          data: { key: 'sqs:ResourceTag/team', service: 'sqs', date: catalogDate },
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 'aws:ResourceTag/team' },
              output: where('"aws:ResourceTag/team"', 'a', 'sqs:SendMessage'),
            },
          ],
        },
      ],
    },
    {
      name: 'a service that is like none',
      code: where('«"nosuchthing:Key"»'),
      errors: [
        {
          messageId: 'unknownService',
          data: { key: 'nosuchthing:Key', service: 'nosuchthing', date: catalogDate },
        },
      ],
    },
    {
      name: 'a prefix that is no service but stands before keys',
      code: where('«"identitycenter:Nothing"»'),
      errors: [
        {
          messageId: 'unknownServiceKey',
          data: { key: 'identitycenter:Nothing', service: 'identitycenter', date: catalogDate },
        },
      ],
    },
  ],
});
