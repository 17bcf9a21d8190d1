/** The table against the schemas of CloudFormation, as the package `@aws-cdk/aws-service-spec` has them. */
import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import { describe, expect, test } from 'vitest';
import { attachmentOf } from '../../src/catalog/attachments.js';
import { policyPlacesOf, typesWithPolicies } from '../../src/catalog/cloudformation-places.js';

const database = await loadAwsServiceSpec();
const schemas = new Map(database.all('resource').map((each) => [each.cloudFormationType, each]));
type Properties = NonNullable<ReturnType<typeof schemas.get>>['properties'];
type PropertyType = Properties[string]['type'];

const places = typesWithPolicies.flatMap((type) =>
  policyPlacesOf(type)!.map((place) => [type, place.path.join('.'), place] as const),
);

/** Those of SAM and of OpenAPI, which the schemas leave open. */
const beyondSchemas: ReadonlySet<string> = new Set([
  'AWS::ApiGateway::RestApi Body.x-amazon-apigateway-policy',
  'AWS::Serverless::Api Auth.ResourcePolicy.CustomStatements',
  'AWS::Serverless::Api DefinitionBody.x-amazon-apigateway-policy',
  'AWS::Serverless::Api Domain.Policy',
  'AWS::Serverless::Api Policy',
]);

test('how many types and places there are', () => {
  expect(typesWithPolicies).toHaveLength(93);
  expect(places).toHaveLength(104);
  expect([...typesWithPolicies].sort()).toEqual(typesWithPolicies);
});

describe.each(places)('%s %s', (type, name, { path, attachedTo, target }) => {
  test('is a property, or an item of a list of one', () => {
    const isBeyond = beyondSchemas.has(`${type} ${name}`);
    expect(typesAt(schemas.get(type)!.properties, path).length > 0).toBe(!isBeyond);
    if (target) expect(schemas.get(type)!.properties).toHaveProperty(target);
  });

  test('is attached to what has policies', () => {
    expect(attachmentOf(attachedTo)?.policyTypes, attachedTo).toBeDefined();
  });
});

/** The types at the end of a path, on which a property may have several. */
function typesAt(properties: Properties, [name, ...rest]: readonly string[]): readonly PropertyType[] {
  const property = Object.hasOwn(properties, name!) ? properties[name!]! : undefined;
  return property
    ? [property.type, ...(property.previousTypes ?? [])].flatMap((type) => stepInto(type, rest))
    : [];
}

function stepInto(type: PropertyType, path: readonly string[]): readonly PropertyType[] {
  if (path.length === 0) return [type];
  if (type.type === 'union') return type.types.flatMap((each) => stepInto(each, path));
  if (path[0] === '*') return type.type === 'array' ? stepInto(type.element, path.slice(1)) : [type];
  if (path[0] === '{*}') return type.type === 'map' ? stepInto(type.element, path.slice(1)) : [];
  if (type.type !== 'ref') return [];
  return typesAt(database.get('typeDefinition', type.reference).properties, path);
}

/** Properties that hold any JSON and are called policies, and whose language is another one. */
const otherLanguages = [
  'AWS::ElasticLoadBalancing::LoadBalancer Policies.*.Attributes.*',
  'AWS::IoT::Policy PolicyDocument',
  'AWS::Logs::LogGroup DataProtectionPolicy',
  'AWS::Logs::LogGroup FieldIndexPolicies.*',
  'AWS::NetworkManager::CoreNetwork PolicyDocument',
  'AWS::SNS::Subscription DeliveryPolicy',
  'AWS::SNS::Subscription FilterPolicy',
  'AWS::SNS::Subscription RedrivePolicy',
  'AWS::SNS::Subscription ReplayPolicy',
  'AWS::SNS::Topic ArchivePolicy',
  'AWS::SNS::Topic DataProtectionPolicy',
  'AWS::SQS::Queue RedriveAllowPolicy',
  'AWS::SQS::Queue RedrivePolicy',
];

test('no property that holds JSON and is called a policy is missing', () => {
  const found = [...schemas].flatMap(([type, { properties }]) =>
    Array.from(jsonIn(properties, [], []), (path) => [type, path] as const),
  );
  const missing = found.filter(
    ([type, path]) =>
      /polic/i.test(path) &&
      !(policyPlacesOf(type) ?? []).some(({ path: known, holds }) =>
        holds ? path.startsWith(known[0]!) : known.join('.') === path,
      ),
  );
  expect([...new Set(missing.map((each) => each.join(' ')))].sort()).toEqual(otherLanguages);
});

/** The paths of all that may be any JSON. */
function* jsonIn(
  properties: Properties,
  way: readonly string[],
  around: readonly string[],
): Generator<string> {
  for (const [name, { type, previousTypes = [] }] of Object.entries(properties))
    for (const each of [type, ...previousTypes]) yield* jsonAt(each, [...way, name], around);
}

function* jsonAt(type: PropertyType, way: readonly string[], around: readonly string[]): Generator<string> {
  if (type.type === 'json') yield way.join('.');
  else if (type.type === 'union') for (const each of type.types) yield* jsonAt(each, way, around);
  else if (type.type === 'array') yield* jsonAt(type.element, [...way, '*'], around);
  else if (type.type === 'map') yield* jsonAt(type.element, [...way, '{*}'], around);
  else if (type.type === 'ref') {
    const { $ref } = type.reference;
    if (!around.includes($ref))
      yield* jsonIn(database.get('typeDefinition', type.reference).properties, way, [...around, $ref]);
  }
}

test.each(['AWS::S3::Bucket', 'AWS::IoT::Policy', 'constructor', ''])('%s holds none', (type) => {
  expect(policyPlacesOf(type)).toBeUndefined();
});
