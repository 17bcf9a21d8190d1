import { expect, it } from 'vitest';
import { vendorOf } from '../../src/catalog/vendor-accounts.js';

it('knows vendors by their accounts, and no others', () => {
  expect(vendorOf('464622532012')).toBe('Datadog');
  expect(vendorOf('008923505280')).toBe('Grafana Cloud');
  expect(vendorOf('784971140435')).toBe('Orca Security');
  expect(vendorOf('111122223333')).toBeUndefined();
  expect(vendorOf('constructor')).toBeUndefined();
});
