/** The shipped JSON Schemas: sound, complete, and never against a policy that AWS takes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';
import { allActions, catalogDate, serviceNames } from '../packages/rules-core/src/catalog/catalog.js';
import { conditionKeysOf } from '../packages/rules-core/src/catalog/condition-keys.js';
import { globalConditionKeys } from '../packages/rules-core/src/catalog/global-condition-keys.js';
import { servicePrincipals } from '../packages/rules-core/src/catalog/service-principals.js';
import { supportedElements } from '../packages/rules-core/src/policy/grammar.js';
import {
  policyTypeOf,
  policyTypes,
  type PolicyType,
} from '../packages/rules-core/src/policy/policy-types.js';
import { codeBlocks } from './markdown.js';

const path = (relative: string) => fileURLToPath(new URL(`../${relative}`, import.meta.url));
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const folder = path('packages/eslint-plugin/schema');
const names = ['policy', ...policyTypes];
const texts = new Map(names.map((name) => [name, readFileSync(join(folder, `${name}.json`), 'utf8')]));
const schemas = new Map([...texts].map(([name, text]) => [name, JSON.parse(text) as Schema]));

interface Schema {
  readonly [keyword: string]: unknown;
  readonly $comment: string;
  readonly definitions: Readonly<Record<string, { readonly properties?: Readonly<Record<string, unknown>> }>>;
}

/** Strict: an unknown keyword or an ambiguous schema is an error. */
const ajv = new Ajv({
  strict: true,
  allowMatchingProperties: true,
  strictRequired: false,
  strictTypes: false,
});
// What VS Code's language server reads besides.
for (const keyword of [
  'defaultSnippets',
  'enumDescriptions',
  'errorMessage',
  'markdownDescription',
  'markdownEnumDescriptions',
  'suggestSortText',
])
  ajv.addKeyword(keyword);
for (const [name, schema] of schemas) ajv.addSchema(schema, `${name}.json`);
const validators = new Map(names.map((name) => [name, ajv.getSchema(`${name}.json`) as ValidateFunction]));

/** What a schema has against a document: the places. */
function refused(document: unknown, name = 'policy'): string[] {
  const validate = validators.get(name)!;
  return validate(document) ? [] : (validate.errors ?? []).map(({ instancePath }) => instancePath);
}

function everywhere(document: unknown, among: readonly string[] = names): Record<string, string[]> {
  const found = among.map((name) => [name, refused(document, name)] as const);
  return Object.fromEntries(found.filter(([, places]) => places.length > 0));
}

/** All values of a keyword, wherever in the schema. */
function valuesOf(keyword: string, schema: unknown = schemas.get('policy')): unknown[] {
  if (Array.isArray(schema)) return schema.flatMap((item) => valuesOf(keyword, item));
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => [
    ...(key === keyword ? [value] : []),
    ...valuesOf(keyword, value),
  ]);
}

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const policyOf = (members: object) => ({ Version: '2012-10-17', Statement: [{ ...statement, ...members }] });

describe('completeness', () => {
  const values = new Set([...valuesOf('enum').flat(), ...valuesOf('const')]);

  it('has every action once, and `*` for every service', () => {
    const listed = [...valuesOf('enum').flat()].filter((value) => /^[\w-]+:\w[\w-]*$/.test(String(value)));
    const actions = listed.filter((value) => serviceNames().includes(String(value).split(':')[0]!));
    // A trust policy is offered six of them on their own, alone and in a list.
    expect(actions).toHaveLength(allActions().length + 12);
    expect(new Set(actions).size).toBe(allActions().length);
    expect(serviceNames().filter((service) => !values.has(`${service}:*`))).toEqual([]);
  });

  it('describes every action', () => {
    for (const schema of enumsOf(schemas.get('policy'))) {
      const described =
        schema.description !== undefined ||
        (schema.enumDescriptions ?? schema.markdownEnumDescriptions)?.length === schema.enum.length;
      if (schema.enum.some((value) => String(value).includes(':'))) expect(described).toBe(true);
    }
  });

  it('has every condition key', () => {
    const properties = new Set(valuesOf('properties').flatMap((value) => Object.keys(value as object)));
    const keys = [...globalConditionKeys, ...serviceNames().flatMap(conditionKeysOf)].map(({ name }) => name);
    expect(keys.filter((key) => !properties.has(key))).toEqual([]);
  });

  it('has every service principal whose name holds no Region', () => {
    expect(servicePrincipals().filter((name) => !name.includes('$') && !values.has(name))).toEqual([]);
  });

  it.each(policyTypes)('offers the elements of type %s', (type: PolicyType) => {
    const { properties = {} } = schemas.get('policy')!.definitions[`statement-${type}`]!;
    expect(Object.keys(properties)).toEqual(supportedElements(policyTypeOf(type)));
  });

  it('says what it is made from', () => {
    for (const [name, schema] of schemas)
      expect(schema.$comment, name).toBe(
        `Generated by \`pnpm generate\` from service data of ${catalogDate}. Do not edit.`,
      );
  });

  it('stays small', () => {
    const bytes = [...texts.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    expect(bytes).toBeLessThan(1_620_000);
  });
});

interface EnumSchema {
  readonly enum: readonly unknown[];
  readonly description?: string;
  readonly enumDescriptions?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
}

function enumsOf(schema: unknown): EnumSchema[] {
  if (Array.isArray(schema)) return schema.flatMap(enumsOf);
  if (typeof schema !== 'object' || schema === null) return [];
  const inner = Object.values(schema).flatMap(enumsOf);
  return 'enum' in schema && Array.isArray(schema.enum) ? [schema as EnumSchema, ...inner] : inner;
}

describe('what AWS takes', () => {
  it.each([
    ['another case', { Action: 'S3:getobject' }],
    ['wildcards anywhere', { Action: ['*', '*:*', 's3:*', 's?:Get*', 'ec2:*Snapshot?', '*:GetObject'] }],
    ['an action to come', { Action: ['s3:InventedTomorrow', 'tomorrow:Do'] }],
    ['one value and lists', { Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::b/*', '*'] }],
    ['placeholders', { Action: '<ACTION>', Resource: 'arn:aws:s3:::${bucket}/{{key}}' }],
    ['NotAction and NotResource', { NotAction: 'iam:*', NotResource: ['*'] }],
    ['everyone', { Principal: '*' }],
    [
      'principals',
      {
        Principal: {
          AWS: '111122223333',
          Service: ['x.amazonaws.com'],
          Federated: 'idp',
          CanonicalUser: 'c',
        },
      },
    ],
    ['a principal type to come', { Principal: { Tomorrow: 'x' } }],
    ['NotPrincipal', { NotPrincipal: { AWS: ['*'] } }],
    [
      'numbers and booleans',
      { Condition: { NumericLessThan: { 's3:max-keys': 10 }, Bool: { 'aws:SecureTransport': true } } },
    ],
    [
      'lists of these',
      { Condition: { NumericEquals: { 's3:max-keys': [1, '2'] }, Bool: { 'aws:ViaAWSService': [false] } } },
    ],
    ['operators in another case', { Condition: { stringequals: { 'AWS:PrincipalArn': 'x' } } }],
    [
      'operators with set and suffix',
      { Condition: { 'ForAnyValue:StringLikeIfExists': { 'aws:TagKeys': ['a*'] } } },
    ],
    ['keys to come', { Condition: { StringEquals: { 'aws:Tomorrow': 'x', 's3:Tomorrow/a': ['x'] } } }],
    ['an empty Condition', { Condition: {} }],
    ['an empty Sid', { Sid: '' }],
  ])('%s', (_, members) => {
    expect(everywhere(policyOf(members))).toEqual({});
  });

  it.each([
    ['a single statement', { Version: '2012-10-17', Statement: statement }],
    ['the old version', { Version: '2008-10-17', Id: 'id', Statement: [statement] }],
    ['no Version', { Statement: [statement] }],
    [
      'AWS CLI output',
      { PolicyVersion: { Document: policyOf({}), VersionId: 'v1', IsDefaultVersion: true } },
    ],
    ['a role', { Role: { RoleName: 'r', AssumeRolePolicyDocument: policyOf({ Principal: { AWS: '*' } }) } }],
    ['a list of versions', { Versions: [{ VersionId: 'v1', Document: policyOf({}) }] }],
    ['a document as text', { PolicyDocument: '%7B%7D' }],
    ['a list', [policyOf({}), policyOf({})]],
  ])('%s', (_, document) => {
    expect(everywhere(document)).toEqual({});
  });
});

// What is wrong otherwise is the linter's to say.
it.each([
  ['Action', { Action: 5 }, ['/Statement/0/Action']],
  ['an entry of Action', { Action: [5] }, ['/Statement/0/Action/0']],
  ['Effect', { Effect: true }, ['/Statement/0/Effect']],
  ['Principal', { Principal: [] }, ['/Statement/0/Principal']],
  ['Condition', { Condition: 'x' }, ['/Statement/0/Condition']],
  ['an operator', { Condition: { StringLike: 'x' } }, ['/Statement/0/Condition/StringLike']],
  ['a misspelt element', { Resources: 5 }, []],
  ['a misspelt effect', { Effect: 'allow' }, []],
])('refuses nothing but a wrong JSON type: %s', (_, members, places) => {
  expect([...new Set(refused(policyOf(members)))]).toEqual(places);
});

describe('policies', () => {
  const examples = readdirSync(path('examples/policies'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.json'),
  );

  it.each(examples)('examples/policies/%s', (file) => {
    expect(everywhere(readJson(path(`examples/policies/${file}`)))).toEqual({});
  });

  const pages = [
    ...readdirSync(path('packages/eslint-plugin/docs/rules')).map(
      (file) => `packages/eslint-plugin/docs/rules/${file}`,
    ),
    'test/policy-types.examples.md',
  ];
  it.each(pages)('what %s shows as correct', (page) => {
    const blocks = codeBlocks(readFileSync(path(page), 'utf8')).filter(
      ({ language, section }) => language === 'json' && section !== 'Incorrect',
    );
    expect(blocks.length).toBeGreaterThan(0);
    for (const { code, line } of blocks)
      if (code.includes('"Statement"')) expect(everywhere(JSON.parse(code)), `line ${line}`).toEqual({});
  });
});

const given = process.env['IAM_CONFORMANCE_DIR'];
/** They are attached to identities. */
const attached = ['identity'];
const managed = given ?? path('../shared/data/managed-policies');

// The folder is no part of the repository. Where one is named it has to be there.
describe.skipIf(given === undefined && !existsSync(managed))('what AWS has published', () => {
  it('all policies as they are', () => {
    const files = readdirSync(join(managed, 'policies')).filter((file) => file.endsWith('.json'));
    expect(files.length).toBeGreaterThan(0);
    const refusals = files.map(
      (file) => [file, everywhere(readJson(join(managed, 'policies', file)), attached)] as const,
    );
    expect(Object.fromEntries(refusals.filter(([, found]) => Object.keys(found).length > 0))).toEqual({});
  });

  it('all older versions', () => {
    const history = readJson(join(managed, 'history.json')) as {
      name: string;
      date: string;
      document: unknown;
    }[];
    expect(history.length).toBeGreaterThan(0);
    const refusals = history.map(
      ({ name, date, document }) => [`${name}@${date}`, everywhere(document)] as const,
    );
    expect(Object.fromEntries(refusals.filter(([, found]) => Object.keys(found).length > 0))).toEqual({});
  });
});
