import { expect, test } from 'vitest';
import { findAction } from '../../src/catalog/catalog.js';
import { needsNoPermission, permissionlessActions } from '../../src/catalog/permissionless-actions.js';

test.each(permissionlessActions)('%s exists', (id) => {
  const [service, name] = id.split(':') as [string, string];
  expect(findAction(service, name)?.id).toBe(id);
});

test('most actions need a permission', () => {
  expect(needsNoPermission({ id: 'sts:GetCallerIdentity' })).toBe(true);
  expect(needsNoPermission({ id: 'sts:GetFederationToken' })).toBe(false);
});
