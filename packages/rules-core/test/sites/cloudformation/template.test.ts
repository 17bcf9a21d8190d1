import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policyPlacesOf, typesWithPolicies } from '../../../src/catalog/cloudformation-places.js';
import { attachmentOf } from '../../../src/catalog/attachments.js';
import { lintText } from '../../../src/json/index.js';
import { locatePolicies } from '../../../src/sites/locate.js';
import type { PolicySite } from '../../../src/sites/source.js';
import { Holes } from '../../../src/value/hole.js';
import type { Value } from '../../../src/value/value.js';
import { sourceOf } from '../../read-policy.js';
import { unmark } from '../../rule-tester.js';

const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*' };
const document = (...statements: unknown[]) => ({ Version: '2012-10-17', Statement: statements });
const admin = document({ Effect: 'Allow', Action: '*', Resource: '*' });

const template = (resources: object, more: object = {}): string =>
  JSON.stringify({ ...more, Resources: resources }, null, 2);
const resource = (Type: string, Properties: unknown) => ({ Type, Properties });
const sitesOf = (text: string): PolicySite[] => [...sourceOf(text).sites()];
const found = (text: string) =>
  lintText(text).map(({ rule, messageId, start, end }) => [`${rule}/${messageId}`, text.slice(start, end)]);
const owners = (text: string) => sitesOf(text).map(({ owner }) => owner);
/** What the places prove, without what stands there. */
const known = (text: string) =>
  sitesOf(text).map(({ type, attachedTo, owner, principal }) => ({ type, attachedTo, owner, principal }));

describe('what a template is', () => {
  const Resources = { Policy: resource('AWS::IAM::ManagedPolicy', { PolicyDocument: admin }) };

  it.each([
    ['types', { Resources }],
    ['a version', { AWSTemplateFormatVersion: '2010-09-09', Resources }],
    ['a transform', { Transform: 'AWS::Serverless-2016-10-31', Resources }],
    ['the output of `get-template`', { TemplateBody: { Resources }, StagesAvailable: ['Original'] }],
    ['its output as a string', { TemplateBody: JSON.stringify({ Resources }, null, 2) }],
    ['a template among others', [{ name: 'app' }, { Resources }]],
  ])('is told by %s', (_, data) => {
    expect(found(JSON.stringify(data)).map(([name]) => name)).toEqual(['no-full-admin/fullAdmin']);
  });

  it.each([
    { Resources: [resource('AWS::IAM::ManagedPolicy', { PolicyDocument: admin })] },
    { Resources: { Policy: { Properties: { PolicyDocument: admin } } } },
    { Resources: { Policy: resource('policy', { PolicyDocument: admin }) } },
    { Resources: { Policy: { Type: { Ref: 'Type' }, Properties: { PolicyDocument: admin } } } },
    { TemplateBody: 'Resources:\n  Policy:\n    Type: AWS::IAM::ManagedPolicy' },
    { TemplateBody: [] },
    { Resources: { Policy: 'AWS::IAM::ManagedPolicy' } },
    { AWSTemplateFormatVersion: '2010-09-09', Resources: {} },
    { AWSTemplateFormatVersion: '2010-09-09', Statement: [] },
    { Resources: { Policy: { Type: 'AWS::IAM::ManagedPolicy' } } },
    { Resources: { Policy: resource('AWS::IAM::ManagedPolicy', null) } },
  ])('is not told by %j', (data) => {
    expect(sitesOf(JSON.stringify(data)).filter(({ owner }) => owner !== undefined)).toEqual([]);
  });

  it('holds no policy beside its resources', () => {
    const data = {
      Resources,
      Metadata: { PolicyDocument: admin },
      Outputs: { Policy: { Value: admin } },
      Parameters: { Policy: { Type: 'String', Default: JSON.stringify(admin) } },
      Mappings: { Policies: { PolicyDocument: admin } },
      Rules: { Rule: { Assertions: [admin] } },
      Hooks: { Hook: resource('AWS::CodeDeploy::BlueGreen', { PolicyDocument: admin }) },
      Modules: { Module: { Source: './module.json', Overrides: { PolicyDocument: admin } } },
    };
    expect(owners(JSON.stringify(data))).toEqual(['AWS::IAM::ManagedPolicy Policy']);
  });
});

/** The properties with a value at the end of a path. */
function propertiesWith(path: readonly string[], value: unknown): unknown {
  return path.reduceRight(
    (inner: unknown, name) => (name === '*' ? [inner] : { [name === '{*}' ? 'Some' : name]: inner }),
    value,
  );
}

const places = typesWithPolicies.flatMap((type) =>
  policyPlacesOf(type)!.map((place) => ({ type, ...place })),
);

describe.each(places)('$type $path', ({ type, path, attachedTo, holds }) => {
  const properties = (value: unknown) => ({
    ...(type === 'AWS::Organizations::Policy' && { Type: 'SERVICE_CONTROL_POLICY' }),
    ...(propertiesWith(path, value) as object),
  });
  const written = holds === 'statements' || holds === 'parts' ? allow : document(allow);

  it('holds a policy', () => {
    const text = template({ Thing: resource(type, properties(written)) });
    const [site, ...others] = sitesOf(text);
    expect(others).toEqual([]);
    expect(site!.attachedTo).toBe(attachedTo);
    expect(site!.owner).toBe(`${type} Thing`);
    if (type !== 'AWS::Organizations::Policy' && type !== 'AWS::IAM::ManagedPolicy')
      expect([site!.type]).toEqual(attachmentOf(attachedTo)!.policyTypes);
    const { start, end } = site!.document.span;
    expect(JSON.parse(text.slice(start, end))).toEqual(written);
    expect(site!.document.open).toBe(holds === 'statements' || holds === 'parts' ? true : undefined);
  });

  it('holds one in a string', () => {
    if (holds) return;
    const text = template({ Thing: resource(type, properties(JSON.stringify(document(allow)))) });
    expect(sitesOf(text)).toMatchObject([{ attachedTo, owner: `${type} Thing` }]);
    expect(sitesOf(text)[0]!.source!.locate!({ start: 0, end: 1 })).toEqual({
      start: text.indexOf('{\\"Version'),
      end: text.indexOf('{\\"Version') + 1,
    });
  });

  it.each([
    null,
    1,
    [],
    'text',
    {},
    { Ref: 'Policy' },
    { 'Fn::GetAtt': ['Policy', 'Arn'] },
    '{',
    '{"Version"',
  ])('throws nothing at %j', (value) => {
    expect(() => lintText(template({ Thing: resource(type, properties(value)) }))).not.toThrow();
  });
});

/** What is called a policy, or looks like one, and is none. */
const lookAlikes: readonly (readonly [type: string, properties: object, where: string])[] = [
  [
    'AWS::Logs::LogGroup',
    {
      DataProtectionPolicy: {
        Name: 'a',
        Version: '2021-06-01',
        Statement: [{ DataIdentifier: [], Operation: {} }],
      },
    },
    'data protection',
  ],
  ['AWS::Logs::LogGroup', { FieldIndexPolicies: [{ Fields: ['a'] }] }, 'field indexes'],
  [
    'AWS::Logs::AccountPolicy',
    {
      PolicyType: 'DATA_PROTECTION_POLICY',
      PolicyDocument: JSON.stringify({ Name: 'a', Version: '2021-06-01', Statement: [{ Operation: {} }] }),
    },
    'accounts',
  ],
  [
    'AWS::SNS::Topic',
    {
      DataProtectionPolicy: {
        Name: 'a',
        Version: '2021-06-01',
        Statement: [{ DataDirection: 'Inbound', Principal: ['*'], Operation: { Deny: {} } }],
      },
    },
    'data protection',
  ],
  ['AWS::SNS::Topic', { ArchivePolicy: { MessageRetentionPeriod: 7 } }, 'archives'],
  ['AWS::SNS::Subscription', { DeliveryPolicy: { healthyRetryPolicy: {} } }, 'delivery'],
  ['AWS::SNS::Subscription', { FilterPolicy: { Statement: ['paid'], Effect: ['Allow'] } }, 'filters'],
  ['AWS::SNS::Subscription', { RedrivePolicy: { deadLetterTargetArn: 'arn' } }, 'dead letters'],
  ['AWS::SNS::Subscription', { ReplayPolicy: { PointType: 'Timestamp' } }, 'replays'],
  ['AWS::SQS::Queue', { RedriveAllowPolicy: { redrivePermission: 'denyAll' } }, 'sources of dead letters'],
  ['AWS::SQS::Queue', { RedrivePolicy: { maxReceiveCount: 5 } }, 'dead letters'],
  [
    'AWS::NetworkManager::CoreNetwork',
    { PolicyDocument: { version: '2021.12', 'core-network-configuration': {} } },
    'networks',
  ],
  [
    'AWS::ECR::Repository',
    { LifecyclePolicy: { LifecyclePolicyText: '{"rules":[{"action":{"type":"expire"}}]}' } },
    'lifecycles',
  ],
  [
    'AWS::ECR::RepositoryCreationTemplate',
    { LifecyclePolicy: '{"rules":[{"action":{"type":"expire"}}]}' },
    'lifecycles',
  ],
  ['AWS::EC2::VerifiedAccessEndpoint', { PolicyDocument: 'permit(principal, action, resource);' }, 'Cedar'],
  ['AWS::EC2::VerifiedAccessGroup', { PolicyDocument: 'permit(principal, action, resource);' }, 'Cedar'],
  [
    'AWS::OpenSearchServerless::AccessPolicy',
    { Policy: '[{"Rules":[{"Resource":["*"],"Permission":["aoss:*"]}],"Principal":["*"]}]' },
    'collections',
  ],
  ['AWS::OpenSearchServerless::SecurityPolicy', { Policy: '{"Rules":[],"AWSOwnedKey":true}' }, 'encryption'],
  ['AWS::OpenSearchServerless::LifecyclePolicy', { Policy: '{"Rules":[]}' }, 'retention'],
  [
    'AWS::Config::ConfigRule',
    { Source: { CustomPolicyDetails: { PolicyText: 'rule x { Statement exists }' } } },
    'Guard',
  ],
  [
    'AWS::Config::OrganizationConfigRule',
    { OrganizationCustomPolicyRuleMetadata: { PolicyText: 'rule x { Statement exists }' } },
    'Guard',
  ],
  [
    'AWS::MediaStore::Container',
    { LifecyclePolicy: '{"rules":[{"definition":{},"action":"EXPIRE"}]}' },
    'lifecycles',
  ],
  [
    'AWS::SSM::Parameter',
    { Policies: '[{"Type":"Expiration","Version":"1.0","Attributes":{}}]' },
    'parameters',
  ],
  [
    'AWS::WorkSpacesWeb::BrowserSettings',
    { BrowserPolicy: '{"chromePolicies":{"Statement":{"value":"*"}}}' },
    'browsers',
  ],
  ['AWS::IoTSiteWise::AccessPolicy', { AccessPolicyPermission: 'ADMINISTRATOR' }, 'portals'],
  [
    'AWS::IoT::Policy',
    { PolicyDocument: document({ Effect: 'Allow', Action: 'iot:*', Resource: '*' }) },
    'devices',
  ],
  ['AWS::WAFv2::WebACL', { Rules: [{ Statement: { ByteMatchStatement: {} } }] }, 'web requests'],
  ['AWS::Organizations::Policy', { Type: 'TAG_POLICY', Content: { Statement: [], tags: {} } }, 'tags'],
  ['AWS::Organizations::Policy', { Type: 'BACKUP_POLICY', Content: JSON.stringify(document({})) }, 'backups'],
  ['AWS::Organizations::Policy', { Type: 'DECLARATIVE_POLICY_EC2', Content: document({}) }, 'settings'],
  [
    'AWS::CloudFormation::Stack',
    { TemplateURL: 'https://bucket', Parameters: { Policy: admin } },
    'nested stacks',
  ],
  ['AWS::CloudFormation::CustomResource', { PolicyDocument: admin }, 'the code of a custom resource'],
  [
    'Custom::AWS',
    { Create: JSON.stringify({ Policy: JSON.stringify(admin) }), PolicyDocument: admin },
    'the code of the CDK',
  ],
];

describe('left alone is', () => {
  it.each(lookAlikes)('%s %j, which is about %s', (type, properties) => {
    const text = template({ Thing: resource(type, properties), Statement: resource('AWS::S3::Bucket', {}) });
    expect(sitesOf(text)).toEqual([]);
    expect(lintText(text, { rules: 'all' })).toEqual([]);
  });
});

describe('a role', () => {
  const role = resource('AWS::IAM::Role', {
    Policies: [
      { PolicyName: 'deploy', PolicyDocument: admin },
      { PolicyName: { Ref: 'Name' }, PolicyDocument: document(allow) },
    ],
    AssumeRolePolicyDocument: document({
      Effect: 'Allow',
      Principal: { Service: 'ec2.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
    PermissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary',
  });

  it('has its policies in source order, with who holds them', () => {
    const principal = 'AWS::IAM::Role App';
    const ofRole = { type: 'identity', attachedTo: 'AWS::IAM::RolePolicy', principal };
    expect(known(template({ App: role }))).toEqual([
      { ...ofRole, owner: 'AWS::IAM::Role App, policy deploy' },
      { ...ofRole, owner: 'AWS::IAM::Role App' },
      {
        type: 'trust',
        attachedTo: 'AWS::IAM::AssumeRolePolicyDocument',
        owner: 'AWS::IAM::Role App',
        principal: undefined,
      },
    ]);
  });

  it('is named once', () => {
    const Properties = { PolicyName: 'App', PolicyDocument: document(allow) };
    expect(owners(template({ App: resource('AWS::IAM::Policy', Properties) }))).toEqual([
      'AWS::IAM::Policy App',
    ]);
    expect(owners(template({ Own: resource('AWS::IAM::Policy', Properties) }))).toEqual([
      'AWS::IAM::Policy Own, policy App',
    ]);
  });

  it('is judged at the character', () => {
    const { code, ranges } = unmark(`{"Resources":{"App":{"Type":"AWS::IAM::Role","Properties":{"Policies":[
      {"PolicyName":"deploy","PolicyDocument":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"«*»","Resource":"*"}}}]}}}}`);
    expect(lintText(code)).toMatchObject([
      {
        rule: 'no-full-admin',
        ...ranges[0],
        message:
          'This statement allows every action on every resource: whoever holds this policy is an administrator.',
      },
    ]);
  });

  it.each([
    [
      'a condition around the list',
      { 'Fn::If': ['C', [{ PolicyName: 'p', PolicyDocument: admin }], { Ref: 'AWS::NoValue' }] },
    ],
    [
      'a condition around an entry',
      [{ 'Fn::If': ['C', { PolicyName: 'p', PolicyDocument: admin }, { Ref: 'AWS::NoValue' }] }],
    ],
    [
      'conditions in each other',
      {
        'Fn::If': [
          'C',
          { Ref: 'AWS::NoValue' },
          { 'Fn::If': ['D', [], [{ PolicyName: 'p', PolicyDocument: admin }]] },
        ],
      },
    ],
    [
      'a condition around the document',
      [{ PolicyName: 'p', PolicyDocument: { 'Fn::If': ['C', admin, { Ref: 'AWS::NoValue' }] } }],
    ],
    ['no list', { PolicyName: 'p', PolicyDocument: admin }],
    ['a document as text', [{ PolicyName: 'p', PolicyDocument: { 'Fn::ToJsonString': admin } }]],
    ['a loop', { 'Fn::ForEach::P': ['X', ['a'], { Statement: [] }], PolicyName: 'p', PolicyDocument: admin }],
    ['the body of a loop', { 'Fn::ForEach::P': ['X', ['a'], { PolicyName: 'p', PolicyDocument: admin }] }],
  ])('has policies in %s', (_, Policies) => {
    const text = template({ App: resource('AWS::IAM::Role', { Policies }) });
    expect(owners(text)).toEqual(['AWS::IAM::Role App, policy p']);
    expect(found(text)).toEqual([['no-full-admin/fullAdmin', '*']]);
  });

  it.each([
    ['Roles', 'AWS::IAM::Policy', { Roles: [{ Ref: 'App' }] }],
    ['RoleName', 'AWS::IAM::RolePolicy', { RoleName: { Ref: 'App' } }],
    ['the ARN in ManagedPolicyArns', 'AWS::IAM::ManagedPolicy', {}],
  ])('holds what names it in %s', (_, type, more) => {
    const App = resource('AWS::IAM::Role', { ManagedPolicyArns: [{ Ref: 'Own' }] });
    const Own = resource(type, { ...more, PolicyDocument: document(allow) });
    expect(known(template({ App, Own }))).toMatchObject([
      { type: 'identity', principal: 'AWS::IAM::Role App' },
    ]);
  });

  it('is one of several holders', () => {
    const roles = { A: resource('AWS::IAM::Role', {}), B: resource('AWS::IAM::Role', {}) };
    const Own = resource('AWS::IAM::Policy', {
      Roles: [{ Ref: 'A' }, { Ref: 'B' }],
      PolicyDocument: document(allow),
    });
    expect(known(template({ ...roles, Own }))).toMatchObject([{ type: 'identity', principal: undefined }]);
  });
});

describe('numbers and booleans', () => {
  it.each([
    ['a Sid', { ...allow, Sid: 1 }],
    [
      'a condition',
      {
        ...allow,
        Condition: {
          Bool: { 'aws:SecureTransport': true },
          NumericLessThan: { 'aws:MultiFactorAuthAge': 3600 },
        },
      },
    ],
    ['an account', { ...allow, Condition: { StringEquals: { 'aws:ResourceAccount': 111122223333 } } }],
    [
      'accounts',
      { ...allow, Condition: { StringEquals: { 'aws:ResourceAccount': [111122223333, 444455556666] } } },
    ],
  ])('are texts: %s', (_, statement) => {
    const text = template({ App: resource('AWS::IAM::Policy', { PolicyDocument: document(statement) }) });
    expect(found(text)).toEqual([]);
    expect(lintText(JSON.stringify(document({ ...allow, Sid: 1 })))).toHaveLength(1);
  });

  it('are judged as such', () => {
    const Principal = { AWS: 12345 };
    const PolicyDocument = document({ Effect: 'Allow', Principal, Action: 'sqs:SendMessage', Resource: '*' });
    expect(found(template({ Own: resource('AWS::SQS::QueuePolicy', { PolicyDocument }) }))).toEqual([
      ['valid-principal/accountDigits', '12345'],
    ]);
    const Permission = resource('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      Principal: 111122223333,
    });
    expect(found(template({ Permission }))).toEqual([]);
  });

  it('are changed like texts', () => {
    const PolicyDocument = document({ ...allow, Sid: 1 }, { ...allow, Sid: 1, Resource: 'arn:aws:s3:::b' });
    const text = template({ Own: resource('AWS::IAM::Policy', { PolicyDocument }) });
    const [finding] = lintText(text);
    expect(finding).toMatchObject({ rule: 'valid-sid', suggestions: [{ edits: [{ text: '"12"' }] }] });
  });
});

describe('a managed policy', () => {
  const typeOf = (more: object, properties: object = {}, name = 'Own') =>
    known(
      template({
        ...more,
        [name]: resource('AWS::IAM::ManagedPolicy', { ...properties, PolicyDocument: document(allow) }),
      }),
    )[0]!.type;
  const boundary = (value: unknown) => ({ App: resource('AWS::IAM::Role', { PermissionsBoundary: value }) });
  const holder = (type: string, properties: object) => ({ Holder: resource(type, properties) });

  it.each([
    ['Ref', { Ref: 'Own' }],
    ['GetAtt', { 'Fn::GetAtt': ['Own', 'PolicyArn'] }],
    ['GetAtt in a text', { 'Fn::GetAtt': 'Own.PolicyArn' }],
    ['Sub', { 'Fn::Sub': '${Own}' }],
    ['If', { 'Fn::If': ['C', { Ref: 'Own' }, { Ref: 'AWS::NoValue' }] }],
  ])('that somebody has for a boundary by %s is one', (_, value) => {
    expect(typeOf(boundary(value))).toBe('boundary');
  });

  it.each([
    [{ Ref: 'Other' }],
    [{ 'Fn::Sub': ['${Own}', { Own: 'x' }] }],
    [{ 'Fn::Sub': '${!Own}' }],
    ['Own'],
  ])('is none by %j', (value) => {
    expect(typeOf(boundary(value))).toBeUndefined();
  });

  it.each([
    [
      holder('AWS::IAM::Role', {
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess', { Ref: 'Own' }],
      }),
    ],
    [
      holder('AWS::IAM::Group', {
        ManagedPolicyArns: [{ 'Fn::If': ['C', { Ref: 'Own' }, { Ref: 'AWS::NoValue' }] }],
      }),
    ],
    [holder('AWS::Serverless::Function', { Policies: [{ Ref: 'Own' }] })],
    [holder('AWS::Serverless::Function', { Policies: { Ref: 'Own' } })],
  ])('that somebody holds too is none: %j', (more) => {
    expect(typeOf({ ...boundary({ Ref: 'Own' }), ...more })).toBe('identity');
  });

  it('that names its holders is none', () => {
    expect(typeOf(boundary({ Ref: 'Own' }), { Roles: [{ Ref: 'App' }] })).toBe('identity');
  });

  it('that nobody uses is what its name says', () => {
    expect(typeOf({})).toBeUndefined();
    const Properties = { PolicyDocument: admin };
    expect(found(template({ DeveloperBoundary: resource('AWS::IAM::ManagedPolicy', Properties) }))).toEqual(
      [],
    );
    expect(found(template({ Developer: resource('AWS::IAM::ManagedPolicy', Properties) }))).toHaveLength(1);
  });

  it('that grants all is judged as a boundary', () => {
    const Own = resource('AWS::IAM::ManagedPolicy', { PolicyDocument: admin });
    expect(found(template({ ...boundary({ Ref: 'Own' }), Own }))).toEqual([]);
  });
});

describe('the type of an AWS::Organizations::Policy', () => {
  const deny = document({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' });
  const policy = (more: object, Content: unknown = deny) =>
    template({ Guard: resource('AWS::Organizations::Policy', { ...more, Content }) });

  it.each([
    ['SERVICE_CONTROL_POLICY', 'scp'],
    ['RESOURCE_CONTROL_POLICY', 'rcp'],
  ])('is by %s', (Type, type) => {
    expect(known(policy({ Type }))).toMatchObject([{ type }]);
    expect(known(policy({ Type }, JSON.stringify(deny)))).toMatchObject([{ type }]);
  });

  it('follows from the shape where nothing says it', () => {
    expect(known(policy({}))).toMatchObject([{ type: undefined }]);
    expect(found(policy({ Type: { Ref: 'Type' } }))).toEqual([]);
  });
});

describe('what a policy is attached to by reference', () => {
  it.each([
    ['AWS::VpcLattice::AuthPolicy', 'Policy', 'ResourceIdentifier', 'AWS::VpcLattice::ServiceNetwork'],
    ['AWS::CloudTrail::ResourcePolicy', 'ResourcePolicy', 'ResourceArn', 'AWS::CloudTrail::Channel'],
    ['AWS::Kinesis::ResourcePolicy', 'ResourcePolicy', 'ResourceArn', 'AWS::Kinesis::Stream'],
  ])('%s', (type, property, target, attachedTo) => {
    const of = (value: unknown) =>
      template({
        Own: resource(type, { [property]: document(allow), [target]: value }),
        Thing: resource(attachedTo, {}),
        Bucket: resource('AWS::Lambda::Alias', {}),
      });
    for (const value of [
      { 'Fn::GetAtt': ['Thing', 'Arn'] },
      { 'Fn::GetAtt': 'Thing.Arn' },
      { 'Fn::Sub': '${Thing.Arn}' },
      { 'Fn::Sub': ['${Own.Arn}${AWS::Region}', { Region: '', Own: { Ref: 'Thing' } }] },
    ])
      expect(known(of(value))).toMatchObject([{ type: 'resource', attachedTo }]);
    for (const value of [
      'arn:aws:x',
      { Ref: 'Bucket' },
      { Ref: 'Parameter' },
      { 'Fn::GetAtt': [] },
      { 'Fn::Sub': '${Thing}-${Bucket}' },
    ])
      expect(known(of(value))).toMatchObject([{ type: 'resource', attachedTo: type }]);
  });
});

describe('statements without a document', () => {
  const bus = (Statement: unknown) =>
    template({ Bus: resource('AWS::Events::EventBusPolicy', { StatementId: 'a', Statement }) });
  const statement = { Effect: 'Allow', Principal: '*', Action: 'events:PutEvents', Resource: '*' };

  it.each([[statement], [[statement]]])('are judged as what is in one: %j', (value) => {
    expect(found(bus(value))).toEqual([['no-public-access/everyAccount', '*']]);
  });

  it('are changed where they stand', () => {
    for (const value of [statement, [statement]]) {
      const text = bus(value);
      const [suggestion] = lintText(text)[0]!.suggestions;
      const changed = suggestion!.edits.reduceRight(
        (done, { range: [start, end], text: put }) => done.slice(0, start) + put + done.slice(end),
        text,
      );
      expect(lintText(changed)).toEqual([]);
      expect(changed).toContain('aws:PrincipalOrgID');
    }
  });

  it.each([[{ Ref: 'X' }], [{ 'Fn::GetAtt': ['A', 'B'] }], ['text'], [null]])('are not %j', (value) => {
    expect(sitesOf(bus(value))).toEqual([]);
  });

  it('may be completed by AWS RAM', () => {
    const permission = (PolicyTemplate: unknown) =>
      template({ Permission: resource('AWS::RAM::Permission', { PolicyTemplate }) });
    expect(found(permission({ Effect: 'Allow', Action: ['s3:GetObject'] }))).toEqual([]);
    expect(found(permission({ Effect: 'Allow', Action: ['s3:GetObjekt'] }))).toEqual([
      ['no-unknown-action/misspeltAction', 'GetObjekt'],
    ]);
  });
});

describe('SAM', () => {
  const of = (Properties: object, Type = 'AWS::Serverless::Function') =>
    template({ App: resource(Type, Properties) }, { Transform: 'AWS::Serverless-2016-10-31' });

  it.each(['AWS::Serverless::Function', 'AWS::Serverless::StateMachine'])(
    'has policies of several forms in %s',
    (type) => {
      const Policies = [
        'AWSLambdaExecute',
        { Ref: 'Managed' },
        { S3ReadPolicy: { BucketName: { Ref: 'Bucket' } } },
        { AMIDescribePolicy: {} },
        admin,
        { Effect: 'Allow', Action: 'iam:*', Resource: '*' },
        {
          'Fn::If': [
            'C',
            document({ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }),
            'AWSLambdaExecute',
          ],
        },
        { Statement: [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }] },
      ];
      const names = new Set(found(of({ Policies }, type)).map(([name]) => name));
      expect([...names]).toEqual(
        expect.arrayContaining([
          'no-full-admin/fullAdmin',
          'no-privilege-escalation/administratorByWildcard',
          'no-allow-not-action/remains',
          'require-version/missing',
          // What is passed is run by what another policy of the role allows.
          'no-privilege-escalation/passedRole',
        ]),
      );
      expect(known(of({ Policies }, type))).toEqual(
        Array.from({ length: 4 }, () => ({
          type: 'identity',
          attachedTo: 'AWS::IAM::RolePolicy',
          owner: `${type} App`,
          principal: `${type} App`,
        })),
      );
    },
  );

  it.each([
    admin,
    [admin],
    { 'Fn::If': ['C', admin, 'AWSLambdaExecute'] },
    { 'Fn::If': ['C', [admin], { Ref: 'AWS::NoValue' }] },
  ])('has one alone: %j', (Policies) =>
    expect(found(of({ Policies }))).toEqual([['no-full-admin/fullAdmin', '*']]),
  );

  it.each([
    'AWSLambdaExecute',
    [],
    {},
    null,
    { Ref: 'X' },
    { S3CrudPolicy: { BucketName: 'Statement' } },
    ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
  ])('has none: %j', (Policies) => expect(sitesOf(of({ Policies }))).toEqual([]));

  it('has trust policies, also for all functions', () => {
    const AssumeRolePolicyDocument = document({
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: 'sts:AssumeRoles',
    });
    expect(found(of({ AssumeRolePolicyDocument }))).toEqual([
      ['no-unknown-action/misspeltAction', 'AssumeRoles'],
    ]);
    const Globals = {
      Function: { AssumeRolePolicyDocument },
      Api: {
        Auth: {
          ResourcePolicy: {
            CustomStatements: [
              { ...allow, Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
            ],
          },
        },
      },
    };
    const text = template({ App: resource('AWS::Serverless::Function', {}) }, { Globals });
    expect(known(text)).toEqual([
      {
        type: 'trust',
        attachedTo: 'AWS::IAM::AssumeRolePolicyDocument',
        owner: 'Globals Function',
        principal: undefined,
      },
      {
        type: 'resource',
        attachedTo: 'AWS::ApiGateway::RestApi',
        owner: 'Globals Api',
        principal: undefined,
      },
    ]);
  });
});

describe('loops', () => {
  it('have the resources of their body once', () => {
    const body = {
      'Role${Name}': resource('AWS::IAM::RolePolicy', { PolicyName: 'p', PolicyDocument: admin }),
    };
    const text = template({
      'Fn::ForEach::Roles': ['Name', ['A', 'B'], { 'Fn::ForEach::Inner': ['X', ['C'], body] }],
    });
    expect(owners(text)).toEqual(['AWS::IAM::RolePolicy Role${Name}, policy p']);
  });

  it.each([[], ['Name'], ['Name', []], ['Name', [], 'body'], 'text', null, {}].map((each) => [each]))(
    'may be %j',
    (loop) =>
      expect(sitesOf(template({ 'Fn::ForEach::Roles': loop, B: resource('AWS::S3::Bucket', {}) }))).toEqual(
        [],
      ),
  );

  it('end', () => {
    const nested = (depth: number): object =>
      depth === 0
        ? { P: resource('AWS::IAM::ManagedPolicy', { PolicyDocument: admin }) }
        : { 'Fn::ForEach::X': ['N', [], nested(depth - 1)] };
    expect(sitesOf(template(nested(5), { AWSTemplateFormatVersion: '2010-09-09' }))).toHaveLength(1);
    expect(sitesOf(template(nested(60), { AWSTemplateFormatVersion: '2010-09-09' }))).toHaveLength(0);
  });
});

describe('types that the table does not have', () => {
  it.each(['AWS::NewService::ResourcePolicy', 'My::Own::Role::MODULE', 'Initech::IAM::Thing'])(
    '%s holds what says so itself',
    (type) => {
      expect(known(template({ Thing: resource(type, { Any: admin }) }))).toEqual([
        { type: undefined, attachedTo: undefined, owner: `${type} Thing, Any`, principal: undefined },
      ]);
    },
  );

  it.each([
    [{ Any: JSON.stringify(admin) }, 'AWS::NewService::Thing Own, Any'],
    [{ Any: [{ Name: 'deploy', Document: admin }] }, 'AWS::NewService::Thing Own, deploy'],
    [
      { Any: { Deep: { Statement: [{ ...allow, Action: '*', Resource: '*' }] } } },
      'AWS::NewService::Thing Own, Any.Deep',
    ],
    [{ Any: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }, 'AWS::NewService::Thing Own, Any'],
  ])('hold it at any depth: %j', (properties, owner) => {
    const text = template({ Own: resource('AWS::NewService::Thing', properties) });
    expect(owners(text)).toEqual([owner]);
    expect(found(text).map(([name]) => name)).toContain('no-full-admin/fullAdmin');
  });

  it.each([
    { Any: { Statement: [{ Effect: 'Allow' }] } },
    { Any: { Version: '2012-10-17' } },
    { Any: { Version: '1', Statement: [{ Text: 'invoice' }] } },
    { Any: { Statement: { Ref: 'Statement' } } },
  ])('hold nothing else: %j', (properties) => {
    expect(sitesOf(template({ Thing: resource('AWS::NewService::ResourcePolicy', properties) }))).toEqual([]);
  });

  it('have functions as all do', () => {
    const Any = document({
      Effect: { 'Fn::If': ['C', 'Allow', 'Deny'] },
      Action: { Ref: 'Action' },
      Resource: '*',
    });
    expect(found(template({ Thing: resource('AWS::NewService::ResourcePolicy', { Any }) }))).toEqual([]);
    const misspelt = document({
      ...allow,
      Action: [{ Ref: 'Action' }, { 'Fn::Join': [':', ['s3', 'GetObjekt']] }],
    });
    const [[rule] = []] = found(
      template({ Thing: resource('AWS::NewService::ResourcePolicy', { Any: misspelt }) }),
    );
    expect(rule).toBe('no-unknown-action/misspeltAction');
  });
});

describe('a template in a resource', () => {
  it.each(['AWS::CloudFormation::StackSet', 'AWS::Config::ConformancePack'])('%s', (type) => {
    const TemplateBody = template({ P: resource('AWS::IAM::ManagedPolicy', { PolicyDocument: admin }) });
    const text = template({ Set: resource(type, { TemplateBody }) });
    expect(found(text)).toEqual([['no-full-admin/fullAdmin', '*']]);
    expect(owners(text)).toEqual(['AWS::IAM::ManagedPolicy P']);
  });

  it('is changed where it is written, not where a function makes it', () => {
    const body = template({
      P: resource('AWS::IAM::ManagedPolicy', {
        PolicyDocument: document({ ...allow, Action: 's3:GetObjekt' }),
      }),
    });
    const offered = (TemplateBody: unknown) =>
      lintText(template({ Set: resource('AWS::CloudFormation::StackSet', { TemplateBody }) })).map(
        ({ rule, suggestions }) => [rule, suggestions.length],
      );
    expect(offered(body)).toEqual([['no-unknown-action', 1]]);
    expect(offered({ 'Fn::Join': ['', [body]] })).toEqual([['no-unknown-action', 0]]);
  });
});

describe('a document as a text of functions', () => {
  const bucket = (PolicyDocument: unknown) =>
    template({ Own: resource('AWS::S3::BucketPolicy', { PolicyDocument }) });

  it('says that it is not JSON', () => {
    expect(found(bucket('{ "Version": "2012-10-17", '))).toMatchObject([
      ['valid-policy-string/notJson', expect.any(String)],
    ]);
  });

  it.each([
    { 'Fn::Sub': '{ "Version": ${Version}' },
    { 'Fn::Transform': { Name: 'AWS::Include' } },
    { 'Fn::Base64': '{}' },
  ])('is unknown: %j', (value) => expect(found(bucket(value))).toEqual([]));
});

/** The tree of some data, with a count of how often children were looked at. */
function counted(data: unknown): { value: Value; count: () => number } {
  let looks = 0;
  const span = { start: 0, end: 1 };
  const make = (each: unknown): Value => {
    if (typeof each === 'string') return { kind: 'text', span, text: each, place: 0 };
    if (each === null || typeof each !== 'object')
      return { kind: 'scalar', span, value: each as number | boolean | null };
    if (Array.isArray(each)) {
      const items = each.map(make);
      return {
        kind: 'list',
        span,
        get items() {
          return (looks++, items);
        },
      };
    }
    const entries = Object.entries(each).map(([key, value]) => ({
      key: { kind: 'text', span, text: key } as const,
      value: make(value),
      span,
    }));
    return {
      kind: 'dict',
      span,
      head: span,
      get entries() {
        looks += entries.length;
        return entries;
      },
    };
  };
  return { value: make(data), count: () => looks };
}

describe('ten thousand resources', () => {
  const looksAt = (size: number) => {
    const Resources = Object.fromEntries(
      Array.from({ length: size / 4 }, (_, n) => [
        [`Policy${n}`, resource('AWS::IAM::ManagedPolicy', { PolicyDocument: document(allow) })],
        [
          `Role${n}`,
          resource('AWS::IAM::Role', {
            ManagedPolicyArns: [{ Ref: `Policy${n}` }],
            PermissionsBoundary: { Ref: `Policy${n + 1}` },
          }),
        ],
        [
          `Inline${n}`,
          resource('AWS::IAM::Policy', { Roles: [{ Ref: `Role${n}` }], PolicyDocument: document(allow) }),
        ],
        [`Other${n}`, resource('AWS::S3::Bucket', { Tags: [] })],
      ]).flat() as [string, object][],
    );
    const { value, count } = counted({ Resources });
    const holes = new Holes();
    const surroundings = {
      embed: () => undefined,
      holes,
      withHoles: <Document>(document: Document) => document,
      isBroken: () => false,
      declared: false,
    };
    const sites = [...locatePolicies(value, surroundings)];
    expect(sites).toHaveLength(size / 2);
    return count();
  };

  it('take ten times the work of a thousand', () => {
    expect(looksAt(10_000) / looksAt(1_000)).toBeLessThan(10.5);
  });
});

describe('whatever a template holds', () => {
  const key = fc.constantFrom(
    'Type',
    'Properties',
    'Policies',
    'PolicyDocument',
    'Statement',
    'Effect',
    'Principal',
    'Action',
    'Resource',
    'Condition',
    'Version',
    'Fn::If',
    'Fn::Sub',
    'Fn::Join',
    'Ref',
    'Fn::ForEach::X',
    'Fn::GetAtt',
    'PermissionsBoundary',
    'ManagedPolicyArns',
    'Roles',
    'SourceArn',
    'FunctionName',
    'Auth',
    'ResourcePolicy',
    'CustomStatements',
    'Type',
    '__proto__',
  );
  const leaf = fc.oneof(
    fc.constantFrom(
      '*',
      's3:*',
      '2012-10-17',
      'AWS::NoValue',
      'C',
      '${AWS::Region}',
      '${',
      'A.B',
      '{"Statement":[]}',
      's3.amazonaws.com',
    ),
    fc.constantFrom(...typesWithPolicies),
    fc.constantFrom(null, 1, true),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium' },
      leaf,
      fc.array(tie('value'), { maxLength: 4 }),
      fc
        .array(fc.tuple(key, tie('value')), { maxLength: 4 })
        .map((entries) => Object.fromEntries(entries) as unknown),
    ),
  }));
  const resources = fc.dictionary(
    fc.constantFrom('A', 'B', 'C', 'Fn::ForEach::X'),
    fc.oneof(
      value,
      fc.record({
        Type: fc.constantFrom(...typesWithPolicies, 'AWS::Lambda::Permission'),
        Properties: value,
      }),
    ),
  );

  it('throws nothing, and marks what is there', () => {
    fc.assert(
      fc.property(resources, value, (Resources, Parameters) => {
        const text = JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', Parameters, Resources });
        for (const { start, end } of lintText(text, { rules: 'all' })) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});
