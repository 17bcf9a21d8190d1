import { missingElements } from '../../analysis/grammar/missing-elements.js';
import { defineRule } from '../rule.js';

export const requireElements = defineRule({
  name: 'require-elements',
  description: 'Require the elements that the policy grammar demands',
  category: 'grammar',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  traits: ['irregular'],
  messages: {
    missingStatement: {
      text: 'This policy has no `Statement`, so AWS refuses it.',
      checks: ['missing-statement'],
    },
    emptyStatement: {
      text: 'This policy has no statement in its `Statement`, so it says nothing and AWS refuses it.',
      checks: ['missing-statement'],
    },
    missingEffect: {
      text: 'This statement says neither `Allow` nor `Deny`: it has no `Effect`, so AWS refuses the policy.',
      checks: ['missing-effect'],
    },
    missingAction: {
      text: 'This statement has neither `Action` nor `NotAction`, so AWS refuses the policy.',
      checks: ['missing-action'],
    },
    missingResource: {
      text: 'This statement has neither `Resource` nor `NotResource`, so AWS refuses the policy.',
      checks: ['missing-resource'],
    },
    missingPrincipal: {
      text: 'This statement has no `Principal`: it does not say who it is about, so AWS refuses the policy.',
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
