import { expect, it } from 'vitest';
import { attachmentImpliedBy } from '../../src/catalog/attachments.js';
import { isService } from '../../src/catalog/catalog.js';
import { servicesWithoutPolicies } from '../../src/catalog/services-without-policies.js';

it.each([...servicesWithoutPolicies])(
  '%s is a service, and no resource of it is known to have a policy',
  (service) => {
    expect(isService(service)).toBe(true);
    expect(attachmentImpliedBy(service)).toBeUndefined();
  },
);
