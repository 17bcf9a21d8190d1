import { nearestName } from '../../catalog/nearest-name.js';
import { missingElements } from '../../analysis/grammar/missing-elements.js';
import { documentElements, statementElements } from '../../policy/grammar.js';
import type { DictValue } from '../../value/value.js';
import { defineRule } from '../rule.js';

export const requireElements = defineRule({
  name: 'require-elements',
  description: 'Require the elements that the policy grammar demands',
  category: 'grammar',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  traits: ['irregular'],
  options: {},
  messages: {
    missingStatement: 'This policy has no `Statement`, so AWS refuses it.',
    emptyStatement: 'This policy has no statement in its `Statement`, so it says nothing and AWS refuses it.',
    missingEffect:
      'This statement says neither `Allow` nor `Deny`: it has no `Effect`, so AWS refuses the policy.',
    missingAction: 'This statement has neither `Action` nor `NotAction`, so AWS refuses the policy.',
    missingResource: 'This statement has neither `Resource` nor `NotResource`, so AWS refuses the policy.',
    missingPrincipal:
      'This statement has no `Principal`: it does not say who it is about, so AWS refuses the policy.',
  },
  accessAnalyzer: {
    'missing-statement': ['missingStatement', 'emptyStatement'],
    'missing-effect': ['missingEffect'],
    'missing-action': ['missingAction'],
    'missing-resource': ['missingResource'],
    'missing-principal': ['missingPrincipal'],
  },

  *check(policy) {
    for (const { element, at, statement } of missingElements(policy)) {
      // The misspelled name is the cause, and valid-element reports it.
      if (isMisspelled(element, statement?.value ?? policy.value)) continue;
      const isEmpty = element === 'Statement' && at.start !== policy.value.span.start;
      yield {
        messageId: isEmpty ? 'emptyStatement' : `missing${element}`,
        at,
        ...(statement && { statement }),
      };
    }
  },
});

/** A member stands there whose name is nearest to that of the element, or of its Not form. */
function isMisspelled(element: string, { entries }: DictValue): boolean {
  const names = element === 'Statement' ? documentElements : statementElements;
  return entries.some(({ key }) => {
    if (names.includes(key.text)) return false;
    const nearest = nearestName(key.text, names);
    return nearest === element || nearest === `Not${element}`;
  });
}
