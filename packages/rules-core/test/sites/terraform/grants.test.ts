import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../read-policy.js';
import { typesWithGrants } from '../../../src/sites/terraform/grants.js';
import { lintText } from '../../../src/json/index.js';

const planOf = (type: string, values: object) => ({
  planned_values: { root_module: { resources: [{ address: `${type}.p`, mode: 'managed', type, values }] } },
});
const found = (type: string, values: object) => {
  const text = JSON.stringify(planOf(type, values));
  return lintText(text, { rules: 'recommended' }).map(({ rule, start, end, suggestions }) => [
    rule,
    text.slice(start, end),
    suggestions.length,
  ]);
};

describe('aws_lambda_permission', () => {
  const permission = {
    action: 'lambda:InvokeFunction',
    principal: 's3.amazonaws.com',
    function_name: 'app',
    source_arn: null,
    source_account: null,
    event_source_token: null,
    principal_org_id: null,
  };

  it('is judged as the statement that it becomes, and not changed', () => {
    expect(found('aws_lambda_permission', permission)).toEqual([
      ['no-confused-deputy', '"s3.amazonaws.com"', 0],
    ]);
    expect(found('aws_lambda_permission', { ...permission, principal: '*' })).toEqual([
      ['no-public-access', '*', 0],
    ]);
  });

  it('has the conditions that it becomes', () => {
    const limited = {
      ...permission,
      source_account: '111122223333',
      source_arn: 'arn:aws:s3:::amzn-s3-demo-bucket',
    };
    expect(found('aws_lambda_permission', limited)).toEqual([]);
    expect(found('aws_lambda_permission', { ...permission, source_account: 111122223333 })).toEqual([]);
  });

  it('leaves open what is not known before the plan is applied', () => {
    for (const argument of ['source_arn', 'principal'])
      expect(found('aws_lambda_permission', { ...permission, [argument]: undefined })).toEqual([]);
  });

  it('says whose it is', () => {
    const [site, ...others] = sourceOf(planOf('aws_lambda_permission', permission)).sites();
    expect(others).toEqual([]);
    expect(site).toMatchObject({
      type: 'resource',
      attachedTo: 'AWS::Lambda::Function',
      owner: 'aws_lambda_permission.p',
    });
  });
});

it('a layer can be limited to an organization', () => {
  const layer = { action: 'lambda:GetLayerVersion', principal: '*', layer_name: 'l', statement_id: 's' };
  const type = 'aws_lambda_layer_version_permission';
  expect(found(type, { ...layer, organization_id: '' })).toEqual([['no-public-access', '*', 0]]);
  expect(found(type, { ...layer, organization_id: 'o-a1b2c3d4e5' })).toEqual([]);
});

it('a bus can be limited by a condition', () => {
  const bus = { action: 'events:PutEvents', principal: '*', event_bus_name: 'default', statement_id: 's' };
  const type = 'aws_cloudwatch_event_permission';
  expect(found(type, { ...bus, condition: [] })).toEqual([['no-public-access', '*', 0]]);
  const condition = [{ key: 'aws:PrincipalOrgID', type: 'StringEquals', value: 'o-a1b2c3d4e5' }];
  expect(found(type, { ...bus, condition })).toEqual([]);
  expect(found(type, bus)).toEqual([]);
});

it('a resource of another type grants nothing by such arguments', () => {
  expect(typesWithGrants).toHaveLength(3);
  expect(found('aws_signer_signing_profile_permission', { action: 'lambda:*', principal: '*' })).toEqual([]);
});
