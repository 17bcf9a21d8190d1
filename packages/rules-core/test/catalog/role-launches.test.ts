import { expect, test } from 'vitest';
import { findAction } from '../../src/catalog/catalog.js';
import { roleLaunches } from '../../src/catalog/role-launches.js';
import { rolePassing } from '../../src/catalog/role-passing.js';
import { isServicePrincipal } from '../../src/catalog/service-principals.js';

test('every action and service exists', () => {
  const ids = roleLaunches.flatMap(({ steps }) => steps.flat());
  const exists = (id: string) => {
    const [service = '', name = ''] = id.split(':');
    return findAction(service, name)?.id === id;
  };
  expect(ids.filter((id) => !exists(id))).toEqual([]);
  expect(roleLaunches.filter(({ service }) => !isServicePrincipal(service))).toEqual([]);
});

test('some call of each launch passes a role to the service', () => {
  const passing = roleLaunches.filter(({ service, steps }) =>
    steps.some((step) => step.some((id) => rolePassing(id).includes(service))),
  );
  expect(passing).toEqual(roleLaunches);
});
