import { actionsWithoutClaim } from '../../analysis/conditions/claim-support.js';
import {
  consequenceFor,
  entriesWithout,
  nameActions,
  nameEntries,
  supportTestOf,
  type SupportKind,
  type Unsupported,
} from '../../analysis/conditions/key-support.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule } from '../rule.js';

export const noUnsupportedConditionKey = defineRule({
  name: 'no-unsupported-condition-key',
  description: 'Disallow condition keys that requests for the actions of the statement never carry',
  category: 'conditions',
  type: 'problem',
  levels: { recommended: ['warn', { providerClaims: false }], strict: ['warn', { providerClaims: false }] },
  elements: ['Condition'],
  options: {
    providerClaims: {
      type: 'boolean',
      description:
        'Report the claims of an identity provider beside `sts:TagSession` and its like. IAM Access Analyzer does, although such trust policies work.',
      default: true,
    },
  },
  messages: {
    unsupportedAction: {
      text: 'No request for {{actions}} carries `{{key}}`: {{consequence}}.',
      checks: [
        'allow-with-unsupported-tag-condition-key-for-service',
        'deny-with-unsupported-tag-condition-key-for-service',
        'unsupported-action-for-condition-key',
      ],
    },
    unsupportedByNotAction: {
      text: '`NotAction` reaches actions whose requests never carry `{{key}}`: {{consequence}}.',
      checks: [
        'allow-notaction-with-unsupported-tag-condition-key-for-service',
        'deny-notaction-with-unsupported-tag-condition-key-for-service',
      ],
    },
    unsupportedClaim: {
      text: 'The reference lists `{{key}}` for the calls that hand in a token, and not for {{actions}}.',
      checks: ['unsupported-action-for-condition-key'],
    },
  },
  hides: [{ rule: 'no-partial-condition', within: 'value', when: ['unsupportedAction'] }],

  *check(policy, { providerClaims }) {
    if (policy.isOversized) return;
    const claims = providerClaims && policy.type.name === 'trust';
    for (const statement of policy.statements) {
      const { effect } = statement;
      if (!effect || !statement.actions) continue;
      for (const test of statement.conditions) {
        const { key } = test.keyEntry;
        const subject = { statement, element: 'Condition', test, value: key } as const;
        const found = { at: key.span, subject };
        const beside = claims ? actionsWithoutClaim(statement, test) : [];
        if (beside.length > 0) {
          const data = { key: key.text, actions: nameActions(beside) };
          yield { messageId: 'unsupportedClaim', data, ...found };
        }
        const support = supportTestOf(test);
        if (!support || support.allowsForMissing) continue;
        const { kind, outcome } = support;
        if (leavesUntagged(statement, kind)) {
          const data = { key: key.text, consequence: consequenceFor(effect, outcome, 2) };
          yield {
            messageId: 'unsupportedByNotAction',
            data,
            ...found,
            checks: kind === 'resource-tag' ? tagChecks[effect].notAction : [],
          };
        }
        const entries = entriesWithout(statement, test, kind);
        if (entries.length === 0) continue;
        const consequence = consequenceFor(effect, outcome, entries.every(isLiteral) ? entries.length : 2);
        yield {
          messageId: 'unsupportedAction',
          data: { key: key.text, actions: nameEntries(entries), consequence },
          ...found,
          checks: checksOf(effect, kind, entries),
        };
      }
    }
  },
});

/**
 * Whether NotAction reaches actions that have nothing to do with tags: nearly every service has some. An Allow of the
 * requests that set a tag is meant for these alone.
 */
function leavesUntagged({ actions, effect }: Statement, kind: SupportKind): boolean {
  if (!actions?.negated || !actions.known || actions.everything) return false;
  return kind === 'resource-tag' || (kind === 'request-tag' && effect === 'Deny');
}

/** The checks of the tags of resources. */
const tagChecks = {
  Allow: {
    entries: ['allow-with-unsupported-tag-condition-key-for-service'],
    notAction: ['allow-notaction-with-unsupported-tag-condition-key-for-service'],
  },
  Deny: {
    entries: ['deny-with-unsupported-tag-condition-key-for-service'],
    notAction: ['deny-notaction-with-unsupported-tag-condition-key-for-service'],
  },
} as const;

/** Access Analyzer has no check of tags that a request sets, nor of keys that no action of a wildcard carries. */
function checksOf(effect: 'Allow' | 'Deny', kind: SupportKind, entries: readonly Unsupported[]) {
  if (kind === 'resource-tag') return tagChecks[effect].entries;
  return kind === 'service' && entries.some(isLiteral) ? ['unsupported-action-for-condition-key'] : [];
}

function isLiteral({ item }: Unsupported): boolean {
  return item.pattern!.literal;
}
