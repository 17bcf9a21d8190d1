import { describe, expect, it } from 'vitest';
import { sourceOf } from '../read-policy.js';

const statement = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' };
const policy = { Version: '2012-10-17', Statement: [statement] };

/** Of each policy in a document, whether what it is attached to is in a VPC. */
const inVpc = (data: unknown) =>
  Array.from(sourceOf(JSON.stringify(data)).sites(), ({ isInVpc }) => isInVpc === true);

const template = (type: string, properties: object, more: object = {}) => ({
  ...more,
  Resources: { Api: { Type: type, Properties: properties } },
});
const restApi = (EndpointConfiguration?: unknown) =>
  template(
    'AWS::ApiGateway::RestApi',
    { Policy: policy, EndpointConfiguration },
    { Parameters: { Kind: { Type: 'String' }, Private: { Type: 'String', AllowedValues: ['PRIVATE'] } } },
  );

describe('an API of a template', () => {
  it.each([
    [{ Types: ['PRIVATE'] }, true],
    [{ Types: ['PRIVATE'], VpcEndpointIds: [{ Ref: 'Endpoint' }] }, true],
    [{ Types: ['REGIONAL'] }, false],
    [{ Types: ['EDGE'], IpAddressType: 'ipv4' }, false],
    [{ Types: [{ Ref: 'Kind' }] }, true],
    [{ Types: [{ Ref: 'Elsewhere' }] }, true],
    [{ Types: [{ Ref: 'Private' }] }, true],
    [{ Types: [{ 'Fn::If': ['Open', 'REGIONAL', 'PRIVATE'] }] }, true],
    [{ Types: [{ 'Fn::If': ['Open', 'REGIONAL', 'EDGE'] }] }, false],
    [{ Types: { 'Fn::Split': [',', { Ref: 'Kinds' }] } }, true],
    [undefined, false],
  ])('with %j: %s', (endpoint, expected) => expect(inVpc(restApi(endpoint))).toEqual([expected]));

  it.each([
    ['AWS::ApiGateway::RestApi', { Body: { 'x-amazon-apigateway-policy': policy } }],
    ['AWS::ApiGateway::DomainNameV2', { Policy: policy }],
    ['AWS::Serverless::Api', { Auth: { ResourcePolicy: { CustomStatements: [statement] } } }],
    ['AWS::Serverless::Api', { DefinitionBody: { 'x-amazon-apigateway-policy': policy } }],
  ])('is told in all of its places: %s, %j', (type, properties) => {
    const of = (kind: string) =>
      inVpc(template(type, { ...properties, EndpointConfiguration: { Type: kind } }));
    expect([of('PRIVATE'), of('REGIONAL')]).toEqual([[true], [false]]);
  });

  it('is as the globals of SAM say, unless it says something else', () => {
    const properties = { Auth: { ResourcePolicy: { CustomStatements: statement } } };
    const more = { Globals: { Api: { EndpointConfiguration: 'PRIVATE' } } };
    const own = { ...properties, EndpointConfiguration: 'REGIONAL' };
    expect([
      inVpc(template('AWS::Serverless::Api', properties, more)),
      inVpc(template('AWS::Serverless::Api', own, more)),
      inVpc(template('AWS::Serverless::Api', properties)),
    ]).toEqual([[true], [false], [false]]);
  });
});

it.each([
  ['PRIVATE', true],
  ['private', true],
  ['${self:custom.endpointType}', true],
  ['REGIONAL', false],
  [undefined, false],
])('an API of the Serverless Framework of the type %j: %s', (endpointType, expected) => {
  const service = {
    service: 'app',
    provider: { name: 'aws', endpointType, apiGateway: { resourcePolicy: [statement] } },
  };
  expect(inVpc(service)).toEqual([expected]);
});

describe('a plan of Terraform', () => {
  const resource = (type: string, values: object, name = 'app') => ({
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    name,
    values,
  });
  const plan = (resources: readonly object[], configuration: readonly object[] = []) => ({
    format_version: '1.2',
    planned_values: { root_module: { resources } },
    configuration: { root_module: { resources: configuration } },
  });
  const types = (kind: string) => ({ endpoint_configuration: [{ types: [kind], vpc_endpoint_ids: null }] });

  it.each([
    [types('PRIVATE'), true],
    [types('REGIONAL'), false],
    [{ endpoint_configuration: [] }, false],
    [{}, false],
  ])('has an API with %j: %s', (values, expected) => {
    const api = resource('aws_api_gateway_rest_api', { ...values, policy: JSON.stringify(policy) });
    expect(inVpc(plan([api]))).toEqual([expected]);
  });

  const rest = 'aws_api_gateway_rest_api';
  const own = resource(`${rest}_policy`, { policy: JSON.stringify(policy) });
  const refersTo = (reference: string) => ({
    address: own.address,
    type: own.type,
    name: 'app',
    expressions: { rest_api_id: { references: [`${reference}.id`, reference] } },
  });

  it.each([
    ['of the API that it names', `${rest}.app`, true],
    ['of another API', `${rest}.other`, false],
    ['of an API that it is given', 'var.api', false],
  ])('has a policy %s', (_, reference, expected) =>
    expect(
      inVpc(
        plan(
          [resource(rest, types('PRIVATE')), resource(rest, types('EDGE'), 'other'), own],
          [refersTo(reference)],
        ),
      ),
    ).toEqual([expected]),
  );
});
