import { describe, expect, it } from 'vitest';
import { servicesMatching, valueFault } from '../../../src/analysis/services/service-principal-values.js';
import { servicePrincipals } from '../../../src/catalog/service-principals.js';
import { parseOperator } from '../../../src/policy/operator.js';
import { policyWith } from '../../read-policy.js';

function faultOf(value: unknown, name = 'StringEquals') {
  const { conditions } = policyWith({
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: '*',
    Condition: { [name]: { 'iam:PassedToService': value } },
  }).statements[0]!;
  return valueFault(conditions[0]!.values[0]!, parseOperator(name)!);
}

it('finds nothing wrong with a known principal', () => {
  const wrong = servicePrincipals().filter((name) => faultOf(name.replace('${Region}', 'eu-west-1')));
  expect(wrong).toEqual([]);
});

describe.each([
  ['logs.eu-west-1.amazonaws.com', undefined],
  ['application-autoscaling.amazonaws.com.cn', undefined],
  ['ec2.amazonaws.com.cn', undefined],
  ['${aws:PrincipalTag/service}', undefined],
  ['{{service}}', undefined],
  ['quux.amazonaws.com', { kind: 'unlisted' }],
  ['quux.amazonaws.eu', { kind: 'unlisted' }],
  ['ec2.amazonaws-us-gov.com', { kind: 'unlisted' }],
  ['ec2.amazonaws.cn', { kind: 'unlisted' }],
  ['quux.cloud.adc-e.uk', { kind: 'unlisted' }],
  ['quux.csp.hci.ic.gov', { kind: 'unlisted' }],
  ['inspector9.amazonaws.com', { kind: 'unlisted' }],
  ['ec3.amazonaws.com', { kind: 'unlisted' }],
  ['sagmaker.amazonaws.com', { kind: 'misspelt', proper: 'sagemaker.amazonaws.com' }],
  ['cloudformaiton.amazonaws.com', { kind: 'misspelt', proper: 'cloudformation.amazonaws.com' }],
  ['emr.amazonaws.com', { kind: 'misspelt', proper: 'elasticmapreduce.amazonaws.com' }],
  ['LAMBDA.AMAZONAWS.COM', { kind: 'wrong-case', proper: 'lambda.amazonaws.com' }],
  ['glue', { kind: 'wrong-form', proper: 'glue.amazonaws.com' }],
  ['Glue', { kind: 'wrong-form', proper: 'glue.amazonaws.com' }],
  ['glue.amazonaws', { kind: 'wrong-form', proper: 'glue.amazonaws.com' }],
  ['glue.aws.amazon.com', { kind: 'wrong-form', proper: 'glue.amazonaws.com' }],
  ['https://glue.amazonaws.com/', { kind: 'wrong-form', proper: 'glue.amazonaws.com' }],
  ['glue.amazonaws.con', { kind: 'wrong-form', proper: 'glue.amazonaws.com' }],
  ['pods.eks.amazonws.com', { kind: 'wrong-form', proper: 'pods.eks.amazonaws.com' }],
  ['glue.amazonaws.com.', { kind: 'wrong-form', proper: 'glue.amazonaws.com' }],
  ['glue.example.com', { kind: 'wrong-form', proper: undefined }],
  ['amazonaws.com', { kind: 'wrong-form', proper: undefined }],
  ['stepfunctions', { kind: 'wrong-form', proper: 'states.amazonaws.com' }],
  ['.amazonaws.com', { kind: 'wrong-form', proper: undefined }],
  ['constructor', { kind: 'wrong-form', proper: undefined }],
  ['my role', { kind: 'wrong-form', proper: undefined }],
  ['', { kind: 'wrong-form', proper: undefined }],
  ['glue*', { kind: 'literal-wildcard' }],
  ['glue.amazonaws.co?', { kind: 'literal-wildcard' }],
])('%s', (value, fault) => {
  it('under StringEquals', () => expect(faultOf(value)).toEqual(fault));
});

it('takes wildcards for what they are under StringLike', () => {
  expect(faultOf('glue*', 'StringLike')).toBeUndefined();
  expect(faultOf('ec2.amazonaws.com*', 'StringLike')).toBeUndefined();
  expect(faultOf('Glue*', 'StringLike')).toEqual({ kind: 'wrong-case', proper: 'glue*' });
  expect(faultOf('glue.aws*.org', 'StringLike')).toEqual({ kind: 'wrong-form', proper: undefined });
});

it('does not mind the case where the operator does not', () => {
  expect(faultOf('GLUE.amazonaws.com', 'StringEqualsIgnoreCase')).toBeUndefined();
});

it('counts what begins with the same word as one service', () => {
  expect(servicesMatching('ec2.*')).toEqual(['ec2.amazonaws.com']);
  expect(servicesMatching('*lambda*')).toContain('edgelambda.amazonaws.com');
});

it('comes to an end on hostile values', () => {
  const hostile = [
    '*'.repeat(100_000) + 'b',
    'a*'.repeat(50_000) + 'b',
    'a-'.repeat(50_000) + '!',
    'a.'.repeat(50_000),
  ];
  for (const value of hostile) {
    expect(faultOf(value, 'StringLike')?.kind).not.toBe('misspelt');
    expect(servicesMatching(value)).toEqual([]);
  }
});
