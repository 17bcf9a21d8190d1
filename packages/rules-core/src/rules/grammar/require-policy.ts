import { defineRule } from '../rule.js';
import { absenceIn } from '../../sites/absence.js';

export const requirePolicy = defineRule({
  name: 'require-policy',
  description: 'Require files to contain a policy that can be checked',
  category: 'grammar',
  type: 'problem',
  levels: {},
  optIn: true,
  messages: {
    excluded:
      'No policy in this file is checked: each is an AWS managed policy or a version that is not in effect.',
    broken: 'This string must be a policy but is not valid JSON, so it was not checked.',
    filledIn: 'This policy cannot be checked: its statements are filled in elsewhere.',
    lookAlike: 'No IAM policy was found in this file: a `Statement` in it belongs to {{what}}.',
    otherDocument: 'This is {{what}}, and no policy was found in it.',
    otherText: 'No policy was found in this file: the string under `{{what}}` is not a policy in JSON.',
    noStatement: 'No policy was found in this file, which has {{what}}.',
    noObject: 'A policy was expected, but this file contains {{what}}.',
  },

  // A policy that can be checked meets the rule. `checkSource` reports files without one.
  check: () => [],

  *checkSource(source) {
    const absence = absenceIn(source);
    if (!absence) return;
    const { reason, at, what } = absence;
    yield { messageId: reason, at, ...(what !== undefined && { data: { what } }) };
  },
});
