import { enumerate } from '../../analysis/actions/describe-reach.js';
import { resourceWithoutKey } from '../../analysis/conditions/resource-without-key.js';
import {
  unsupportedClaims,
  unsupportedKeys,
  type UnsupportedKey,
} from '../../analysis/conditions/unsupported-key.js';
import { moveTest } from '../../edits/move-test.js';
import { defineRule } from '../rule.js';

export const noUnsupportedConditionKey = defineRule({
  name: 'no-unsupported-condition-key',
  description: 'Disallow condition keys that requests for the actions of the statement do not include',
  category: 'condition-keys',
  type: 'problem',
  levels: { recommended: ['warn', { providerClaims: false }], strict: ['warn', { providerClaims: false }] },
  elements: ['Condition'],
  options: {
    providerClaims: {
      type: 'boolean',
      description:
        'Whether to report the claims of an identity provider next to `sts:TagSession` and similar actions. IAM Access Analyzer does, although such trust policies work.',
      default: true,
    },
  },
  messages: {
    unsupportedAction: {
      text: 'Requests for {{actions}} do not include `{{key}}`: {{consequence}}.',
      checks: [
        'allow-with-unsupported-tag-condition-key-for-service',
        'deny-with-unsupported-tag-condition-key-for-service',
        'unsupported-action-for-condition-key',
      ],
    },
    unsupportedByNotAction: {
      text: '`NotAction` matches actions whose requests do not include `{{key}}`: {{consequence}}.',
      checks: [
        'allow-notaction-with-unsupported-tag-condition-key-for-service',
        'deny-notaction-with-unsupported-tag-condition-key-for-service',
      ],
    },
    unsupportedResource:
      '`{{action}}` also needs permission for {{types}}, which {{have}} no `{{key}}`: this statement allows no call.',
    suggestIfExists: 'Replace `{{operator}}` with `{{operator}}IfExists`',
    unsupportedClaim: {
      text: '`{{key}}` is documented for calls that present a token, not for {{actions}}.',
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
        const other = resourceWithoutKey(statement, test);
        if (other) {
          const { action, types } = other;
          const operator = test.operatorEntry.key.text;
          yield {
            messageId: 'unsupportedResource',
            data: {
              key: key.text,
              action: action.id,
              types: enumerate(types.map(({ name }) => `the ${name.replaceAll('-', ' ')}`)),
              have: types.length === 1 ? 'has' : 'have',
            },
            at: key.span,
            subject: { statement, element: 'Condition', test, value: key },
            suggest: () => {
              const edits = moveTest(statement, test, `${operator}IfExists`);
              return edits && { messageId: 'suggestIfExists', data: { operator }, edits };
            },
          };
        }
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

/** Access Analyzer does not check tags in a request, or keys that no action matched by a wildcard includes. */
function checksOf(effect: 'Allow' | 'Deny', { kind, support, byName }: UnsupportedKey): readonly string[] {
  if (support === 'service') return byName ? ['unsupported-action-for-condition-key'] : [];
  if (support === 'request-tag') return [];
  const start = `${effect.toLowerCase()}${kind === 'unsupportedByNotAction' ? '-notaction' : ''}`;
  return [`${start}-with-unsupported-tag-condition-key-for-service`];
}
