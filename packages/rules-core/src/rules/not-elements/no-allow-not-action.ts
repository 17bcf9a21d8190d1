import { idsOf } from '../../analysis/actions/action-replacement.js';
import { mayDeny } from '../../analysis/grants/denied.js';
import { grantByNotAction } from '../../analysis/not-elements/open-grants.js';
import { describeActions } from '../../analysis/not-elements/remainder.js';
import { replaceNotElement } from '../../edits/replace-not-element.js';
import type { Statement } from '../../policy/policy.js';
import { hidesExposures } from '../exposure.js';
import { checksEarned, notActionChecks } from '../open-checks.js';
import { defineRule } from '../rule.js';

/** The messages about statements that limit neither roles nor services. */
const leftOpen = ['remains', 'remainsOutsideBoth'] as const;

export const noAllowNotAction = defineRule({
  name: 'no-allow-not-action',
  description: 'Disallow `Allow` with `NotAction`, which grants every action that is not listed',
  category: 'not-elements',
  type: 'problem',
  levels: { recommended: 'error', strict: ['error', { scoped: 'always' }] },
  holds: 'some',
  policies: ({ grants }) => grants,
  elements: ['NotAction'],
  options: {
    scoped: {
      type: 'string',
      description:
        'When to report a statement whose `Resource` names resources of one service: `always`, only if actions that change permissions remain (`permissions`), or `never`.',
      default: 'permissions',
      enum: ['always', 'permissions', 'never'],
    },
  },
  messages: {
    remains: {
      text: '`NotAction` allows every action not listed: currently {{actions}}, plus any that AWS adds.',
      checks: notActionChecks,
    },
    remainsOutsideBoth: {
      text: 'Allows every action outside `NotAction` on every resource outside `NotResource`: currently {{actions}}, plus any that AWS adds.',
      checks: notActionChecks,
    },
    remainsForEveryone:
      '`NotAction` allows everyone to use every action not listed: currently {{actions}}, plus any that AWS adds.',
    remainsInTrust:
      '`NotAction` lets the principal use every action on this role that is not listed: {{actions}}.',
    remainsOnResource:
      '`NotAction` allows every other action that works on `{{resource}}`: currently {{actions}}, plus any that AWS adds.',
    suggestAction: 'List the remaining actions in `Action`',
  },
  hides: [
    { rule: 'no-wildcard-resource', within: 'statement' },
    { rule: 'no-allow-not-resource', within: 'statement' },
    // What remains includes passing roles and creating service-linked roles.
    { rule: 'no-wildcard-pass-role', within: 'statement', when: leftOpen },
    { rule: 'no-wildcard-service-linked-role', within: 'statement', when: leftOpen },
    ...hidesExposures('actions'),
  ],

  *check(policy, { scoped }) {
    if (policy.isOversized) return;
    for (const statement of policy.statements) {
      const grant = grantByNotAction(statement);
      if (!grant) continue;
      const { kind, actions: left } = grant;
      const isScoped = kind === 'remainsOnResource';
      const isGrave = left.some(({ accessLevel }) => accessLevel === 'Permissions management');
      if (isScoped && (scoped === 'never' || (scoped === 'permissions' && !isGrave))) continue;
      const { entry } = statement.actions!;
      const resource = statement.resources?.items.map(({ text }) => text).join('`, `');
      yield {
        messageId: kind,
        data: { actions: describeActions(left), ...(isScoped && { resource: resource! }) },
        at: entry.key.span,
        actions: left,
        subject: { statement, element: 'Action' },
        ...(leftOpen.some((each) => each === kind) && { checks: earned(statement) }),
        suggest: () => {
          const ids = isScoped || kind === 'remainsInTrust' ? idsOf(left) : undefined;
          const edits = ids && replaceNotElement(statement, entry, ids);
          return edits && { messageId: 'suggestAction', edits };
        },
      };
    }
  },
});

/** The checks on passing and creating roles that the statement fails; none if a Deny might cover these actions. */
function earned(statement: Statement): readonly string[] {
  const { policy, resources } = statement;
  const isLimited = mayDeny(policy, 'iam:passrole') || mayDeny(policy, 'iam:createservicelinkedrole');
  return isLimited || !resources ? [] : checksEarned(statement);
}
