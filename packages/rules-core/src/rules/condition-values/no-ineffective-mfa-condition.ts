import { mfaGaps, type MfaGap } from '../../analysis/conditions/mfa-gaps.js';
import { withBaseName } from '../../analysis/conditions/operator-name.js';
import { removeTest } from '../../edits/remove-test.js';
import { moveTest } from '../../edits/move-test.js';
import { renameOperator } from '../../edits/rename-entry.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule } from '../rule.js';

export const noIneffectiveMfaCondition = defineRule({
  name: 'no-ineffective-mfa-condition',
  description: 'Disallow MFA conditions that requests without MFA can satisfy',
  category: 'condition-values',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  holds: 'some',
  elements: ['Condition'],
  hides: [{ rule: 'no-redundant-condition', within: 'test', when: ['ageIgnored'], messages: ['implied'] }],
  messages: {
    keyMissing:
      'Requests signed with long-term access keys do not include `aws:MultiFactorAuthPresent`, so `{{operator}}` does not deny them.',
    ageMissing:
      'Requests made without MFA do not include `aws:MultiFactorAuthAge`, so `{{operator}}` does not deny them.',
    notRequired:
      '`{{operator}}` is also true for requests signed with long-term access keys, which do not include `aws:MultiFactorAuthPresent`.',
    ageNotRequired:
      '`{{operator}}` is also true for requests made without MFA, which do not include `aws:MultiFactorAuthAge`.',
    ageIgnored:
      'Old MFA sessions are not denied, because the `Null` condition on `{{key}}` must match as well as `{{operator}}`.',
    presenceAllowed:
      'All temporary credentials include `aws:MultiFactorAuthPresent`, so this also allows sessions without MFA.',
    presenceDenied:
      'All temporary credentials include `aws:MultiFactorAuthPresent`, so this denies sessions with MFA too, but not long-term access keys.',
    removesDevice:
      'With `{{text}}` in `NotAction`, this does not deny deactivating the device in a session without MFA.',
    noEnrolment: 'Users without an MFA device cannot register one: add {{actions}} to `NotAction`.',
    suggestOperator: 'Replace with `{{operator}}`',
    suggestRemoveNull: 'Remove the `Null` condition on `{{key}}`',
    suggestMfa: 'Replace with `{{operator}}` and `{{value}}`',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      for (const gap of mfaGaps(statement)) {
        const { kind, element, test, value, data } = gap;
        yield {
          messageId: kind,
          data,
          at: value.span,
          subject: { statement, element, test, value },
          suggest: () => suggestionFor(statement, gap),
        };
      }
    }
  },
});

function suggestionFor(statement: Statement, { kind, test, absence, data }: MfaGap) {
  if (kind === 'ageIgnored') {
    const edit = absence?.key === test?.key ? removeTest(statement, absence!) : undefined;
    return edit && ({ messageId: 'suggestRemoveNull', data, edits: [edit] } as const);
  }
  if (!test?.operator || test.operator.negated) return undefined;
  if (kind === 'presenceAllowed' || kind === 'presenceDenied') {
    // A `Deny` with `NotAction` that enforces MFA must also exempt the right actions.
    if (kind === 'presenceDenied' && statement.actions?.negated) return undefined;
    const [operator, value] =
      kind === 'presenceAllowed' ? (['Bool', 'true'] as const) : (['BoolIfExists', 'false'] as const);
    const rename = renameOperator(statement, test, operator);
    const edits = rename && [rename, { kind: 'replace', target: test.keyEntry.value, with: value } as const];
    return edits && ({ messageId: 'suggestMfa', data: { operator, value }, edits } as const);
  }
  const ifExists = kind === 'keyMissing' || kind === 'ageMissing';
  const operator = withBaseName({ ...test.operator, ifExists }, test.operator.name);
  const edits = moveTest(statement, test, operator);
  return edits && ({ messageId: 'suggestOperator', data: { operator }, edits } as const);
}
