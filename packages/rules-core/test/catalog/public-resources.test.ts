import { expect, it } from 'vitest';
import { isService } from '../../src/catalog/catalog.js';
import { findConditionKey } from '../../src/catalog/condition-keys.js';
import { publicResourceOf, publicServices } from '../../src/catalog/public-resources.js';

it('names services that exist, each once', () => {
  expect(publicServices.filter((service) => !isService(service))).toEqual([]);
  expect(new Set(publicServices).size).toBe(publicServices.length);
  expect(publicResourceOf('polly')).toBeUndefined();
});

it('names condition keys that exist', () => {
  const keys = publicServices.flatMap((service) => {
    const anonymous = publicResourceOf(service)?.anonymous;
    return typeof anonymous === 'object' ? [anonymous.key] : [];
  });
  expect(keys).toEqual(['lambda:functionurlauthtype']);
  expect(keys.every((key) => findConditionKey(key))).toBe(true);
});
