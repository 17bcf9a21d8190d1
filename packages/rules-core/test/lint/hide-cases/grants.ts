import type { HideCase } from '../hide-cases.js';

const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const allow = (Action: unknown, Resource: unknown = '*') => ({ Effect: 'Allow', Action, Resource });
const outside = (Action: unknown, NotResource: unknown) => ({ Effect: 'Allow', Action, NotResource });

const allButEc2 = { Effect: 'Allow', NotAction: 'ec2:*', Resource: '*' };
const underMfa = { ...allow('*'), Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };

/** What exposes something of a family on every resource: an action, all of its service, and every resource of its type. */
const families = [
  {
    hidden: 'no-credentials-exposure',
    action: 'iam:CreateAccessKey',
    broad: ['iam:*AccessKey', 'iam:*'],
    everyOne: 'arn:aws:iam::*:user/*',
    one: 'arn:aws:iam::*:user/ci',
  },
  {
    hidden: 'no-data-exposure',
    action: 'sqs:ReceiveMessage',
    broad: ['sqs:*Message', 'sqs:*'],
    everyOne: 'arn:aws:sqs:*:*:*',
    one: 'arn:aws:sqs:*:*:orders',
  },
  {
    hidden: 'no-resource-exposure',
    action: 'secretsmanager:PutResourcePolicy',
    broad: ['secretsmanager:Put*', 'secretsmanager:*'],
    everyOne: 'arn:aws:secretsmanager:*:*:secret:*',
    one: 'arn:aws:secretsmanager:*:*:secret:shop-*',
  },
  {
    hidden: 'no-audit-tampering',
    action: 'cloudtrail:StopLogging',
    broad: ['cloudtrail:St*', 'cloudtrail:*'],
    everyOne: 'arn:aws:cloudtrail:*:*:trail/*',
    one: 'arn:aws:cloudtrail:*:*:trail/sandbox',
  },
] as const;

/** Cases of the rules about exposure, and of those that hide it. */
export const cases: readonly HideCase[] = families.flatMap(({ hidden, action, broad, everyOne, one }) => {
  const [group, service] = broad;
  const row = (
    hider: string,
    hiding: readonly object[],
    near: readonly object[],
    within: HideCase['within'] = 'actions',
  ): HideCase => ({ hider, hidden, within, policy: policy(...hiding), nearMiss: policy(...near) });
  return [
    {
      hider: hidden,
      hidden: 'no-wildcard-resource',
      within: 'actions',
      policy: policy(allow(action)),
      nearMiss: policy(allow([action, 'sns:Publish'])),
      options: { 'no-wildcard-resource': { ignoredAccessLevels: [] } },
    },
    row('no-full-admin', [allow('*'), allow(action)], [underMfa, allow(action)], 'document'),
    row('no-full-admin', [underMfa], [underMfa, allow(action)], 'statement'),
    row('no-wildcard-action', [allow('*', everyOne)], [allow('*', one), allow(action)]),
    row('no-service-wildcard', [allow(service)], [allow([service, 'sns:*'], one), allow(action)]),
    row('no-broad-action-wildcard', [allow(group)], [allow(group, one), allow(action)]),
    row('no-allow-not-action', [allButEc2], [allButEc2, allow(action)]),
    row(
      'no-allow-not-resource',
      [outside(action, one)],
      [outside('sns:Publish', 'arn:aws:sns:*:*:orders'), allow(action)],
    ),
  ];
});
