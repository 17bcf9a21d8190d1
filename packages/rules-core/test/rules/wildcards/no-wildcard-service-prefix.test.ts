import { serviceNames } from '../../../src/catalog/catalog.js';
import { noWildcardServicePrefix } from '../../../src/rules/wildcards/no-wildcard-service-prefix.js';
import { testRule } from '../../rule-tester.js';

const policy = (actions: string, key = 'Action') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "${key}": ${actions}, "Resource": "*" }] }`;
const s3 = serviceNames().filter((name) => name.startsWith('s3')).length;
const several = (action: string, count: number) => ({
  messageId: 'wildcardService',
  data: { action, count },
});

testRule(noWildcardServicePrefix, {
  valid: [
    { name: 'wildcards in the name only', code: policy('["s3:*", "s3:Get*", "s3:?et*"]') },
    { name: 'everything', code: policy('["*", "*:*", "**", "*:?*"]') },
    { name: 'placeholders', code: policy('["${service}:Get*", "s3*<X>:Get*"]') },
    { name: 'malformed ones', code: policy('["s*", "s*:", "s*:a:b"]') },
    { name: 'wrong shapes', code: policy('[1, ["s*:Get*"]]') },
  ],
  invalid: [
    {
      name: 'several services',
      code: policy('"«s3*»:Get*"'),
      errors: [several('s3*:Get*', s3)],
    },
    {
      name: 'every service',
      code: policy('["s3:*", "«*»:Get*"]'),
      errors: [several('*:Get*', serviceNames().length)],
    },
    {
      name: 'one service',
      code: policy('"«LAMBD?»:Get*"'),
      errors: [
        {
          messageId: 'oneService',
          data: { action: 'LAMBD?:Get*', service: 'lambda' },
          suggestions: [
            { messageId: 'suggestService', data: { meant: 'lambda:Get*' }, output: policy('"lambda:Get*"') },
          ],
        },
      ],
    },
    {
      name: 'no service',
      code: policy('"«zebra*»:Get*"'),
      errors: [{ messageId: 'noService', data: { action: 'zebra*:Get*', count: 0 } }],
    },
    { name: 'NotAction', code: policy('["«s3*»:Get*"]', 'NotAction'), errors: [several('s3*:Get*', s3)] },
    {
      name: 'escapes, Deny, minified',
      code: '{"Statement":{"Effect":"Deny","Action":"«s3\\u002a»:Get*","Resource":"*"}}',
      errors: [several('s3*:Get*', s3)],
    },
    ...(['resource', 'trust', 'scp', 'rcp', 'boundary', 'session'] as const).map((policyType) => ({
      name: `in a policy of the type ${policyType}`,
      code: policy('"«s3*»:Get*"'),
      settings: { policyType },
      errors: [several('s3*:Get*', s3)],
    })),
  ],
});
