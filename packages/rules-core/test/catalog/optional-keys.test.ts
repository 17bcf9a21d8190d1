import { expect, test } from 'vitest';
import { findConditionKey } from '../../src/catalog/condition-keys.js';
import { optionalKeys } from '../../src/catalog/optional-keys.js';

test.each([...optionalKeys.keys()])('%s is a key of the reference', (key) => {
  expect(findConditionKey(key)?.name.toLowerCase()).toBe(key);
});
