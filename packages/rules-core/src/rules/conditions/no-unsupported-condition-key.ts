import { conditionKeyOf } from '../../analysis/condition-key-of.js';
import {
  consequenceFor,
  entriesWithout,
  nameActions,
  supportKindOf,
  withoutKey,
} from '../../analysis/key-support.js';
import { findAction, type Action } from '../../catalog/catalog.js';
import { actionSupportsKey } from '../../catalog/condition-keys.js';
import type { ConditionTest } from '../../policy/condition.js';
import { policyKinds } from '../../policy/kind.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule, type Problem } from '../rule.js';

interface Options {
  readonly providerClaims: boolean;
}

const messages = {
  unsupportedAction: 'No request for {{actions}} carries `{{key}}`: {{consequence}}.',
  unsupportedPattern: 'No request for any action of {{entries}} carries `{{key}}`: {{consequence}}.',
  unsupportedClaim:
    'The reference lists `{{key}}` for the calls that hand in a token, and not for {{actions}}.',
  allowUnsupportedTag: 'No request for {{actions}} carries `{{key}}`: {{consequence}}.',
  denyUnsupportedTag: 'No request for {{actions}} carries `{{key}}`: {{consequence}}.',
  allowNotActionTag:
    '`NotAction` reaches actions of services whose requests never carry `{{key}}`: this statement does not allow them.',
  denyNotActionTag:
    '`NotAction` reaches actions of services whose requests never carry `{{key}}`: this statement does not deny them.',
} as const;

type MessageId = keyof typeof messages;

export const noUnsupportedConditionKey = defineRule<MessageId, Options>({
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
    'deny-notaction-with-unsupported-tag-condition-key-for-service': ['denyNotActionTag'],
  },

  *check(policy, { providerClaims }) {
    for (const statement of policy.statements) {
      const { effect, actions } = statement;
      if (!effect || !actions) continue;
      for (const test of statement.conditions) {
        const data = { key: test.keyEntry.key.text };
        const problem = { at: test.keyEntry.key.span, statement };
        if (providerClaims && policy.kind === 'trust') {
          const named = actionsWithoutClaim(statement, test);
          if (named.length > 0)
            yield {
              messageId: 'unsupportedClaim',
              data: { ...data, actions: nameActions(named) },
              ...problem,
            };
        }
        // IfExists, the set operators and Null are written for requests without the key as well.
        const { operator } = test;
        if (!operator || operator.set || operator.ifExists || operator.family === 'Null') continue;
        const kind = supportKindOf(test);
        const outcome = kind && withoutKey(test);
        if (!outcome || (kind === 'resource-tag' && outcome === 'open')) continue;
        if (actions.negated) {
          if (
            kind === 'resource-tag' &&
            actions.known &&
            !actions.items.some(({ pattern }) => pattern?.everything)
          )
            yield {
              messageId: effect === 'Allow' ? 'allowNotActionTag' : 'denyNotActionTag',
              data,
              ...problem,
            };
          continue;
        }
        yield* unsupported(statement, test, kind, outcome, effect);
      }
    }
  },
});

function* unsupported(
  statement: Statement,
  test: ConditionTest,
  kind: 'service' | 'resource-tag',
  outcome: 'shut' | 'open',
  effect: 'Allow' | 'Deny',
): Generator<Problem<MessageId>> {
  const whole = entriesWithout(statement, test, kind);
  const literal = whole.filter(({ item }) => item.pattern!.literal).flatMap(({ without }) => without);
  const patterns = whole.filter(({ item }) => !item.pattern!.literal);
  const key = test.keyEntry.key.text;
  const problem = { at: test.keyEntry.key.span, statement };
  if (literal.length > 0) {
    const tagMessage = effect === 'Allow' ? 'allowUnsupportedTag' : 'denyUnsupportedTag';
    const consequence = consequenceFor(effect, outcome, literal.length);
    yield {
      messageId: kind === 'service' ? 'unsupportedAction' : tagMessage,
      data: { key, actions: nameActions(literal), consequence },
      ...problem,
    };
  }
  if (patterns.length > 0) {
    const entries = patterns.map(({ item }) => `\`${item.text}\``).join(' or ');
    const consequence = consequenceFor(effect, outcome, 2);
    yield { messageId: 'unsupportedPattern', data: { key, entries, consequence }, ...problem };
  }
}

/** Actions beside the calls that hand in a token, which do not list the claim. */
function actionsWithoutClaim({ actions }: Statement, test: ConditionTest): readonly Action[] {
  if (!/^(?:saml|[^:]*\.[^:]*):/.test(test.key) || !actions || actions.negated || !conditionKeyOf(test))
    return [];
  return actions.items.flatMap(({ text }) => {
    const name = /^sts:(TagSession|SetSourceIdentity|SetContext)$/i.exec(text)?.[1];
    const action = name === undefined ? undefined : findAction('sts', name);
    return action && actionSupportsKey(action, test.key) !== 'yes' ? [action] : [];
  });
}
