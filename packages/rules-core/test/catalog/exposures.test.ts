import { expect, it } from 'vitest';
import { findAction, isService } from '../../src/catalog/catalog.js';
import { exposedServices, exposureFamilies, exposureIds, exposuresOf } from '../../src/catalog/exposures.js';
import { isDataRead } from '../../src/catalog/notable-actions.js';

const find = (id: string) => findAction(...(id.split(':') as [string, string]));
const every = exposureFamilies.flatMap((family) => exposureIds(family).map((id) => ({ id, family })));

it('lists actions that exist, as they are spelt', () => {
  expect(every.filter(({ id }) => find(id)?.id !== id)).toEqual([]);
});

it('lists each action once, in one family', () => {
  const ids = every.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

it('finds by service what it lists, in the order of the lists', () => {
  for (const service of exposedServices) {
    expect(isService(service)).toBe(true);
    expect(exposuresOf(service).map(({ action: { id }, family }) => ({ id, family }))).toEqual(
      every.filter(({ id }) => id.startsWith(`${service}:`)),
    );
  }
  expect(exposuresOf('polly')).toEqual([]);
});

it('counts as reading data what messages name as such', () => {
  expect(exposureIds('data').filter((id) => !isDataRead(find(id)!))).toEqual([]);
});

it('leaves out what policies allow on everything as a matter of course', () => {
  const ids = new Set(every.map(({ id }) => id));
  for (const id of [
    'ecr:GetAuthorizationToken',
    'ecr:BatchGetImage',
    'logs:GetLogEvents',
    'logs:DeleteLogGroup',
    'cognito-idp:DescribeUserPoolClient',
  ]) {
    expect(find(id), id).toBeDefined();
    expect(ids.has(id), id).toBe(false);
  }
});
