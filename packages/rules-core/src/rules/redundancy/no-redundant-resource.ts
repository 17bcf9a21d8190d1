import { coveredItems } from '../../analysis/redundancy/covered-items.js';
import { listsTypes } from '../../analysis/resources/listed-types.js';
import { arnCovers, type ArnPattern } from '../../patterns/arn-pattern.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ResourceItem } from '../../policy/element.js';
import { defineRule } from '../rule.js';

/** An ARN with too few fields matches as if the missing fields were stars. */
const isWide = ({ text }: ArnPattern): boolean => hasWildcard(text) || text.split(':', 6).length < 6;

/** What follows the name of a resource in the ARN of its contents: the objects of a bucket, the streams of a log group. */
const behind: Readonly<Record<string, readonly string[]>> = { s3: ['/*'], logs: [':*', ':log-stream:*'] };

/** A resource and its contents under the same name: the bucket `docs*`, and its objects in an ARN that adds `/*`. */
const isPair = ({ pattern, text }: ResourceItem, held: ResourceItem): boolean =>
  pattern !== undefined && (behind[pattern.service] ?? []).some((end) => held.text === text + end);

export const noRedundantResource = defineRule({
  name: 'no-redundant-resource',
  description: 'Disallow resources that another entry of the same list covers',
  category: 'redundancy',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: ['warn', { pairs: true }] },
  options: {
    pairs: {
      type: 'boolean',
      description:
        'Whether to also report intentional pairs: the objects of a bucket next to a bucket pattern that matches them, such as `arn:aws:s3:::docs*`, the streams of a log group next to the group, and the ARN format of one resource type next to that of another type that covers it.',
      default: false,
    },
  },
  messages: {
    covered: {
      text: '`{{resource}}` is redundant: `{{by}}` already covers it.',
      checks: ['redundant-resource'],
    },
    coveredAcrossSlash: {
      text: '`{{resource}}` is redundant: `{{by}}` already covers it, because `*` also matches slashes.',
      checks: ['redundant-resource'],
    },
    duplicate: { text: '`{{resource}}` is listed more than once.', checks: ['redundant-resource'] },
  },
  fixable: true,

  *checkStatements(statements, { pairs }) {
    for (const statement of statements) {
      const { resources } = statement;
      if (!resources?.list) continue;
      const { list, items } = resources;
      for (const { item, by, duplicate } of coveredItems(items, (text) => text, isWide, arnCovers)) {
        if (!pairs && !duplicate && (isPair(by, item) || listsTypes(statement, by, item))) continue;
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
