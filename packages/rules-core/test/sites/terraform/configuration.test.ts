import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintText } from '../../../src/json/index.js';
import { sourceOf } from '../../read-policy.js';

const text = (data: unknown) => JSON.stringify(data, null, 2);
const known = (data: unknown) =>
  Array.from(sourceOf(text(data)).sites(), ({ type, attachedTo, owner }) => ({ type, attachedTo, owner }));
const found = (data: unknown, rules: 'recommended' | 'strict' = 'recommended') =>
  lintText(text(data), { rules }).map(({ rule, messageId, start, end }) => [
    `${rule}/${messageId}`,
    text(data).slice(start, end),
  ]);

const policy = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}';
const documents = (blocks: object, resource: object = {}) => ({
  resource,
  data: { aws_iam_policy_document: { a: blocks } },
});
const reference = '${data.aws_iam_policy_document.a.json}';
const trust = { aws_iam_role: { app: { assume_role_policy: reference } } };

describe('arguments of a configuration in JSON', () => {
  it.each([
    ['one block', { app: { policy } }],
    ['a list of blocks', { app: [{ policy }] }],
    ['a list of objects of blocks', [{ app: { policy } }]],
  ])('say what their policy is: %s', (_, blocks) =>
    expect(known({ resource: { aws_iam_role_policy: blocks } })).toEqual([
      { type: 'identity', attachedTo: 'AWS::IAM::RolePolicy', owner: 'aws_iam_role_policy.app' },
    ]),
  );

  it.each([
    [{ name: 'read', policy }, 'aws_iam_role.app, policy read'],
    [[{ name: 'read', policy }], 'aws_iam_role.app, policy read'],
  ])('say so in blocks: %j', (inline_policy, owner) =>
    expect(known({ resource: { aws_iam_role: { app: { inline_policy } } } })).toEqual([
      { type: 'identity', attachedTo: 'AWS::IAM::RolePolicy', owner },
    ]),
  );

  it('say nothing of policies in another language, and of those of another type what it is', () => {
    const organization = (type: string | undefined) =>
      known({ resource: { aws_organizations_policy: { a: { type, content: policy } } } });
    expect([
      organization(undefined),
      organization('RESOURCE_CONTROL_POLICY'),
      organization('${var.type}'),
      organization('TAG_POLICY'),
      known({ resource: { aws_ecr_lifecycle_policy: { a: { policy } } } }),
    ]).toMatchObject([[{ type: 'scp' }], [{ type: 'rcp' }], [{ type: undefined }], [], []]);
  });

  it('may be of any resource, module, output or local value', () => {
    const names = known({
      resource: { other_thing: { a: { settings: { document: policy } } } },
      module: { m: { source: './m', policy } },
      output: { o: { value: policy } },
      locals: { l: policy },
      '//': 'a comment',
    }).map(({ owner }) => owner);
    expect(names).toEqual(['other_thing.a', 'module.m', 'output.o', 'local.l']);
  });

  it('grant what they say', () => {
    const grant = { action: 'lambda:InvokeFunction', function_name: 'app', principal: 's3.amazonaws.com' };
    const data = (more: object) => ({ resource: { aws_lambda_permission: { a: { ...grant, ...more } } } });
    expect(found(data({}))).toEqual([['no-confused-deputy/anySource', '"s3.amazonaws.com"']]);
    expect(found(data({ source_arn: '${aws_s3_bucket.a.arn}', source_account: '111122223333' }))).toEqual([]);
  });

  it.each([
    [{ permissions_boundary: '${aws_iam_policy.b.arn}' }, {}, 'boundary'],
    [{ permissions_boundary: '${aws_iam_policy.bb.arn}' }, {}, undefined],
    [
      { permissions_boundary: '${aws_iam_policy.b.arn}' },
      { policy_arn: '${aws_iam_policy.b.arn}' },
      undefined,
    ],
  ])('have a boundary: %j, %j', (role, attachment, type) =>
    expect(
      known({
        resource: {
          aws_iam_role: { app: role },
          aws_iam_policy: { b: { policy } },
          aws_iam_role_policy_attachment: { a: attachment },
        },
      })[0]?.type,
    ).toBe(type),
  );
});

it('a list that is an expression may have any items', () => {
  const of = (actions: unknown) =>
    found(documents({ statement: { actions, resources: ['*'] } }), 'strict').map(([name]) => name);
  expect(of([])).not.toEqual([]);
  expect(of('${var.actions}')).toEqual([]);
});

it('an element that template text may add to a block is not missing', () => {
  const textWith = (more: string) =>
    `{ "data": { "aws_iam_policy_document": { "a": { "statement": { "actions": ["s3:GetObject"]${more} } } } } }`;
  const rulesFor = (more: string) =>
    lintText(textWith(more), { rules: { 'require-elements': 'error' } }).map(({ messageId }) => messageId);
  expect(rulesFor('')).toEqual(['missingResource']);
  expect(rulesFor(', {{ more }}')).toEqual([]);
});

describe('policy documents of a configuration in JSON', () => {
  const statement = { actions: ['s3:GetObjct'], resources: ['${aws_s3_bucket.a.arn}/*'] };

  it.each([
    ['an object', statement],
    ['a list', [statement]],
  ])('have statements in %s', (_, blocks) =>
    expect(found(documents({ statement: blocks }))).toEqual([
      ['no-unknown-action/misspeltAction', 'GetObjct'],
    ]),
  );

  it('are of the type that they are used for, once for each', () => {
    expect(known(documents({ statement }))).toEqual([
      { type: undefined, attachedTo: undefined, owner: 'data.aws_iam_policy_document.a' },
    ]);
    expect(
      known(
        documents(
          { statement },
          { ...trust, aws_iam_role_policy: { a: { policy: reference }, b: { policy: reference } } },
        ),
      ).map(({ type }) => type),
    ).toEqual(['trust', 'identity']);
  });

  it('are called as they are there', () =>
    expect(
      lintText(
        text(
          documents({ statement: { actions: ['sts:AssumeRole'], resources: ['*'], principals: [] } }, trust),
        ),
      )
        .filter(({ rule }) => rule === 'valid-trust-policy')
        .map(({ message, suggestions }) => ({ message: /`\w+`(?=: )/.exec(message)?.[0], suggestions })),
    ).toEqual([{ message: '`resources`', suggestions: [] }]));

  const all = { actions: ['s3:PutObject'], resources: ['*'] };
  it.each([
    ['a list that is written out', all, 1],
    ['actions that an expression gives', { ...all, actions: '${local.actions}' }, 0],
    ['resources that an expression gives', { ...all, resources: '${local.resources}' }, 0],
    ['a Deny', { ...all, effect: 'Deny' }, 0],
    ['an effect that an expression gives', { ...all, effect: '${var.effect}' }, 0],
  ])('are judged with %s', (_, blocks, expected) =>
    expect(
      found(documents({ statement: blocks }), 'strict').filter(([name]) =>
        name?.startsWith('no-wildcard-resource'),
      ),
    ).toHaveLength(expected),
  );

  it('have the blocks of `dynamic` once, and more that are not known', () => {
    const dynamic = { statement: { for_each: '${var.buckets}', content: statement } };
    const [site] = sourceOf(text(documents({ dynamic }))).sites();
    const statements = site?.document.entries.find(({ key }) => key.text === 'Statement')?.value;
    expect(statements).toMatchObject({ kind: 'list', open: true, items: [{ kind: 'dict' }] });
    expect(found(documents({ dynamic }))).toHaveLength(1);
  });

  it('are not read where there is nothing to read', () =>
    expect(known(documents({ source_policy_documents: [reference] }))).toEqual([]));
});

it.each([
  { data: { users: [{ policy }] } },
  { resource: { aws_iam_role_policy: { a: { policy } } }, items: [] },
  { data: [1, 'a', null, { aws_iam_policy_document: 'a' }] },
  { resource: { aws_iam_role: null } },
])('is no configuration, or one without proofs: %j', (data) =>
  expect(known(data).every(({ type, attachedTo }) => type === undefined && attachedTo === undefined)).toBe(
    true,
  ),
);

it('throws nothing', () => {
  const anything = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<unknown>(policy, reference, '${var.a}', null, 1, ''),
      fc.array(tie('value'), { maxLength: 2 }),
      fc.dictionary(
        fc.constantFrom(
          'statement',
          'dynamic',
          'content',
          'principals',
          'condition',
          'actions',
          'values',
          'a',
        ),
        tie('value'),
        { maxKeys: 3 },
      ),
    ),
  })).value;
  fc.assert(
    fc.property(anything, anything, (a, b) => {
      const data = {
        data: { aws_iam_policy_document: { a } },
        resource: { aws_iam_role: { b }, aws_lambda_permission: a },
      };
      expect(() => lintText(text(data))).not.toThrow();
    }),
    { numRuns: 200 },
  );
});
