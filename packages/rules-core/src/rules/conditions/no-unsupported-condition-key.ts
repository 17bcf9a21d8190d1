import { actionsWithoutClaim } from '../../analysis/claim-support.js';
import {
  consequenceFor,
  entriesWithout,
  nameActions,
  nameEntries,
  supportKindOf,
  withoutKey,
} from '../../analysis/key-support.js';
import { policyKinds } from '../../policy/kind.js';
import { defineRule } from '../rule.js';

const noRequest = 'No request for {{actions}} carries `{{key}}`: {{consequence}}.';
const messages = {
  unsupportedAction: noRequest,
  unsupportedPattern: 'No request for any action of {{entries}} carries `{{key}}`: {{consequence}}.',
  unsupportedClaim:
    'The reference lists `{{key}}` for the calls that hand in a token, and not for {{actions}}.',
  allowUnsupportedTag: noRequest,
  denyUnsupportedTag: noRequest,
  allowNotActionTag:
    '`NotAction` reaches actions whose requests never carry `{{key}}`: this statement does not allow them.',
} as const;

export const noUnsupportedConditionKey = defineRule<keyof typeof messages, { providerClaims: boolean }>({
  name: 'no-unsupported-condition-key',
  description: 'Disallow condition keys that requests for the actions of the statement never carry',
  category: 'conditions',
  type: 'problem',
  levels: { recommended: ['warn', { providerClaims: false }], strict: ['warn', { providerClaims: false }] },
  kinds: policyKinds,
  options: {
    providerClaims: {
      type: 'boolean',
      description:
        'Report the claims of an identity provider beside `sts:TagSession` and its like. IAM Access Analyzer does, although such trust policies work.',
      default: true,
    },
  },
  messages,
  accessAnalyzer: {
    'unsupported-action-for-condition-key': ['unsupportedAction', 'unsupportedClaim'],
    'allow-with-unsupported-tag-condition-key-for-service': ['allowUnsupportedTag'],
    'deny-with-unsupported-tag-condition-key-for-service': ['denyUnsupportedTag'],
    'allow-notaction-with-unsupported-tag-condition-key-for-service': ['allowNotActionTag'],
  },

  *check(policy, { providerClaims }) {
    for (const statement of policy.statements) {
      const { effect, actions } = statement;
      if (!effect || !actions) continue;
      for (const test of statement.conditions) {
        const { operator, keyEntry } = test;
        const key = keyEntry.key.text;
        const at = keyEntry.key.span;
        const beside = providerClaims && policy.kind === 'trust' ? actionsWithoutClaim(statement, test) : [];
        if (beside.length > 0) {
          const data = { key, actions: nameActions(beside) };
          yield { messageId: 'unsupportedClaim', data, at, statement };
        }
        // IfExists, the set operators and Null are written for requests without the key as well.
        if (!operator || operator.set || operator.ifExists || operator.family === 'Null') continue;
        const kind = supportKindOf(test);
        const outcome = kind && withoutKey(test);
        if (!outcome || (kind === 'resource-tag' && outcome === 'open')) continue;
        // Under Deny no-ineffective-not-resource says it.
        if (actions.negated && effect === 'Allow' && kind === 'resource-tag' && actions.known) {
          const isNothing = actions.items.some(({ pattern }) => pattern?.everything);
          if (!isNothing) yield { messageId: 'allowNotActionTag', data: { key }, at, statement };
        }
        const whole = entriesWithout(statement, test, kind);
        const literal = [
          ...new Set(whole.filter(({ item }) => item.pattern!.literal).flatMap(({ without }) => without)),
        ];
        if (literal.length > 0) {
          const ofTag = effect === 'Allow' ? 'allowUnsupportedTag' : 'denyUnsupportedTag';
          const consequence = consequenceFor(effect, outcome, literal.length);
          yield {
            messageId: kind === 'service' ? 'unsupportedAction' : ofTag,
            data: { key, actions: nameActions(literal), consequence },
            at,
            statement,
          };
        }
        const patterns = whole.filter(({ item }) => !item.pattern!.literal);
        if (patterns.length > 0) {
          const data = {
            key,
            entries: nameEntries(patterns),
            consequence: consequenceFor(effect, outcome, 2),
          };
          yield { messageId: 'unsupportedPattern', data, at, statement };
        }
      }
    }
  },
});
