import { idsOf } from '../../analysis/actions/action-replacement.js';
import { enumerate, quoteEach, quoteFirst } from '../../analysis/actions/describe-reach.js';
import { selectedEntries, type SelectedEntry } from '../../analysis/organization/selected-entries.js';
import { selectionFault, selectionOf } from '../../analysis/organization/selection.js';
import { addItems } from '../../edits/add-items.js';
import { removeEntries } from '../../edits/remove-entries.js';
import { replaceAction } from '../../edits/replace-text.js';
import type { ActionElement } from '../../policy/element.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { defineRule, type Suggestion } from '../rule.js';
import { messageProperty, reasonOf, selectionProperties } from '../selection-options.js';

export const noRestrictedActions = defineRule({
  name: 'no-restricted-actions',
  description: 'Disallow actions that your organization restricts',
  category: 'organization',
  type: 'problem',
  levels: {},
  optIn: true,
  holds: 'some',
  options: {
    restricted: {
      type: 'array',
      description: 'The restrictions. Each applies on its own.',
      default: [],
      items: {
        type: 'object',
        properties: {
          ...selectionProperties,
          effects: {
            type: 'array',
            items: { enum: ['Allow', 'Deny'] },
            minItems: 1,
            uniqueItems: true,
            description: 'Effects of the statements to check. Default: `Allow`.',
          },
          message: messageProperty,
        },
        required: ['actions'],
        additionalProperties: false,
      },
    },
  },
  messages: {
    named: '`{{action}}` is restricted{{on}}.{{reason}}',
    matched: '`{{entry}}` matches the restricted {{actions}}{{on}}.{{reason}}',
    notExcluded: '`NotAction` does not exclude the restricted {{actions}}{{on}}.{{reason}}',
    suggestRemove: 'Remove `{{entry}}`',
    suggestOthers: 'Replace with the {{count}} other actions it matches',
    suggestExclude: 'Add {{entries}} to `NotAction`',
  },

  optionsFault({ restricted }) {
    return restricted
      .map((each, index) => selectionFault(each, `restricted[${index}]`))
      .find((fault) => fault !== undefined);
  },

  *checkStatements(statements, { restricted }) {
    for (const statement of statements) {
      for (const restriction of restricted) {
        const reason = reasonOf(restriction);
        for (const found of selectedEntries(statement, selectionOf(restriction))) {
          const { item, ids, resources } = found;
          const on = resources.length > 0 ? ` on ${quoteFirst(resources)}` : '';
          const actions = quoteFirst(ids);
          if (!item) {
            const { key } = statement.actions!.entry;
            yield {
              messageId: 'notExcluded',
              data: { actions, on, reason },
              at: key.span,
              subject: { statement, element: 'Action', value: key },
              suggest: () => exclude(statement.actions!, found),
            };
          } else {
            const { text, value } = item;
            const isNamed = item.pattern!.literal;
            yield {
              messageId: isNamed ? 'named' : 'matched',
              data: isNamed ? { action: text, on, reason } : { entry: text, actions, on, reason },
              at: isNamed ? value.span : wildcardSpan(value),
              subject: { statement, element: 'Action', value },
              suggest: () => replace(statement.actions!, found),
            };
          }
        }
      }
    }
  },
});

type MessageId = 'suggestRemove' | 'suggestOthers' | 'suggestExclude';

/** Replaces the entry with the other actions it matches, or removes it if there are none. */
function replace(element: ActionElement, { item, others }: SelectedEntry): Suggestion<MessageId> | undefined {
  const ids = idsOf(others);
  if (ids)
    return {
      messageId: 'suggestOthers',
      data: { count: ids.length },
      edits: [replaceAction(element, item!, ids)],
    };
  const edits = others.length === 0 ? removeEntries(element, [item!.value]) : undefined;
  return edits && { messageId: 'suggestRemove', data: { entry: item!.text }, edits };
}

/** Adds the restricted actions to NotAction. */
function exclude({ entry }: ActionElement, { ids }: SelectedEntry): Suggestion<MessageId> | undefined {
  if (ids.length > mostAdded) return undefined;
  return {
    messageId: 'suggestExclude',
    data: { entries: enumerate(quoteEach(ids)) },
    edits: addItems(entry.value, ids),
  };
}

/** The most actions that a suggestion adds. A longer list should be a deliberate decision. */
const mostAdded = 5;
