import { expect, it } from 'vitest';
import { actionsOf, findAction } from '../../src/catalog/catalog.js';
import { isUnscopable, unscopableActions } from '../../src/catalog/unscopable-actions.js';

it.each(unscopableActions)('%s exists and works on `*` only, as the reference has it', (id) => {
  const [service = '', name = ''] = id.split(':');
  const action = findAction(service, name)!;
  expect(action.id).toBe(id);
  expect(isUnscopable(action)).toBe(true);
});

it('takes the calls of Amazon EC2 that describe, but for those with a resource', () => {
  const describing = actionsOf('ec2').filter(({ name }) => name.startsWith('Describe'));
  const scopable = describing.filter((action) => !isUnscopable(action));
  expect(describing.length).toBeGreaterThan(100);
  expect(scopable.every(({ resourceTypes }) => resourceTypes.length > 0)).toBe(true);
  expect(isUnscopable(findAction('ec2', 'CreateVpcEndpoint')!)).toBe(false);
  expect(isUnscopable(findAction('ecr', 'DescribeRegistry')!)).toBe(false);
});
