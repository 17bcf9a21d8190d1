import { describe, expect, test } from 'vitest';
import { allActions, findAction, serviceNames } from '../../src/catalog/catalog.js';
import {
  actionSupportsKey,
  conditionKeysOf,
  conditionKeysOfAction,
  findConditionKey,
  mayIncludeKey,
  successorOf,
  takesTags,
} from '../../src/catalog/condition-keys.js';
import { documentedKeys, furtherTypeOf } from '../../src/catalog/documented-condition-keys.js';
import { sourceActions, sourceKeys, sourceTypes } from './source.js';
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
    // The reference leaves the placeholder out.
    ['glacier:ResourceTag/LegalHold', 'glacier:ResourceTag/${TagKey}', 'String', false],
    // Documented elsewhere.
    ['glue:resourceTag/Name', 'glue:ResourceTag/${TagKey}', 'String', false],
    ['SageMaker:TargetContainerHostname', 'sagemaker:TargetContainerHostname', 'String', false],
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

  test('keys that no action is listed with may come with any', () => {
    expect(ask('states', 'InvokeHTTPEndpoint', 'states:HTTPMethod')).toBe('global');
    expect(ask('ec2-instance-connect', 'OpenTunnel', 'ec2-instance-connect:RemotePort')).toBe('global');
    expect(ask('iam', 'PassRole', 'sagemaker:DomainId')).toBe('global');
    expect(ask('account', 'CloseAccount', 'account:AccountResourceOrgTags/team')).toBe('global');
    expect(ask('glacier', 'DeleteArchive', 'glacier:ResourceTag/LegalHold')).toBe('global');
    expect(ask('sagemaker', 'InvokeEndpoint', 'sagemaker:TargetContainerHostname')).toBe('global');
  });

  test('no action is without a key that none is listed with', () => {
    const listed = new Set(
      allActions()
        .flatMap(conditionKeysOfAction)
        .map((name) => name.toLowerCase()),
    );
    const unlisted = serviceNames()
      .flatMap(conditionKeysOf)
      .filter(({ name }) => !listed.has(name.toLowerCase()));
    expect(unlisted.length).toBeGreaterThanOrEqual(80);
    const [action] = allActions();
    const denied = unlisted.filter(
      ({ name }) => actionSupportsKey(action!, name.replace(/\$\{\w+\}/g, 'x')) !== 'global',
    );
    expect(denied).toEqual([]);
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

describe('deprecated keys', () => {
  test('the successor of each that the source calls deprecated', () => {
    const deprecated = serviceNames()
      .flatMap(sourceKeys)
      .filter(({ description }) => /deprecated/i.test(description));
    expect(deprecated.length).toBeGreaterThanOrEqual(9);
    for (const { key, description } of deprecated) {
      const successor = successorOf(key.toLowerCase());
      expect(description, key).toContain(successor);
      expect(findConditionKey(successor!)?.name, key).toBe(successor);
    }
    expect(successorOf('sagemaker:volumekmskeyarn')).toBeUndefined();
  });
});

describe('keys that AWS documents beside the reference', () => {
  test('the reference still lacks them', () => {
    const known = new Set(
      serviceNames()
        .flatMap(conditionKeysOf)
        .map(({ name }) => name.toLowerCase()),
    );
    for (const { name } of globalConditionKeys) known.add(name.toLowerCase());
    expect(documentedKeys.filter(({ name }) => known.has(name.toLowerCase()))).toEqual([]);
  });

  test('another type than the reference says', () => {
    for (const [name, type] of [
      ['aws:EpochTime', 'Date'],
      ['glacier:ArchiveAgeInDays', 'String'],
      ['kms:ValidTo', 'Date'],
    ] as const) {
      const key = findConditionKey(name)!;
      expect(key.type).toBe(type);
      expect(furtherTypeOf(key)).toBe('Numeric');
    }
    expect(furtherTypeOf(findConditionKey('aws:CurrentTime')!)).toBeUndefined();
  });
});

test('takesTags', () => {
  expect(takesTags(findAction('acm', 'RequestCertificate')!)).toBe(true);
  expect(takesTags(findAction('ec2', 'StartInstances')!)).toBe(true);
  expect(takesTags(findAction('kms', 'ListKeys')!)).toBe(false);
  // Tag keys are spelled in one way.
  const spellings = serviceNames().flatMap((service) => [
    ...sourceActions(service).flatMap(({ conditionKeys, resourceTypes }) => [
      ...conditionKeys,
      ...resourceTypes.flatMap((type) => type.conditionKeys),
    ]),
    ...sourceTypes(service).flatMap(({ conditionKeys = [] }) => conditionKeys),
  ]);
  expect([...new Set(spellings.filter((name) => /^aws:\w*tag/i.test(name)))].sort()).toEqual([
    'aws:RequestTag/${TagKey}',
    'aws:ResourceTag/${TagKey}',
    'aws:TagKeys',
  ]);
});

describe('mayIncludeKey', () => {
  test.each([
    // Listed for the snapshots that all of the actions work on, and for one of these.
    ['ebs:StartSnapshot', 'EBS:parentsnapshot', true],
    ['ebs:GetSnapshotBlock', 'ebs:ParentSnapshot', false],
    ['ec2:RunInstances', 'ec2:LaunchTemplate', true],
    ['ec2:TerminateInstances', 'ec2:LaunchTemplate', false],
    // Listed for the databases, and again for two actions.
    ['rds:CreateDBInstance', 'rds:DatabaseClass', true],
    ['rds:DescribeEvents', 'rds:DatabaseClass', false],
    // Listed for the type alone.
    ['ebs:GetSnapshotBlock', 'aws:ResourceTag/a', true],
    ['ebs:GetSnapshotBlock', 'aws:PrincipalTag/a', true],
    ['ebs:GetSnapshotBlock', 's3:prefix', false],
  ])('%s and %s: %s', (id, key, expected) => {
    const [service, name] = id.split(':');
    expect(mayIncludeKey(findAction(service!, name!)!, key)).toBe(expected);
  });
});
