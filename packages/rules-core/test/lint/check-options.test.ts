/** Options that the schemas allow, and that mean nothing: they are errors of the configuration. */
import { describe, expect, it } from 'vitest';
import { catalogDate } from '../../src/catalog/catalog.js';
import { checkOptions } from '../../src/lint/check-options.js';
import { rules } from '../../src/rules/index.js';

const data = `(service data of ${catalogDate})`;
const ruleNamed = (name: string) => rules.find((rule) => rule.name === name)!;
/** What is said of options; undefined where they are in order. */
function faultOf(name: string, options: Readonly<Record<string, unknown>> | undefined): string | undefined {
  try {
    checkOptions(ruleNamed(name), options);
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    const start = `The options of the rule \`${name}\` are wrong: `;
    expect(message.slice(0, start.length)).toBe(start);
    return message.slice(start.length);
  }
}
const restricting = (entry: object) =>
  faultOf('no-restricted-actions', { restricted: [{ actions: ['*'] }, { actions: ['*'], ...entry }] });
const requiring = (entry: object) =>
  faultOf('require-condition', { requirements: [{ actions: ['*'], ...entry }] });
const everywhere = '`restricted[1]';

describe('actions', () => {
  it.each([
    ['iam'],
    ['iam:Create User', ' Did you mean `iam:CreateUser`?'],
    ['s3.GetObject', ' Did you mean `s3:GetObject`?'],
    ['arn:aws:iam::111122223333:user/a'],
    [''],
  ])('refuses `%s`', (action, meant = '') => {
    expect(restricting({ actions: [action] })).toBe(
      `${everywhere}.actions\`: \`${action}\` is not an action such as \`s3:GetObject\` or \`s3:Get*\`.${meant}`,
    );
  });

  it.each([
    ['iam:CreateUsr', `does not exist ${data}. Did you mean \`iam:CreateUser\`?`],
    ['iam:Craete*', `matches no action ${data}. Did you mean \`iam:Create*\`?`],
    ['iam:*Zebra*', `matches no action ${data}.`],
    ['*:*Zebra*', `matches no action ${data}.`],
    ['dyanmodb:GetItem', `is not of a known service ${data}. Did you mean \`dynamodb:GetItem\`?`],
    ['stepfunctions:*', `is not of a known service ${data}. Did you mean \`states:*\`?`],
    ['s3:HeadObject', 'is an API operation; its permission is `s3:GetObject`.'],
  ])('refuses `%s`', (action, fault) => {
    expect(restricting({ actions: [action] })).toBe(`${everywhere}.actions\`: \`${action}\` ${fault}`);
    expect(restricting({ except: ['iam:*', action] })).toBe(`${everywhere}.except\`: \`${action}\` ${fault}`);
    expect(faultOf('require-permissions-boundary', { actions: [action] })).toBe(
      `\`actions\`: \`${action}\` ${fault}`,
    );
  });

  it.each([
    '*',
    '*:*',
    'iam:*',
    'IAM:createuser',
    'iam:Create?ser',
    '*:Describe*',
    'bucketry:Melt',
    'bucketry:*',
    'iam:JuggleZebras',
  ])('takes `%s`, which is there or may be newer than the reference', (action) => {
    expect(restricting({ actions: [action] })).toBeUndefined();
  });
});

it.each(['s3', 'prod-*', '${bucket}', 'arn:aws:s3:::${bucket}', ''])('refuses the resource `%s`', (text) => {
  const fault = `\`${text}\` is not an ARN such as \`arn:aws:s3:::amzn-s3-demo-bucket/*\`.`;
  expect(restricting({ resources: ['*', text] })).toBe(`${everywhere}.resources\`: ${fault}`);
  expect(faultOf('require-permissions-boundary', { boundaries: [text] })).toBe(`\`boundaries\`: ${fault}`);
});

it.each(['root', '1111222233', 'arn aws', '', 'lambda'])('refuses the principal `%s`', (text) => {
  const fault = `\`${text}\` is not a principal: \`*\`, an account ID, an ARN or a name such as \`lambda.amazonaws.com\`, with wildcards or without.`;
  expect(restricting({ principals: [text] })).toBe(`${everywhere}.principals\`: ${fault}`);
  expect(faultOf('no-restricted-principals', { restricted: [{ principals: [text] }] })).toBe(
    `\`restricted[0].principals\`: ${fault}`,
  );
  expect(faultOf('no-restricted-principals', { allowed: ['*', text] })).toBe(`\`allowed\`: ${fault}`);
});

it.each([
  '*',
  '111122223333',
  'arn:aws:iam::*:root',
  '*.amazonaws.com',
  'lambda.amazonaws.com',
  'a'.repeat(64),
])('takes the principal `%s`', (text) => {
  expect(restricting({ principals: [text] })).toBeUndefined();
});

describe('requirements', () => {
  it('refuses one that requires nothing', () => {
    expect(requiring({})).toBe('`requirements[0]` requires nothing: it needs `all`, `any` or `none`.');
  });

  it.each([
    ['iam:PassedToServices', ' Did you mean `iam:PassedToService`?'],
    ['aws:PrincipalOrgld', ' Did you mean `aws:PrincipalOrgID`?'],
    ['PassedToService', ''],
    ['iam:', ''],
    ['', ''],
  ])('refuses the key `%s`', (key, meant) => {
    expect(requiring({ all: [{ key: 'aws:SourceIp' }, { key }] })).toBe(
      `\`requirements[0].all[1].key\`: \`${key}\` is not a known condition key.${meant}`,
    );
  });

  it.each([
    ['StringEqual', ' Did you mean `StringEquals`?'],
    ['NullIfExists', ' Did you mean `BoolIfExists`?'],
    ['Zebra', ''],
  ])('refuses the operator `%s`', (operator, meant) => {
    expect(requiring({ none: [{ key: 'aws:SourceIp', operators: ['IpAddress', operator] }] })).toBe(
      `\`requirements[0].none[0].operators\`: \`${operator}\` is not a condition operator.${meant}`,
    );
  });

  it.each([
    'iam:passedtoservice',
    'aws:RequestTag/Owner',
    'example.com:aud',
    'saml:sub',
    'bucketry:Depth',
    'iam:JugglesZebras',
  ])('takes the key `%s`', (key) => {
    expect(requiring({ any: [{ key, operators: ['foranyvalue:stringlike'] }] })).toBeUndefined();
  });
});

it('takes no options, and those of rules that have nothing to check', () => {
  expect(faultOf('no-restricted-actions', undefined)).toBeUndefined();
  expect(faultOf('require-sid', {})).toBeUndefined();
  expect(faultOf('require-permissions-boundary', {})).toBeUndefined();
});
