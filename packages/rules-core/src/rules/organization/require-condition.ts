import { conditionGaps, requirementFault } from '../../analysis/organization/condition-gaps.js';
import { selectedEntries } from '../../analysis/organization/selected-entries.js';
import { selectionFault, selectionOf } from '../../analysis/organization/selection.js';
import {
  forbiddenProblem,
  missingProblem,
  operatorProblem,
  valueProblem,
  weakProblem,
} from '../condition-gap-problems.js';
import { defineRule } from '../rule.js';
import { messageProperty, reasonOf, selectionProperties } from '../selection-options.js';

const conditions = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    properties: {
      key: { type: 'string', description: 'The condition key. Case does not matter.' },
      operators: {
        type: 'array',
        items: { type: 'string' },
        minItems: 1,
        uniqueItems: true,
        description:
          'The operators that count, such as `StringEquals`. Without it, all that are true only for requests that include the key.',
      },
      values: {
        type: 'array',
        items: { type: 'string' },
        minItems: 1,
        uniqueItems: true,
        description:
          'The values that count; wildcards are allowed, and `*` matches any value. Without it, any value counts, unless it matches everything.',
      },
    },
    required: ['key'],
    additionalProperties: false,
  },
} as const;

export const requireCondition = defineRule({
  name: 'require-condition',
  description: 'Require conditions on the actions that your organization names',
  category: 'organization',
  type: 'problem',
  levels: {},
  optIn: true,
  holds: 'some',
  options: {
    requirements: {
      type: 'array',
      description: 'The requirements. Each is checked on its own.',
      default: [],
      items: {
        type: 'object',
        properties: {
          ...selectionProperties,
          all: { ...conditions, description: 'Conditions that are all required.' },
          any: { ...conditions, description: 'Conditions of which at least one is required.' },
          none: { ...conditions, description: 'Conditions that are not allowed, by key or by value.' },
          message: messageProperty,
        },
        required: ['actions'],
        additionalProperties: false,
      },
    },
  },
  messages: {
    missing: 'This allows {{actions}} without a condition on {{keys}}.{{reason}}',
    weak: '`{{operator}}` does not enforce `{{key}}`: it is also true {{holds}}.{{reason}}',
    operator: '`{{key}}` must be compared with {{operators}} here.{{reason}}',
    value: '`{{value}}` is not an allowed value of `{{key}}` here.{{reason}}',
    forbidden: 'A condition on `{{key}}` is not allowed here.{{reason}}',
    forbiddenValue: '`{{value}}` is a restricted value of `{{key}}`.{{reason}}',
    suggestCondition: 'Add a condition on {{keys}}',
    suggestOpenCondition: 'Add a condition on {{keys}} and fill in the value',
    suggestOperator: 'Replace with `{{operator}}`',
    suggestValue: 'Replace with `{{value}}`',
  },

  optionsFault({ requirements }) {
    return requirements
      .map((each, index) => {
        const at = `requirements[${index}]`;
        return selectionFault(each, at) ?? requirementFault(each, at);
      })
      .find((fault) => fault !== undefined);
  },

  *checkStatements(statements, { requirements }) {
    for (const statement of statements) {
      for (const requirement of requirements) {
        const reason = reasonOf(requirement);
        const entries = selectedEntries(statement, selectionOf(requirement));
        for (const gap of conditionGaps(statement, entries, requirement)) {
          switch (gap.kind) {
            case 'missing':
              yield missingProblem(statement, entries, gap, reason);
              break;
            case 'weak':
              yield weakProblem(statement, gap, reason);
              break;
            case 'operator':
              yield operatorProblem(statement, gap, reason);
              break;
            case 'value':
              yield valueProblem(statement, gap, reason);
              break;
            case 'forbidden':
              yield forbiddenProblem(statement, gap, reason);
          }
        }
      }
    }
  },
});
