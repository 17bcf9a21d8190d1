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
    { Version: '2.0', statements: [{ ...statement, effect: 'Allow' }] },
    { Version: '2012-10-17', Name: 'p' },
    { Id: 'p' },
    '[]',
    '"Statement"',
    'null',
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

  const declared = (file: unknown) => [...sourceOf(file, { policyType: 'identity' }).sites()].length;

  test.each([
    { Version: '2012-10-18' },
    { Id: 'x', Version: 1 },
    { Effect: 'Allow', Action: '*' },
    { Statment: [] },
  ])('where a setting says that policies stand, %j is one', (file) => {
    expect(declared(file)).toBe(1);
    expect(sitesOf(file)).toEqual([]);
  });

  test.each([{}, { version: '1.0.0' }, { Id: 'x' }, { id: 'x', version: '2' }, { Version: '1', Name: 'x' }])(
    'no setting makes a policy of %j',
    (file) => {
      expect(declared(file)).toBe(0);
    },
  );

  test.each([{}, { Version: '2012-10-18' }, { Version: '2012-10-17' }, { Effect: 'Allow' }])(
    'in the place of a policy, %j is one',
    (file) => {
      expect(sitesOf({ PolicyDocument: file })).toHaveLength(1);
      expect(sitesOf({ AssumeRolePolicyDocument: file })).toHaveLength(1);
    },
  );

  test.each([{ a: 1 }, { Id: 'x' }, []])('in the place of a policy, %j is none', (file) => {
    expect(sitesOf({ PolicyDocument: file })).toEqual([]);
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

  test("AWS's own policies and old versions in a dump are not judged", () => {
    const version = (VersionId: string, IsDefaultVersion: boolean) => ({
      Document: document,
      VersionId,
      IsDefaultVersion,
    });
    const policy = (account: string) => ({
      PolicyName: 'p',
      Arn: `arn:aws:iam::${account}:policy/p`,
      PolicyVersionList: [version('v2', true), version('v1', false)],
    });
    const judged = sitesOf({ Policies: [policy('aws'), policy('111122223333')] }).map(
      ({ judged: each }) => each,
    );
    expect(judged).toEqual([false, false, undefined, false]);
  });

  test('what is stored has been accepted', () => {
    const [site] = sitesOf({ PolicyVersion: { VersionId: 'v1', Document: document } });
    expect(site!.stored).toBe(true);
    expect(sitesOf({ PolicyDocument })[0]!.stored).toBeUndefined();
  });

  test.each<[string, object, object]>([
    ['get-bucket-policy', { Policy: '…' }, {}],
    ['lambda get-policy', { Policy: '…', RevisionId: '1' }, {}],
    ['kms get-key-policy', { Policy: '…', PolicyName: 'default' }, { owner: 'policy default' }],
    ['secretsmanager get-resource-policy', { ARN: 'a', Name: 'n', ResourcePolicy: '…' }, { owner: 'a' }],
    ['sqs get-queue-attributes', { Attributes: { Policy: '…' } }, {}],
    ['ecr get-repository-policy', { repositoryName: 'r', policyText: '…' }, { owner: 'repository r' }],
    [
      'logs describe-resource-policies',
      { resourcePolicies: [{ policyName: 'p', policyDocument: '…' }] },
      { owner: 'policy p' },
    ],
    [
      'ec2 describe-vpc-endpoints',
      { VpcEndpoints: [{ VpcEndpointId: 'v', PolicyDocument: '…' }] },
      { attachedTo: 'AWS::EC2::VPCEndpoint', owner: 'endpoint v' },
    ],
    ['sso-admin get-inline-policy-for-permission-set', { InlinePolicy: '…' }, { type: 'identity' }],
    [
      'organizations describe-policy',
      { Policy: { PolicySummary: { Name: 'fence', Type: 'SERVICE_CONTROL_POLICY' }, Content: '…' } },
      { type: 'scp', owner: 'policy fence' },
    ],
    [
      'organizations describe-policy, of resources',
      { Policy: { PolicySummary: { Type: 'RESOURCE_CONTROL_POLICY' }, Content: '…' } },
      { type: 'rcp' },
    ],
  ])('%s has it in a string', (_, file, place) => {
    const text = JSON.stringify(document);
    for (const written of [text, encodeURIComponent(text)]) {
      const filled = JSON.stringify(file).replace('"…"', JSON.stringify(written));
      expect(placesOf(filled)).toEqual([{ ...place, embedded: true }]);
    }
    expect(placesOf(JSON.stringify(file))).toEqual([]);
  });

  test('a policy of an organization that is not about permissions is left alone', () => {
    const Content = JSON.stringify(document);
    expect(sitesOf({ Policy: { PolicySummary: { Type: 'TAG_POLICY' }, Content } })).toEqual([]);
    const [fullAccess] = sitesOf({
      Policy: { PolicySummary: { Type: 'SERVICE_CONTROL_POLICY', AwsManaged: true }, Content },
    });
    expect(fullAccess!.judged).toBe(false);
  });

  test('wrappers nested in each other without end are given up', () => {
    expect(sitesOf('{"PolicyDocument":'.repeat(50) + '{"Statement":[]}' + '}'.repeat(50))).toEqual([]);
  });

  test('a key given again and again takes time in proportion to the text', () => {
    const file = `{${'"PolicyDocument":{"a":1},'.repeat(100_000)}"PolicyDocument":{"Statement":[]}}`;
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
    for (const other of ['', 'x', '{', '%ff', `[${text}`])
      expect(placesOf({ PolicyDocument: other })).toEqual([]);
    for (const broken of ['{"Statement": [}', '%7B%22Statement%22%3A%5B%5D', `${text}x`]) {
      expect(sitesOf({ PolicyDocument: broken })).toMatchObject([{ unread: true }]);
      expect(sitesOf({ Policy: broken })).toEqual([]);
    }
  });
});
