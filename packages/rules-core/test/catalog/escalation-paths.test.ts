import { expect, test } from 'vitest';
import { findAction } from '../../src/catalog/catalog.js';
import { escalationPaths, roleLaunches } from '../../src/catalog/escalation-paths.js';
import { rolePassing } from '../../src/catalog/role-passing.js';
import { isServicePrincipal } from '../../src/catalog/service-principals.js';

const steps = escalationPaths.flatMap((path) => path.steps.flat());

test('every action, type and service exists', () => {
  const exists = (id: string) => {
    const [service = '', name = ''] = id.split(':');
    return findAction(service, name)?.id === id;
  };
  expect(steps.map(({ id }) => id).filter((id) => !exists(id))).toEqual([]);
  const withoutTarget = steps.filter(({ targets }) => targets.length === 0).map(({ id }) => id);
  const named = withoutTarget.filter((id) => {
    const [service = '', name = ''] = id.split(':');
    return findAction(service, name)!.resourceTypes.some(({ required }) => required);
  });
  expect(named).toEqual([]);
  expect(roleLaunches.filter(({ service }) => !isServicePrincipal(service))).toEqual([]);
});

test('only paths of passed roles pass to a service', () => {
  expect(
    escalationPaths.filter(({ family, services }) => (family === 'pass-role') !== services.length > 0),
  ).toEqual([]);
});

test('some call of each launch passes a role to the service', () => {
  const without = roleLaunches.filter(
    ({ service, steps: all }) => !all.some((step) => step.some((id) => rolePassing(id).includes(service))),
  );
  expect(without).toEqual([]);
});

test('what has no required type in the reference names the types that it asks for', () => {
  const unclear = steps.filter(({ id, targets }) => {
    const [service = '', name = ''] = id.split(':');
    return targets.length === 0 && findAction(service, name)!.resourceTypes.length > 0;
  });
  expect(unclear.map(({ id }) => id)).toEqual([]);
});
