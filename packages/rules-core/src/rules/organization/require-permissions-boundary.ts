import { conditionGaps } from '../../analysis/organization/condition-gaps.js';
import { selectedEntries } from '../../analysis/organization/selected-entries.js';
import { actionsFault, arnsFault, selectionOf } from '../../analysis/organization/selection.js';
import { missingProblem, valueProblem, weakProblem } from '../condition-gap-problems.js';
import { defineRule } from '../rule.js';

export const requirePermissionsBoundary = defineRule({
  name: 'require-permissions-boundary',
  description: 'Require a permissions boundary on the users and roles that a policy can create',
  category: 'organization',
  type: 'problem',
  levels: {},
  optIn: true,
  holds: 'some',
  policies: ({ grants }) => grants,
  traits: ['iam-action'],
  options: {
    boundaries: {
      type: 'array',
      description:
        'ARNs of the allowed permissions boundaries; wildcards are allowed. If empty, the condition may name any boundary.',
      default: [],
      items: { type: 'string' },
      uniqueItems: true,
    },
    actions: {
      type: 'array',
      description: 'The actions that need the condition; wildcards are allowed.',
      default: ['iam:CreateRole', 'iam:CreateUser'],
      items: { type: 'string' },
      uniqueItems: true,
    },
  },
  messages: {
    missing: 'This allows {{actions}} without requiring a permissions boundary (`iam:PermissionsBoundary`).',
    weak: '`{{operator}}` does not require a permissions boundary: it is also true {{holds}}.',
    value: '`{{value}}` is not one of the allowed permissions boundaries.',
    suggestCondition: 'Add a condition on {{keys}}',
    suggestOpenCondition: 'Add a condition on {{keys}} and fill in the value',
    suggestOperator: 'Replace with `{{operator}}`',
    suggestValue: 'Replace with `{{value}}`',
  },

  optionsFault({ actions, boundaries }) {
    return arnsFault('boundaries', boundaries) ?? actionsFault('actions', actions);
  },

  *checkStatements(statements, { boundaries, actions }) {
    const demand = { key: 'iam:PermissionsBoundary', ...(boundaries.length > 0 && { values: boundaries }) };
    const selection = selectionOf({ actions });
    for (const statement of statements) {
      const entries = selectedEntries(statement, selection);
      for (const gap of conditionGaps(statement, entries, { all: [demand] })) {
        if (gap.kind === 'missing') yield missingProblem(statement, entries, gap, '');
        else if (gap.kind === 'weak') yield weakProblem(statement, gap, '');
        else if (gap.kind === 'value') yield valueProblem(statement, gap, '');
      }
    }
  },
});
