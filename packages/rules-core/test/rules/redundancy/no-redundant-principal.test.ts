import { noRedundantPrincipal } from '../../../src/rules/redundancy/no-redundant-principal.js';
import { testRule } from '../../rule-tester.js';

const policy = (...values: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": [${values.join(', ')}] }, "Action": "sts:AssumeRole" }] }`;
const role = '"arn:aws:iam::111122223333:role/team/app"';
const session = '"arn:aws:sts::111122223333:assumed-role/app/one"';

testRule(noRedundantPrincipal, {
  valid: [
    { name: 'another role', code: policy(role, session.replace('app', 'other')) },
    { name: 'another account', code: policy(role, session.replace('1111', '4444')) },
    { name: 'a session alone', code: policy(session) },
    { name: 'placeholders', code: policy('"<ARN>"', '"<ARN>"') },
    {
      name: 'NotPrincipal',
      code: policy(role, session, role).replace('Principal', 'NotPrincipal'),
      settings: { policyType: 'resource' },
    },
    {
      name: 'a session in the policy of a resource',
      code: policy(role, session),
      settings: { policyType: 'resource' },
    },
    {
      name: 'a key that is given twice: only the last counts',
      code: policy(role, '"111122223333"').replace('] }', `], "AWS": [${role}] }`),
    },
    { name: 'the same under two keys', code: policy(role).replace('] }', `], "Service": ${role} }`) },
  ],
  invalid: [
    {
      name: 'a duplicate',
      code: policy(role, `«${role}»`),
      output: policy(role),
      errors: [{ messageId: 'duplicate', data: { text: role.slice(1, -1) } }],
    },
    {
      name: 'a duplicate in the list that counts',
      code: policy(role).replace('] }', `], "AWS": [${role}, «${role}»] }`),
      output: policy(role).replace('] }', `], "AWS": [${role}] }`),
      errors: [{ messageId: 'duplicate', data: { text: role.slice(1, -1) } }],
    },
    ...[session, session.replace('sts', 'iam')].map((text) => ({
      code: policy(`«${text}»`, role),
      errors: [
        {
          messageId: 'session',
          data: { text: text.slice(1, -1), role: role.slice(1, -1) },
          suggestions: [{ messageId: 'suggestRemove', output: policy(role) }],
        },
      ],
    })),
  ],
});
