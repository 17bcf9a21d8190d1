import { elementFaults, type ElementFault } from '../../analysis/grammar/element-faults.js';
import { renameElement } from '../../analysis/grammar/rename-element.js';
import { elementNamed } from '../../policy/grammar.js';
import { defineRule } from '../rule.js';

export const validElement = defineRule({
  name: 'valid-element',
  description: 'Disallow elements that are not in the policy grammar',
  category: 'grammar',
  type: 'problem',
  levels: { recommended: 'error', strict: ['error', { checkId: true }] },
  traits: ['irregular'],
  options: {
    checkId: {
      type: 'boolean',
      description: 'Report `Id` in policies that are not resource-based, for which AWS does not document it.',
      default: false,
    },
  },
  messages: {
    unknown: {
      text: 'Unknown element `{{element}}` in a {{place}}: AWS rejects the policy.',
      checks: ['invalid-policy-element'],
    },
    misspelled: {
      text: 'Unknown element `{{element}}`. Did you mean `{{nearest}}`?',
      // The element that was meant is missing.
      checks: [
        'invalid-policy-element',
        'missing-action',
        'missing-effect',
        'missing-principal',
        'missing-resource',
        'missing-statement',
        'missing-version',
      ],
    },
    misplaced: {
      text: '`{{element}}` belongs in a {{owner}}, not in a {{place}}: AWS rejects the policy.',
      checks: ['invalid-policy-element'],
    },
    idNotSupported: {
      text: '`Id` is supported only in resource-based policies.',
      checks: ['invalid-policy-element'],
    },
    suggestRename: 'Rename `{{element}}` to `{{nearest}}`',
    suggestRemove: 'Remove `Id`',
  },
  // A misspelled element is missing under its proper name.
  hides: [
    { rule: 'require-elements', within: 'element', when: ['misspelled'] },
    { rule: 'require-version', within: 'element', when: ['misspelled'] },
  ],

  *check(policy, { checkId }) {
    for (const fault of elementFaults(policy)) {
      const { kind, entry, statement, nearest, data } = fault;
      if (kind === 'idNotSupported' && !checkId) continue;
      const { key } = entry;
      yield {
        messageId: kind,
        ...(kind !== 'idNotSupported' && { data: { element: key.text, ...data } }),
        at: key.span,
        subject: { statement, element: elementNamed(nearest ?? key.text), value: key },
        suggest: () => (kind === 'idNotSupported' ? remove(fault) : rename(fault)),
      };
    }
  },
});

function remove({ dict, entry }: ElementFault) {
  return { messageId: 'suggestRemove', edits: [{ kind: 'remove-entry', dict, entry }] } as const;
}

function rename(fault: ElementFault) {
  const { entry, nearest = '' } = fault;
  const edits = renameElement(fault);
  const data = { element: entry.key.text, nearest };
  return edits && ({ messageId: 'suggestRename', data, edits } as const);
}
