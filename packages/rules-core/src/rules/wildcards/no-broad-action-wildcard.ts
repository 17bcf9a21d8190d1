import { idsOf } from '../../analysis/actions/action-replacement.js';
import { describeReach } from '../../analysis/actions/describe-reach.js';
import { effectiveLevel } from '../../analysis/actions/effective-level.js';
import { isLeftToAccount } from '../../analysis/principals/own-account.js';
import { isServiceWildcard } from '../../analysis/actions/reach.js';
import { replaceEntry } from '../../edits/replace-text.js';
import { accessLevels, actionsMatching, type AccessLevel, type Action } from '../../catalog/catalog.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { defineRule } from '../rule.js';

interface Options {
  readonly allowedAccessLevels: readonly AccessLevel[];
  readonly allowedPatterns: readonly string[];
}

type Data = Readonly<Record<string, string | number>>;

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
  hasSuggestions: true,

  *check(policy, { allowedAccessLevels, allowedPatterns }: Options) {
    const allowed = new Set(allowedPatterns.map((text) => text.toLowerCase()));
    for (const statement of policy.statements) {
      const { actions } = statement;
      if (!statement.isGrant || !actions || actions.negated) continue;
      for (const item of actions.others) {
        const { pattern } = item;
        if (!pattern || pattern.everything || isServiceWildcard(pattern)) continue;
        if (allowed.has(pattern.folded) || isLeftToAccount(statement, pattern)) continue;
        const reached = actionsMatching(pattern);
        const isWithin = (action: Action) => allowedAccessLevels.includes(effectiveLevel(action));
        const beyond = reached.filter((action) => !isWithin(action));
        if (beyond.length === 0) continue;
        const within = reached.filter(isWithin);
        const offer = <Id extends string>(messageId: Id, data: Data, wanted: readonly Action[]) => {
          const ids = idsOf(wanted);
          return ids ? [{ messageId, data, edits: [replaceEntry(actions, item, ids)] }] : [];
        };
        yield {
          messageId: 'broad',
          data: { pattern: item.text, reach: describeReach(reached, beyond) },
          at: wildcardSpan(item.value),
          statement,
          suggestions: [
            ...offer(
              'suggestAllowed',
              { levels: allowedAccessLevels.join(' and '), count: within.length },
              within,
            ),
            ...(reached.length === 1
              ? offer('suggestOnly', { action: reached[0]!.id }, reached)
              : offer('suggestExact', { count: reached.length }, reached)),
          ],
        };
      }
    }
  },
});
