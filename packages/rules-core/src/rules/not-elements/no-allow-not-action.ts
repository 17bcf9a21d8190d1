import { idsOf } from '../../analysis/actions/action-replacement.js';
import { isLeftToAccount } from '../../analysis/principals/own-account.js';
import { isForSomeOnly } from '../../analysis/principals/public-access.js';
import {
  describeActions,
  remainderOfNotAction,
  selfGrantingActions,
} from '../../analysis/not-elements/remainder.js';
import type { Action } from '../../catalog/catalog.js';
import { replaceNotElement } from '../../edits/replace-not-element.js';
import type { Statement } from '../../policy/policy.js';
import { isEveryone } from '../../policy/principal.js';
import { defineRule } from '../rule.js';

export const noAllowNotAction = defineRule({
  name: 'no-allow-not-action',
  description: 'Disallow Allow with `NotAction`, which grants every action that is not listed',
  category: 'not-elements',
  type: 'problem',
  levels: { recommended: 'error', strict: ['error', { scoped: 'always' }] },
  policies: ({ grants }) => grants,
  elements: ['NotAction'],
  options: {
    scoped: {
      type: 'string',
      description:
        'What to do where `Resource` names resources of one service: report `always`, when actions that change `permissions` remain, or `never`.',
      default: 'permissions',
      enum: ['always', 'permissions', 'never'],
    },
  },
  messages: {
    remains:
      '`NotAction` allows every action that it does not list. What remains: {{actions}}, and what AWS adds.',
    remainsAdministrator:
      '`NotAction` allows every action that it does not list. What remains makes an administrator: {{actions}}, and what AWS adds.',
    remainsOutsideBoth:
      '`NotAction` beside `NotResource` allows every action outside the one list on every resource outside the other. What remains: {{actions}}, and what AWS adds.',
    remainsForEveryone:
      '`NotAction` allows everyone every action that it does not list. What remains: {{actions}}, and what AWS adds.',
    remainsInTrust:
      '`NotAction` lets the principal do all with this role that it does not list. What remains: {{actions}}.',
    remainsOnResource:
      '`NotAction` allows every other action that works on `{{resource}}`. What remains: {{actions}}, and what AWS adds.',
    suggestAction: 'Write out the actions that remain',
  },
  hides: [
    { rule: 'no-wildcard-resource', within: 'statement' },
    { rule: 'no-allow-not-resource', within: 'statement' },
  ],

  *check(policy, { scoped }) {
    if (policy.isOversized) return;
    for (const statement of policy.statements) {
      const { actions, resources } = statement;
      if (!statement.isGrant || !actions?.negated) continue;
      const remainder = remainderOfNotAction(statement);
      if (!remainder || remainder.actions.length === 0 || isAccountsOwn(statement)) continue;
      const { services, actions: left } = remainder;
      const messageId = messageIdOf(statement, services, left);
      if (messageId === 'remainsOnResource' && !isReported(left, scoped)) continue;
      yield {
        messageId,
        data: {
          actions: describeActions(left),
          ...(messageId === 'remainsOnResource' && {
            resource: resources!.items.map(({ text }) => text).join('`, `'),
          }),
        },
        at: actions.entry.key.span,
        subject: { statement, element: 'Action' },
        suggest: () => {
          const isFew = messageId === 'remainsOnResource' || messageId === 'remainsInTrust';
          const ids = isFew ? idsOf(left) : undefined;
          return ids && { messageId: 'suggestAction', edits: replaceNotElement(actions.entry, ids) };
        },
      };
    }
  },
});

function messageIdOf(statement: Statement, services: readonly string[] | undefined, left: readonly Action[]) {
  const { policy, principals, resources } = statement;
  if (policy.type.name === 'trust') return 'remainsInTrust';
  if (principals && !principals.negated && principals.items.some(isEveryone) && !isForSomeOnly(statement))
    return 'remainsForEveryone';
  if (resources?.negated) return 'remainsOutsideBoth';
  if (services && !policy.type.namesPrincipals) return 'remainsOnResource';
  return selfGrantingActions(left).length > 0 && !policy.type.namesPrincipals
    ? 'remainsAdministrator'
    : 'remains';
}

function isReported(left: readonly Action[], scoped: string): boolean {
  return (
    scoped === 'always' ||
    (scoped === 'permissions' && left.some(({ accessLevel }) => accessLevel === 'Permissions management'))
  );
}

/** The policy of a resource that leaves it to its own account, as key policies must. */
function isAccountsOwn(statement: Statement): boolean {
  const patterns = statement.actions!.items.flatMap(({ pattern }) => pattern ?? []);
  const everyone = statement.principals?.items.some(isEveryone) && !isForSomeOnly(statement);
  return !everyone && patterns.length > 0 && patterns.every((pattern) => isLeftToAccount(statement, pattern));
}
