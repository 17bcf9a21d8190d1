import { requireTrustAction } from '../../../src/rules/principals/require-trust-action.js';
import { testRule } from '../../rule-tester.js';

const pods = 'pods.eks.amazonaws.com';
const statement = (service: string, action: string, effect = 'Allow', element = 'Action') =>
  `{ "Effect": "${effect}", "Principal": { "Service": ${service} }, "${element}": ${action} }`;
const policy = (...statements: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${statements.join(', ')}] }`;
const data = { service: pods, unless: 'session tags are disabled in its associations' };
const both = '["sts:AssumeRole", "sts:TagSession"]';

testRule(requireTrustAction, {
  valid: [
    ...[
      policy(statement(`"${pods}"`, both)),
      policy(statement(`"${pods}"`, '["sts:assumerole", "STS:Tag*"]')),
      policy(statement(`"${pods}"`, '"sts:*"')),
      policy(statement(`"${pods}"`, '["sts:AssumeRole", "<ACTION>"]')),
      policy(statement(`"${pods}"`, '"sts:AssumeRole"'), statement(`["${pods}"]`, '"sts:TagSession"')),
      policy(statement(`"${pods}"`, '"sts:AssumeRole"', 'Deny')),
      policy(statement('"eks.amazonaws.com"', '"sts:AssumeRole"')),
      policy(statement('"<SERVICE>"', '"sts:AssumeRole"')),
      // What is always needed is an error of the trust policy.
      policy(statement('"rolesanywhere.amazonaws.com"', '"sts:AssumeRole"')),
    ].map((code) => ({ code, settings: { policyType: 'trust' } as const })),
    {
      name: 'the policy of a resource',
      code: policy(statement(`"${pods}"`, '"s3:GetObject"').replace(' }', ' }, "Resource": "*"')),
      settings: { policyType: 'resource' },
    },
  ],
  invalid: [
    {
      code: policy(statement(`«"${pods}"»`, '"sts:AssumeRole"')),
      errors: [
        {
          messageId: 'missing',
          data: { ...data, actions: '`sts:TagSession`' },
          suggestions: [
            {
              messageId: 'suggestAdd',
              data: { actions: '`sts:TagSession`' },
              output: policy(statement(`"${pods}"`, both)),
            },
          ],
        },
      ],
    },
    {
      name: 'among other services, and a statement of its own that trusts another one',
      code: policy(
        statement(`["ec2.amazonaws.com", «"${pods}"»]`, '["sts:AssumeRole"]'),
        statement('"ec2.amazonaws.com"', '"sts:TagSession"'),
      ),
      errors: [
        {
          messageId: 'missing',
          data: { ...data, actions: '`sts:TagSession`' },
          suggestions: [
            {
              messageId: 'suggestAdd',
              data: { actions: '`sts:TagSession`' },
              output: policy(
                statement(`["ec2.amazonaws.com", "${pods}"]`, both),
                statement('"ec2.amazonaws.com"', '"sts:TagSession"'),
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'NotAction, to which nothing can be added',
      code: policy(statement(`«"${pods}"»`, '"sts:Tag*"', 'Allow', 'NotAction')),
      settings: { policyType: 'trust' },
      errors: [{ messageId: 'missing', data: { ...data, actions: '`sts:TagSession`' } }],
    },
  ],
});
