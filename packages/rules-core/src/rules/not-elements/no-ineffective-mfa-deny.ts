import { enumerate } from '../../analysis/actions/describe-reach.js';
import { reachesAction } from '../../analysis/actions/reach.js';
import { renameOperator } from '../../edits/rename-entry.js';
import { actionMatches } from '../../patterns/action-pattern.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { defineRule } from '../rule.js';

const mfaPresent = 'aws:multifactorauthpresent';
const deactivate = 'iam:deactivatemfadevice';
/** What it takes to register a device, in the order of the steps. */
const enrolment = ['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice'];
/** Entries that show that users are to manage their devices under this statement. */
const selfService = [
  ...enrolment,
  'iam:ListMFADevices',
  'iam:ResyncMFADevice',
  'sts:GetSessionToken',
  'iam:ChangePassword',
];

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
      const { actions } = statement;
      const test = statement.conditions.find(deniesWithoutMfa);
      if (statement.effect !== 'Deny' || !actions?.negated || !test) continue;
      const { operatorEntry, operator } = test;
      if (!operator!.ifExists && !deniesMissingKey(policy)) {
        const data = { operator: operatorEntry.key.text };
        yield {
          messageId: 'keyMissing',
          data,
          at: operatorEntry.key.span,
          subject: { statement, element: 'Condition', test, value: operatorEntry.key },
          suggest: () => {
            const edit = renameOperator(statement, test, `${data.operator}IfExists`);
            return edit && { messageId: 'suggestIfExists', data, edits: [edit] };
          },
        };
      }
      for (const { pattern, text, value } of actions.items) {
        if (!pattern || pattern.everything || !actionMatches(pattern, deactivate)) continue;
        const subject = { statement, element: 'Action', value } as const;
        yield { messageId: 'removesDevice', data: { text }, at: value.span, subject };
      }
      const missing = enrolment.filter((id) => reachesAction(statement, id.toLowerCase()) === 'yes');
      if (missing.length === 0 || !isForSelfService(statement)) continue;
      const data = { actions: enumerate(missing.map((id) => `\`${id}\``)) };
      const subject = { statement, element: 'Action' } as const;
      yield { messageId: 'noEnrolment', data, at: actions.entry.key.span, subject };
    }
  },
});

function deniesWithoutMfa({ key, operator, values }: ConditionTest): boolean {
  return (
    key === mfaPresent &&
    operator?.name === 'Bool' &&
    values.length === 1 &&
    values[0]!.text.toLowerCase() === 'false'
  );
}

/** Another Deny takes care of requests without the key. */
function deniesMissingKey({ statements }: Policy): boolean {
  return statements.some(
    ({ effect, conditions }) =>
      effect === 'Deny' &&
      conditions.some(
        ({ key, operator, values }) =>
          key === mfaPresent &&
          operator?.family === 'Null' &&
          values.some(({ text }) => text.toLowerCase() === 'true'),
      ),
  );
}

function isForSelfService(statement: Statement): boolean {
  return selfService.some((id) => reachesAction(statement, id.toLowerCase()) === 'no');
}
