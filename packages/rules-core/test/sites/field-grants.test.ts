import { describe, expect, it } from 'vitest';
import { lintText } from '../../src/json/index.js';
import { readPolicy } from '../../src/policy/policy.js';
import { decided, sourceOf } from '../read-policy.js';
import { unmark } from '../rule-tester.js';

const template = (Type: string, Properties: object): string =>
  JSON.stringify({ Resources: { Grant: { Type, Properties } } }, null, 2);
const permission = (more: object): string =>
  template('AWS::Lambda::Permission', {
    FunctionName: { Ref: 'App' },
    Action: 'lambda:InvokeFunction',
    ...more,
  });
const found = (text: string) =>
  lintText(text, { rules: 'all' }).map(({ rule, messageId, start, end, suggestions }) => [
    `${rule}/${messageId}`,
    text.slice(start, end),
    suggestions.length,
  ]);
const statementOf = (text: string) => {
  const sites = [...sourceOf(text).sites()];
  expect(sites).toHaveLength(1);
  const { document, ...known } = sites[0]!;
  return { statement: readPolicy(decided(document), known).statements[0]!, known };
};

describe('AWS::Lambda::Permission', () => {
  it('is the statement that the service makes of it', () => {
    const { statement, known } = statementOf(permission({ Principal: 's3.amazonaws.com' }));
    expect(statement.value.entries.map(({ key }) => key.text)).toEqual([
      'Effect',
      'Principal',
      'Action',
      'Resource',
    ]);
    expect(statement.value.entries.every(({ implied }) => implied)).toBe(true);
    expect(statement.policy.value.open).toBe(true);
    expect(known).toEqual({
      type: 'resource',
      attachedTo: 'AWS::Lambda::Function',
      owner: 'AWS::Lambda::Permission Grant',
    });
  });

  it('is marked at its own values', () => {
    const { code, ranges } = unmark(
      '{"Resources":{"P":{"Type":"AWS::Lambda::Permission","Properties":{"FunctionName":"app",' +
        '"Action":"lambda:«InvokeFunktion»","Principal":«"s3.amazonaws.com"»}}}}',
    );
    expect(lintText(code)).toMatchObject([
      { rule: 'no-unknown-action', ...ranges[0], suggestions: [{ messageId: 'suggestActions' }] },
      { rule: 'no-confused-deputy', messageId: 'anySource', ...ranges[1], suggestions: [] },
    ]);
  });

  it.each([
    { SourceArn: 'arn:aws:s3:::bucket' },
    { SourceArn: { 'Fn::GetAtt': ['Bucket', 'Arn'] } },
    { SourceArn: { 'Fn::If': ['C', 'arn:aws:s3:::bucket', { Ref: 'AWS::NoValue' }] } },
    { SourceAccount: { Ref: 'AWS::AccountId' } },
    { SourceAccount: '111122223333', SourceArn: 'arn:aws:s3:::bucket' },
    { EventSourceToken: 'amzn1.ask.skill.1' },
    { SourceArn: { Ref: 'Any' }, 'Fn::Transform': {} },
  ])('says for whom a service acts: %j', (more) => {
    expect(found(permission({ Principal: 's3.amazonaws.com', ...more }))).toEqual([]);
  });

  it.each([
    '111122223333',
    'arn:aws:iam::111122223333:role/app',
    'arn:aws:iam::111122223333:root',
    { Ref: 'AWS::AccountId' },
    { 'Fn::GetAtt': ['Role', 'Arn'] },
    { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' },
    { 'Fn::If': ['C', 's3.amazonaws.com', '111122223333'] },
    { 'Fn::ImportValue': 'Account' },
    null,
    111122223333,
    [],
    {},
  ])('lets a principal in: %j', (Principal) => {
    expect(found(permission({ Principal }))).toEqual([]);
  });

  it.each([
    ['12345', 'valid-principal/accountDigits', 0],
    ['s3.amazon.com', 'valid-principal/serviceTypo', 1],
  ] as const)('has a principal that is none: %s', (Principal, finding, suggestions) => {
    expect(found(permission({ Principal }))).toContainEqual([finding, `"${Principal}"`, suggestions]);
  });

  it('may ask what no service says', () => {
    const more = {
      Principal: 's3.amazonaws.com',
      SourceAccount: '111122223333',
      PrincipalOrgID: 'o-1234567890',
    };
    expect(found(permission(more))).toEqual([
      ['no-unsupported-principal-key/unsupportedPrincipal', '"PrincipalOrgID"', 0],
    ]);
  });

  it('may let everyone in', () => {
    expect(found(permission({ Principal: '*' }))).toEqual([['no-public-access/everyAccount', '*', 0]]);
    expect(
      found(permission({ Action: 'lambda:InvokeFunctionUrl', Principal: '*', FunctionUrlAuthType: 'NONE' })),
    ).toEqual([['no-public-access/everyoneUnderCondition', '*', 0]]);
    expect(found(permission({ Principal: '*', PrincipalOrgID: 'o-1234567890' }))).toEqual([]);
    expect(found(permission({ Principal: '*', PrincipalOrgID: { Ref: 'Organization' } }))).toEqual([]);
  });

  it('has values of conditions', () => {
    expect(found(permission({ Principal: 's3.amazonaws.com', SourceAccount: '1234' }))).toEqual([
      ['valid-condition-value/accountFormat', '"1234"', 0],
    ]);
  });

  it.each([
    { FunctionName: 'app', Principal: '*' },
    { FunctionName: 'app', Action: 'lambda:InvokeFunction' },
    {},
  ])('grants nothing without both: %j', (properties) => {
    expect([...sourceOf(template('AWS::Lambda::Permission', properties)).sites()]).toEqual([]);
  });

  it('is looked for in a file without any document', () => {
    expect(permission({ Principal: '*' })).not.toMatch(/Statement|Document|2012/);
  });
});

describe('AWS::Lambda::LayerVersionPermission', () => {
  const layer = (more: object) =>
    template('AWS::Lambda::LayerVersionPermission', {
      LayerVersionArn: { Ref: 'Layer' },
      Action: 'lambda:GetLayerVersion',
      ...more,
    });

  it('may be for everyone, or for an organization', () => {
    expect(found(layer({ Principal: '*' }))).toEqual([['no-public-access/everyAccount', '*', 0]]);
    expect(found(layer({ Principal: '*', OrganizationId: 'o-1234567890' }))).toEqual([]);
    expect(found(layer({ Principal: '111122223333' }))).toEqual([]);
  });
});

describe('AWS::Events::EventBusPolicy', () => {
  const bus = (more: object) =>
    template('AWS::Events::EventBusPolicy', { StatementId: 'a', Action: 'events:PutEvents', ...more });
  const ofOrganization = { Type: 'StringEquals', Key: 'aws:PrincipalOrgID', Value: 'o-1234567890' };

  it('may be for everyone, or for an organization', () => {
    expect(found(bus({ Principal: '*' }))).toEqual([['no-public-access/everyAccount', '*', 0]]);
    expect(found(bus({ Principal: '*', Condition: ofOrganization }))).toEqual([]);
    const ofRegion = { ...ofOrganization, Key: 'aws:RequestedRegion', Value: 'eu-west-1' };
    expect(found(bus({ Principal: '*', Condition: ofRegion }))).toEqual([
      ['no-public-access/everyAccountUnderCondition', '*', 0],
    ]);
    expect(found(bus({ Principal: '111122223333' }))).toEqual([]);
  });

  it.each([
    { Ref: 'Condition' },
    { ...ofOrganization, Value: { Ref: 'Organization' } },
    { ...ofOrganization, Type: { Ref: 'Type' } },
    { ...ofOrganization, Key: { Ref: 'Key' } },
    { Key: 'aws:PrincipalOrgID' },
    'text',
  ])('may be for less than everyone: %j', (Condition) => {
    expect(found(bus({ Principal: '*', Condition }))).toEqual([]);
  });

  it('is its statement where it has one', () => {
    const Statement = { Effect: 'Allow', Principal: '*', Action: 'events:PutEvents', Resource: '*' };
    expect(found(bus({ Principal: '*', Statement }))).toEqual([['no-public-access/everyAccount', '*', 1]]);
  });
});

describe('grants of which there is nothing to say', () => {
  it.each([
    ['AWS::ACMPCA::Permission', { Actions: ['IssueCertificate'], Principal: 'acm.amazonaws.com' }],
    ['AWS::Signer::ProfilePermission', { Action: 'signer:StartSigningJob', Principal: '*' }],
    ['AWS::QBusiness::Permission', { Actions: ['*'], Principal: '*' }],
    ['AWS::EntityResolution::PolicyStatement', { Effect: 'Allow', Action: ['*'], Principal: ['*'] }],
    ['AWS::EC2::NetworkInterfacePermission', { Permission: 'INSTANCE-ATTACH', AwsAccountId: '1' }],
    ['AWS::LakeFormation::PrincipalPermissions', { Permissions: ['ALL'], Principal: '*' }],
  ])('%s', (type, properties) => {
    expect([...sourceOf(template(type, properties)).sites()]).toEqual([]);
  });
});
