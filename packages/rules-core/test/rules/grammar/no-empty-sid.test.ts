import { noEmptySid } from '../../../src/rules/grammar/no-empty-sid.js';
import { testRule } from '../../rule-tester.js';

const policy = (sid: string) =>
  `{ "Version": "2012-10-17", "Statement": [{ ${sid}"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }] }`;

testRule(noEmptySid, {
  valid: [
    { name: 'no Sid', code: policy('') },
    { name: 'a Sid', code: policy('"Sid": "A", ') },
    { name: 'a placeholder', code: policy('"Sid": "${sid}", ') },
    { name: 'other types', code: policy('"Sid": [], "Sid": null, ') },
    { name: 'an element in another case', code: policy('"sid": "", ') },
  ],
  invalid: [
    { code: policy('"Sid": «""», '), output: policy(''), errors: ['emptySid'] },
    {
      name: 'a trust policy, as the console writes it',
      code: '{ "Version": "2012-10-17", "Statement": { "Sid": «""», "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" } }',
      settings: { policyType: 'trust' },
      output:
        '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" } }',
      errors: ['emptySid'],
    },
    {
      name: 'given twice: the other one would take its place',
      code: policy('"Sid": "A", "Sid": «""», '),
      errors: ['emptySid'],
    },
    {
      name: 'on a line of its own',
      code: '{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n      "Sid": «""»,\n      "Effect": "Deny"\n    }\n  ]\n}\n',
      output:
        '{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n      "Effect": "Deny"\n    }\n  ]\n}\n',
      errors: ['emptySid'],
    },
    ...(['resource', 'scp', 'rcp', 'boundary', 'session', 'endpoint'] as const).map((policyType) => ({
      name: `the type ${policyType}`,
      code: policy('"Sid": «""», '),
      settings: { policyType },
      output: policy(''),
      errors: ['emptySid'],
    })),
  ],
});
