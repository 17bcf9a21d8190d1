import { coveredItems } from '../../analysis/redundancy/covered-items.js';
import { arnCovers, type ArnPattern } from '../../patterns/arn-pattern.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import { defineRule } from '../rule.js';

/** An ARN with too few fields stands for the one filled up with stars. */
const isWide = ({ text }: ArnPattern): boolean => hasWildcard(text) || text.split(':', 6).length < 6;

export const noRedundantResource = defineRule({
  name: 'no-redundant-resource',
  description: 'Disallow resources that another entry of the same list covers',
  category: 'redundancy',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  messages: {
    covered: {
      text: '`{{resource}}` adds nothing, as `{{by}}` in the same list covers it.',
      checks: ['redundant-resource'],
    },
    coveredAcrossSlash: {
      text: '`{{resource}}` adds nothing, as the star of `{{by}}` in the same list also stands for slashes and covers it.',
      checks: ['redundant-resource'],
    },
    duplicate: { text: '`{{resource}}` stands in this list more than once.', checks: ['redundant-resource'] },
  },
  fixable: true,

  *check(policy) {
    for (const statement of policy.statements) {
      const { resources } = statement;
      if (!resources?.list) continue;
      const { list, items } = resources;
      for (const { item, by, duplicate } of coveredItems(items, (text) => text, isWide, arnCovers)) {
        const crosses = item.text.startsWith(by.text) && item.text[by.text.length] === '/';
        yield {
          messageId: duplicate ? 'duplicate' : crosses ? 'coveredAcrossSlash' : 'covered',
          data: { resource: item.text, by: by.text },
          at: item.value.span,
          subject: { statement, element: 'Resource', value: item.value },
          fix: [{ kind: 'remove-item', list, item: item.value }],
        };
      }
    }
  },
});
