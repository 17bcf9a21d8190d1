import { expect, it } from 'vitest';
import { isService } from '../../src/catalog/catalog.js';
import { globalRegionsOf, globalServices } from '../../src/catalog/global-services.js';
import { partitionOf, partitions } from '../../src/catalog/regions.js';

it('names services that exist', () => {
  expect(globalServices.filter((service) => !isService(service))).toEqual([]);
});

it('names Regions of the partition', () => {
  for (const partition of partitions)
    for (const service of globalServices)
      for (const region of globalRegionsOf(service, partition)) expect(partitionOf(region)).toBe(partition);
});

it('knows where calls go', () => {
  expect(globalRegionsOf('iam', 'aws')).toEqual(['us-east-1']);
  expect(globalRegionsOf('iam', 'aws-cn')).toEqual(['cn-north-1']);
  expect(globalRegionsOf('sts', 'aws')).toEqual([]);
});
