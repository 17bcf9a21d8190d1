import {
  unsupportedClaims,
  unsupportedKeys,
  type UnsupportedKey,
} from '../../analysis/conditions/unsupported-key.js';
import { defineRule } from '../rule.js';

export const noUnsupportedConditionKey = defineRule({
  name: 'no-unsupported-condition-key',
  description: 'Disallow condition keys that requests for the actions of the statement never carry',
  category: 'condition-keys',
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
    for (const statement of policy.statements) {
      const { effect } = statement;
      if (!effect) continue;
      for (const test of statement.conditions) {
        const { key } = test.keyEntry;
        const claims = providerClaims ? unsupportedClaims(statement, test) : [];
        for (const found of [...claims, ...unsupportedKeys(statement, test)]) {
          yield {
            messageId: found.kind,
            data: { key: key.text, ...found.data },
            at: key.span,
            subject: { statement, element: 'Condition', test, value: key },
            checks: checksOf(effect, found),
          };
        }
      }
    }
  },
});

/** Access Analyzer has no check of tags that a request sets, nor of keys that no action of a wildcard carries. */
function checksOf(effect: 'Allow' | 'Deny', { kind, support, byName }: UnsupportedKey): readonly string[] {
  if (support === 'service') return byName ? ['unsupported-action-for-condition-key'] : [];
  if (support === 'request-tag') return [];
  const start = `${effect.toLowerCase()}${kind === 'unsupportedByNotAction' ? '-notaction' : ''}`;
  return [`${start}-with-unsupported-tag-condition-key-for-service`];
}
