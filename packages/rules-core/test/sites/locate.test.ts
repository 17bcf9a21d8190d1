import { describe, expect, test } from 'vitest';
import { sourceOf } from '../read-policy.js';
import { holdsPolicy, type PolicySite } from '../../src/sites/source.js';

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const document = { Statement: [statement] };

const sitesOf = (file: unknown): PolicySite[] => [...sourceOf(file).sites()];
/** Each site without its document: what the place says. */
const placesOf = (file: unknown) =>
  sitesOf(file).map(({ type, attachedTo, owner, principal, source }) => ({
    ...(type && { type }),
    ...(attachedTo && { attachedTo }),
    ...(owner && { owner }),
    ...(principal && { principal }),
    ...(source && { embedded: true }),
  }));

describe('bare documents', () => {
  test.each([
    { name: 'package', version: '1.0.0' },
    { Version: '2.0', statements: [statement] },
    { Version: '2012-10-17', Name: 'p' },
    { Id: 'p' },
    '[]',
    '"Statement"',
    'null',
    { Resources: { P: { Properties: { PolicyDocument: document } } } },
    [[document]],
  ])('none is in %j', (file) => {
    expect(sitesOf(file)).toEqual([]);
    expect(holdsPolicy(sourceOf(file))).toBe(false);
  });

  test.each([
    { Version: '2012-10-17' },
    { Id: 'p', Version: '2008-10-17' },
    { Version: '2012-10-17', Statements: [statement] },
    { version: '2012-10-17', statement: [statement] },
    { Version: '2012-10-17', Statment: statement },
    { Version: '2012-10-17', ...statement },
    '{"\\u0053tatement": []}',
  ])('the keys give one away: %j', (file) => {
    expect(placesOf(file)).toEqual([{}]);
    expect(holdsPolicy(sourceOf(file))).toBe(true);
  });

  test('a list holds several', () => {
    const starts = sitesOf([document, 'x', document]).map(({ document: { span } }) => span.start);
    expect(starts).toEqual([1, JSON.stringify(document).length + 6]);
  });
});

describe('output of the AWS CLI', () => {
  const PolicyDocument = document;

  test.each<[string, unknown, object[]]>([
    ['create-policy --policy-document', { PolicyName: 'p', PolicyDocument }, [{ owner: 'policy p' }]],
    [
      'get-policy-version',
      { PolicyVersion: { VersionId: 'v1', Document: document } },
      [{ attachedTo: 'AWS::IAM::ManagedPolicy', owner: 'version v1' }],
    ],
    [
      'list-policy-versions',
      { Versions: [{ Document: document }, { Document: document }] },
      [{ attachedTo: 'AWS::IAM::ManagedPolicy' }, { attachedTo: 'AWS::IAM::ManagedPolicy' }],
    ],
    [
      'get-role-policy',
      { RoleName: 'App', PolicyName: 'deploy', PolicyDocument },
      [
        {
          type: 'identity',
          attachedTo: 'AWS::IAM::RolePolicy',
          owner: 'role App, policy deploy',
          principal: 'role App',
        },
      ],
    ],
    [
      'get-user-policy',
      { UserName: 'ann', PolicyName: 'p', PolicyDocument },
      [
        {
          type: 'identity',
          attachedTo: 'AWS::IAM::UserPolicy',
          owner: 'user ann, policy p',
          principal: 'user ann',
        },
      ],
    ],
    [
      'get-role',
      { Role: { RoleName: 'App', AssumeRolePolicyDocument: document } },
      [
        {
          type: 'trust',
          attachedTo: 'AWS::IAM::AssumeRolePolicyDocument',
          owner: 'role App',
          principal: 'role App',
        },
      ],
    ],
    [
      'a name in an ARN alone',
      { Role: { Arn: 'arn:aws:iam::111122223333:role/team/App', AssumeRolePolicyDocument: document } },
      [
        {
          type: 'trust',
          attachedTo: 'AWS::IAM::AssumeRolePolicyDocument',
          owner: 'role App',
          principal: 'role App',
        },
      ],
    ],
    ['a list of documents', [{ PolicyDocument }, { PolicyDocument }], [{}, {}]],
  ])('%s', (_, file, places) => {
    expect(placesOf(file)).toEqual(places);
  });

  test('get-account-authorization-details', () => {
    const inline = (name: string) => [{ PolicyName: name, PolicyDocument }];
    const file = {
      UserDetailList: [{ UserName: 'ann', UserPolicyList: inline('a') }],
      GroupDetailList: [{ GroupName: 'ops', GroupPolicyList: inline('b') }],
      RoleDetailList: [{ RoleName: 'App', AssumeRolePolicyDocument: document, RolePolicyList: inline('c') }],
      Policies: [{ PolicyName: 'd', PolicyVersionList: [{ Document: document, VersionId: 'v2' }] }],
    };
    expect(placesOf(file).map(({ type, attachedTo, owner }) => [type, attachedTo, owner])).toEqual([
      ['identity', 'AWS::IAM::UserPolicy', 'user ann, policy a'],
      ['identity', 'AWS::IAM::GroupPolicy', 'group ops, policy b'],
      ['trust', 'AWS::IAM::AssumeRolePolicyDocument', 'role App'],
      ['identity', 'AWS::IAM::RolePolicy', 'role App, policy c'],
      [undefined, 'AWS::IAM::ManagedPolicy', 'policy d, version v2'],
    ]);
  });

  test('wrappers nested in each other without end are given up', () => {
    expect(sitesOf('{"PolicyDocument":'.repeat(50) + '{"Statement":[]}' + '}'.repeat(50))).toEqual([]);
  });

  test('a key given again and again takes time in proportion to the text', () => {
    const file = `{${'"PolicyDocument":{},'.repeat(100_000)}"PolicyDocument":{"Statement":[]}}`;
    expect(sitesOf(file)).toHaveLength(1);
  }, 10_000);

  test('a document that is the only string of a file is found however it is encoded', () => {
    const letters = Array.from('{"Statement":[]}', (char) => `%${char.charCodeAt(0).toString(16)}`);
    expect(placesOf(JSON.stringify(letters.join('')))).toEqual([{ embedded: true }]);
  });

  test('strings nested in each other without end are given up', () => {
    const nested = (levels: number) => {
      let text = JSON.stringify(document);
      for (let level = 0; level < levels; level++) text = JSON.stringify(encodeURIComponent(text));
      return { PolicyDocument: JSON.parse(text) as unknown };
    };
    expect(sitesOf(nested(8))).toHaveLength(1);
    expect(sitesOf(nested(9))).toEqual([]);
    expect(sitesOf(nested(100))).toEqual([]);
  });

  test('a document in a string is read where a document may stand', () => {
    const text = JSON.stringify(document);
    expect(placesOf({ PolicyDocument: text })).toEqual([{ embedded: true }]);
    expect(placesOf({ PolicyDocument: encodeURIComponent(text) })).toEqual([{ embedded: true }]);
    expect(placesOf({ PolicyDocument: JSON.stringify(text) })).toEqual([{ embedded: true }]);
    expect(placesOf({ AssumeRolePolicyDocument: text })).toEqual([
      { type: 'trust', attachedTo: 'AWS::IAM::AssumeRolePolicyDocument', embedded: true },
    ]);
    for (const other of ['', 'x', '{"Statement": [}', '%7B%22Statement%22%3A%5B%5D', '%ff', `${text}x`])
      expect(placesOf({ PolicyDocument: other })).toEqual([]);
    expect(placesOf({ Role: text, Policies: text })).toEqual([]);
  });
});
