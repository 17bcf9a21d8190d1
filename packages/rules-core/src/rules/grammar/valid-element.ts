import { nearestName } from '../../catalog/nearest-name.js';
import type { Edit } from '../../edits/edit.js';
import { renameEntry } from '../../edits/rename-entry.js';
import { documentElements, statementElements, supportedElements } from '../../policy/grammar.js';
import { isKnown, type DictEntry, type DictValue } from '../../value/value.js';
import { defineRule } from '../rule.js';

export const validElement = defineRule({
  name: 'valid-element',
  description: 'Disallow members that the policy grammar does not know',
  category: 'grammar',
  type: 'problem',
  levels: { recommended: 'error', strict: ['error', { checkId: true }] },
  traits: ['irregular'],
  options: {
    checkId: {
      type: 'boolean',
      description:
        'Report `Id` in policies that are not attached to a resource, where the documentation of AWS does not provide for it.',
      default: false,
    },
  },
  messages: {
    unknown: '`{{element}}` is no element of a {{place}}, so AWS refuses the policy.',
    misspelled:
      '`{{element}}` is no element of a {{place}}, so AWS refuses the policy; `{{nearest}}` is one.',
    misplaced:
      '`{{element}}` is an element of a {{owner}}, not of a {{place}}, so AWS refuses the policy here.',
    idNotSupported: '`Id` is an element of resource-based policies; policies of this type have none.',
    suggestRename: 'Rename `{{element}}` to `{{nearest}}`',
    suggestRemove: 'Remove `Id`',
  },
  hasSuggestions: true,
  // Where an element is missing since its name is misspelled, require-elements and require-version say nothing.
  accessAnalyzer: {
    'invalid-policy-element': ['unknown', 'misspelled', 'misplaced', 'idNotSupported'],
    'missing-action': ['misspelled'],
    'missing-effect': ['misspelled'],
    'missing-principal': ['misspelled'],
    'missing-resource': ['misspelled'],
    'missing-statement': ['misspelled'],
    'missing-version': ['misspelled'],
  },

  *check(policy, { checkId }) {
    const { type } = policy;
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_id.html
    const hasId = type.resourceBased;
    const inDocument = hasId ? documentElements : documentElements.filter((name) => name !== 'Id');
    const dicts = [
      { dict: policy.value, place: 'policy document', names: documentElements, candidates: inDocument },
      ...policy.statements.map((statement) => ({
        dict: statement.value,
        place: 'statement',
        names: statementElements,
        candidates: supportedElements(type),
        statement,
      })),
    ];
    for (const { dict, place, names, candidates, ...owner } of dicts) {
      for (const entry of dict.entries) {
        const element = entry.key.text;
        const at = entry.key.span;
        if (names.includes(element)) {
          if (element === 'Id' && checkId && !hasId)
            yield {
              messageId: 'idNotSupported',
              at,
              suggestions: [{ messageId: 'suggestRemove', edits: [{ kind: 'remove-entry', dict, entry }] }],
            };
          continue;
        }
        if (!isKnown(entry.key)) continue;
        const isStatement = names === statementElements;
        if ((isStatement ? documentElements : statementElements).includes(element) && element !== 'Id') {
          const owning = isStatement ? 'policy document' : 'statement';
          yield { messageId: 'misplaced', data: { element, place, owner: owning }, at, ...owner };
          continue;
        }
        const nearest = nearestName(element, candidates);
        if (nearest === undefined) {
          yield { messageId: 'unknown', data: { element, place }, at, ...owner };
          continue;
        }
        const edits = rename(dict, entry, nearest);
        yield {
          messageId: 'misspelled',
          data: { element, place, nearest },
          at,
          ...owner,
          suggestions: edits ? [{ messageId: 'suggestRename', data: { element, nearest }, edits }] : [],
        };
      }
    }
  },
});

/** Renames a member, unless the name is taken or it would get a value that AWS refuses. */
function rename(dict: DictValue, entry: DictEntry, name: string): Edit[] | undefined {
  const renaming = renameEntry(dict, entry, name);
  if (!renaming) return undefined;
  const edits: Edit[] = [renaming];
  const { value } = entry;
  if (name !== 'Effect' || value.kind !== 'text') return edits;
  const effect = ['Allow', 'Deny'].find((each) => each.toLowerCase() === value.text.toLowerCase());
  if (effect === undefined) return undefined;
  return effect === value.text ? edits : [...edits, { kind: 'replace', target: value, with: effect }];
}
