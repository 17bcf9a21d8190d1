/** What the setting `baseline` keeps from being shown: what was there, and what is less than that. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonSource } from '../../src/json/json-source.js';
import { knownPolicies } from '../../src/lint/known-findings.js';
import { lint } from '../../src/lint/lint.js';
import { rules } from '../../src/rules/index.js';
import type { Baseline } from '../../src/sites/baseline-setting.js';
import { parseSettings } from '../../src/sites/settings.js';
import { valueOf } from '../read-policy.js';

const enabled = rules.filter(({ levels }) => levels.recommended).map((rule) => ({ rule }));
const allow = (members: object) => ({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...members });
const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });

function findings(document: unknown, baseline?: Baseline, filename = 'policies/app.json') {
  const text = typeof document === 'string' ? document : JSON.stringify(document, null, 2);
  const settings = parseSettings(baseline && { baseline });
  return lint(new JsonSource(valueOf(text), text, { filename }), enabled, settings);
}
const baselineOf = (document: unknown): Baseline => ({
  version: 1,
  files: { 'policies/app.json': knownPolicies(findings(document).map(({ known }) => known)) },
});
/** The rules whose findings are shown of what `before` has become. */
const shown = (before: unknown, after: unknown, filename?: string) => {
  // It is kept as JSON.
  const baseline = JSON.parse(JSON.stringify(baselineOf(before))) as Baseline;
  return findings(after, baseline, filename).map(({ rule, message }) => `${rule.name}: ${message}`);
};
const names = (before: unknown, after: unknown, filename?: string) =>
  shown(before, after, filename).map((each) => each.split(':')[0]);

const before = policy(allow({ Sid: 'Copy', Action: ['s3:GetObject', 's3:PutObject'] }));

describe('a grant', () => {
  it('is kept as the part of the statement that the finding is about', () => {
    const document = policy(
      allow({
        Sid: 'A',
        Action: ['sqs:ListQueues', 's3:PutObject', 's3:GetObject'],
        Resource: ['arn:aws:s3:::a', '*'],
      }),
      { Effect: 'Deny', Action: 's3:DeleteBucket', Resource: '*' },
    );
    const [known] = baselineOf(document).files['policies/app.json']!;
    expect(known!.denies).toEqual([{ Effect: 'Deny', Action: ['s3:DeleteBucket'], Resource: ['*'] }]);
    expect(known!.findings).toContainEqual({
      rule: 'no-wildcard-resource',
      statement: { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: ['*'] },
    });
  });

  it.each([
    ['the same', before],
    ['another Sid', policy(allow({ Sid: 'Other', Action: ['s3:GetObject', 's3:PutObject'] }))],
    ['another order', policy(allow({ Action: ['s3:PutObject', 's3:GetObject'] }))],
    ['one action less', policy(allow({}))],
    ['a condition', policy(allow({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }))],
    ['two statements in the place of one', policy(allow({}), allow({ Action: 's3:PutObject' }))],
    [
      'an action that the finding is not about',
      policy(allow({ Action: ['s3:GetObject', 's3:ListAllMyBuckets'] })),
    ],
    ['another statement', policy(allow({ Action: 'sqs:ListQueues' }), allow({}))],
  ])('is not shown with %s', (_, after) => {
    expect(names(before, after)).toEqual([]);
  });

  it.each([
    ['names no services', {}],
    ['excludes services', { Condition: { StringNotEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } } }],
    ['matches many', { Condition: { StringLike: { 'iam:PassedToService': 'e*.amazonaws.com' } } }],
  ])('of iam:PassRole that %s is not shown with actions of other services', (_, condition) => {
    const passing = (...actions: string[]) =>
      policy(
        allow({ Action: ['iam:PassRole', ...actions], Resource: 'arn:aws:iam::*:role/*', ...condition }),
      );
    expect(names(policy(), passing())).not.toEqual([]);
    const ofRoles = (...actions: string[]) =>
      names(passing(), passing(...actions)).filter((name) =>
        /^(?:require-passed|no-wildcard-pass)/.test(name!),
      );
    expect(ofRoles('sqs:ListQueues', 'ecs:DescribeClusters')).toEqual([]);
    // What it takes beside is part of an escalation.
    expect(names(passing(), passing('lambda:CreateFunction', 'lambda:InvokeFunction'))).not.toEqual([]);
  });

  it('is shown for the actions that are new', () => {
    expect(
      shown(before, policy(allow({ Action: ['s3:GetObject', 's3:PutObject', 'sqs:SendMessage'] }))),
    ).toEqual([
      'no-wildcard-resource: `*` matches every resource, but `sqs:SendMessage` can be limited to specific ones.',
    ]);
  });

  it('is shown when iam:AttachUserPolicy is added to a statement that was accepted', () => {
    const after = policy(allow({ Action: ['s3:GetObject', 's3:PutObject', 'iam:AttachUserPolicy'] }));
    expect(names(before, after)).not.toEqual([]);
    expect(shown(before, after).join()).toContain('iam:AttachUserPolicy');
  });

  it('is shown with more resources, without its condition, and for more principals', () => {
    const passRole = (members: object) => policy({ Effect: 'Allow', Action: 'iam:PassRole', ...members });
    const role = 'arn:aws:iam::111122223333:role/app-*';
    expect(
      names(passRole({ Resource: role }), passRole({ Resource: 'arn:aws:iam::111122223333:role/app-a*' })),
    ).toEqual([]);
    expect(
      names(passRole({ Resource: role }), passRole({ Resource: 'arn:aws:iam::111122223333:role/a*' })),
    ).toEqual(['require-passed-to-service']);
    const Condition = { StringEquals: { 'aws:PrincipalTag/team': ['a', 'b'] } };
    const limited = passRole({ Resource: role, Condition });
    expect(names(limited, limited)).toEqual([]);
    const withTeams = (...teams: string[]) =>
      passRole({ Resource: role, Condition: { stringequals: { 'aws:principaltag/team': teams } } });
    expect(names(limited, withTeams('a'))).toEqual([]);
    expect(names(limited, withTeams('a', 'c'))).toEqual(['require-passed-to-service']);
    expect(names(limited, passRole({ Resource: role }))).toEqual(['require-passed-to-service']);
    const trust = (...services: string[]) =>
      policy({
        Effect: 'Allow',
        Principal: { Service: services },
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::a/*',
      });
    const wide = trust('logs.amazonaws.com', 'sns.amazonaws.com');
    expect(names(wide, trust('sns.amazonaws.com'))).toEqual([]);
    expect(names(trust('sns.amazonaws.com'), wide)).toContain('no-confused-deputy');
  });

  it('is shown when a Deny of its actions is gone', () => {
    const deny = (members: object) => ({
      Effect: 'Deny',
      Action: 's3:Put*',
      Resource: 'arn:aws:s3:::secret/*',
      ...members,
    });
    const denied = policy(...before.Statement, deny({}));
    expect(names(denied, denied)).toEqual([]);
    expect(names(denied, policy(...before.Statement, deny({ Action: 's3:*' })))).toEqual([]);
    expect(shown(denied, before)).toEqual([
      'no-wildcard-resource: `*` matches every resource, but `s3:PutObject` can be limited to specific ones.',
    ]);
    expect(
      names(
        denied,
        policy(...before.Statement, deny({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } })),
      ),
    ).toEqual(['no-wildcard-resource']);
    expect(names(policy(...before.Statement, deny({ Action: 'sqs:*' })), before)).toEqual([]);
  });

  it('of NotAction is not shown while it leaves out as much', () => {
    const allBut = (...NotAction: string[]) => policy({ Effect: 'Allow', NotAction, Resource: '*' });
    expect(names(allBut('iam:*'), allBut('iam:*', 'organizations:*'))).toEqual([]);
    expect(names(allBut('iam:*', 'organizations:*'), allBut('iam:*'))).not.toEqual([]);
  });

  it('holds for its owner and its file', () => {
    const owned = (PolicyName: string) => ({ PolicyName, PolicyDocument: before });
    expect(names(owned('a'), owned('a'))).toEqual([]);
    expect(names(owned('a'), owned('b'))).toEqual(['no-wildcard-resource']);
    expect(names([owned('a'), owned('b')], owned('b'))).toEqual(['no-unused-accept']);
    expect(names(before, before, 'policies/other.json')).toEqual(['no-wildcard-resource']);
    expect(names(before, before, '/repo/policies/app.json')).toEqual(['no-wildcard-resource']);
  });

  it('is compared with its template text as it is written', () => {
    const inAccount = (account: string) =>
      policy({ Effect: 'Allow', Action: 'iam:PassRole', Resource: `arn:aws:iam::${account}:role/*` });
    expect(names(inAccount('<ACCOUNT>'), inAccount('<ACCOUNT>'))).toEqual([]);
    expect(names(inAccount('<ACCOUNT>'), policy(allow({}), ...inAccount('<ACCOUNT>').Statement))).toEqual([
      'no-wildcard-resource',
    ]);
    expect(names(inAccount('<ACCOUNT>'), inAccount('<OTHER>'))).toEqual(['require-passed-to-service']);
  });
});

describe('a fault', () => {
  const typo = (...Action: string[]) => policy(allow({ Action, Resource: 'arn:aws:s3:::a/*' }));

  it('is known by its text, wherever its statement stands and whatever else that says', () => {
    expect(names(typo('s3:GetObjet'), typo('s3:GetObjet'))).toEqual([]);
    expect(names(typo('s3:GetObjet'), typo('s3:PutObject', 's3:GetObjet'))).toEqual([]);
    expect(names(typo('s3:GetObjet'), typo('s3:PutObjet'))).toEqual(['no-unknown-action']);
  });

  it('is known as often as it was there', () => {
    const twice = policy(
      ...typo('s3:GetObjet').Statement,
      allow({ Action: 's3:GetObjet', Resource: 'arn:aws:s3:::b/*' }),
    );
    expect(names(typo('s3:GetObjet'), twice)).toEqual(['no-unknown-action']);
    expect(names(twice, twice)).toEqual([]);
  });

  it('without a text of its own is known by its statement', () => {
    const without = (Action: string) => policy({ Effect: 'Allow', Action });
    expect(names(without('s3:GetObject'), without('s3:GetObject'))).toEqual([]);
    expect(names(without('s3:GetObject'), without('s3:PutObject'))).toEqual(['require-elements']);
  });

  it('of many that are shown as one is known by itself', () => {
    const actions = (count: number) =>
      typo(...Array.from({ length: count }, (_, index) => `s3:Nothing${index}`));
    expect(findings(actions(8))).toHaveLength(1);
    expect(names(actions(8), actions(8))).toEqual([]);
    expect(shown(actions(8), actions(9))).toEqual([expect.stringContaining('`s3:Nothing8`')]);
  });
});

describe('a baseline', () => {
  const action = fc.constantFrom(
    's3:GetObject',
    's3:PutObject',
    's3:*',
    'sqs:SendMessage',
    'iam:PassRole',
    'ec2:RunInstances',
    's3:GetObjet',
  );
  const statement = fc.record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
    Action: fc.uniqueArray(action, { minLength: 1, maxLength: 4 }),
    Resource: fc.constantFrom('*', 'arn:aws:s3:::a/*', 'arn:aws:iam::111122223333:role/*'),
  });
  const documents = fc.array(statement, { minLength: 1, maxLength: 4 }).map((list) => policy(...list));

  const statementsOf = (document: { Statement: unknown[] }) => document.Statement as { Action: string[] }[];
  const withActionsReversed = (each: { Action: string[] }) => ({ ...each, Action: each.Action.toReversed() });

  it('of a policy leaves nothing to show of it', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(names(document, document)).toEqual([]);
        expect(names(document, policy(...statementsOf(document).map(withActionsReversed)))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('shows what is found in a policy with more than was there', () => {
    fc.assert(
      fc.property(documents, fc.nat(), (document, turn) => {
        const place = turn % document.Statement.length;
        const list = document.Statement as { Effect: string; Action: string[] }[];
        const grown = policy(
          ...list.map((each, index) =>
            index === place ? { ...each, Action: [...each.Action, 'iam:AttachUserPolicy'] } : each,
          ),
        );
        const isDenied = list.some(({ Effect }) => Effect === 'Deny');
        fc.pre(list[place]!.Effect === 'Allow' && !isDenied);
        const isNew = findings(grown).some(({ message }) => message.includes('iam:AttachUserPolicy'));
        if (isNew) expect(names(document, grown)).not.toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
