import { expect, it } from 'vitest';
import { createsNameless, createsUnderId } from '../../../src/analysis/resources/given-ids.js';
import { hasNames } from '../../../src/analysis/resources/needed-types.js';
import { findAction } from '../../../src/catalog/catalog.js';

/** What is created under an ID, by the names of the types. */
const created = (id: string, isOne: typeof createsUnderId) => {
  const [service, name] = id.split(':');
  const action = findAction(service!, name!)!;
  return action.resourceTypes.filter((resource) => isOne(action, resource)).map(({ type }) => type.name);
};

it.each([
  ['ec2:CreateSnapshot', ['snapshot'], true],
  ['ec2:CreateVpc', ['vpc'], false],
  ['ec2:AuthorizeSecurityGroupIngress', ['security-group-rule'], true],
  ['ec2:CreateKeyPair', [], true],
  ['ec2:CreateTags', [], true],
  ['ec2:DeleteSnapshot', [], true],
  ['fsx:CreateFileSystem', ['file-system'], false],
  ['ssm:StartAutomationExecution', ['automation-execution'], true],
  // It starts one that is there.
  ['emr-serverless:StartApplication', [], true],
  ['servicecatalog:ProvisionProduct', [], true],
  // Who creates it chooses the ID.
  ['secretsmanager:CreateSecret', [], true],
  ['iot:CreateJob', [], true],
  ['sqs:CreateQueue', [], true],
] as const)('%s creates %j under an ID that AWS chooses', (id, types, canBeLimited) => {
  expect(created(id, createsUnderId)).toEqual(types);
  expect(hasNames(findAction(...(id.split(':') as [string, string]))!)).toBe(canBeLimited);
});

it('tells an ID alone from one behind a name', () => {
  expect(created('wafv2:CreateIPSet', createsUnderId)).toEqual(['ipset']);
  expect(created('wafv2:CreateIPSet', createsNameless)).toEqual([]);
  expect(hasNames(findAction('wafv2', 'CreateIPSet')!)).toBe(true);
});
