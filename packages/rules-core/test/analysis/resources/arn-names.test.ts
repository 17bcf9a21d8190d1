import { describe, expect, it } from 'vitest';
import { lintText } from '../../../src/json/index.js';
import { unmark } from '../../rule-tester.js';

const own = 'eu-west-1:111122223333';

/** The faults of the resource part in a policy with this entry. */
function faultsIn(arn: string, key = 'Resource') {
  const code = `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"x:*","${key}":["${arn}"]}]}`;
  const rules = { 'valid-resource': 'error', 'no-unknown-resource': 'error' } as const;
  return lintText(code, { rules }).map(({ messageId, start, end, suggestions }) => ({
    kind: messageId,
    at: code.slice(start, end),
    from: start - code.indexOf(arn),
    meant: suggestions.map(({ message }) => /`(.*)`/.exec(message)?.[1]),
  }));
}

/** What is at fault, in marks; by what; and the resource part to write instead. */
const wrong: readonly (readonly [string, string, string?])[] = [
  [`arn:aws:ssm:${own}:parameter/«/»app/db`, 'wrongName', 'parameter/app/db'],
  [`arn:aws:ssm:${own}:parameter/«//»app/*`, 'wrongName', 'parameter/app/*'],
  [`arn:aws:ssm:${own}:parameter/app«:»3`, 'wrongName'],
  [`arn:aws:ssm:${own}:«parameter/»`, 'noName'],
  ['arn:aws:s3:::site«:»*', 'wrongName', 'site/*'],
  ['arn:aws:s3:::site«:»*/a', 'wrongName', 'site/*/a'],
  [`arn:aws:s3:${own}:accesspoint/site«/»a`, 'wrongName', 'accesspoint/site/object/a'],
  [`arn:aws:s3:${own}:accesspoint/site«/a*»`, 'wrongForm', 'accesspoint/site/object/a*'],
  [`arn:aws:sns:${own}:topic«/»orders`, 'wrongName', 'orders'],
  [`arn:aws:sns:${own}:topics:«orders»`, 'wrongName', 'orders'],
  [`arn:aws:sns:${own}:team«/»orders`, 'wrongName'],
  [`arn:aws:sqs:${own}:«orders.txt»`, 'wrongName'],
  [`arn:aws:kms:${own}:key/alias«/»app`, 'wrongName'],
  [`arn:aws:logs:${own}:«log-group»`, 'noName'],
  [`arn:aws:dynamodb:${own}:«table»`, 'noName'],
  [`arn:aws:bedrock:${own}:«agent»`, 'noName'],
  [`arn:aws:logs:${own}:log-group:app«:»errors`, 'wrongName', 'log-group:app:log-stream:errors'],
  [`arn:aws:rds-db:${own}:dbuser:«mydb»/app`, 'unusualName'],
  [`arn:aws:rds-db:${own}:dbuser:«my*»/app`, 'unusualName'],
  [`arn:aws:rds-db:${own}:dbuser:«db-ABC»`, 'wrongForm'],
  [`arn:aws:dynamodb:${own}:table/orders«/»x`, 'wrongName'],
  [`arn:aws:dynamodb:${own}:table/orders/index/by«/»x`, 'wrongName'],
  [`arn:aws:lambda:${own}:function:f«/»*`, 'wrongName', 'function:f:*'],
  [`arn:aws:lambda:${own}:function:f:1«:»2`, 'wrongName'],
  [`arn:aws:lambda:${own}:function:arn:aws«:»lambda`, 'wrongName'],
  [`arn:aws:iam::111122223333:role/«/»app`, 'wrongName', 'role/app'],
  [
    `arn:aws:iam::111122223333:oidc-provider/https:«/»/example.com/a`,
    'wrongName',
    'oidc-provider/example.com/a',
  ],
  [`arn:aws:secretsmanager:${own}:secret:«app-?????»`, 'wrongName', 'secret:app-?????-??????'],
  [`arn:aws:secretsmanager:${own}:secret:«app/*/db»`, 'wrongName', 'secret:app/*/db-??????'],
  [`arn:aws:scheduler:${own}:schedule/«nightly»`, 'wrongForm'],
  [`arn:aws:elasticloadbalancing:${own}:targetgroup/«web»`, 'wrongForm'],
  [`arn:aws:eks:${own}:nodegroup/main/«blue»`, 'wrongForm'],
  [`arn:aws:kafka:${own}:topic/main/«orders»`, 'wrongForm'],
  [`arn:aws:kinesis:${own}:«orders»`, 'wrongName', 'stream/orders'],
  [`arn:aws:wafv2:${own}:«webacl»/main/1`, 'wrongName'],
  ['arn:aws:route53:::hostedzone/«example.com»', 'wrongName'],
  [`arn:aws:ec2:${own}:instance/«web-1»`, 'unusualName'],
  [`arn:aws:ec2:${own}:subnet/«vpc-1»`, 'unusualName'],
  [`arn:aws:ecr:${own}:repository/app«:»latest`, 'wrongName'],
  [`arn:aws:execute-api:${own}:«/»abc123/*`, 'wrongName', 'abc123/*'],
  [`arn:aws:cognito-idp:${own}:userpool/«abc»`, 'unusualName'],
  // Behind a variable, the place is not known to the letter.
  [`arn:aws:ssm:${own}:parameter/«/»\${aws:username}`, 'wrongName'],
  [`arn:aws:kms:${own}:«alias/\${aws:username}:x»`, 'wrongName'],
];

const right = [
  `ssm:${own}:parameter/app/db`,
  `ssm:${own}:parameter*`,
  `ssm:${own}:parameter/*/db`,
  `ssm:*:*:/app/*`,
  `ssm:${own}:parameter/?app`,
  's3:::site*:x',
  's3:::site/a:b//c',
  's3:::Old_Bucket.name',
  's3:::*',
  `s3:${own}:accesspoint/site/*`,
  `s3:${own}:accesspoint/site/object/a`,
  's3::111122223333:accesspoint/alias.mrap/object/*',
  `sns:${own}:orders.fifo`,
  `sns:${own}:app/GCM/orders`,
  `sns:${own}:orders:6b0e71bd-7e97-4d97-80ce-4a0994e55286`,
  `sqs:${own}:orders?fifo`,
  `kms:${own}:alias/team/app`,
  `kms:${own}:key/mrk-0123`,
  `logs:${own}:log-group:/aws/lambda/app:*`,
  `logs:${own}:log-group::log-stream:*`,
  `logs:${own}:log-group:app:log-stream:2026/11/30/[1]x`,
  `logs:${own}:log-group*`,
  `rds-db:${own}:dbuser:db-ABC/app`,
  `rds-db:${own}:dbuser:c*/app`,
  `rds-db:${own}:dbuser:*/*`,
  // As in documentation.
  `rds-db:${own}:dbuser:DbiResourceId/app`,
  `ec2:${own}:instance/instance-id`,
  `dynamodb:${own}:table/orders/*`,
  `dynamodb:${own}:table/orders/index/by-date`,
  `dynamodb:${own}:table/orders/stream/2026-11-30T00:00:00.000`,
  `lambda:${own}:function:f:$LATEST`,
  `lambda:${own}:function:f:live`,
  `lambda:${own}:function:f*/x`,
  'iam::111122223333:role/team/app',
  'iam::111122223333:role//team/app',
  'iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC',
  `secretsmanager:${own}:secret:app-AbC123`,
  `secretsmanager:${own}:secret:app*`,
  `scheduler:${own}:schedule/default/nightly`,
  `scheduler:${own}:schedule/*`,
  `ecs:${own}:service/web`,
  `ecs:${own}:task-definition/web`,
  `eks:${own}:nodegroup/main/*`,
  `events:${own}:rule/aws.partner/example.com/a/b`,
  `autoscaling:${own}:autoScalingGroup:*:autoScalingGroupName/web`,
  `backup:${own}:recovery-point:*`,
  `execute-api:${own}:abc123/prod/GET/a:b`,
  `execute-api:${own}:abc123/prod/$connect`,
  // What such characters stand for is not known.
  `sns:${own}:[topic]/x`,
  `sns:${own}:%TEAM%/x`,
  `sns:${own}:$TEAM/x`,
  // Not in the table.
  `glue:${own}:table/a`,
];

describe.each(['Resource', 'NotResource'])('names in an ARN of %s', (key) => {
  it.each(wrong.map(([marked, ...rest]) => ({ marked, rest })))('$marked', ({ marked, rest }) => {
    const [kind, meant] = rest;
    const { code: arn, ranges } = unmark(marked);
    const [{ start, end }] = ranges as [(typeof ranges)[number]];
    const head = /^(?:[^:]*:){5}/.exec(arn)![0];
    expect(faultsIn(arn, key)).toEqual([
      { kind, at: arn.slice(start, end), from: start, meant: meant === undefined ? [] : [head + meant] },
    ]);
    if (meant !== undefined) expect(faultsIn(head + meant, key)).toEqual([]);
  });

  it.each(right)('%s', (arn) => {
    expect(faultsIn(`arn:aws:${arn}`, key)).toEqual([]);
  });
});

it('leaves a path to the calls that list what is under it', () => {
  const code = (action: string, path: string) =>
    `{"Statement":[{"Effect":"Allow","Action":"${action}","Resource":"arn:aws:iam::111122223333:${path}"}]}`;
  const found = (text: string) => lintText(text, { rules: { 'valid-resource': 'error' } }).length;
  expect(found(code('iam:ListRoles', 'role/team/'))).toBe(0);
  expect(found(code('iam:GetRole', 'role/team/'))).toBe(1);
});

describe('the type in an ARN of IAM', () => {
  const found = (resource: string, policyType?: string) => {
    const code = `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:*","Resource":"arn:aws:iam::111122223333:${resource}"}]}`;
    const settings = policyType === undefined ? {} : { policyType };
    return lintText(code, { rules: { 'valid-resource': 'error' }, settings } as Parameters<
      typeof lintText
    >[1]).map(({ messageId, start, end, suggestions }) =>
      [messageId, code.slice(start, end), ...suggestions.map(({ message }) => message)].join(' '),
    );
  };

  it('must be written out', () => {
    expect(found('*/*')).toEqual(['noIamType *']);
    expect(found('?ole/x')).toEqual(['noIamType ?ole Replace with `arn:aws:iam::111122223333:role/x`']);
    expect(found('user*')).toEqual(['noIamType user*']);
    expect(found('deployer')).toEqual(['noIamType deployer']);
    expect(found('role:app')).toEqual(['noIamType role: Replace with `arn:aws:iam::111122223333:role/app`']);
    expect(found('*/*', 'boundary')).toEqual(['noIamType *']);
  });

  it('may be any where nothing is asked for, or another service reads the policy', () => {
    for (const resource of ['*', 'root', 'role/*', '${aws:PrincipalTag/type}/x', '${type}/x'])
      expect(found(resource)).toEqual([]);
    expect(found('*/*', 'scp')).toEqual([]);
  });
});
