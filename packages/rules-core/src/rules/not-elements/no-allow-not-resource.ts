import { listReach, nameNotable } from '../../analysis/actions/describe-reach.js';
import { isTypeCarveOut } from '../../analysis/not-elements/not-resource-idioms.js';
import { grantByNotResource } from '../../analysis/not-elements/open-grants.js';
import { selfGrantingActions } from '../../analysis/grants/self-granting.js';
import { hidesExposures } from '../exposure.js';
import { defineRule } from '../rule.js';

export const noAllowNotResource = defineRule({
  name: 'no-allow-not-resource',
  description:
    'Disallow `Allow` with `NotResource`, which grants its actions on every resource that is not listed',
  category: 'not-elements',
  type: 'problem',
  levels: { recommended: 'error', strict: ['error', { typeCarveOuts: true }] },
  holds: 'some',
  policies: ({ grants, namesResources }) => grants && namesResources,
  elements: ['NotResource'],
  options: {
    typeCarveOuts: {
      type: 'boolean',
      description:
        'Whether to also report statements that exclude whole resource types of a service if other statements say what is allowed on them.',
      default: false,
    },
  },
  messages: {
    remains:
      'Allows {{actions}} on every resource not listed in `NotResource`, including resources created later.',
    remainsRoles:
      'Allows {{actions}} on every role not listed in `NotResource`, including new ones and listed names with a different path or case.',
    remainsAdministrator:
      'Allows {{actions}} on everything not listed in `NotResource`, which can itself be bypassed with {{granting}}.',
    remainsOutsideBoth:
      'Allows every action outside `NotAction` on every resource outside `NotResource`: {{actions}}, also on resources created later.',
    remainsForEveryone:
      'Allows everyone {{actions}} on every resource not listed in `NotResource`, including resources created later.',
  },

  hides: [...hidesExposures('actions')],

  *check(policy, { typeCarveOuts }) {
    if (policy.isOversized) return;
    for (const statement of policy.statements) {
      const grant = grantByNotResource(statement);
      if (!grant || (!typeCarveOuts && isTypeCarveOut(statement))) continue;
      const { kind, actions: left } = grant;
      const data = {
        actions: listReach(left),
        granting: nameNotable(selfGrantingActions(left)),
      };
      const at = statement.resources!.entry.key.span;
      yield { messageId: kind, data, at, actions: left, subject: { statement, element: 'Resource' } };
    }
  },
});
