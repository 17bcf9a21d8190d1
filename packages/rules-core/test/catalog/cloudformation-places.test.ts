import { describe, expect, test } from 'vitest';
import { attachmentOf } from '../../src/catalog/attachments.js';
import { policyPlacesOf, typesWithPolicies } from '../../src/catalog/cloudformation-places.js';

const places = typesWithPolicies.flatMap((type) =>
  policyPlacesOf(type)!.map((place) => [type, place.path.join('.'), place] as const),
);

test('how many types and places there are', () => {
  expect(typesWithPolicies).toHaveLength(93);
  expect(places).toHaveLength(103);
  expect([...typesWithPolicies].sort()).toEqual(typesWithPolicies);
});

describe.each(places)('%s %s', (type, _, { path, attachedTo, target }) => {
  test('is a property, or an item of a list of one', () => {
    expect(type).toMatch(/^AWS::[A-Za-z\d]+::[A-Z][A-Za-z\d]+$/);
    expect(path[0]).toMatch(/^[A-Z]/);
    for (const name of path) expect(name).toMatch(/^(?:[A-Z][A-Za-z\d]*|x-amazon-apigateway-policy|\*)$/);
    if (target) expect(target).toMatch(/^[A-Z]/);
  });

  test('is attached to what has policies', () => {
    expect(attachmentOf(attachedTo)?.policyTypes, attachedTo).toBeDefined();
  });
});

test.each(['AWS::S3::Bucket', 'AWS::IoT::Policy', 'constructor', ''])('%s holds none', (type) => {
  expect(policyPlacesOf(type)).toBeUndefined();
});
