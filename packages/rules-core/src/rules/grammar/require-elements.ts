import { missingElements } from '../../analysis/grammar/missing-elements.js';
import { defineRule } from '../rule.js';

export const requireElements = defineRule({
  name: 'require-elements',
  description: 'Require the elements that every statement and policy must have',
  category: 'grammar',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  traits: ['irregular'],
  messages: {
    missingStatement: {
      text: 'This policy has no `Statement`, so AWS rejects it.',
      checks: ['missing-statement'],
    },
    emptyStatement: {
      text: '`Statement` is empty, so AWS rejects the policy.',
      checks: ['missing-statement'],
    },
    missingEffect: {
      text: 'This statement has no `Effect`, so AWS rejects the policy.',
      checks: ['missing-effect'],
    },
    missingAction: {
      text: 'This statement has neither `Action` nor `NotAction`, so AWS rejects the policy.',
      checks: ['missing-action'],
    },
    missingResource: {
      text: 'This statement has neither `Resource` nor `NotResource`, so AWS rejects the policy.',
      checks: ['missing-resource'],
    },
    missingPrincipal: {
      text: 'This statement has no `Principal`, so AWS rejects the policy.',
      checks: ['missing-principal'],
    },
  },

  *check(policy) {
    for (const { element, at, statement } of missingElements(policy)) {
      const isEmpty = element === 'Statement' && at.start !== policy.value.head.start;
      yield {
        messageId: isEmpty ? 'emptyStatement' : `missing${element}`,
        at,
        subject: { statement, element },
      };
    }
  },
});
