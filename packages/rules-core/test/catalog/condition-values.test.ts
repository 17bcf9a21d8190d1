import { describe, expect, it } from 'vitest';
import { findConditionKey } from '../../src/catalog/condition-keys.js';
import { keysWithListedValues, listedValuesOf, valueMeant } from '../../src/catalog/condition-values.js';

describe('the table of condition values', () => {
  it.each(keysWithListedValues)('%s is a condition key of strings', (key) => {
    expect(findConditionKey(key)).toMatchObject({ name: key, type: 'String' });
  });

  it('has each key once, and each of its values once', () => {
    expect(new Set(keysWithListedValues).size).toBe(keysWithListedValues.length);
    for (const key of keysWithListedValues) {
      const { values } = listedValuesOf(key.toLowerCase())!;
      expect(new Set(values).size, key).toBe(values.length);
    }
  });

  it.each([
    ['s3:x-amz-server-side-encryption', 'aes256', 'AES256'],
    ['s3:x-amz-server-side-encryption', 'aws-kms', 'aws:kms'],
    ['s3:x-amz-storage-class', 'standard_ia', 'STANDARD_IA'],
    ['s3:x-amz-acl', 'public_read', 'public-read'],
    ['s3:x-amz-server-side-encryption', 'KMS', 'aws:kms'],
    ['aws:principaltype', 'Root', 'Account'],
    ['aws:principaltype', 'IAMUser', 'User'],
    ['ec2:volumetype', 'gp4', undefined],
    ['kms:keyspec', 'RSA_8192', undefined],
    ['ec2:tenancy', 'shared', undefined],
    ['ec2:instancetype', 't3.mirco', undefined],
  ])('of %s, %s is meant as %s', (key, text, meant) => {
    expect(valueMeant(key, text)).toBe(meant);
  });
});
