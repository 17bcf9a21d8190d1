import { nearestName } from '../../catalog/nearest-name.js';
import { policyKinds } from '../../policy/kind.js';
import { defineRule } from '../rule.js';

export const validEffect = defineRule({
  name: 'valid-effect',
  description: 'Disallow effects other than Allow and Deny',
  category: 'grammar',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  kinds: policyKinds,
  traits: ['irregular'],
  options: {},
  messages: {
    invalid: '`{{effect}}` is neither `Allow` nor `Deny`, in just these letters, so AWS refuses the policy.',
    suggestEffect: 'Write `{{effect}}`',
  },
  hasSuggestions: true,
  accessAnalyzer: { 'invalid-effect': ['invalid'] },

  *check(policy) {
    for (const statement of policy.statements) {
      for (const { key, value } of statement.value.entries) {
        if (key.text !== 'Effect' || value.kind !== 'text') continue;
        if (value.text === 'Allow' || value.text === 'Deny') continue;
        if (!statement.bounds.of(value.text).known) continue;
        const effect = nearestName(value.text.trim(), ['Allow', 'Deny']);
        yield {
          messageId: 'invalid',
          data: { effect: value.text },
          at: value.span,
          statement,
          suggestions: effect
            ? [
                {
                  messageId: 'suggestEffect',
                  data: { effect },
                  edits: [{ kind: 'replace', target: value, with: effect }],
                },
              ]
            : [],
        };
      }
    }
  },
});
