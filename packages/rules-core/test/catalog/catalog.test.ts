import { expect, test } from 'vitest';
import {
  actionsMatching,
  actionsOf,
  allActions,
  countByAccessLevel,
  findAction,
  isService,
  resourceTypesOf,
  serviceNames,
  serviceTitle,
} from '../../src/catalog/catalog.js';
import { parseActionPattern } from '../../src/patterns/action-pattern.js';
import { matches } from '../../src/patterns/wildcard.js';

/** The ids that a pattern reaches. */
const reach = (text: string) => actionsMatching(parseActionPattern(text)!).map(({ id }) => id);

test('services are found in any case, and only services', () => {
  expect(isService('s3')).toBe(true);
  expect(isService('S3')).toBe(true);
  expect(serviceTitle('s3')).toBe('Amazon S3');
  for (const name of ['', 's33', 'constructor', '__proto__', 'toString', 's3*']) {
    expect(isService(name)).toBe(false);
    expect(serviceTitle(name)).toBeUndefined();
    expect(findAction(name, 'GetObject')).toBeUndefined();
    expect(actionsOf(name)).toEqual([]);
    expect(resourceTypesOf(name)).toEqual([]);
  }
});

test('an action is found in any case and in no other spelling', () => {
  const action = findAction('IAM', 'passrole')!;
  expect(action).toMatchObject({
    service: 'iam',
    name: 'PassRole',
    id: 'iam:PassRole',
    accessLevel: 'Write',
  });
  expect(action.conditionKeys).toEqual(['iam:AssociatedResourceArn', 'iam:PassedToService']);
  expect(action.resourceTypes.map(({ type, required }) => [type.name, type.arns, required])).toEqual([
    ['role', ['arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}'], true],
  ]);
  expect(findAction('iam', 'PassRoles')).toBeUndefined();
  expect(findAction('iam', 'PassRol')).toBeUndefined();
  expect(findAction('iam', '')).toBeUndefined();
  expect(findAction('iam', 'Pass*')).toBeUndefined();
});

test('an action that works on everything only has no resource type', () => {
  expect(findAction('s3', 'ListAllMyBuckets')!.resourceTypes).toEqual([]);
  expect(findAction('sts', 'GetCallerIdentity')!.resourceTypes).toEqual([]);
  expect(findAction('ec2', 'DescribeInstances')!.resourceTypes).toEqual([]);
});

test('the resource types of ec2:RunInstances', () => {
  const types = findAction('ec2', 'RunInstances')!.resourceTypes;
  const names = (required: boolean) =>
    types.filter((resource) => resource.required === required).map(({ type }) => type.name);
  expect(names(true)).toEqual(['image', 'instance', 'network-interface', 'security-group', 'subnet']);
  expect(names(false)).toEqual([
    'capacity-reservation',
    'elastic-gpu',
    'elastic-inference',
    'group',
    'key-pair',
    'launch-template',
    'license-configuration',
    'placement-group',
    'secondary-interface',
    'secondary-subnet',
    'snapshot',
    'spot-instances-request',
    'volume',
  ]);
});

test('access levels are the five of AWS', () => {
  expect(findAction('s3', 'PutBucketPolicy')!.accessLevel).toBe('Permissions management');
  expect(findAction('s3', 'PutObjectTagging')!.accessLevel).toBe('Tagging');
  const counts = countByAccessLevel(allActions());
  expect(Object.keys(counts)).toEqual(['List', 'Read', 'Tagging', 'Write', 'Permissions management']);
  expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(allActions().length);
  expect(
    countByAccessLevel(
      ['PutBucketPolicy', 'PutObjectAcl', 'ListBucket'].map((name) => findAction('s3', name)!),
    ),
  ).toEqual({
    List: 1,
    Read: 0,
    Tagging: 0,
    Write: 0,
    'Permissions management': 2,
  });
  expect(countByAccessLevel([])).toEqual({
    List: 0,
    Read: 0,
    Tagging: 0,
    Write: 0,
    'Permissions management': 0,
  });
});

test('dependent actions', () => {
  expect(findAction('lambda', 'CreateFunction')!.dependentActions).toContain('iam:PassRole');
  expect(findAction('s3', 'GetObject')!.dependentActions).toEqual([]);
});

test('a type may have several ARN formats, and belong to another service', () => {
  const arnsOf = (service: string, name: string) =>
    resourceTypesOf(service).find((type) => type.name === name)!.arns;
  expect(arnsOf('apigateway', 'Stage')).toEqual([
    'arn:${Partition}:apigateway:${Region}::/apis/${ApiId}/stages/${StageName}',
    'arn:${Partition}:apigateway:${Region}::/restapis/${RestApiId}/stages/${StageName}',
  ]);
  expect(arnsOf('aps', 'cluster')).toEqual([
    'arn:${Partition}:eks:${Region}:${Account}:cluster/${ClusterName}',
  ]);
  expect(arnsOf('s3', 'bucket')).toEqual(['arn:${Partition}:s3:::${BucketName}']);
});

test('sagemaker:*App reaches eleven actions', () => {
  expect(reach('sagemaker:*App')).toEqual([
    'sagemaker:CreateApp',
    'sagemaker:CreateMlflowApp',
    'sagemaker:CreatePartnerApp',
    'sagemaker:DeleteApp',
    'sagemaker:DeleteMlflowApp',
    'sagemaker:DeletePartnerApp',
    'sagemaker:DescribeApp',
    'sagemaker:DescribeMlflowApp',
    'sagemaker:DescribePartnerApp',
    'sagemaker:UpdateMlflowApp',
    'sagemaker:UpdatePartnerApp',
  ]);
});

test('what patterns reach', () => {
  expect(reach('IAM:pass*')).toEqual(['iam:PassRole']);
  expect(reach('iam:?assRole')).toEqual(['iam:PassRole']);
  expect(reach('iam:passrole')).toEqual(['iam:PassRole']);
  expect(reach('iam:PassRoles')).toEqual([]);
  expect(reach('nothing:*')).toEqual([]);
  expect(reach('no*thing:*')).toEqual([]);
  expect(reach('s3:*')).toEqual(actionsOf('s3').map(({ id }) => id));
  expect(reach('i?m:PassRole')).toEqual(['iam:PassRole']);
  expect(reach('*')).toEqual(allActions().map(({ id }) => id));
  expect(reach('*:*')).toEqual(reach('*'));
  expect(reach('*:PassRole')).toEqual(['iam:PassRole']);
});

test('a pattern reaches exactly the actions whose id it matches', () => {
  const patterns = [
    'ec2:Describe*',
    'ec2:*Instances',
    'ec2:D*e*Vpc?',
    'kms:*',
    's*:Get*',
    '*:*Role',
    'ec2:**',
    'e?2:Run*',
  ];
  for (const pattern of [...patterns, ...patterns]) {
    const expected = allActions().filter(({ id }) => matches(pattern.toLowerCase(), id.toLowerCase()));
    expect(reach(pattern), pattern).toEqual(expected.map(({ id }) => id));
  }
});

test('actions and services come in alphabetical order', () => {
  expect(serviceNames()).toEqual([...serviceNames()].sort());
  for (const service of serviceNames()) {
    const names = actionsOf(service).map(({ name }) => name.toLowerCase());
    expect(names).toEqual([...names].sort());
    expect(new Set(names).size).toBe(names.length);
  }
});
