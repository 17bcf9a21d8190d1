import { idsOf } from '../../analysis/actions/action-replacement.js';
import { describeReach } from '../../analysis/actions/describe-reach.js';
import { effectiveLevel } from '../../analysis/actions/effective-level.js';
import { isLeftToAccount } from '../../analysis/principals/own-account.js';
import { isServiceWildcard } from '../../analysis/actions/reach.js';
import { replaceEntry } from '../../edits/replace-text.js';
import { accessLevels, actionsMatching, type AccessLevel, type Action } from '../../catalog/catalog.js';
import type { ActionElement, ActionItem } from '../../policy/element.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { defineRule, type Data, type Suggestion } from '../rule.js';

export const noBroadActionWildcard = defineRule({
  name: 'no-broad-action-wildcard',
  description: 'Disallow action wildcards that reach beyond the allowed access levels',
  category: 'wildcards',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ grants, namesResources }) => grants && namesResources,
  traits: ['action-wildcard'],
  options: {
    allowedAccessLevels: {
      type: 'array',
      description: 'The access levels that a wildcard may reach.',
      default: ['List', 'Read'],
      items: { enum: accessLevels },
      uniqueItems: true,
    },
    allowedPatterns: {
      type: 'array',
      description: 'Entries of `Action`, compared without case, that may stand whatever they reach.',
      default: ['kms:GenerateDataKey*', 'kms:ReEncrypt*'],
      items: { type: 'string' },
      uniqueItems: true,
    },
  },
  messages: {
    broad: '`{{pattern}}` reaches {{reach}}.',
    suggestAllowed: 'Keep only the {{levels}} actions that it reaches ({{count}})',
    suggestExact: 'Write out the {{count}} actions that it reaches',
    suggestOnly: 'Write `{{action}}`, the only action that it reaches',
  },

  *check(policy, { allowedAccessLevels, allowedPatterns }) {
    const allowed = new Set(allowedPatterns.map((text) => text.toLowerCase()));
    for (const statement of policy.statements) {
      const { actions } = statement;
      if (!statement.isGrant || !actions || actions.negated) continue;
      for (const item of actions.others) {
        const { pattern } = item;
        // `*` and `s3:*` say openly that they leave nothing out; here it counts what else a pattern reaches.
        if (!pattern || pattern.everything || isServiceWildcard(pattern)) continue;
        if (allowed.has(pattern.folded) || isLeftToAccount(statement, pattern)) continue;
        const reached = actionsMatching(pattern);
        const beyond = reached.filter((action) => !allowedAccessLevels.includes(effectiveLevel(action)));
        if (beyond.length === 0) continue;
        yield {
          messageId: 'broad',
          data: { pattern: item.text, reach: describeReach(reached, beyond) },
          at: wildcardSpan(item.value),
          subject: { statement, element: 'Action', value: item.value },
          suggest: () => narrower(actions, item, reached, allowedAccessLevels),
        };
      }
    }
  },
});

type SuggestionId = 'suggestAllowed' | 'suggestExact' | 'suggestOnly';

/** The actions that the pattern reaches by name: those of the allowed access levels, and all of them. */
function narrower(
  actions: ActionElement,
  item: ActionItem,
  reached: readonly Action[],
  levels: readonly AccessLevel[],
): readonly Suggestion<SuggestionId>[] {
  const offer = (
    messageId: SuggestionId,
    data: Data,
    wanted: readonly Action[],
  ): Suggestion<SuggestionId>[] => {
    const ids = idsOf(wanted);
    return ids ? [{ messageId, data, edits: [replaceEntry(actions, item, ids)] }] : [];
  };
  const within = reached.filter((action) => levels.includes(effectiveLevel(action)));
  const [only, ...more] = reached;
  return [
    ...offer('suggestAllowed', { levels: levels.join(' and '), count: within.length }, within),
    ...(only && more.length === 0
      ? offer('suggestOnly', { action: only.id }, reached)
      : offer('suggestExact', { count: reached.length }, reached)),
  ];
}
