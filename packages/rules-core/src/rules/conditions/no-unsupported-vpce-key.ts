import { withoutKey } from '../../analysis/conditions/condition-strength.js';
import { servicesSendingVpceKey } from '../../catalog/vpce-services.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ActionItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule } from '../rule.js';

const consequences = {
  Allow: { shut: 'this statement does not allow them', open: 'this statement allows them without the test' },
  Deny: { shut: 'this statement does not deny them', open: 'this statement denies them without the test' },
} as const;

export const noUnsupportedVpceKey = defineRule({
  name: 'no-unsupported-vpce-key',
  description: 'Disallow condition keys on the owner of a VPC endpoint for services that do not send them',
  category: 'conditions',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  messages: {
    unsupportedService: {
      text: '{{entries}} reaches services whose requests never carry `{{key}}`: {{consequence}}.',
      checks: ['use-condition-key-only-with-supported-services'],
    },
  },

  *check(policy) {
    for (const statement of policy.statements) {
      for (const test of statement.conditions) {
        const services = servicesSendingVpceKey(test.key);
        const outcome = services && withoutKey(test);
        if (!services || !outcome || !statement.effect) continue;
        const entries = entriesOutside(statement, services);
        if (!entries) continue;
        const { key } = test.keyEntry;
        yield {
          messageId: 'unsupportedService',
          data: { entries, key: key.text, consequence: consequences[statement.effect][outcome] },
          at: key.span,
          subject: { statement, element: 'Condition', test, value: key },
        };
      }
    }
  },
});

/** "`sqs:SendMessage` and 2 more entries"; undefined when all entries are of the services. */
function entriesOutside({ actions }: Statement, services: ReadonlySet<string>): string | undefined {
  if (!actions) return undefined;
  if (actions.negated) return '`NotAction`';
  const outside = actions.items.filter((item) => isOutside(item, services));
  const others = outside.length - 1;
  if (others < 0) return undefined;
  return `\`${outside[0]!.text}\`${others === 0 ? '' : ` (and ${others} more of the actions)`}`;
}

function isOutside({ pattern }: ActionItem, services: ReadonlySet<string>): boolean {
  if (!pattern) return false;
  // Of IAM, this one does not send the key.
  if (pattern.folded === 'iam:passrole') return true;
  return hasWildcard(pattern.service) || !services.has(pattern.service);
}
