import { expect, it } from 'vitest';
import { findAction } from '../../src/catalog/catalog.js';
import { policyChanges } from '../../src/catalog/policy-changes.js';

it.each(policyChanges.flatMap(({ service, actions }) => actions.map((action) => [action, service])))(
  '%s exists',
  (action, service) => {
    const [prefix, name] = action!.split(':') as [string, string];
    expect(prefix).toBe(service);
    expect(findAction(prefix, name)).toBeDefined();
  },
);
