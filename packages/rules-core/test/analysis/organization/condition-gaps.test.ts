/** A demand is met where no request passes that does not meet it, and only there. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { conditionGaps } from '../../../src/analysis/organization/condition-gaps.js';
import { selectedEntries } from '../../../src/analysis/organization/selected-entries.js';
import { selectionOf } from '../../../src/analysis/organization/selection.js';
import { evaluate } from '../../evaluate.js';
import { policyOf } from '../../read-policy.js';

const key = 'aws:PrincipalTag/team';
const action = 's3:GetObject';
const resource = 'arn:aws:s3:::b/x';
const pick = <Item>(items: readonly Item[]) => fc.constantFrom(...items);

const texts = ['x', 'xy', 'x*', '?', '*', 'X'];
const values = fc.uniqueArray(pick(texts), { minLength: 1, maxLength: 2 });
const names = ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike', 'StringEqualsIgnoreCase'];
const test = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(pick(names), pick(['', '', 'IfExists']), values)
      .map(([name, suffix, listed]) => ({ [`${name}${suffix}`]: { [key]: listed } })),
  },
  { weight: 1, arbitrary: pick(['true', 'false']).map((isMissing) => ({ Null: { [key]: isMissing } })) },
);
const condition = (most: number) =>
  fc.array(test, { maxLength: most }).map((tests) => Object.assign({}, ...tests) as object);
const policies = fc
  .record({ allow: condition(2), deny: fc.option(condition(1), { nil: undefined }) })
  .map(({ allow, deny }) => ({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: action,
        Resource: '*',
        ...(Object.keys(allow).length > 0 && { Condition: allow }),
      },
      ...(deny
        ? [
            {
              Effect: 'Deny',
              Action: 's3:*',
              Resource: '*',
              ...(Object.keys(deny).length > 0 && { Condition: deny }),
            },
          ]
        : []),
    ],
  }));

/** What a request may have under the key: nothing, or one of these, which tell all patterns apart. */
const contexts = [undefined, 'x', 'X', 'xy', 'xz', 'y', 'yy', ''];
const passing = (policy: unknown) =>
  contexts.filter(
    (value) =>
      evaluate(policy, { action, resource, context: value === undefined ? {} : { [key]: value } }) ===
      'allow',
  );
const gapsIn = (policy: unknown, demand: { key: string; values?: readonly string[] }) =>
  policyOf(policy).statements.flatMap((statement) => [
    ...conditionGaps(statement, selectedEntries(statement, selectionOf({ actions: [action] })), {
      all: [demand],
    }),
  ]);
const isAsked = (value: string, asked: readonly string[]) =>
  asked.some((text) => new RegExp(`^${text.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i').test(value));

it('reports every policy that lets a request pass without the key', () => {
  fc.assert(
    fc.property(policies, fc.option(values, { nil: undefined }), (policy, asked) => {
      fc.pre(passing(policy).includes(undefined));
      expect(gapsIn(policy, { key, ...(asked && { values: asked }) })).not.toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

it('reports every policy that lets a request with a value pass that is not asked for', () => {
  fc.assert(
    fc.property(policies, values, (policy, asked) => {
      fc.pre(passing(policy).some((value) => value !== undefined && !isAsked(value, asked)));
      expect(gapsIn(policy, { key, values: asked })).not.toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

it('reports no policy in which every request that passes has one of few values that are asked for', () => {
  fc.assert(
    fc.property(policies, (policy) => {
      const passed = passing(policy);
      fc.pre(passed.every((value) => value === 'x') && passed.length > 0);
      expect(gapsIn(policy, { key, values: ['x', '?', 'x*', 'X'] })).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
