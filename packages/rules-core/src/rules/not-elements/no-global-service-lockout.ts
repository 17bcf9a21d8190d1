import { enumerate, quoteEach } from '../../analysis/actions/describe-reach.js';
import { cutEntries, cutServices } from '../../analysis/not-elements/region-fence.js';
import { globalServices } from '../../catalog/global-services.js';
import { addItems } from '../../edits/add-items.js';
import type { Edit } from '../../edits/edit.js';
import { removeEntries } from '../../edits/remove-entries.js';
import { renameEntry } from '../../edits/rename-entry.js';
import type { Statement } from '../../policy/policy.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { removingAllTitle, suggestRemovingAll } from '../gathering.js';
import { defineRule } from '../rule.js';

export const noGlobalServiceLockout = defineRule({
  name: 'no-global-service-lockout',
  description: 'Disallow Region restrictions that also deny global services',
  category: 'not-elements',
  type: 'problem',
  levels: {
    recommended: 'warn',
    strict: [
      'warn',
      { services: ['iam', 'organizations', 'route53', 'cloudfront', 'support', 'health', 'budgets', 'ce'] },
    ],
  },
  policies: ({ namesPrincipals }) => !namesPrincipals,
  elements: ['Condition'],
  options: {
    services: {
      type: 'array',
      description: 'The global services that the statement must exempt, by action prefix.',
      default: ['iam'],
      items: { enum: globalServices },
      uniqueItems: true,
    },
  },
  messages: {
    everyAction:
      '`{{action}}` includes global services: calls to {{services}} always go to {{regions}}, which this statement denies.',
    notListed:
      'Calls to {{services}} always go to {{regions}}, which this statement denies: its `NotAction` does not list them.',
    listed:
      '`{{action}}` is denied altogether: calls to `{{service}}` always go to {{regions}}, which this statement denies.',
    listedEntries:
      '{{entries}} are denied altogether: calls to `{{service}}` always go to {{regions}}, which this statement denies.',
    suggestExempt: 'Exempt {{services}} with `NotAction`',
    suggestRemove: 'Remove `{{action}}`',
    ...removingAllTitle,
  },
  gathers: [
    {
      message: 'listed',
      as: 'listedEntries',
      alike: ['service', 'regions'],
      suggest: suggestRemovingAll,
    },
  ],

  *check(policy, { services }) {
    for (const statement of policy.statements) {
      for (const { item, service, regions } of cutEntries(statement)) {
        const { value, text: action } = item;
        yield {
          messageId: 'listed',
          data: { action, service, regions: enumerate(quoteEach(regions)) },
          at: value.span,
          subject: { statement, element: 'Action', value },
          suggest: () => {
            const edits = removeEntries(statement.actions!, [value]);
            return edits && { messageId: 'suggestRemove', data: { action }, edits };
          },
        };
      }
      const cut = cutServices(statement, services);
      if (!cut) continue;
      const { entry, negated, items } = statement.actions!;
      const all = items.find(({ pattern }) => pattern?.everything)?.value;
      const names = enumerate(quoteEach(cut.services));
      yield {
        messageId: negated ? 'notListed' : 'everyAction',
        data: {
          services: names,
          regions: enumerate(quoteEach(cut.regions)),
          ...(!negated && { action: all!.text }),
        },
        at: negated ? entry.key.span : wildcardSpan(all!),
        subject: { statement, element: 'Action', value: negated ? entry.key : all! },
        suggest: () => {
          const edits = exempt(statement, cut.services);
          return edits && { messageId: 'suggestExempt', data: { services: names }, edits };
        },
      };
    }
  },
});

/** Adds the services to `NotAction`, or replaces `Action` with a `NotAction` that lists them. */
function exempt({ value, actions }: Statement, services: readonly string[]): readonly Edit[] | undefined {
  const { entry, negated } = actions!;
  const patterns = services.map((service) => `${service}:*`);
  if (negated) return addItems(entry.value, patterns);
  const rename = renameEntry(value, entry, 'NotAction');
  return rename && [rename, { kind: 'replace', target: entry.value, with: patterns }];
}
