import {
  variableFaults,
  type VariableFault,
  type VariableFaultKind,
} from '../../analysis/conditions/variable-faults.js';
import { setVersion } from '../../edits/set-version.js';
import type { Policy } from '../../policy/policy.js';
import { sliceSpan } from '../../value/value.js';
import { defineRule, type Suggestion } from '../rule.js';

const messages = {
  missingBrace: '`{{variable}}` opens a policy variable and does not close it: a `}` is missing.',
  emptyVariable: '`{{variable}}` is a policy variable without a name: it stands for nothing.',
  spaceInVariable: '`{{variable}}` has a space in its name where no condition key has one.',
  missingQuote:
    "`{{variable}}` has a default value that does not stand between single quotes, as in `${aws:PrincipalTag/team, 'none'}`.",
  unsupportedElement:
    '`{{variable}}` is plain text here: only `Resource`, `NotResource` and the values of `Condition` take policy variables.',
  unsupportedVersion:
    '`{{variable}}` is plain text in this policy: policy variables need the `Version` `2012-10-17`.',
  unsupportedOperator:
    '`{{element}}` takes no policy variables, so that it does not compare with the value of `{{variable}}`.',
  multivaluedVariable: '`{{variable}}` never has a value, as the key may hold several at once.',
  unknownVariable: '`{{variable}}` never has a value, as there is no such key; `{{proper}}` is one.',
  beforeFifthColon:
    '`{{variable}}` stands before the fifth colon of an ARN: policy variables have a meaning in its resource part only, which follows.',
  suggestVariable: 'Write `{{proper}}`',
  suggestVersion: 'Set `Version` to `2012-10-17`',
} as const;

const messageOf: Readonly<Record<VariableFaultKind, keyof typeof messages>> = {
  brace: 'missingBrace',
  empty: 'emptyVariable',
  space: 'spaceInVariable',
  quote: 'missingQuote',
  element: 'unsupportedElement',
  version: 'unsupportedVersion',
  operator: 'unsupportedOperator',
  multivalued: 'multivaluedVariable',
  unknown: 'unknownVariable',
  field: 'beforeFifthColon',
};

export const validPolicyVariable = defineRule({
  name: 'valid-policy-variable',
  description: 'Require policy variables that are well written and stand where they have a meaning',
  category: 'conditions',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  traits: ['variable'],
  options: {},
  messages,
  hasSuggestions: true,
  accessAnalyzer: {
    'empty-variable': ['emptyVariable'],
    'invalid-variable-for-operator': ['unsupportedOperator'],
    'missing-brace-in-variable': ['missingBrace'],
    'missing-quote-in-variable': ['missingQuote'],
    'unsupported-space-in-variable': ['spaceInVariable'],
    'variable-unsupported-in-element': ['unsupportedElement'],
    'variable-unsupported-in-version': ['unsupportedVersion'],
  },

  *check(policy) {
    for (const statement of policy.statements) {
      for (const fault of variableFaults(statement)) {
        const { kind, place, variable, proper } = fault;
        const { value, element } = place;
        yield {
          messageId: messageOf[kind],
          data: { variable: value.text.slice(variable.from, variable.to), element, proper: proper ?? '' },
          at: sliceSpan(value, variable.from, variable.to),
          statement,
          suggestions: suggest(policy, fault),
        };
      }
    }
  },
});

/** No ARN is longer, nor a value that anybody writes. Each variable of a text writes all of it anew. */
const longestWritten = 2_048;

function suggest(
  policy: Policy,
  { kind, place, variable, proper }: VariableFault,
): Suggestion<keyof typeof messages>[] {
  if (kind === 'version') return [{ messageId: 'suggestVersion', edits: [setVersion(policy)] }];
  if (proper === undefined) return [];
  const { value } = place;
  if (value.text.length > longestWritten) return [];
  const text = value.text.slice(0, variable.from) + proper + value.text.slice(variable.to);
  return [
    {
      messageId: 'suggestVariable',
      data: { proper },
      edits: [{ kind: 'replace', target: value, with: text }],
    },
  ];
}
