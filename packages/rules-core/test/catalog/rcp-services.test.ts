import { describe, expect, test } from 'vitest';
import { isService } from '../../src/catalog/catalog.js';
import { isRcpService, rcpServices } from '../../src/catalog/rcp-services.js';

describe('the services that resource control policies apply to', () => {
  test.each([...rcpServices].filter((prefix) => prefix !== 'opensearch'))('%s is a service', (prefix) => {
    expect(isService(prefix)).toBeDefined();
  });

  test.each([
    ['s3', true],
    ['ec2', false],
    ['s?', true],
    ['ec*', true],
    ['ec2*', false],
  ])('%s: %s', (prefix, expected) => {
    expect(isRcpService(prefix)).toBe(expected);
  });
});
