import { expect, it } from 'vitest';
import { lintText } from '../../../src/json/index.js';

const policyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};
const tree = {
  id: 'App',
  children: {
    Policy: { id: 'Policy', attributes: { 'aws:cdk:cloudformation:props': { policyDocument } } },
  },
};
const rulesIn = (data: unknown) => lintText(JSON.stringify(data)).map(({ rule }) => rule);

it('repeats what the templates have', () => {
  expect(rulesIn({ version: 'tree-0.1', tree })).toEqual([]);
});

it.each([{ version: '0.1', tree }, { tree }, { version: 'tree-0.1', tree: [tree] }])(
  'is told by its version and its root: %j',
  (data) => {
    expect(rulesIn(data)).toEqual(['no-full-admin']);
  },
);

it('holds no policy', () => {
  const text = JSON.stringify({ version: 'tree-0.1', tree });
  expect(lintText(text, { rules: { 'require-policy': 'error' } })).toMatchObject([
    {
      message:
        'This is the construct tree of a CDK app, which repeats its templates, and no policy was found in it.',
    },
  ]);
});
