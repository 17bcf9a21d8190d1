import { nearestInSense } from '../../catalog/nearest-in-sense.js';
import { defineRule } from '../rule.js';

export const validEffect = defineRule({
  name: 'valid-effect',
  description: 'Disallow effects other than `Allow` and `Deny`',
  category: 'grammar',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  traits: ['irregular'],
  messages: {
    invalid: {
      text: '`Effect` must be exactly `Allow` or `Deny`, not `{{effect}}`.',
      checks: ['invalid-effect'],
    },
    suggestEffect: 'Replace with `{{effect}}`',
  },

  *checkStatements(statements) {
    for (const statement of statements) {
      for (const { key, value } of statement.value.entries) {
        if (key.text !== 'Effect' || value.kind !== 'text') continue;
        if (value.text === 'Allow' || value.text === 'Deny') continue;
        if (!statement.bounds.of(value).known) continue;
        yield {
          messageId: 'invalid',
          data: { effect: value.text },
          at: value.span,
          subject: { statement, element: 'Effect', value },
          suggest: () => {
            const effect = nearestInSense(value.text.trim(), ['Allow', 'Deny'], () => undefined);
            if (effect === undefined) return undefined;
            const edits = [{ kind: 'replace', target: value, with: effect }] as const;
            return { messageId: 'suggestEffect', data: { effect }, edits };
          },
        };
      }
    }
  },
});
