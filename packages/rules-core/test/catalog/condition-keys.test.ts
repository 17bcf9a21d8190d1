import { describe, expect, test } from 'vitest';
import { findAction, serviceNames } from '../../src/catalog/catalog.js';
import {
  actionSupportsKey,
  conditionKeysOf,
  conditionKeysOfAction,
  findConditionKey,
} from '../../src/catalog/condition-keys.js';
import { globalConditionKeys } from '../../src/catalog/global-condition-keys.js';

describe('findConditionKey', () => {
  test.each([
    ['iam:PassedToService', 'iam:PassedToService', 'String', false],
    ['IAM:passedtoservice', 'iam:PassedToService', 'String', false],
    ['aws:requesttag/Team', 'aws:RequestTag/${TagKey}', 'String', false],
    ['aws:TagKeys', 'aws:TagKeys', 'String', true],
    ['aws:PrincipalOrgPaths', 'aws:PrincipalOrgPaths', 'String', true],
    ['aws:SourceIp', 'aws:SourceIp', 'IPAddress', false],
    ['aws:CurrentTime', 'aws:CurrentTime', 'Date', false],
    ['aws:MultiFactorAuthPresent', 'aws:MultiFactorAuthPresent', 'Bool', false],
    ['kms:EncryptionContext:project', 'kms:EncryptionContext:${EncryptionContextKey}', 'String', false],
    ['s3:ExistingObjectTag/class', 's3:ExistingObjectTag/${key}', 'String', false],
    ['s3:max-keys', 's3:max-keys', 'Numeric', false],
    // Defined by another service than the prefix names.
    ['ec2:osuser', 'ec2:osuser', 'String', false],
    ['token.actions.githubusercontent.com:ref', 'token.actions.githubusercontent.com:ref', 'String', false],
    ['SAML:aud', 'saml:aud', 'String', false],
    ['token.actions.corp.ghe.com:ref', 'token.actions.${Domain}.ghe.com:ref', 'String', false],
  ] as const)('%s', (key, name, type, multivalued) => {
    expect(findConditionKey(key)).toEqual({ name, type, multivalued });
  });

  test.each([
    'iam:PassedToServices',
    'aws:PassedToService',
    'aws:RequestTag',
    'aws:RequestTag/',
    '',
    ':',
    'nocolon',
    'x:y',
  ])('not `%s`', (key) => {
    expect(findConditionKey(key)).toBeUndefined();
  });
});

describe('global condition keys', () => {
  test('fifty-two of their own prefix and nine of others, each once', () => {
    const names = globalConditionKeys.map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('aws:'))).toHaveLength(52);
    expect(names.filter((name) => !name.startsWith('aws:'))).toHaveLength(9);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(61);
  });

  test('the table agrees with what the services say of the same keys', () => {
    const table = new Map(globalConditionKeys.map((key) => [key.name.toLowerCase(), key]));
    const differing = new Set<string>();
    for (const { name, type, multivalued } of serviceNames().flatMap(conditionKeysOf)) {
      if (!name.startsWith('aws:')) continue;
      const own = table.get(name.toLowerCase());
      if (own?.type !== type || own.multivalued !== multivalued)
        differing.add(`${name} ${type} ${multivalued}`);
    }
    expect([...differing].sort()).toEqual([]);
  });
});

describe('actionSupportsKey', () => {
  const ask = (service: string, name: string, key: string) =>
    actionSupportsKey(findAction(service, name)!, key);

  test('keys of the action, of its resource types, and of the two together', () => {
    expect(ask('iam', 'PassRole', 'iam:passedtoservice')).toBe('yes');
    expect(ask('iam', 'CreateRole', 'iam:PassedToService')).toBe('no');
    expect(ask('ec2', 'RunInstances', 'ec2:InstanceType')).toBe('yes');
    expect(ask('ec2', 'RunInstances', 'aws:RequestTag/team')).toBe('yes');
    expect(ask('s3', 'GetObject', 's3:ExistingObjectTag/class')).toBe('yes');
    expect(ask('s3', 'ListAllMyBuckets', 's3:prefix')).toBe('no');
  });

  test('global keys and keys of identity providers come with any action', () => {
    expect(ask('s3', 'ListAllMyBuckets', 'aws:SourceIp')).toBe('global');
    expect(ask('iam', 'PassRole', 'aws:PrincipalTag/team')).toBe('global');
    expect(ask('iam', 'PassRole', 'lambda:SourceFunctionArn')).toBe('global');
    expect(ask('s3', 'GetObject', 'oidc.example.com/id/1:sub')).toBe('global');
    expect(ask('s3', 'GetObject', 'saml:namequalifier')).toBe('global');
    expect(ask('iam', 'PassRole', 'aws:PassedToService')).toBe('no');
    expect(ask('iam', 'PassRole', 'passrole')).toBe('no');
  });

  test('the answer does not depend on what was asked before', () => {
    const keys = ['iam:PassedToService', 'aws:SourceIp', 's3:prefix'];
    const answers = keys.map((key) => ask('iam', 'PassRole', key));
    expect(answers).toEqual(['yes', 'global', 'no']);
    expect([...keys].reverse().map((key) => ask('iam', 'PassRole', key))).toEqual([...answers].reverse());
  });

  test('the list of keys agrees with the answer', () => {
    const action = findAction('ec2', 'RunInstances')!;
    const keys = conditionKeysOfAction(action);
    expect(keys).toContain('ec2:InstanceType');
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(actionSupportsKey(action, key.replace(/\$\{\w+\}/, 'x'))).toBe('yes');
  });
});
