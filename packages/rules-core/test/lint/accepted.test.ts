/** What the setting `accept` keeps from being shown. */
import { describe, expect, it } from 'vitest';
import { lintText, type LintTextOptions } from '../../src/json/index.js';
import type { Acceptance } from '../../src/sites/accept-setting.js';

const reason = 'reviewed';
const rule = 'no-wildcard-resource';
const statement = (members: object) => ({
  Effect: 'Allow',
  Action: 'sqs:SendMessage',
  Resource: '*',
  ...members,
});
const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements.map(statement) });

/** The findings that are shown, as rule and underlined text. */
function shown(document: unknown, accept: readonly object[], options: LintTextOptions = {}): string[] {
  const text = JSON.stringify(document);
  const settings = { accept: accept.map((entry) => ({ reason, ...entry })) as Acceptance[] };
  const found = lintText(text, {
    rules: { [rule]: 'warn', 'no-unknown-action': 'warn' },
    settings,
    ...options,
  });
  return found.map(({ rule: name, start, end }) => `${name} ${text.slice(start, end)}`);
}
const isAccepted = (document: unknown, entry: object, options: LintTextOptions = {}) => {
  expect(shown(document, [], options)).not.toEqual([]);
  return shown(document, [entry], options).length === 0;
};

describe('a finding', () => {
  it('of the rule is not shown, and one of another rule is', () => {
    const document = policy({ Action: ['sqs:SendMessage', 'sqs:SendMesage'] });
    expect(shown(document, [{ rule }])).toEqual(['no-unknown-action SendMesage']);
    expect(shown(document, [{ rule }, { rule: 'iam/no-unknown-action' }])).toEqual([]);
  });

  it('has to fit all that an entry says', () => {
    const document = policy({ Sid: 'Send' });
    const fitting = { rule, sid: 'Send', action: 'sqs:*', resource: '*' };
    expect(isAccepted(document, fitting)).toBe(true);
    for (const other of [
      { sid: 'Other' },
      { action: 's3:*' },
      { resource: 'arn:*' },
      { owner: 'x' },
      { file: 'x' },
    ])
      expect(isAccepted(document, { ...fitting, ...other }), JSON.stringify(other)).toBe(false);
  });

  it('is told by the Sid of its statement', () => {
    const document = policy({ Sid: 'Send' }, { Sid: 'Receive', Action: 'sqs:ReceiveMessage' }, {});
    expect(shown(document, [{ rule, sid: 'Send' }])).toHaveLength(2);
    expect(shown(document, [{ rule, sid: ['Send', 'Rec*'] }])).toHaveLength(1);
    expect(shown(document, [{ rule, sid: 'send' }])).toHaveLength(3);
  });

  it.each([
    ['sqs:SendMessage', true],
    ['SQS:sendmessage', true],
    ['sqs:Send*', true],
    ['*', true],
    ['sqs:SendMessag', false],
    ['sqs:Receive*', false],
  ])('is told by its action: %s', (action, accepted) => {
    expect(isAccepted(policy({}), { rule, action })).toBe(accepted);
  });

  it('is about the actions that the entries leave', () => {
    const document = policy({ Action: ['sqs:SendMessage', 's3:PutObject', 's3:DeleteObject'] });
    const messages = (...accept: object[]) => {
      const settings = { accept: accept.map((entry) => ({ rule, reason, ...entry })) };
      return lintText(JSON.stringify(document), { rules: { [rule]: 'warn' }, settings }).map(
        ({ message }) => message,
      );
    };
    const message = (reach: string) => [
      `\`*\` matches every resource, but ${reach} can be limited to specific ones.`,
    ];
    expect(messages({ action: 'sqs:*' })).toEqual(message('`s3:PutObject` and `s3:DeleteObject`'));
    expect(messages({ action: 's3:*' })).toEqual(message('`sqs:SendMessage`'));
    expect(messages({ action: ['sqs:*', 's3:*Object'] })).toEqual([]);
    expect(messages({ action: 'sqs:*' }, { action: 's3:*' })).toEqual([]);
    expect(messages({ action: 'sqs:*' }, { action: 's3:*', sid: 'x' })).toHaveLength(1);
  });

  it('about several actions together is shown while an entry leaves one of them', () => {
    const rules = { 'no-full-admin': 'error' } as const;
    const document = policy({ Action: ['*', 's3:*'] });
    expect(shown(document, [{ rule: 'no-full-admin', action: 's3:*' }], { rules })).toHaveLength(1);
    expect(shown(document, [{ rule: 'no-full-admin', action: '*' }], { rules })).toEqual([]);
  });

  it('of a wider action than the entry names is shown', () => {
    const rules = { 'no-service-wildcard': 'warn' } as const;
    const entry = { rule: 'no-service-wildcard' };
    expect(isAccepted(policy({ Action: 'sqs:*' }), { ...entry, action: 'sqs:Send*' }, { rules })).toBe(false);
    expect(isAccepted(policy({ Action: 'sqs:*' }), { ...entry, action: 'sq*:*' }, { rules })).toBe(true);
  });

  it('of NotAction is about every action', () => {
    const document = policy({ Action: undefined, NotAction: 'iam:*' });
    const rules = { 'no-allow-not-action': 'warn' } as const;
    expect(isAccepted(document, { rule: 'no-allow-not-action', action: 's3:*' }, { rules })).toBe(false);
    expect(isAccepted(document, { rule: 'no-allow-not-action', action: '*' }, { rules })).toBe(true);
  });

  it('about one entry of Action is told by that entry', () => {
    const document = policy({ Action: ['sqs:SendMesage', 'sqs:ReceiveMesage'], Resource: 'arn:aws:sqs:::a' });
    expect(shown(document, [{ rule: 'no-unknown-action', action: 'sqs:SendMesage' }])).toEqual([
      'no-unknown-action ReceiveMesage',
    ]);
  });

  it('about the document has no Sid, action and resource', () => {
    const document = { Version: '2012-10-17', Statement: [], Id: 'a' };
    const rules = { 'require-elements': 'warn' } as const;
    expect(isAccepted(document, { rule: 'require-elements' }, { rules })).toBe(true);
    for (const entry of [{ sid: '*' }, { action: '*' }, { resource: '*' }])
      expect(isAccepted(document, { rule: 'require-elements', ...entry }, { rules })).toBe(false);
  });

  it('is told by the owner of the policy, in a file with several or with one', () => {
    const of = (PolicyName: string) => ({ PolicyName, PolicyDocument: policy({}) });
    expect(shown([of('read'), of('send')], [{ rule, owner: 'policy send' }])).toHaveLength(1);
    expect(shown([of('read'), of('send')], [{ rule, owner: 'policy *' }])).toEqual([]);
    expect(shown([of('send')], [{ rule, owner: 'policy send' }])).toEqual([]);
  });

  it.each([
    ['policies/app.json', true],
    ['./policies/app.json', true],
    ['policies/*.json', true],
    ['**/app.json', true],
    ['repo/policies/app.json', true],
    ['app.json', false],
    ['other/app.json', false],
  ])('is told by the file: %s', (file, accepted) => {
    const options = { filename: '/repo/policies/app.json', cwd: '/repo' };
    expect(isAccepted(policy({}), { rule, file }, options)).toBe(accepted);
  });

  it('of a text without a name is in no file', () => {
    expect(isAccepted(policy({}), { rule, file: '**' })).toBe(false);
  });

  it('is told by template text as it is written', () => {
    const Resource = 'arn:aws:sqs:${region}:<ACCOUNT>:*';
    const options: LintTextOptions = { rules: { [rule]: ['warn', { wholeTypes: true }] } };
    expect(isAccepted(policy({ Resource }), { rule, resource: Resource }, options)).toBe(true);
    expect(isAccepted(policy({ Resource }), { rule, resource: 'arn:aws:sqs:*' }, options)).toBe(true);
    expect(isAccepted(policy({ Resource }), { rule, resource: 'arn:aws:sqs:${other}:*' }, options)).toBe(
      false,
    );
    expect(isAccepted(policy({ Sid: 'Send${Env}' }), { rule, sid: 'Send${Env}' })).toBe(true);
  });

  it('that is accepted still hides its consequences', () => {
    const rules = { 'no-full-admin': 'error', [rule]: 'warn' } as const;
    expect(shown(policy({ Action: '*' }), [{ rule: 'no-full-admin' }], { rules })).toEqual([]);
  });

  it('is left when others of its kind are accepted that would be said together', () => {
    const Action = Array.from({ length: 8 }, (_, index) => `sqs:Nothing${index}`);
    const document = policy({ Action, Resource: 'arn:aws:sqs:::a' });
    expect(shown(document, [])).toHaveLength(1);
    expect(shown(document, [{ rule: 'no-unknown-action', action: 'sqs:Nothing?' }])).toEqual([]);
    expect(shown(document, [{ rule: 'no-unknown-action', action: Action.slice(0, 6) }])).toEqual([
      'no-unknown-action Nothing6',
      'no-unknown-action Nothing7',
    ]);
  });

  it('of a file as a whole is accepted', () => {
    const rules = { 'require-policy': 'error' } as const;
    expect(isAccepted({ a: 1 }, { rule: 'require-policy' }, { rules })).toBe(true);
    expect(isAccepted({ a: 1 }, { rule: 'require-policy', sid: '*' }, { rules })).toBe(false);
  });
});

describe('a day', () => {
  const messagesOn = (today: string, ...accept: object[]) =>
    lintText(JSON.stringify(policy({ Action: ['sqs:SendMessage', 's3:PutObject'] })), {
      rules: { [rule]: 'warn' },
      settings: { accept: accept.map((entry) => ({ rule, reason, ...entry })) as Acceptance[] },
      today,
    }).map(({ message }) => message);
  const message =
    '`*` matches every resource, but `sqs:SendMessage` and `s3:PutObject` can be limited to specific ones.';

  it('is the last on which a finding is accepted; after it, the message says so', () => {
    expect(messagesOn('2026-06-29', { until: '2026-06-30' })).toEqual([]);
    expect(messagesOn('2026-06-30', { until: '2026-06-30' })).toEqual([]);
    expect(messagesOn('2026-07-01', { until: '2026-06-30' })).toEqual([
      `${message} It was accepted until 2026-06-30.`,
    ]);
  });

  it('counts where no other entry accepts the finding', () => {
    expect(messagesOn('2026-07-01', { until: '2026-06-30' }, { until: '2026-07-01' })).toEqual([]);
    expect(messagesOn('2026-07-01', { until: '2026-06-30' }, {})).toEqual([]);
    expect(messagesOn('2026-07-01', { until: '2025-06-30' }, { until: '2026-06-30' })).toEqual([
      `${message} It was accepted until 2026-06-30.`,
    ]);
    expect(
      messagesOn(
        '2026-07-01',
        { action: 'sqs:*', until: '2026-06-30' },
        { action: 's3:*', until: '2030-01-01' },
      ),
    ).toEqual([
      '`*` matches every resource, but `sqs:SendMessage` can be limited to specific ones. It was accepted until 2026-06-30.',
    ]);
  });

  it('of an entry that did not accept all of the finding is not named', () => {
    expect(messagesOn('2026-07-01', { action: 'sqs:*', until: '2026-06-30' })).toEqual([message]);
  });

  it('is today unless given', () => {
    const options = (until: string): LintTextOptions => ({
      rules: { [rule]: 'warn' },
      settings: { accept: [{ rule, reason, until }] },
    });
    expect(lintText(JSON.stringify(policy({})), options('9999-12-31'))).toEqual([]);
    expect(lintText(JSON.stringify(policy({})), options('2026-01-01'))).toHaveLength(1);
  });
});
