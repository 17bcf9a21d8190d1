import { mfaGaps } from '../../analysis/not-elements/mfa-gaps.js';
import { renameOperator } from '../../edits/rename-entry.js';
import { defineRule } from '../rule.js';

export const noIneffectiveMfaDeny = defineRule({
  name: 'no-ineffective-mfa-deny',
  description: 'Disallow gaps in a Deny with `NotAction` that demands multi-factor authentication',
  category: 'not-elements',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ namesPrincipals }) => !namesPrincipals,
  elements: ['Condition'],
  traits: ['deny'],
  messages: {
    keyMissing:
      'Requests signed with long-term access keys carry no `aws:MultiFactorAuthPresent`, so `{{operator}}` does not deny them.',
    removesDevice:
      'With `{{text}}` in `NotAction`, a session without multi-factor authentication can deactivate the device.',
    noEnrolment: 'Who has no device yet cannot register one: {{actions}} must be in `NotAction` for that.',
    suggestIfExists: 'Write `{{operator}}IfExists`',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      for (const { kind, element, test, value, at, data } of mfaGaps(statement)) {
        yield {
          messageId: kind,
          data,
          at,
          subject: { statement, element, test, value },
          suggest: () => {
            const edit = test && renameOperator(statement, test, `${test.operatorEntry.key.text}IfExists`);
            return edit && { messageId: 'suggestIfExists', data, edits: [edit] };
          },
        };
      }
    }
  },
});
