import { addTest } from '../../edits/add-test.js';
import { principalFault } from '../../analysis/principals/principal-forms.js';
import { isBoundToSource, weakSourceTest } from '../../analysis/principals/service-sources.js';
import { renameKey } from '../../edits/rename-entry.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import type { PrincipalItem } from '../../policy/principal.js';
import { defineRule } from '../rule.js';

export const noConfusedDeputy = defineRule({
  name: 'no-confused-deputy',
  description: 'Disallow grants to AWS services that hold for whichever customer they act for',
  category: 'principals',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ grants, keptBy }) => grants && keptBy === 'service',
  messages: {
    anySource: {
      text: '`{{service}}` acts for every AWS customer, and nothing here says for whom: anyone can have it use this resource.',
      checks: ['restrict-access-to-service-principal'],
    },
    weakKey: {
      text: 'The value of `{{key}}` is not one that only `{{service}}` can set; `aws:SourceAccount` or `aws:SourceArn` says for whom it acts.',
      checks: ['recommended-condition-key-for-service-principal', 'untrustworthy-condition-key'],
    },
    suggestAccount: 'Add a condition on `aws:SourceAccount` and fill in the account',
    suggestKey: 'Rename `{{key}}` to `aws:SourceAccount`',
  },
  once: 'statement',

  *check(policy) {
    for (const statement of policy.statements) {
      const { principals } = statement;
      if (!statement.isGrant || !principals || principals.negated || isBoundToSource(statement)) continue;
      const weak = weakSourceTest(statement);
      for (const item of principals.items) {
        const service = serviceMeantBy(item);
        if (service === undefined || ownSource.has(service)) continue;
        const { value } = item;
        yield weak
          ? {
              messageId: 'weakKey',
              data: { key: weak.keyEntry.key.text, service },
              at: weak.keyEntry.key.span,
              subject: { statement, element: 'Condition', test: weak, value },
              suggest: () => nameAccount(weak),
            }
          : {
              messageId: 'anySource',
              data: { service },
              at: value.span,
              subject: { statement, element: 'Principal', value },
              suggest: () => addAccount(statement),
            };
      }
    }
  },
});

/**
 * Services that deliver logs for the resources of whoever names the bucket, and send no source.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
const ownSource: ReadonlySet<string> = new Set(['logdelivery.elasticloadbalancing.amazonaws.com']);

/** The service principal that is written, or that was meant where it is misspelled; undefined for anything else. */
function serviceMeantBy(item: PrincipalItem): string | undefined {
  if (item.type?.text !== 'Service' || !item.bounds.known) return undefined;
  const fault = principalFault(item);
  return fault ? fault.proper : item.text;
}

function nameAccount(test: ConditionTest) {
  if (!test.values.every(({ text }) => /^\d{12}$/.test(text))) return [];
  const edit = renameKey(test, 'aws:SourceAccount');
  return edit
    ? ([{ messageId: 'suggestKey', data: { key: test.keyEntry.key.text }, edits: [edit] }] as const)
    : [];
}

/** A condition on the source would shut out the other principals, which have none. */
function addAccount(statement: Statement) {
  const isForServices = statement.principals!.items.every(({ type }) => type?.text === 'Service');
  const edits = isForServices
    ? addTest(statement, 'StringEquals', 'aws:SourceAccount', '<Account>')
    : undefined;
  return edits ? ([{ messageId: 'suggestAccount', edits }] as const) : [];
}
