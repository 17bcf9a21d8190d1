import { describe, expect, it } from 'vitest';
import { actionsForOperation, apiOperations, prefixOfApi } from '../../src/catalog/api-names.js';
import { findAction, isService } from '../../src/catalog/catalog.js';

const operations = Object.entries(apiOperations).flatMap(([service, names]) =>
  Object.keys(names).map((name) => [service, name] as const),
);

describe('the operations', () => {
  it.each(operations)('%s:%s is no action, and what authorises it is', (service, name) => {
    expect(isService(service)).toBe(true);
    expect(findAction(service, name)).toBeUndefined();
    const actions = actionsForOperation(service, name);
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) {
      const [prefix, target] = action.split(':') as [string, string];
      expect(findAction(prefix, target)?.id).toBe(action);
    }
  });

  it.each([
    ['s3', 'ListObjectsV2', ['s3:ListBucket']],
    ['S3', 'listobjectsv2', ['s3:ListBucket']],
    ['kms', 'ReEncrypt', ['kms:ReEncryptFrom', 'kms:ReEncryptTo']],
    ['iam', 'AssumeRole', ['sts:AssumeRole']],
    ['apigateway', 'GetRestApis', ['apigateway:GET']],
    ['apigateway', 'CreateRestApi', ['apigateway:POST']],
    ['apigateway', 'UpdateStage', ['apigateway:PATCH']],
    ['apigateway', 'DeleteStage', ['apigateway:DELETE']],
    ['apigateway', 'Get', []],
    ['s3', 'GetObjct', []],
    ['s3', 'constructor', []],
    ['constructor', 'name', []],
  ])('of %s:%s are %j', (service, name, expected) => {
    expect(actionsForOperation(service, name)).toEqual(expected);
  });
});

describe('the names of APIs', () => {
  it.each(Object.entries(prefixOfApi))('%s is no prefix, %s is one', (name, prefix) => {
    expect(isService(name)).toBe(false);
    expect(isService(prefix)).toBe(true);
  });
});
