import { noExpiredCondition } from '../../../src/rules/condition-values/no-expired-condition.js';
import { testRule } from '../../rule-tester.js';

const other = '{ "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }';
const statement = (condition: string, effect = 'Allow') =>
  `{ "Effect": "${effect}", "Action": "s3:GetObject", "Resource": "*", "Condition": ${condition} }`;
const policy = (...statements: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${statements.join(', ')}] }`;
const until = (operator: string, key: string, value: string) => `{ "${operator}": { "${key}": ${value} } }`;
const removed = [{ messageId: 'suggestRemove', output: policy(other) }];

testRule(noExpiredCondition, {
  valid: [
    ...[
      until('DateLessThan', 'aws:CurrentTime', '"2999-12-31T23:59:59Z"'),
      until('DateGreaterThan', 'aws:CurrentTime', '"2020-01-01T00:00:00Z"'),
      until('DateNotEquals', 'aws:CurrentTime', '"2020-01-01"'),
      until('DateLessThan', 'aws:CurrentTime', '["2020-01-01", "2999-01-01"]'),
      until('DateLessThan', 'aws:CurrentTime', '"${aws:PrincipalTag/Until}"'),
      until('DateLessThan', 'aws:CurrentTime', '"<EXPIRY>"'),
      until('DateLessThan', 'aws:CurrentTime', '["2020-01-01", "{{more}}"]'),
      until('DateLessThan', 'aws:CurrentTime', '[]'),
      until('DateLessThan', 'aws:CurrentTime', '"some day"'),
      // A day of ISO 8601, or a number of seconds.
      until('DateLessThan', 'aws:CurrentTime', '"20200101"'),
      until('StringEquals', 'aws:CurrentTime', '"2020-01-01T00:00:00Z"'),
      until('DateLessThan', 'aws:PrincipalTag/Joined', '"2020-01-01"'),
      until('ForAllValues:DateLessThan', 'aws:CurrentTime', '"2020-01-01"'),
      until('Null', 'aws:CurrentTime', '"false"'),
    ].map((condition) => ({ code: policy(statement(condition)) })),
    {
      name: 'the sessions of before a time, which are denied when it has passed',
      code: policy(statement(until('DateLessThan', 'aws:TokenIssueTime', '"2020-01-01T00:00:00Z"'), 'Deny')),
    },
  ],
  invalid: [
    ...(
      [
        ['DateLessThan', 'aws:CurrentTime', '2020-06-30T23:59:59Z'],
        ['dateLessThanEquals', 'AWS:currenttime', '2020-06-30'],
        ['DateLessThanIfExists', 'aws:CurrentTime', '2020-06'],
        ['DateEquals', 'aws:CurrentTime', '2020-06-30T00:00:00+02:00'],
        ['DateLessThan', 'aws:EpochTime', '1593561599'],
        ['NumericLessThan', 'aws:EpochTime', '1593561599'],
      ] as const
    ).map(([operator, key, value]) => ({
      code: policy(statement(until(operator, key, `«"${value}"»`)), other),
      errors: [{ messageId: 'expired', data: { value, operator }, suggestions: removed }],
    })),
    {
      name: 'a number',
      code: policy(statement(until('NumericLessThan', 'aws:EpochTime', '«1593561599»')), other),
      errors: [
        {
          messageId: 'expired',
          data: { value: '1593561599', operator: 'NumericLessThan' },
          suggestions: removed,
        },
      ],
    },
    {
      name: 'the last of several, beside the day on which it began',
      code: policy(
        statement(
          '{ "DateGreaterThan": { "aws:CurrentTime": "2020-04-01" }, "DateLessThan": { "aws:CurrentTime": ["2020-05-01", «"2020-06-30"», "2020-06-01"] } }',
        ),
        other,
      ),
      errors: [
        {
          messageId: 'expired',
          data: { value: '2020-06-30', operator: 'DateLessThan' },
          suggestions: removed,
        },
      ],
    },
    {
      name: 'under Deny, in the only statement',
      code: `{ "Version": "2012-10-17", "Statement": ${statement(until('DateLessThan', 'aws:CurrentTime', '«"2020-06-30"»'), 'Deny')} }`,
      errors: [{ messageId: 'expired', data: { value: '2020-06-30', operator: 'DateLessThan' } }],
    },
    {
      name: 'the last of two entries with one name, the one that counts',
      code: policy(
        statement(
          '{ "DateLessThan": { "aws:CurrentTime": "2999-01-01", "aws:CurrentTime": «"2020-06-30"» } }',
        ),
        other,
      ),
      errors: [
        {
          messageId: 'expired',
          data: { value: '2020-06-30', operator: 'DateLessThan' },
          suggestions: removed,
        },
      ],
    },
  ],
});
