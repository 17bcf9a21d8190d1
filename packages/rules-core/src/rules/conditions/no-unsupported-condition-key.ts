import { actionsWithoutClaim } from '../../analysis/conditions/claim-support.js';
import {
  consequenceFor,
  entriesWithout,
  nameActions,
  nameEntries,
  supportKindOf,
  withoutKey,
} from '../../analysis/conditions/key-support.js';
import { isLookalikeTest, isServiceTest } from '../../analysis/pass-role/pass-role-tests.js';
import { defineRule } from '../rule.js';

const noRequest = 'No request for {{actions}} carries `{{key}}`: {{consequence}}.';
const messages = {
  unsupportedAction: noRequest,
  unsupportedPattern: noRequest,
  unsupportedClaim:
    'The reference lists `{{key}}` for the calls that hand in a token, and not for {{actions}}.',
  unsupportedRequestTag: noRequest,
  allowUnsupportedTag: noRequest,
  denyUnsupportedTag: noRequest,
  allowNotActionTag:
    '`NotAction` reaches actions whose requests never carry `{{key}}`: this statement does not allow them.',
} as const;

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
  messages,
  accessAnalyzer: {
    'unsupported-action-for-condition-key': ['unsupportedAction', 'unsupportedClaim'],
    'allow-with-unsupported-tag-condition-key-for-service': ['allowUnsupportedTag'],
    'deny-with-unsupported-tag-condition-key-for-service': ['denyUnsupportedTag'],
    'allow-notaction-with-unsupported-tag-condition-key-for-service': ['allowNotActionTag'],
  },

  *check(policy, { providerClaims }) {
    if (policy.isOversized) return;
    for (const statement of policy.statements) {
      const { effect, actions } = statement;
      if (!effect || !actions) continue;
      for (const test of statement.conditions) {
        const { operator, keyEntry } = test;
        const key = keyEntry.key.text;
        const at = keyEntry.key.span;
        const beside =
          providerClaims && policy.type.name === 'trust' ? actionsWithoutClaim(statement, test) : [];
        if (beside.length > 0) {
          const data = { key, actions: nameActions(beside) };
          yield { messageId: 'unsupportedClaim', data, at, statement };
        }
        // IfExists, the set operators and Null are written for requests without the key as well.
        if (!operator || operator.set || operator.ifExists || operator.family === 'Null') continue;
        if (isServiceTest(statement, test) || isLookalikeTest(statement, test)) continue;
        const kind = supportKindOf(test);
        const outcome = kind && withoutKey(test);
        if (!outcome || (kind !== 'service' && outcome === 'open')) continue;
        // Under Deny no-ineffective-not-resource says it.
        if (actions.negated && effect === 'Allow' && kind === 'resource-tag' && actions.known) {
          const isNothing = actions.items.some(({ pattern }) => pattern?.everything);
          if (!isNothing) yield { messageId: 'allowNotActionTag', data: { key }, at, statement };
        }
        const whole = entriesWithout(statement, test, kind);
        const literal = whole.filter(({ item }) => item.pattern!.literal);
        if (whole.length === 0) continue;
        const ofTag = effect === 'Allow' ? 'allowUnsupportedTag' : 'denyUnsupportedTag';
        const ofService = literal.length > 0 ? 'unsupportedAction' : 'unsupportedPattern';
        const count = literal.length < whole.length ? 2 : literal.length;
        const consequence = consequenceFor(effect, outcome, count);
        yield {
          messageId:
            kind === 'service' ? ofService : kind === 'resource-tag' ? ofTag : 'unsupportedRequestTag',
          data: { key, actions: nameEntries(whole), consequence },
          at,
          statement,
        };
      }
    }
  },
});
