import { expect, it } from 'vitest';
import { attachmentImpliedBy } from '../../src/catalog/attachments.js';
import { actionsOf, isService } from '../../src/catalog/catalog.js';
import {
  servicesWithoutPolicies,
  worksWithoutPolicies,
} from '../../src/catalog/services-without-policies.js';

it.each([...servicesWithoutPolicies])(
  '%s is a service, and no resource of it is known to have a policy',
  (service) => {
    expect(isService(service)).toBe(true);
    expect(attachmentImpliedBy(service)).toBeUndefined();
    const policies = actionsOf(service)
      .map(({ id }) => id)
      .filter((id) => /:(?:Put|Set|Create)\w*(?:Resource|Access|Group|Repository)Policy$/.test(id))
      // With it AWS RAM shares what EC2 has.
      .filter((id) => id !== 'ec2:PutResourcePolicy');
    expect(policies).toEqual([]);
  },
);

it.each([
  ['sagemaker', ['endpoint'], true],
  ['sagemaker', [], true],
  ['sagemaker', ['endpoint', 'model-package-group'], false],
  ['sagemaker', undefined, false],
  ['ec2', undefined, true],
  ['s3', ['bucket'], false],
  ['constructor', [], false],
] as const)('%s on %j: %s', (service, types, expected) => {
  expect(worksWithoutPolicies(service, types)).toBe(expected);
});
