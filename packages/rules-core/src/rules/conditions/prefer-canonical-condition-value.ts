import { isFixed } from '../../analysis/conditions/operator-values.js';
import { replaceValue } from '../../edits/replace-text.js';
import { isServicePrincipal } from '../../catalog/service-principals.js';
import { catalogDate, isService } from '../../catalog/catalog.js';
import { isEpochTime, isIsoDate } from '../../patterns/date.js';
import { blockOf, formatIpRange, parseIpRange } from '../../patterns/ip-range.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import { defineRule } from '../rule.js';

const messages = {
  hostBits: '`{{value}}` has bits behind its mask, which do not count: it stands for `{{proper}}`.',
  epochTime: '`{{value}}` counts seconds since 1970; as a date of ISO 8601 it is `{{proper}}`.',
  epochMilliseconds:
    '`{{value}}` counts seconds since 1970, which lie beyond the year 9999; as milliseconds it is the date `{{proper}}`.',
  calledViaForm:
    '`{{value}}` has more than one label before its domain, and `{{key}}` is documented to hold names such as `cloudformation.amazonaws.com`.',
  unlistedService: '`{{value}}` is not among the service principals known as of {{date}}.',
  suggestValue: 'Write `{{proper}}`',
} as const;

type MessageId = keyof typeof messages;

export const preferCanonicalConditionValue = defineRule({
  name: 'prefer-canonical-condition-value',
  description: 'Prefer condition values in the form that AWS documents',
  category: 'conditions',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  options: {},
  messages,
  hasSuggestions: true,
  accessAnalyzer: {
    'improve-ip-range': ['hostBits'],
    'invalid-date-value': ['epochTime', 'epochMilliseconds'],
    'invalid-service': ['unlistedService'],
    'invalid-service-principal-format': ['calledViaForm'],
  },

  *check(policy) {
    for (const statement of policy.statements) {
      for (const test of statement.conditions) {
        for (const value of test.values) {
          const found = isFixed(value) ? departure(test, value) : undefined;
          if (!found) continue;
          const { messageId, proper } = found;
          const key = test.keyEntry.key.text;
          yield {
            messageId,
            data: { value: value.text, key, proper: proper ?? '', date: catalogDate },
            at: value.value.span,
            statement,
            suggestions:
              proper === undefined
                ? []
                : [
                    {
                      messageId: 'suggestValue',
                      data: { proper },
                      edits: [replaceValue(test, value, [proper])],
                    },
                  ],
          };
        }
      }
    }
  },
});

function departure(
  { operator, key }: ConditionTest,
  { text, value }: ConditionValue,
): { messageId: MessageId; proper?: string } | undefined {
  switch (operator?.family) {
    case 'IpAddress': {
      const range = parseIpRange(text);
      const block = range && blockOf(range);
      return block && block.address !== range.address
        ? { messageId: 'hostBits', proper: formatIpRange(block) }
        : undefined;
    }
    case 'Date': {
      // A year alone is a date, too; and aws:EpochTime is a time of this form.
      const isDate = value.kind === 'text' && isIsoDate(text);
      if (isDate || !isEpochTime(text) || key === 'aws:epochtime') return undefined;
      return epochTime(Number(text));
    }
    case 'String':
      return /^aws:calledvia(?:first|last)?$/.test(key) && !hasWildcard(text) ? calledVia(text) : undefined;
    default:
      return undefined;
  }
}

function epochTime(time: number): { messageId: MessageId; proper: string } | undefined {
  if (isInCalendar(time * 1000)) return { messageId: 'epochTime', proper: dateOf(time * 1000) };
  return isInCalendar(time) ? { messageId: 'epochMilliseconds', proper: dateOf(time) } : undefined;
}

/** From the year 0 to the year 9999, which ISO 8601 writes with four digits. */
function isInCalendar(milliseconds: number): boolean {
  return milliseconds >= Date.UTC(-1, 12) && milliseconds < Date.UTC(10_000, 0);
}

function dateOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}

function calledVia(text: string): { messageId: MessageId } | undefined {
  const name = /^([a-z\d.-]+)\.(?:amazonaws\.com(?:\.cn)?|amazon\.com)$/.exec(text)?.[1];
  if (name === undefined) return undefined;
  if (name.includes('.')) return { messageId: 'calledViaForm' };
  return isServicePrincipal(text) || isService(name) ? undefined : { messageId: 'unlistedService' };
}
