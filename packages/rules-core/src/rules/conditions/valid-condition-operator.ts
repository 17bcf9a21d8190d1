import { findConditionKey } from '../../catalog/condition-keys.js';
import { nearestName } from '../../catalog/nearest-name.js';
import { operatorNames, parseOperator } from '../../policy/operator.js';
import type { Statement } from '../../policy/policy.js';
import { sliceSpan, type DictEntry, type DictValue } from '../../value/value.js';
import { renameEntry } from '../../edits/rename-entry.js';
import { defineRule, type Suggestion } from '../rule.js';

export const validConditionOperator = defineRule({
  name: 'valid-condition-operator',
  description: 'Require condition operators that exist and can be told apart from a constant',
  category: 'conditions',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  elements: ['Condition'],
  options: {},
  messages: {
    unknownOperator: '`{{operator}}` is no condition operator: AWS refuses the policy.',
    keyAsOperator:
      '`{{operator}}` is a condition key and stands where an operator belongs: AWS refuses the policy.',
    nullIfExists:
      '`Null` tests whether a key is there and takes no `IfExists`, so that `{{operator}}` is no condition operator.',
    nullWithQualifier:
      '`{{operator}}` {{holds}} holds, whatever the request: `Null` asks for the key, not for its values.',
    suggestOperator: 'Write `{{operator}}`',
  },
  hasSuggestions: true,
  accessAnalyzer: {
    'invalid-condition-operator': ['unknownOperator', 'keyAsOperator'],
    'null-with-if-exists': ['nullIfExists'],
    'null-with-qualifier': ['nullWithQualifier'],
  },

  *check(policy) {
    for (const statement of policy.statements) {
      const condition = statement.entry('Condition')?.value;
      if (condition?.kind !== 'dict') continue;
      for (const entry of condition.entries) {
        const { key } = entry;
        const operator = parseOperator(key.text);
        if (operator && !(operator.family === 'Null' && operator.set !== undefined)) continue;
        if (!statement.bounds.of(key.text).known) continue;
        const data = { operator: key.text };
        const rename = (name: string | undefined) => renameTo(condition, entry, name);
        if (operator) {
          const holds = operator.set === 'ForAllValues' ? 'always' : 'never';
          const at = sliceSpan(key, 0, key.text.indexOf(':'));
          yield {
            messageId: 'nullWithQualifier',
            data: { ...data, holds },
            at,
            statement,
            suggestions: rename('Null'),
          };
        } else if (/^(?:forallvalues:|foranyvalue:)?nullifexists$/i.test(key.text)) {
          const at = sliceSpan(key, key.text.length - 'IfExists'.length, key.text.length);
          yield { messageId: 'nullIfExists', data, at, statement, suggestions: rename('Null') };
        } else if (isKey(statement, key.text) && !holdsKeys(entry)) {
          yield { messageId: 'keyAsOperator', data, at: key.span, statement };
        } else {
          const suggestions = rename(nearestName(key.text.trim(), everyOperator()));
          yield { messageId: 'unknownOperator', data, at: key.span, statement, suggestions };
        }
      }
    }
  },
});

let spellings: readonly string[] | undefined;

/** Every name with every prefix and suffix that it takes. */
function everyOperator(): readonly string[] {
  return (spellings ??= operatorNames
    .filter((name) => name !== 'Null')
    .flatMap((name) => ['', 'ForAllValues:', 'ForAnyValue:'].map((set) => set + name))
    .flatMap((name) => [name, `${name}IfExists`])
    .concat('Null'));
}

/** What stands under an operator; under a key that changed places with it stand operators. */
function holdsKeys({ value }: DictEntry): boolean {
  return value.kind === 'dict' && !value.entries.every(({ key }) => parseOperator(key.text));
}

function isKey({ bounds }: Statement, text: string): boolean {
  return !bounds.of(text).variable && findConditionKey(text) !== undefined;
}

function renameTo(
  condition: DictValue,
  entry: DictEntry,
  operator: string | undefined,
): Suggestion<'suggestOperator'>[] {
  const edit = operator === undefined ? undefined : renameEntry(condition, entry, operator);
  return edit ? [{ messageId: 'suggestOperator', data: { operator: operator! }, edits: [edit] }] : [];
}
