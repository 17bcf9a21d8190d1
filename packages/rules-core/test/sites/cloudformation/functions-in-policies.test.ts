/** What is reported of policies in which functions stand, and what is offered. */
import { describe, expect, it } from 'vitest';
import { applyEditsIn } from '../../../src/edits/text-edit.js';
import { lintText } from '../../../src/json/index.js';

type Json = Readonly<Record<string, unknown>>;

const isProd = { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] };
const tier = (value: string) => ({ 'Fn::Equals': [{ Ref: 'Tier' }, value] });
const allow = (members: Json = {}) => ({
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::x/*',
  ...members,
});

function template(statements: readonly unknown[], resource: Json = {}) {
  return JSON.stringify({
    Parameters: {
      Env: { Type: 'String' },
      Tier: { Type: 'String' },
      Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] },
      Names: { Type: 'CommaDelimitedList' },
    },
    Conditions: {
      IsProd: isProd,
      NotProd: { 'Fn::Not': [{ Condition: 'IsProd' }] },
      Both: { 'Fn::And': [tier('gold'), { Condition: 'NotProd' }] },
      Either: { 'Fn::Or': [tier('gold'), tier('silver')] },
      Gold: tier('gold'),
      Never: { 'Fn::And': [tier('gold'), tier('silver')] },
      Macro: { 'Fn::Contains': [['a'], { Ref: 'Env' }] },
      NotMacro: { 'Fn::Not': [{ 'Fn::Contains': [['a'], { Ref: 'Env' }] }] },
      Broken: { Condition: 'IsProd', 'Fn::Not': [{ Condition: 'IsProd' }] },
      IsTest: { 'Fn::Equals': [{ Ref: 'Env' }, 'test'] },
    },
    Resources: {
      Bucket: { Type: 'AWS::S3::Bucket' },
      Topic: { Type: 'AWS::SNS::Topic' },
      Policy: {
        Type: 'AWS::IAM::ManagedPolicy',
        ...resource,
        Properties: { PolicyDocument: { Version: '2012-10-17', Statement: statements } },
      },
    },
  });
}

function found(rule: string, statements: readonly unknown[], resource: Json = {}) {
  const text = template(statements, resource);
  return lintText(text, { rules: { [rule]: 'error' } }).map(({ start, end, message, suggestions }) => ({
    at: text.slice(start, end),
    message,
    offered: suggestions.map(({ edits }) =>
      JSON.parse(applyEditsIn(text, { start: 0, end: text.length }, edits)!),
    ),
  }));
}

const placesOf = (rule: string, statements: readonly unknown[], resource: Json = {}) =>
  found(rule, statements, resource).map(({ at }) => at);
const parsed = (...statements: unknown[]) => JSON.parse(template(statements)) as unknown;
const If = (...parts: unknown[]) => ({ 'Fn::If': parts });
const Sub = (...parts: unknown[]) => ({ 'Fn::Sub': parts.length === 1 ? parts[0] : parts });

describe('conditions', () => {
  const admin = (action: unknown, resource: unknown, more: Json = {}) =>
    placesOf('no-full-admin', [allow({ Action: action, Resource: resource })], more);

  it('of one parameter are never true together when they exclude each other', () => {
    const one = (condition: string) => If(condition, '*', 's3:GetObject');
    const other = (condition: string) => If(condition, '*', 'arn:aws:s3:::x/*');
    expect(admin(one('IsProd'), other('IsProd'))).toEqual(['*']);
    expect(admin(one('IsProd'), other('NotProd'))).toEqual([]);
    expect(admin(one('IsProd'), other('IsTest'))).toEqual([]);
    expect(admin(one('NotProd'), other('IsTest'))).toEqual(['*']);
    // Of a broken condition nothing is known.
    expect(admin(one('NotProd'), other('Broken'))).toEqual(['*']);
    expect(admin(one('IsProd'), other('Broken'))).toEqual(['*']);
  });

  it('of several conditions are true as all or any of them are', () => {
    const together = (one: string, other: string) =>
      admin(If(one, '*', 's3:GetObject'), If(other, '*', 'arn:aws:s3:::x/*'));
    expect(together('Both', 'Gold')).toEqual(['*']);
    expect(together('Both', 'IsProd')).toEqual([]);
    expect(together('Either', 'Gold')).toEqual(['*']);
    expect(together('Either', 'IsProd')).toEqual(['*']);
    expect(together('Never', 'IsProd')).toEqual([]);
    expect(together('Both', 'Never')).toEqual([]);
  });

  it('of a function that is not known are the same wherever it is written', () => {
    const together = (one: string, other: string) =>
      admin(If(one, '*', 's3:GetObject'), If(other, '*', 'arn:aws:s3:::x/*'));
    expect(together('Macro', 'IsProd')).toEqual(['*']);
    expect(together('Macro', 'NotMacro')).toEqual([]);
  });

  it('of a resource hold for what is in it', () => {
    expect(admin(If('IsProd', '*', 's3:GetObject'), '*', { Condition: 'IsProd' })).toEqual(['*']);
    expect(admin(If('IsProd', '*', 's3:GetObject'), '*', { Condition: 'NotProd' })).toEqual([]);
    expect(admin(If('IsProd', '*', 's3:GetObject'), '*', { Condition: 'Unknown' })).toEqual(['*']);
  });
});

describe('what functions leave open', () => {
  it.each([
    { Resource: { 'Fn::ImportValue': 'Bucket' } },
    { Resource: { Ref: 'Names' } },
    { Resource: { 'Fn::Split': [',', { Ref: 'Env' }] } },
    { Resource: Sub('${Env}') },
    { Resource: Sub('arn:aws:s3:::{{resolve:ssm:bucket}}/*') },
    { Action: { 'Fn::Transform': { Name: 'AWS::Include', Parameters: {} } } },
    { Action: Sub('s3:${Env}') },
    { Action: { 'Fn::Join': [':', ['s3', { Ref: 'Env' }]] } },
    { Effect: { Ref: 'Env' } },
    { Condition: { 'Fn::Transform': {} } },
    {
      Condition: {
        StringEquals: If('IsProd', { 'aws:PrincipalOrgID': 'o-1234567890' }, { Ref: 'AWS::NoValue' }),
      },
    },
  ])('is nothing to report: %j', (members) => {
    const text = template([allow(members)]);
    expect(lintText(text, { rules: 'all' }).map(({ rule }) => rule)).toEqual([]);
  });
});

describe('what functions give', () => {
  it('is reported at its place in them', () => {
    expect(placesOf('no-unknown-action', [allow({ Action: Sub('s3:GetObjekt') })])).toEqual(['GetObjekt']);
    expect(
      placesOf('no-unknown-action', [allow({ Action: { 'Fn::Join': [':', ['s3', 'GetObjekt']] } })]),
    ).toEqual(['GetObjekt']);
    const everywhere = { 'Fn::Join': ['', ['arn:aws:s3:::', { Ref: 'Bucket' }, '/*']] };
    expect(
      placesOf('no-redundant-resource', [allow({ Resource: [everywhere, Sub('arn:aws:s3:::${Bucket}/a')] })]),
    ).toEqual([JSON.stringify(Sub('arn:aws:s3:::${Bucket}/a'))]);
  });

  it('is shown as Fn::Sub writes it', () => {
    const [redundant] = found('no-redundant-resource', [
      allow({ Resource: [Sub('arn:aws:s3:::${Bucket}/a'), Sub('arn:aws:s3:::${Bucket}/*')] }),
    ]);
    expect(redundant!.message).toContain('`arn:aws:s3:::${Bucket}/a`');
    const topic = { 'Fn::GetAtt': ['Topic', 'TopicArn'] };
    const [twice] = found('no-redundant-resource', [allow({ Resource: [{ Ref: 'Topic' }, topic] })]);
    expect(twice!.message).toContain('`arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:${Topic}`');
  });

  it('is reported once where several values of a parameter give it', () => {
    expect(placesOf('no-unknown-action', [allow({ Action: Sub('s3:GetObjekt${Stage}') })])).toHaveLength(1);
    expect(placesOf('no-unknown-action', [allow({ Action: Sub('s3:Get${Stage}') })])).toHaveLength(1);
  });
});

describe('a suggestion', () => {
  it('writes another literal in Fn::Sub', () => {
    expect(found('no-unknown-action', [allow({ Action: Sub('s3:GetObjekt') })])[0]!.offered).toEqual([
      parsed(allow({ Action: Sub('s3:GetObject') })),
    ]);
  });

  it('is not offered where an expression would have to be another', () => {
    const action = { 'Fn::Join': [':', ['s3', 'GetObjekt']] };
    expect(found('no-unknown-action', [allow({ Action: action })])[0]!.offered).toEqual([]);
  });

  it('removes an expression whole', () => {
    const [all, one] = [Sub('arn:aws:s3:::${Bucket}/*'), Sub('arn:aws:s3:::${Bucket}/a')];
    const text = template([allow({ Resource: [all, one] })]);
    const [finding] = lintText(text, { rules: { 'no-redundant-resource': 'error' } });
    const edits = finding!.fix ?? finding!.suggestions[0]!.edits;
    expect(JSON.parse(applyEditsIn(text, { start: 0, end: text.length }, edits)!)).toEqual(
      parsed(allow({ Resource: [all] })),
    );
  });

  it('changes a branch in the branch', () => {
    const action = (name: string) => If('IsProd', name, 's3:PutObject');
    expect(found('no-unknown-action', [allow({ Action: action('s3:GetObjekt') })])[0]!.offered).toEqual([
      parsed(allow({ Action: action('s3:GetObject') })),
    ]);
  });
});
