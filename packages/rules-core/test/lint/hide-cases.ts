/**
 * For every row of `hides` of every rule: a policy in which it hides a finding, and a near miss, in which the hider finds
 * something and hides nothing. `hide-cases.test.ts` runs them, and names the rows that have none.
 */
import { cases as conditions } from './hide-cases/conditions.js';
import { cases as notElements } from './hide-cases/not-elements.js';
import { cases as passRole } from './hide-cases/pass-role.js';
import { cases as policyTypes } from './hide-cases/policy-types.js';
import { cases as principals } from './hide-cases/principals.js';
import { cases as redundancy } from './hide-cases/redundancy.js';
import { cases as resources } from './hide-cases/resources.js';
import type { Settings } from '../../src/json/index.js';
import type { Part } from '../../src/rules/hide.js';

export interface HideCase {
  readonly hider: string;
  readonly hidden: string;
  readonly within: Part;
  /** A JSON text, or the data that it holds. */
  readonly policy: unknown;
  /** A policy as near as can be in which both rules are shown. */
  readonly nearMiss: unknown;
  readonly settings?: Settings;
  /** Options of the two rules, by their names. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const allow = (Action: unknown, Resource: unknown = '*') => ({ Effect: 'Allow', Action, Resource });

/** Cases of one hider within one part, a line each: the hidden rule, the policy, the near miss. */
const casesOf = (
  hider: string,
  within: Part,
  rows: Readonly<Record<string, readonly [policy: unknown, nearMiss: unknown]>>,
): HideCase[] =>
  Object.entries(rows).map(([hidden, [policy, nearMiss]]) => ({ hider, hidden, within, policy, nearMiss }));

const role = 'arn:aws:iam::111122223333:role/*';
const bucket = 'arn:aws:s3:::amzn-s3-demo-bucket';
const everything = allow('*');
const allButIam = { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' };
const allButBucket = { Effect: 'Allow', Action: '*', NotResource: bucket };

export const hideCases: readonly HideCase[] = [
  ...casesOf('no-full-admin', 'statement', {
    'no-wildcard-action': [policy(everything), policy(everything, allow('*', `${bucket}/*`))],
    'no-service-wildcard': [policy(allow(['*', 's3:*'])), policy(everything, allow('s3:*'))],
    'no-broad-action-wildcard': [policy(allow(['*', 's3:Put*'])), policy(everything, allow('s3:Put*'))],
    'no-wildcard-resource': [policy(everything), policy(everything, allow('s3:PutObject'))],
    'require-passed-to-service': [policy(everything), policy(everything, allow('iam:PassRole', role))],
    'no-wildcard-pass-role': [policy(everything), policy(everything, allow('iam:PassRole'))],
    'no-wildcard-service-linked-role': [
      policy(everything),
      policy(everything, allow('iam:CreateServiceLinkedRole')),
    ],
    'no-allow-not-action': [policy(allButIam, allow('iam:*')), policy(everything, allButIam)],
    'no-allow-not-resource': [policy(allButBucket, allow('*', bucket)), policy(everything, allButBucket)],
  }),
  ...casesOf('no-allow-not-action', 'statement', {
    'no-wildcard-resource': [policy(allButIam), policy(allButIam, allow('s3:PutObject'))],
  }),
  ...casesOf('valid-element', 'element', {
    'require-elements': [
      policy({ Effect: 'Allow', Acton: 's3:GetObject', Resource: bucket }),
      policy({ Effect: 'Allow', Acton: 's3:GetObject' }),
    ],
    'require-version': [
      { version: '2012-10-17', Statement: [allow('s3:GetObject', bucket)] },
      { Idd: 'x', Statement: [allow('s3:GetObject', bucket)] },
    ],
  }),
  {
    hider: 'valid-type',
    hidden: 'valid-resource-control-policy',
    within: 'element',
    policy: policy({ Effect: 'Deny', Principal: { AWS: 1 }, Action: 's3:*', Resource: '*' }),
    nearMiss: policy({ Effect: 'Deny', Principal: { AWS: '1' }, Action: 's3:*', Resource: [1, '*'] }),
    settings: { policyType: 'rcp' },
  },
  {
    hider: 'no-empty-element',
    hidden: 'valid-resource-control-policy',
    within: 'value',
    policy: policy({ Effect: 'Deny', Principal: {}, Action: 's3:*', Resource: '*' }),
    nearMiss: policy({ Effect: 'Deny', Principal: { AWS: [] }, Action: 's3:*', Resource: '*' }),
    settings: { policyType: 'rcp' },
  },
  {
    hider: 'valid-action',
    hidden: 'valid-resource-control-policy',
    within: 'value',
    policy: policy({ Effect: 'Deny', Principal: '*', Action: ['s3'], Resource: '*' }),
    nearMiss: policy({ Effect: 'Deny', Principal: '*', Action: ['s3', '*'], Resource: '*' }),
    settings: { policyType: 'rcp' },
  },
  ...conditions,
  ...notElements,
  ...passRole,
  ...redundancy,
  ...policyTypes,
  ...principals,
  ...resources,
];
