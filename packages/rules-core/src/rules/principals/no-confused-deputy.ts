import { addTest } from '../../analysis/conditions/add-test.js';
import { principalFault } from '../../analysis/principals/principal-forms.js';
import { isBoundToSource, weakSourceTest } from '../../analysis/principals/service-sources.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule } from '../rule.js';

export const noConfusedDeputy = defineRule({
  name: 'no-confused-deputy',
  description: 'Disallow grants to AWS services that hold for whichever customer they act for',
  category: 'principals',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  kinds: ['resource'],
  options: {},
  messages: {
    anySource:
      '`{{service}}` acts for every AWS customer, and nothing here says for whom: anyone can have it use this resource.',
    weakKey:
      'The value of `{{key}}` is not one that only `{{service}}` can set; `aws:SourceAccount` or `aws:SourceArn` says for whom it acts.',
    suggestAccount: 'Add a condition on `aws:SourceAccount` and fill in the account',
    suggestKey: 'Rename `{{key}}` to `aws:SourceAccount`',
  },
  hasSuggestions: true,
  accessAnalyzer: {
    'recommended-condition-key-for-service-principal': ['weakKey'],
    'restrict-access-to-service-principal': ['anySource'],
    'untrustworthy-condition-key': ['weakKey'],
  },

  *check(policy) {
    for (const statement of policy.statements) {
      const { principals } = statement;
      if (!statement.isGrant || !principals || principals.negated) continue;
      // What is no service principal acts for nobody, and valid-principal reports it.
      const item = principals.items.find(
        (each) =>
          each.type?.text === 'Service' &&
          each.bounds.known &&
          !ownSource.has(each.text) &&
          !principalFault(each),
      );
      if (!item || isBoundToSource(statement)) continue;
      const service = item.text;
      const weak = weakSourceTest(statement);
      if (weak) {
        const key = weak.keyEntry.key.text;
        const suggestions = renameKey(weak);
        yield {
          messageId: 'weakKey',
          data: { key, service },
          at: weak.keyEntry.key.span,
          statement,
          suggestions,
        };
        continue;
      }
      yield {
        messageId: 'anySource',
        data: { service },
        at: item.value.span,
        statement,
        suggestions: addAccount(statement),
      };
    }
  },
});

/**
 * Services that deliver logs for the resources of whoever names the bucket, and send no source.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
const ownSource: ReadonlySet<string> = new Set(['logdelivery.elasticloadbalancing.amazonaws.com']);

function renameKey({ keyEntry, values, block }: ConditionTest) {
  const key = 'aws:SourceAccount';
  const isTaken = block.entries.some((entry) => entry.key.text.toLowerCase() === key.toLowerCase());
  if (isTaken || !values.every(({ text }) => /^\d{12}$/.test(text))) return [];
  return [
    {
      messageId: 'suggestKey',
      data: { key: keyEntry.key.text },
      edits: [{ kind: 'rename-key', entry: keyEntry, key }],
    },
  ] as const;
}

/** A condition on the source would shut out the other principals, which have none. */
function addAccount(statement: Statement) {
  const isForServices = statement.principals!.items.every(({ type }) => type?.text === 'Service');
  const edits = isForServices
    ? addTest(statement, 'StringEquals', 'aws:SourceAccount', '<Account>')
    : undefined;
  return edits ? ([{ messageId: 'suggestAccount', edits }] as const) : [];
}
