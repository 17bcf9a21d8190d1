import { describe, expect, test } from 'vitest';
import { policyWith } from '../../read-policy.js';
import {
  narrowsAction,
  narrowsRequest,
  subjectOf,
} from '../../../src/analysis/conditions/condition-scope.js';
import { findAction, type Action } from '../../../src/catalog/catalog.js';

const statementOn = (Condition: object) => policyWith({ Condition }).statements[0]!;
const testOn = (operator: string, key: string, value: unknown = 'x') =>
  statementOn({ [operator]: { [key]: value } }).conditions[0]!;

test.each([
  ['aws:ResourceTag/team', 'resource'],
  ['AWS:resourceaccount', 'resource'],
  ['aws:ResourceOrgPaths', 'resource'],
  ['ec2:ResourceTag/team', 'resource'],
  ['s3:ExistingObjectTag/team', 'resource'],
  ['aws:RequestTag/team', 'request'],
  ['aws:TagKeys', 'request'],
  ['aws:CalledViaFirst', 'request'],
  ['aws:SourceArn', 'request'],
  ['kms:ViaService', 'request'],
  ['s3:prefix', 'request'],
  ['aws:SourceIp', 'circumstances'],
  ['aws:SourceVpce', 'circumstances'],
  ['aws:SecureTransport', 'circumstances'],
  ['aws:RequestedRegion', 'circumstances'],
  ['aws:MultiFactorAuthPresent', 'caller'],
  ['aws:PrincipalTag/team', 'caller'],
  ['aws:SourceIdentity', 'caller'],
  ['token.actions.githubusercontent.com:sub', 'caller'],
  ['saml:aud', 'caller'],
])('%s is about the %s', (key, subject) => {
  expect(subjectOf(testOn('StringEquals', key))).toBe(subject);
});

describe('narrowing', () => {
  test('by what the test asks for', () => {
    expect(narrowsRequest(testOn('StringEquals', 'aws:ResourceTag/team'))).toBe(true);
    expect(narrowsRequest(testOn('StringEquals', 'aws:ResourceTag/team', '<TEAM>'))).toBe(true);
    expect(narrowsRequest(testOn('StringLike', 'aws:ResourceAccount', '*'))).toBe(false);
    expect(narrowsRequest(testOn('Null', 'aws:TagKeys', 'false'))).toBe(false);
    expect(narrowsRequest(testOn('StringLikeIfExists', 'aws:ResourceTag/team', '*'))).toBe(false);
    expect(narrowsRequest(testOn('Bool', 'aws:SecureTransport', 'true'))).toBe(false);
  });

  test.each([
    'aws:ResourceTag/team',
    'ec2:ResourceTag/team',
    's3:ExistingObjectTag/team',
    'aws:RequestTag/team',
  ])('a tag of any value: %s', (key) => {
    expect(narrowsRequest(testOn('StringLike', key, '*'))).toBe(true);
    expect(narrowsRequest(testOn('Null', key, 'false'))).toBe(true);
    expect(narrowsRequest(testOn('Null', key, ['true', 'false']))).toBe(false);
  });

  test('a test that a missing key passes narrows the actions that carry the key', () => {
    const terminate = findAction('ec2', 'TerminateInstances')!;
    const list = findAction('s3', 'ListAllMyBuckets')!;
    const key = 'ec2:ResourceTag/team';
    const narrows = (action: Action, Condition: object) => narrowsAction(statementOn(Condition), action);
    expect(narrows(list, { StringEquals: { [key]: 'x' } })).toBe(true);
    expect(narrows(list, { StringEqualsIfExists: { [key]: 'x' } })).toBe(false);
    expect(narrows(list, { StringEqualsIfExists: { [key]: 'x' }, Null: { [key]: 'false' } })).toBe(true);
    expect(narrows(terminate, { StringEqualsIfExists: { [key]: 'x' } })).toBe(true);
    expect(narrows(list, { StringNotEquals: { [key]: 'x' } })).toBe(false);
  });
});
