/** What the analysis says of entries of NotResource, against an evaluator of requests. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resourceEntryFault } from '../../../src/analysis/not-elements/excluded-resources.js';
import { actionsLeft } from '../../../src/analysis/not-elements/remainder.js';
import { findAction } from '../../../src/catalog/catalog.js';
import { evaluate } from '../../evaluate.js';
import { policyOf } from '../../read-policy.js';

const ids = [
  's3:GetObject',
  's3:ListBucket',
  's3:PutBucketPolicy',
  'iam:PassRole',
  'iam:GetUser',
  'kms:Decrypt',
  'sqs:SendMessage',
];
const entries = [
  'arn:aws:s3:::vault',
  'arn:aws:s3:::vault/*',
  'arn:aws:s3:::*',
  'arn:aws:s3:::*/*',
  'arn:aws:s3::vault/*',
  'arn:aws:s3::111122223333:vault',
  'arn:aws:S3:::vault',
  'arn:aws:iam::111122223333:role/app',
  'arn:aws:iam::*:role/*',
  'arn:aws:iam::*:Role/app',
  'arn:aws:iam::111122223333:user/app',
  'arn:aws:iam::11112222333:user/app',
  'arn:aws:kms:*:*:key/*',
  'arn:aws:kms:eu-west-1:111122223333:alias/app',
  'arn:aws:sqs:*:*:vault',
  'arn:aws:sqs:*:*:*',
  'vault/*',
  'arn:aws:*',
  'arn:*',
  '*',
];

/** ARNs that the action can be called on. */
function samplesOf(id: string): string[] {
  const [service = '', name = ''] = id.split(':');
  return findAction(service, name)!.resourceTypes.flatMap(({ type }) =>
    type.arns.flatMap((arn) =>
      ['vault', 'app', 'other'].map((word) =>
        arn
          .replace('${Partition}', 'aws')
          .replace('${Region}', 'eu-west-1')
          .replace('${Account}', '111122223333')
          .replace(/\$\{[^{}]*\}/g, word),
      ),
    ),
  );
}

const actionLists = fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 3 });
const entryLists = fc.uniqueArray(fc.constantFrom(...entries), { minLength: 1, maxLength: 3 });
const document = (Effect: string, Action: readonly string[], NotResource: readonly string[]) => ({
  Version: '2012-10-17',
  Statement: [{ Effect, Action, NotResource }],
});

/** The decisions about all samples of all actions. */
function decisions(policy: unknown, actions: readonly string[]): string[] {
  return actions.flatMap((action) =>
    samplesOf(action).map(
      (resource) => `${action} ${resource} ${evaluate(policy, { action, resource, context: {} })}`,
    ),
  );
}

const excludesNothing = ['malformedArn', 'wrongCase', 'wrongService', 'noSuchResource', 'unscopable'];

describe('resourceEntryFault', () => {
  it('says of no entry that it excludes nothing, when it excludes a resource that an action works on', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.constantFrom('Allow', 'Deny'), actionLists, entryLists, (effect, actions, list) => {
        const policy = policyOf(document(effect, actions, list));
        const statement = policy.statements[0]!;
        for (const item of statement.resources!.items) {
          const fault = resourceEntryFault(item, statement);
          if (fault) seen.add(fault.kind);
          if (!fault || !excludesNothing.includes(fault.kind)) continue;
          const alone = decisions(document(effect, actions, [item.text]), actions);
          const without = decisions(document(effect, actions, ['arn:aws:none:::none']), actions);
          expect(alone, `${item.text} ${fault.kind}`).toEqual(without);
        }
      }),
      { numRuns: 600 },
    );
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'malformedArn',
        'wrongCase',
        'wrongService',
        'noSuchResource',
        'allResources',
        'half',
        'alias',
      ]),
    );
  });

  it('says that an entry takes in everything only where no resource is left', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.constantFrom(...entries), (action, entry) => {
        const statement = policyOf(document('Deny', [action], [entry])).statements[0]!;
        if (resourceEntryFault(statement.resources!.items[0]!, statement)?.kind !== 'allResources') return;
        const denied = decisions(document('Deny', [action], [entry]), [action]).filter((each) =>
          each.endsWith('explicit deny'),
        );
        // The ARNs of access points stand beside those of buckets and objects.
        expect(denied.filter((each) => !each.includes(':accesspoint/'))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('names the other half so that the list with it spares what the list without it does not', () => {
    let halves = 0;
    fc.assert(
      fc.property(actionLists, fc.constantFrom(...entries), (actions, entry) => {
        const statement = policyOf(document('Deny', actions, [entry])).statements[0]!;
        const fault = resourceEntryFault(statement.resources!.items[0]!, statement);
        if (fault?.kind !== 'half') return;
        halves++;
        const before = decisions(document('Deny', actions, [entry]), actions);
        const after = decisions(document('Deny', actions, [entry, fault.data!['arn']!]), actions);
        expect(after).not.toEqual(before);
      }),
      { numRuns: 1000 },
    );
    expect(halves).toBeGreaterThan(0);
  });
});

describe('actionsLeft', () => {
  it('are those that are allowed on some resource', () => {
    fc.assert(
      fc.property(actionLists, entryLists, (actions, list) => {
        const policy = document('Allow', actions, list);
        const left = actionsLeft(policyOf(policy).statements[0]!)!.map(({ id }) => id);
        const allowed = actions.filter((action) =>
          samplesOf(action).some(
            (resource) => evaluate(policy, { action, resource, context: {} }) === 'allow',
          ),
        );
        // What is allowed is left; what is left may be so in another region or account only.
        expect(left).toEqual(expect.arrayContaining(allowed));
      }),
      { numRuns: 1000 },
    );
  });
});
