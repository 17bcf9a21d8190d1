import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { evaluate, type Request } from '../../evaluate.js';
import { policyText, request } from '../../generate-policies.js';
import { policiesOf, policyWith } from '../../read-policy.js';
import { actionAt, placesIn } from '../../../src/catalog/action-places.js';
import { findAction, resourceTypesOf } from '../../../src/catalog/catalog.js';
import { grantsOf, grantsTogether, type Facts } from '../../../src/analysis/grants/grants.js';

const type = (service: string, name: string) => {
  const found = resourceTypesOf(service).find((each) => each.name === name);
  if (!found) throw new Error(`${service} has no ${name}`);
  return found;
};
const user = type('iam', 'user');
const role = type('iam', 'role');
const attach = 'iam:AttachUserPolicy';
const allow = { Effect: 'Allow', Action: attach, Resource: '*' };
const deny = { ...allow, Effect: 'Deny' };
const asked = (statements: readonly object[], target = user, facts?: Facts) => {
  const { verdict, fit } = grantsOf(policyWith(...statements)).ask(attach, target, facts);
  return `${verdict} ${fit}`;
};

describe('how far a grant reaches into a type', () => {
  test.each([
    ['yes all', { Resource: '*' }],
    ['yes all', { Resource: 'arn:aws:iam::*:user/*' }],
    ['yes all', { Resource: 'arn:aws:iam::111122223333:*' }],
    ['yes all', { Resource: ['arn:aws:iam::111122223333:user/a', 'arn:*'] }],
    ['yes pattern', { Resource: 'arn:aws:iam::*:user/app-*' }],
    ['yes pattern', { Resource: ['arn:aws:iam::*:user/a', 'arn:aws:iam::*:user/team/?'] }],
    ['yes own', { Resource: 'arn:aws:iam::*:user/${aws:username}' }],
    ['yes own', { Resource: 'arn:aws:iam::*:user/team/${aws:username}' }],
    ['yes exact', { Resource: 'arn:aws:iam::*:user/alice' }],
    ['yes exact', { Resource: 'arn:aws:iam::*:user/${aws:PrincipalTag/user}' }],
    ['yes exact', { Resource: 'arn:aws:iam::*:user/<name>' }],
    ['no none', { Resource: 'arn:aws:iam::*:role/*' }],
    ['no none', { Resource: 'arn:aws:s3:::*' }],
    ['yes all', { Resource: undefined, NotResource: 'arn:aws:iam::*:user/alice' }],
    ['yes all', { Resource: undefined, NotResource: 'arn:aws:iam::*:role/*' }],
    ['no none', { Resource: undefined, NotResource: 'arn:aws:iam::*:user/*' }],
    ['no none', { Resource: undefined, NotResource: '*' }],
    ['yes all', { Action: 'iam:*' }],
    ['yes all', { Action: 'IAM:attach?serPolicy' }],
    ['yes all', { Action: undefined, NotAction: 's3:*' }],
    ['no none', { Action: undefined, NotAction: 'iam:Attach*' }],
    ['unknown all', { Action: undefined, NotAction: ['s3:*', '<actions>'] }],
    ['no none', { Action: 'iam:AttachRolePolicy' }],
    ['no none', { Resource: undefined }],
    ['no none', { Effect: 'Deny' }],
    ['no none', { NotAction: 's3:*' }],
  ])('%s: %j', (expected, change) => {
    expect(asked([{ ...allow, ...change }])).toBe(expected);
  });
});

describe('what a condition comes to', () => {
  test.each([
    ['caller', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }],
    ['caller', { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }],
    ['caller', { StringEquals: { 'aws:PrincipalTag/team': 'a' } }],
    ['caller', { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } }],
    ['caller', { DateLessThan: { 'aws:CurrentTime': '2999-01-01T00:00:00Z' } }],
    ['caller', { Bool: { 'aws:ViaAWSService': 'false' } }],
    ['no', { DateLessThan: { 'aws:CurrentTime': '2001-01-01T00:00:00Z' } }],
    ['if', { StringEquals: { 'aws:ResourceTag/team': 'a' } }],
    ['if', { StringEquals: { 'iam:ResourceTag/team': 'a' } }],
    ['if', { ArnEquals: { 'iam:PolicyARN': 'arn:aws:iam::111122223333:policy/a' } }],
    ['via', { Bool: { 'aws:ViaAWSService': 'true' } }],
    ['via', { 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'cloudformation.amazonaws.com' } }],
    ['no', { StringEquals: { 's3:prefix': 'a' } }],
    ['yes', { StringNotEquals: { 's3:prefix': 'a' } }],
    ['yes', { StringLikeIfExists: { 'aws:PrincipalTag/team': '*' } }],
    ['unknown', { StringEqual: { 'aws:username': 'a' } }],
    ['unknown', '<condition>'],
  ])('%s: %j', (expected, Condition) => {
    expect(asked([{ ...allow, Condition }])).toBe(expected === 'no' ? 'no none' : `${expected} all`);
  });

  const facts = (key: string, value?: string): Facts => ({ keys: new Map([[key, value]]) });
  const boundary = { StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/b' } };

  it('counts what is known of the request', () => {
    const limited = [{ ...allow, Condition: boundary }];
    const unless = { StringNotEquals: boundary.StringEquals };
    const arn = boundary.StringEquals['iam:PermissionsBoundary'];
    expect(asked(limited, user, facts('iam:permissionsboundary'))).toBe('no none');
    expect(asked(limited, user, facts('iam:permissionsboundary', arn))).toBe('yes all');
    expect(asked([allow, { ...deny, Condition: unless }], user, facts('iam:permissionsboundary'))).toBe(
      'no none',
    );
    expect(asked([allow, { ...deny, Condition: unless }], user, facts('iam:permissionsboundary', arn))).toBe(
      'yes all',
    );
  });
});

describe('what a Deny stands against', () => {
  test.each([
    ['no none', deny],
    ['no none', { ...deny, Action: '*' }],
    ['no none', { ...deny, Action: undefined, NotAction: 's3:*' }],
    ['no none', { ...deny, Resource: 'arn:aws:iam::*:user/*' }],
    ['no none', { ...deny, Resource: undefined, NotResource: 'arn:aws:s3:::*' }],
    ['no none', { ...deny, Condition: { StringNotEquals: { 's3:prefix': 'a' } } }],
    ['yes all', { ...deny, Action: 'iam:AttachRolePolicy' }],
    ['yes all', { ...deny, Resource: 'arn:aws:iam::*:user/admin-*' }],
    ['yes all', { ...deny, Resource: '${anything}/*' }],
    ['yes all', { ...deny, Condition: { StringEquals: { 's3:prefix': 'a' } } }],
    ['yes all', { ...deny, Condition: { DateLessThan: { 'aws:CurrentTime': '2001-01-01T00:00:00Z' } } }],
    ['caller all', { ...deny, Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }],
    ['if all', { ...deny, Condition: { StringNotEquals: { 'aws:ResourceTag/team': 'a' } } }],
    ['unknown all', { ...deny, Action: '<action>' }],
    ['yes pattern', { ...deny, Resource: undefined, NotResource: 'arn:aws:iam::*:user/app-*' }],
    ['yes exact', { ...deny, Resource: undefined, NotResource: 'arn:aws:iam::*:user/alice' }],
    ['yes exact', { ...deny, Resource: undefined, NotResource: 'arn:aws:iam::*:user/<name>' }],
    ['yes all', { ...deny, Resource: undefined, NotResource: 'arn:aws:iam::*:user/*' }],
  ])('%s: %j', (expected, statement) => {
    expect(asked([allow, statement])).toBe(expected);
  });

  it('is asked for each entry', () => {
    const Resource = ['arn:aws:iam::*:user/app-*', 'arn:aws:iam::*:user/alice'];
    const app = { ...deny, Resource: 'arn:aws:iam::*:user/app*' };
    expect(asked([{ ...allow, Resource }])).toBe('yes pattern');
    expect(asked([{ ...allow, Resource }, app])).toBe('yes exact');
    expect(asked([{ ...allow, Resource: Resource[0] }, app])).toBe('no none');
    const { deniedBy, by } = grantsOf(policyWith({ ...allow, Resource: Resource[0] }, app)).ask(attach, user);
    expect([by?.statement.index, deniedBy?.statement.index]).toEqual([0, 1]);
  });

  it('leaves nothing where it spares only what is not allowed', () => {
    const Resource = 'arn:aws:iam::*:user/app-*';
    const fence = { ...deny, Resource: undefined, NotResource: 'arn:aws:iam::*:user/other' };
    expect(asked([{ ...allow, Resource }, fence])).toBe('no none');
    expect(asked([{ ...allow, Resource: undefined, NotResource: fence.NotResource }, fence])).toBe('no none');
  });
});

describe('several statements and policies', () => {
  it('answers with the Allow that reaches farthest', () => {
    const narrow = { ...allow, Resource: 'arn:aws:iam::*:user/alice' };
    const tagged = { ...allow, Condition: { StringEquals: { 'aws:ResourceTag/team': 'a' } } };
    expect(asked([narrow, tagged])).toBe('if all');
    expect(asked([tagged, allow])).toBe('yes all');
    expect(asked([{ ...allow, Action: ['s3:*', '<x>'] }, narrow])).toBe('yes exact');
  });

  it('adds up the policies of one principal', () => {
    const one = policyWith({ ...allow, Resource: 'arn:aws:iam::*:user/a*' });
    const every = policyWith(allow);
    const denying = policyWith({ ...allow, Action: 's3:*' }, deny);
    const [boundary] = policiesOf(
      { Version: '2012-10-17', Statement: [{ ...allow, Resource: 'arn:aws:iam::*:user/app-*' }] },
      { policyType: 'boundary' },
    );
    const ask = (...policies: Parameters<typeof grantsTogether>[0]) => {
      const { verdict, fit } = grantsTogether(policies).ask(attach, user);
      return `${verdict} ${fit}`;
    };
    expect(ask(one)).toBe('yes pattern');
    expect(ask(one, every)).toBe('yes all');
    expect(ask(every, denying)).toBe('no none');
    expect(ask(every, boundary!)).toBe('yes pattern');
    expect(ask(boundary!)).toBe('no none');
    expect(grantsOf(boundary!).ask(attach, user).fit).toBe('pattern');
  });

  it('marks what is granted on something', () => {
    const grants = grantsOf(
      policyWith(
        { ...allow, Action: ['iam:Attach*', 's3:*'], Resource: 'arn:aws:iam::*:user/a' },
        { ...deny, Action: ['s3:*', 'iam:AttachGroup*'] },
        { ...deny, Action: 'iam:AttachRolePolicy', Resource: 'arn:aws:iam::*:role/a' },
      ),
    );
    const ids = [...placesIn(grants.granted())].map((place) => actionAt(place).id);
    expect(ids).toEqual(['iam:AttachRolePolicy', 'iam:AttachUserPolicy']);
    expect([grants.mayGrant('iam:attachrolepolicy'), grants.mayGrant('iam:putrolepolicy')]).toEqual([
      true,
      false,
    ]);
  });

  it('asks about actions that the reference does not list, and about requests without a resource', () => {
    const grants = grantsOf(policyWith({ ...allow, Action: 'iam:*' }));
    expect(findAction('iam', 'AttachMoon')).toBeUndefined();
    expect(grants.ask('iam:AttachMoon', role).verdict).toBe('yes');
    expect(grants.ask('iam:ListUsers', '*').verdict).toBe('yes');
    const named = grantsOf(policyWith({ ...allow, Action: 'iam:*', Resource: 'arn:aws:iam::*:user/*' }));
    expect(named.ask('iam:ListUsers', '*').verdict).toBe('no');
    expect(named.ask(attach, 'arn:aws:iam::111122223333:user/a').verdict).toBe('yes');
  });
});

describe('requests', () => {
  /** The same policies in every run; `FC_SEED=$RANDOM` tries others. */
  const seed = Number(process.env['FC_SEED'] ?? 1);
  const contextOf = (given: Request['context']): Facts => ({
    keys: new Map(Object.entries(given).map(([key, value]) => [key.toLowerCase(), value] as const)),
    closed: true,
  });

  it('are decided as the evaluator decides them', () => {
    let decided = 0;
    let count = 0;
    const property = fc.property(
      policyText,
      fc.array(request, { minLength: 20, maxLength: 20 }),
      (text, all) => {
        const [policy, ...others] = policiesOf(text);
        fc.pre(policy !== undefined && others.length === 0 && policy.type.name === 'identity');
        const grants = grantsOf(policy);
        for (const { action, resource, context } of all) {
          const each = { action, resource, context };
          const decision = evaluate(JSON.parse(text), each);
          const { verdict } = grants.ask(each.action, each.resource, contextOf(each.context));
          count++;
          if (verdict === 'unknown') continue;
          decided++;
          expect({ verdict, each }).toEqual({ verdict: decision === 'allow' ? 'yes' : 'no', each });
        }
      },
    );
    fc.assert(property, { seed, numRuns: 1_500 });
    expect(decided / count).toBeGreaterThan(0.9);
  }, 60_000);
});
