import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceOf } from '../../read-policy.js';
import { attachmentTypes } from '../../../src/catalog/attachments.js';
import {
  otherPolicyArguments,
  policyArgumentsOf,
  typesWithPolicies,
} from '../../../src/catalog/terraform-arguments.js';
import { lintText } from '../../../src/json/index.js';
import { policyTypes } from '../../../src/policy/policy-types.js';
import { readPolicy } from '../../../src/policy/policy.js';
import { entryOf, type DictValue, type UndecidedDict } from '../../../src/value/value.js';

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
});
const other = policy.replace('GetObject', 'PutObject');

const resource = (type: string, name: string, values: object, more: object = {}) => ({
  address: `${type}.${name}`,
  mode: 'managed',
  type,
  name,
  values,
  ...more,
});
const planOf = (...resources: object[]) => ({
  format_version: '1.2',
  terraform_version: '1.9.0',
  planned_values: { root_module: { resources } },
});

const policyStatements = (document: UndecidedDict) => readPolicy(document as DictValue).statements;

/** What each site is: its text, its type, what it hangs on, whose it is. */
const found = (file: unknown) => {
  const text = JSON.stringify(file);
  return Array.from(sourceOf(text).sites(), ({ document: { span }, source, type, attachedTo, owner }) => {
    const { start, end } = source!.locate!(span);
    return [text.slice(start, end), type, attachedTo, owner];
  });
};
const written = (text: string) => JSON.stringify(text).slice(1, -1);
const places = (file: unknown) => found(file).map(([, ...place]) => place);
const owners = (file: unknown) => found(file).map((each) => each[3]);

const inline = [written(policy), 'identity', 'AWS::IAM::RolePolicy', 'aws_iam_role_policy.a'];

describe('a plan', () => {
  test('has the policies that will be', () => {
    expect(found(planOf(resource('aws_iam_role_policy', 'a', { policy, role: 'app' })))).toEqual([inline]);
  });

  test('is judged once, whatever else it has of the policy', () => {
    const plan = {
      ...planOf(resource('aws_iam_role_policy', 'a', { policy })),
      prior_state: {
        values: { root_module: { resources: [resource('aws_iam_role_policy', 'a', { policy })] } },
      },
      resource_changes: [
        {
          ...resource('aws_iam_role_policy', 'a', {}),
          change: { actions: ['update'], before: { policy: other }, after: { policy } },
        },
      ],
      configuration: {
        root_module: { resources: [{ expressions: { policy: { constant_value: policy } } }] },
      },
    };
    expect(found(plan)).toEqual([inline]);
  });

  test('may have the changes alone, of which what goes is left out', () => {
    const change = (name: string, actions: string[], before: unknown, after: unknown) => ({
      ...resource('aws_iam_role_policy', name, {}),
      change: { actions, before, after, after_unknown: {} },
    });
    const resource_changes = [
      change('a', ['create'], null, { policy }),
      change('gone', ['delete'], { policy }, null),
      change('unknown', ['create'], null, {}),
      change('none', ['create'], null, { policy: null }),
    ];
    expect(found({ format_version: '0.1', resource_changes })).toEqual([inline]);
  });

  test('has modules in modules', () => {
    const address = 'module.a["x"].module.b.aws_iam_role_policy.a[0]';
    const inner = { resources: [resource('aws_iam_role_policy', 'a', { policy }, { address })] };
    const plan = { planned_values: { root_module: { child_modules: [{ child_modules: [inner] }] } } };
    expect(owners(plan)).toEqual([address]);
  });

  test('is not changed', () => {
    const redundant = JSON.stringify({
      Statement: [{ Sid: '', Effect: 'Allow', Action: ['s3:*', 's3:GetObject'], Resource: '*' }],
    });
    const findings = lintText(
      JSON.stringify(planOf(resource('aws_iam_role_policy', 'a', { policy: redundant }))),
      {
        rules: 'all',
      },
    );
    expect(findings.map(({ rule }) => rule)).toContain('no-redundant-action');
    expect(findings.filter(({ fix, suggestions }) => fix ?? suggestions.length > 0)).toEqual([]);
  });

  test('has its findings at the exact characters', () => {
    const wrong = policy.replace('GetObject', 'GetObjekt');
    const text = JSON.stringify(
      planOf(resource('aws_sqs_queue', 'a', {}), resource('aws_iam_policy', 'b', { policy: wrong })),
    );
    const [finding] = lintText(text, { rules: { 'no-unknown-action': 'error' } });
    expect(text.slice(finding!.start, finding!.end)).toBe('GetObjekt');
  });

  test('has a policy that is not JSON', () => {
    const [site] = sourceOf(planOf(resource('aws_iam_policy', 'b', { policy: `${policy}}` }))).sites();
    expect(site).toMatchObject({ unread: true, owner: 'aws_iam_policy.b' });
  });
});

describe('a state', () => {
  const values = (...resources: object[]) => ({
    format_version: '1.0',
    values: { root_module: { resources } },
  });

  test('is shown like a plan', () => {
    expect(found(values(resource('aws_iam_role_policy', 'a', { policy })))).toEqual([inline]);
  });

  test('has instances, in modules', () => {
    const state = {
      version: 4,
      terraform_version: '1.9.0',
      resources: [
        {
          module: 'module.m',
          mode: 'managed',
          type: 'aws_iam_role_policy',
          name: 'a',
          instances: [
            { index_key: 'x', attributes: { policy } },
            { index_key: 0, attributes: { policy } },
            { attributes: { policy } },
            { attributes_flat: {} },
          ],
        },
        { mode: 'managed', type: 'aws_iam_policy', instances: 1 },
      ],
    };
    const address = 'module.m.aws_iam_role_policy.a';
    expect(owners(state)).toEqual([`${address}["x"]`, `${address}[0]`, address]);
  });

  test('of version 3 has them flat', () => {
    const state = {
      version: 3,
      terraform_version: '0.11.14',
      modules: [
        {
          path: ['root'],
          resources: {
            'aws_iam_role_policy.a': { type: 'aws_iam_role_policy', primary: { attributes: { policy } } },
          },
        },
      ],
    };
    expect(found(state)).toEqual([inline]);
  });

  test('has what the provider fills in besides what sets it: judged once', () => {
    const bucket = { bucket: 'b', policy: JSON.stringify(JSON.parse(policy), null, 2) };
    const set = resource('aws_s3_bucket_policy', 'p', { policy });
    expect(owners(values(resource('aws_s3_bucket', 'b', bucket), set))).toEqual(['aws_s3_bucket_policy.p']);
    expect(owners(values(resource('aws_s3_bucket', 'b', bucket)))).toEqual(['aws_s3_bucket.b']);
    expect(owners(values(resource('aws_s3_bucket', 'b', { policy: other }), set))).toEqual([
      'aws_s3_bucket.b',
      'aws_s3_bucket_policy.p',
    ]);
  });

  test('has the inline policies of a role in a list', () => {
    const role = resource('aws_iam_role', 'r', {
      name: 'app',
      inline_policy: [{ name: 'x', policy }, {}, { policy: other }],
    });
    expect(places(values(role))).toEqual([
      ['identity', 'AWS::IAM::RolePolicy', 'aws_iam_role.r, policy x'],
      ['identity', 'AWS::IAM::RolePolicy', 'aws_iam_role.r'],
    ]);
    expect(Array.from(sourceOf(values(role)).sites(), ({ principal }) => principal)).toEqual([
      'role app',
      'role app',
    ]);
  });

  test.each([
    ['permissions_boundary', {}, 'boundary'],
    ['permissions_boundary', { policy_arn: 'arn:aws:iam::111122223333:policy/p' }, undefined],
    ['policy_arn', {}, undefined],
  ])('tells a boundary from what is attached: %s %j', (argument, more, type) => {
    const arn = 'arn:aws:iam::111122223333:policy/p';
    const file = values(
      resource('aws_iam_policy', 'p', { arn, policy }),
      resource('aws_iam_role', 'r', { [argument]: arn }),
      resource('aws_iam_role_policy_attachment', 'a', more),
    );
    expect(places(file)).toEqual([[type, 'AWS::IAM::ManagedPolicy', 'aws_iam_policy.p']]);
  });

  test.each([
    [{}, 'scp'],
    [{ type: 'SERVICE_CONTROL_POLICY' }, 'scp'],
    [{ type: 'RESOURCE_CONTROL_POLICY' }, 'rcp'],
    [{ type: 'TAG_POLICY' }, undefined],
  ])('tells the policies of an organization apart: %j', (type, expected) => {
    const sites = places(values(resource('aws_organizations_policy', 'p', { content: policy, ...type })));
    expect(sites).toEqual(expected ? [[expected, undefined, 'aws_organizations_policy.p']] : []);
  });
});

describe('aws_iam_policy_document', () => {
  const data = (values: object) => ({
    ...resource('aws_iam_policy_document', 'doc-1', values),
    address: 'data.aws_iam_policy_document.doc-1',
    mode: 'data',
  });
  const statement = (more: object) => ({
    sid: '',
    effect: 'Allow',
    actions: null,
    not_actions: null,
    resources: null,
    not_resources: null,
    principals: [],
    not_principals: [],
    condition: [],
    ...more,
  });
  const findings = (file: object) => {
    const text = JSON.stringify(file);
    return lintText(text, { rules: 'recommended' }).map(({ rule, start, end }) => [
      rule,
      text.slice(start, end),
    ]);
  };
  const json = JSON.stringify(JSON.parse(policy), null, 2);

  test('is judged as JSON where no resource has its policy', () => {
    expect(owners(planOf(data({ json, statement: [statement({})] })))).toEqual([
      'data.aws_iam_policy_document.doc-1',
    ]);
    expect(owners(planOf(data({ json }), resource('aws_iam_policy', 'p', { policy })))).toEqual([
      'aws_iam_policy.p',
    ]);
  });

  test('is judged as JSON that is broken, and not for other types of data', () => {
    expect(findings(planOf(data({ json: '{ "Version": "2012-10-17", ' }))).map(([rule]) => rule)).toEqual([
      'valid-policy-string',
    ]);
    const other = { ...data({ statement: [statement({ actions: ['s3:GetObjekt'] })] }), type: 'aws_other' };
    expect(owners(planOf(other))).toEqual([]);
  });

  test('is judged by its blocks where there is no JSON yet', () => {
    const block = statement({
      effect: null,
      actions: ['s3:GetObjekt'],
      resources: ['arn:aws:s3:::amzn-s3-demo-bucket/&{aws:username}'],
    });
    expect(findings(planOf(data({ version: null, statement: [block] })))).toEqual([
      ['no-unknown-action', 'GetObjekt'],
    ]);
    const trust = statement({
      actions: ['sts:AssumeRole'],
      resources: null,
      principals: [{ type: 'AWS', identifiers: ['111122223333x'] }],
    });
    expect(findings(planOf(data({ version: '2012-10-17', statement: [trust] })))).toEqual([
      ['valid-principal', '"111122223333x"'],
    ]);
  });

  test('has everyone as principals of type *', () => {
    const block = statement({
      actions: ['s3:GetObject'],
      resources: ['arn:aws:s3:::b/*'],
      principals: [{ type: '*', identifiers: ['*'] }],
    });
    expect(findings(planOf(data({ statement: [block] })))).toEqual([['no-public-access', '*']]);
    const narrow = statement({
      ...block,
      condition: [{ test: 'StringEquals', variable: 'aws:PrincipalOrgID', values: ['o-a1b2c3d4e5'] }],
    });
    expect(findings(planOf(data({ statement: [narrow] })))).toEqual([]);
    const [site] = sourceOf(planOf(data({ statement: [narrow] }))).sites();
    const [read] = policyStatements(site!.document);
    expect([read!.hasReadableConditions, read!.principals?.items.map(({ text }) => text)]).toEqual([
      true,
      ['*'],
    ]);
  });

  test.each<[string, object]>([
    ['an element', { resources: undefined, not_resources: undefined }],
    ['a value', { resources: [null] }],
    ['a value that is left out', { resources: [] }],
    ['the principals', { resources: ['*'], principals: [{ type: 'AWS', identifiers: [] }] }],
    ['the condition', { condition: undefined, resources: ['*'] }],
    ['an operator', { resources: ['*'], condition: [{ variable: 'aws:username', values: ['a'] }] }],
    ['a key', { resources: ['*'], condition: [{ test: 'StringEquals', values: ['a'] }] }],
    ['the type of principals', { resources: ['*'], principals: [{ identifiers: ['*'] }] }],
    ['everyone or not', { resources: ['*'], principals: [{ type: '*', identifiers: [null] }] }],
  ])('leaves open what is not known before the plan is applied: %s', (_, more) => {
    const block = statement({ actions: ['s3:PutObject'], ...more });
    expect(findings(planOf(data({ statement: [block] })))).toEqual([]);
  });

  test('has as many blocks of a kind as it likes', () => {
    const test = (variable: string, ...values: string[]) => ({ test: 'StringEquals', variable, values });
    const block = statement({
      actions: ['sts:AssumeRole'],
      principals: [
        { type: 'AWS', identifiers: ['arn:aws:iam::111122223333:root'] },
        { type: 'AWS', identifiers: ['nobody'] },
        // Not a list, as in a configuration.
        { type: 'AWS', identifiers: 'anybody' },
      ],
      condition: [
        test('sts:ExternalId', 'a'),
        test('aws:PrincipalOrgID', 'o-a1b2c3d4e5'),
        test('sts:ExternalId', 'b'),
      ],
    });
    expect(findings(planOf(data({ statement: [block] })))).toEqual([
      ['valid-principal', '"nobody"'],
      ['valid-principal', '"anybody"'],
    ]);
    const [site] = sourceOf(planOf(data({ statement: [block] }))).sites();
    const [read] = policyStatements(site!.document);
    const tests = read!.conditions.map(({ key, values }) => [key, values.map(({ text }) => text)]);
    expect(tests).toEqual([
      ['sts:externalid', ['a', 'b']],
      ['aws:principalorgid', ['o-a1b2c3d4e5']],
    ]);
  });

  test('leaves open what is merged into it', () => {
    const block = statement({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::b/*'] });
    const documentOf = (more: object) =>
      [...sourceOf(planOf(data({ statement: [block], ...more }))).sites()][0]!.document;
    expect(documentOf({ source_policy_documents: [null] }).open).toBe(true);
    expect(documentOf({ source_policy_documents: null }).open).toBeUndefined();
    expect(entryOf(documentOf({}), 'Version')).toMatchObject({
      implied: true,
      value: { text: '2012-10-17' },
    });
  });

  test('has its version', () => {
    const [{ document }] = [...sourceOf(planOf(data({ version: '2008-10-17', statement: [] }))).sites()] as [
      { document: UndecidedDict },
    ];
    expect(entryOf(document, 'Version')?.value).toMatchObject({ text: '2008-10-17' });
  });

  const use = (type: string, expressions: object) => ({
    ...planOf({
      ...data({ statement: [statement({})] }),
      address: 'module.m["x"].data.aws_iam_policy_document.doc-1[0]',
    }),
    configuration: {
      root_module: {
        module_calls: {
          m: { module: { resources: [{ address: 'x', type, expressions }] } },
        },
      },
    },
  });
  const references = ['data.aws_iam_policy_document.doc-1.json', 'data.aws_iam_policy_document.doc-1'];

  test.each<[string, object, [string?, string?]]>([
    ['aws_iam_role', { assume_role_policy: { references } }, ['trust', 'AWS::IAM::AssumeRolePolicyDocument']],
    ['aws_iam_role', { inline_policy: [{ policy: { references } }] }, ['identity', 'AWS::IAM::RolePolicy']],
    ['aws_sqs_queue_policy', { policy: { references } }, ['resource', 'AWS::SQS::Queue']],
    ['aws_iam_role', { assume_role_policy: { references }, inline_policy: [{ policy: { references } }] }, []],
    ['aws_iam_role', { name: { references } }, []],
    ['aws_iam_role', { assume_role_policy: { references: ['data.aws_iam_policy_document.other.json'] } }, []],
  ])('is of the type that its use has: %s %j', (type, expressions, [policyType, attachedTo]) => {
    expect(places(use(type, expressions))).toEqual([
      [policyType, attachedTo, 'module.m["x"].data.aws_iam_policy_document.doc-1[0]'],
    ]);
  });

  test('tells a boundary by its use', () => {
    const file = (expressions: object) => ({
      ...planOf(resource('aws_iam_policy', 'p', { policy })),
      configuration: { root_module: { resources: [{ type: 'aws_iam_role', expressions }] } },
    });
    const arn = { references: ['aws_iam_policy.p.arn', 'aws_iam_policy.p'] };
    expect(places(file({ permissions_boundary: arn }))[0]![0]).toBe('boundary');
    const variable = { references: ['var.boundary', 'local.aws_iam_policy.p'] };
    expect(places(file({ permissions_boundary: variable }))[0]![0]).not.toBe('boundary');
    expect(places(file({ permissions_boundary: arn, managed_policy_arns: arn }))[0]![0]).toBeUndefined();
  });
});

describe('the table of arguments', () => {
  const all = typesWithPolicies.flatMap((resourceType) =>
    policyArgumentsOf(resourceType).map((argument) => ({
      resourceType,
      argument,
      name: argument.path.join('.'),
    })),
  );

  test.each(all)('$resourceType.$name', ({ resourceType, argument: { path, attachedTo }, name }) => {
    const value = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), policy);
    expect(owners(planOf(resource(resourceType, 'a', value as object)))).toEqual([`${resourceType}.a`]);
    expect(otherPolicyArguments).not.toContain(`${resourceType}.${name}`);
    if (attachedTo !== undefined) expect(attachedTo).toMatch(/^AWS::\w+::\w+$/);
  });

  test('has types of policies, and types that have policies', () => {
    const types = all.flatMap(({ argument: { type } }) => type ?? []);
    expect(types.filter((type) => !(policyTypes as readonly string[]).includes(type))).toEqual([]);
    const attachments = new Set(all.flatMap(({ argument: { attachedTo } }) => attachedTo ?? []));
    expect([...attachments].filter((each) => !attachmentTypes.includes(each)).sort()).toMatchInlineSnapshot(`
      [
        "AWS::ACMPCA::CertificateAuthority",
        "AWS::CloudSearch::Domain",
        "AWS::CodeBuild::Project",
        "AWS::Glacier::Vault",
        "AWS::Glue::ResourcePolicy",
        "AWS::NetworkFirewall::FirewallPolicy",
        "AWS::S3::AccessGrantsInstance",
        "AWS::SES::EmailIdentity",
        "AWS::SMSVOICE::PhoneNumber",
      ]
    `);
  });

  test.each(otherPolicyArguments)('leaves %s alone', (name) => {
    const [type = '', ...path] = name.split('.');
    const value = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), policy);
    expect(owners(planOf(resource(type, 'a', value as object)))).toEqual([]);
  });
});

test('other files of the same words are neither', () => {
  for (const file of [
    { terraform_version: '1.0', resources: {} },
    { values: { root_module: 1 }, format_version: '1.0' },
    { resources: [{ type: 'aws_iam_policy', instances: [{ attributes: { x: policy } }] }] },
  ])
    expect(owners(file).every((owner) => owner?.startsWith('aws_') !== true)).toBe(true);
});

test('whatever is broken, nothing is thrown, and what is underlined is there', () => {
  const leaf = fc.constantFrom<unknown>(
    policy,
    policy.slice(1),
    '%7B',
    null,
    0,
    [],
    {},
    [null],
    'data',
    'aws_iam_policy_document',
  );
  const key = fc.constantFrom(
    'planned_values',
    'root_module',
    'resources',
    'child_modules',
    'resource_changes',
    'change',
    'after',
    'values',
    'type',
    'address',
    'mode',
    'policy',
    'statement',
    'condition',
    'principals',
    'configuration',
    'module_calls',
    'instances',
    'attributes',
    'terraform_version',
    'modules',
    'primary',
    'expressions',
    'references',
  );
  const value = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 6 },
      leaf,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 5 }),
    ),
  })).value;
  const whole = JSON.stringify(
    planOf(resource('aws_iam_role', 'r', { assume_role_policy: policy, inline_policy: [{ policy }] })),
  );
  fc.assert(
    fc.property(value, (broken) => {
      for (const text of [
        JSON.stringify(broken),
        whole.replace('"mode"', `"x":${JSON.stringify(broken)},"mode"`),
      ])
        for (const { start, end } of lintText(text)) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
    }),
    { numRuns: 300 },
  );
});
