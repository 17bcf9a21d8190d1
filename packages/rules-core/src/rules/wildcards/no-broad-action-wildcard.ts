import { narrowerThan } from '../../analysis/actions/action-replacement.js';
import { describeReach } from '../../analysis/actions/describe-reach.js';
import { broadWildcards } from '../../analysis/grants/action-wildcards.js';
import { mayBecomeVacuous } from '../../analysis/grants/vacuous-test.js';
import { replaceAction } from '../../edits/replace-text.js';
import { accessLevels } from '../../catalog/catalog.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { hidesExposures } from '../exposure.js';
import { defineRule } from '../rule.js';

export const noBroadActionWildcard = defineRule({
  name: 'no-broad-action-wildcard',
  description: 'Disallow action wildcards that match actions beyond the allowed access levels',
  category: 'wildcards',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  holds: 'some',
  policies: ({ grants, namesResources }) => grants && namesResources,
  traits: ['action-wildcard'],
  options: {
    allowedAccessLevels: {
      type: 'array',
      description: 'The access levels of the actions that a wildcard may match.',
      default: ['List', 'Read'],
      items: { enum: accessLevels },
      uniqueItems: true,
    },
    allowedPatterns: {
      type: 'array',
      description: 'Entries of `Action` that are allowed whatever they match. Case is ignored.',
      default: ['kms:GenerateDataKey*', 'kms:ReEncrypt*'],
      items: { type: 'string' },
      uniqueItems: true,
    },
  },
  messages: {
    broad: '`{{pattern}}` matches {{reach}}.',
    suggestAllowed: 'Keep only its {{levels}} actions ({{count}})',
    suggestExact: 'Replace with the {{count}} actions it matches',
  },

  hides: [...hidesExposures('actions')],

  *checkStatements(statements, { allowedAccessLevels, allowedPatterns }) {
    const allowed = new Set(allowedPatterns.map((text) => text.toLowerCase()));
    for (const statement of statements) {
      for (const { item, granted, beyond } of broadWildcards(statement, allowedAccessLevels, allowed)) {
        yield {
          messageId: 'broad',
          data: { pattern: item.text, reach: describeReach(granted, beyond) },
          at: wildcardSpan(item.value),
          actions: granted,
          subject: { statement, element: 'Action', value: item.value },
          suggest: () =>
            !mayBecomeVacuous(statement) &&
            narrowerThan(granted, allowedAccessLevels).map(({ kind, data, ids }) => ({
              messageId: kind,
              data,
              edits: [replaceAction(statement.actions!, item, ids)],
            })),
        };
      }
    }
  },
});
