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
import { parseSettings } from '../../src/sites/settings.js';
import { valueOf } from '../read-policy.js';

const keys = [
  ...unassignedKeys.split(' '),
  ...documentedKeys.map(({ name }) => name),
  'saml:anything',
  'id.example.com:team',
  'aws:Department',
  's3:Department',
  's3:SourceAccount',
  'nosuchthing:Color',
  'iam:Department',
].map((name) => name.replace(/\$\{\w+\}/g, 'team'));

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
/** Without suggestions, each of which would be tried. */
function findingsIn(document: unknown, policyType?: string) {
  const settings = parseSettings({ ...(policyType && { policyType }) });
  const text = JSON.stringify(document);
  const source = new JsonSource(valueOf(text), text, { settings });
  const every = rules.map((rule) => ({ rule, options: undefined }));
  return lint(source, every, settings).map(({ rule, message }) => ({ rule: rule.name, message }));
}

const types = ['identity', 'resource', 'trust'] as const;

it.each(keys)('%s is not said to be absent', (key) => {
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
          return findingsIn({ Version: '2012-10-17', Statement }, policyType);
        }),
      ),
    ),
  );
  const claimed = said.filter(
    ({ message }) =>
      message.includes(key) && claims.test(message) && !message.includes(': unless it is newer'),
  );
  expect(claimed.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
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
