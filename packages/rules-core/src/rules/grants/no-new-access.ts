import { addedEntries, anyAccess } from '../../analysis/access/added-entries.js';
import { describeRequest } from '../../analysis/access/describe-request.js';
import { entryOf } from '../../value/value.js';
import { defineRule } from '../rule.js';

export const noNewAccess = defineRule({
  name: 'no-new-access',
  description: 'Disallow access that the policy did not allow in another Git commit',
  category: 'grants',
  type: 'problem',
  levels: {},
  optIn: true,
  holds: 'some',
  elements: ['Action', 'NotAction'],
  options: {
    base: {
      type: 'string',
      description:
        'The Git ref to compare with, such as a branch. The earlier version comes from the commit at which the current branch diverged from it.',
      default: 'origin/main',
    },
  },
  messages: {
    newEntry: '`{{entry}}` allows {{access}}, which `{{base}}` does not.',
    newEntries: '{{entries}} allow access that `{{base}}` does not.',
    newStatement: 'This statement allows {{access}}, which `{{base}}` does not.',
    deniedEntry: '`{{entry}}` allows {{access}}, which `{{base}}` denies.',
    deniedStatement: 'This statement allows {{access}}, which `{{base}}` denies.',
    newPolicy: 'This policy is not in `{{base}}`, so everything it allows is new, such as {{access}}.',
    unreadable: 'Cannot tell what this policy newly allows: {{why}}.',
  },
  gathers: [{ message: 'newEntry', as: 'newEntries', alike: ['base'] }],

  *check(policy, { base }) {
    const earlier = policy.earlier?.(base);
    if (!earlier) return;
    const at = entryOf(policy.value, 'Statement')?.key.span ?? policy.value.head;
    if (earlier.kind === 'unreadable') {
      yield { messageId: 'unreadable', data: { why: earlier.why }, at };
      return;
    }
    if (earlier.kind === 'absent') {
      const access = anyAccess(policy);
      if (access)
        yield { messageId: 'newPolicy', data: { base, access: describeRequest(access.example) }, at };
      return;
    }
    for (const { statement, element, value, at: place, access, wasDenied } of addedEntries(
      earlier.policies,
      policy,
    )) {
      const data = { base, access: describeRequest(access.example) };
      const subject = { statement, element, ...(value && { value }) };
      if (value)
        yield {
          messageId: wasDenied ? 'deniedEntry' : 'newEntry',
          data: { ...data, entry: value.text },
          at: place,
          subject,
        };
      else yield { messageId: wasDenied ? 'deniedStatement' : 'newStatement', data, at: place, subject };
    }
  },
});
