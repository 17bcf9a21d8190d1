/**
 * What the catalogue cannot know, no rule says: that requests do not include a key which no action is listed with, which
 * AWS documents elsewhere, or which nobody knows.
 */
import { expect, it } from 'vitest';
import { unassignedKeys } from '../../src/catalog/generated/services.js';
import { documentedKeys } from '../../src/catalog/documented-condition-keys.js';
import { JsonSource } from '../../src/json/json-source.js';
import { lint } from '../../src/lint/lint.js';
import { rules } from '../../src/rules/index.js';
import type { AnyRule } from '../../src/rules/rule.js';
import { parseSettings } from '../../src/sites/settings.js';
import { valueOf } from '../read-policy.js';

const listed = [...unassignedKeys.split(' '), ...documentedKeys.map(({ name }) => name)].map(filled);
const unlisted = [
  'saml:anything',
  'id.example.com:team',
  'aws:Department',
  's3:Department',
  's3:SourceAccount',
  'nosuchthing:Color',
  'iam:Department',
];

function filled(name: string): string {
  return name.replace(/\$\{\w+\}/g, 'team');
}

const operators = [
  'StringEquals',
  'StringNotEquals',
  'StringLikeIfExists',
  'ForAllValues:StringEquals',
  'ForAnyValue:StringNotLike',
  'NumericEquals',
  'Null',
];
const actions = [
  { Action: 's3:GetObject' },
  { Action: ['iam:PassRole'] },
  { Action: ['sqs:*', 'ec2:RunInstances'] },
  { NotAction: 's3:*' },
];

const claims =
  /\bnever (?:includes?|carr(?:y|ies))\b|\bno request\b|\brequests (?:for|of) .* do not include\b|\b(?:holds|true) without it\b/i;
/** The rules with a message that makes such a claim, or that says of a key what it leads to. */
const claiming = rules.filter(({ messages }) =>
  Object.values(messages).some(
    (text) => claims.test(text) || (/\{\{keys?\}\}/.test(text) && text.includes('{{consequence}}')),
  ),
);

/** Without suggestions, each of which would be tried. */
function findingsIn(document: unknown, policyType?: string, asked: readonly AnyRule[] = rules) {
  const settings = parseSettings({ ...(policyType && { policyType }) });
  const text = JSON.stringify(document);
  const source = new JsonSource(valueOf(text), text, { settings });
  const enabled = asked.map((rule) => ({ rule, options: undefined }));
  return lint(source, enabled, settings).map(({ rule, message }) => ({ rule: rule.name, message }));
}

const types = ['identity', 'resource', 'trust'] as const;

/** What rules say of a key in the condition of any statement that makes the claim that requests do not include it. */
function claimsAbout(key: string, asked: readonly AnyRule[]): string[] {
  const own = { Action: `${key.slice(0, key.indexOf(':'))}:*` };
  const said = types.flatMap((policyType) =>
    ['Allow', 'Deny'].flatMap((Effect) =>
      [...actions, own].flatMap((action) =>
        operators.flatMap((operator) => {
          // One statement a policy, since the rules compare those of one policy with each other.
          const Statement = {
            Effect,
            ...(policyType !== 'identity' && { Principal: { AWS: '111122223333' } }),
            ...action,
            ...(policyType !== 'trust' && { Resource: '*' }),
            Condition: { [operator]: { [key]: operator === 'Null' ? 'true' : '1' } },
          };
          return findingsIn({ Version: '2012-10-17', Statement }, policyType, asked);
        }),
      ),
    ),
  );
  return said
    .filter(
      ({ message }) =>
        message.includes(key) && claims.test(message) && !message.includes(': unless it is newer'),
    )
    .map(({ rule, message }) => `${rule}: ${message}`);
}

// Any rule might make the claim of keys such as these; of the others, only those are asked that can.
it.each(unlisted)('%s is not said to be absent', (key) => {
  expect(claimsAbout(key, rules)).toEqual([]);
});

it('is a claim that several rules could make', () => {
  expect(claiming.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['no-unsupported-condition-key', 'no-vacuous-condition', 'no-partial-condition']),
  );
});

it.each(listed)('%s is not said to be absent', (key) => {
  expect(claimsAbout(key, claiming)).toEqual([]);
});

it('is said of a key that the reference lists for another action', () => {
  const Statement = [
    {
      Effect: 'Allow',
      Action: 's3:PutObject',
      Resource: '*',
      Condition: { StringEquals: { 's3:prefix': 'a' } },
    },
  ];
  const found = findingsIn({ Version: '2012-10-17', Statement });
  expect(found.filter(({ message }) => claims.test(message)).map(({ rule }) => rule)).toEqual([
    'no-unsupported-condition-key',
  ]);
});
