import { actionShapeFault } from '../../analysis/actions/action-shape.js';
import { defineRule } from '../rule.js';

export const validAction = defineRule({
  name: 'valid-action',
  description: 'Require actions to have the form `service:name`',
  category: 'actions',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  traits: ['malformed-action'],
  messages: {
    empty: 'This action is empty, so it matches nothing and AWS rejects the policy.',
    arn: { text: '`{{action}}` is an ARN: it belongs in `Resource`.', checks: ['invalid-action'] },
    missingService: {
      text: '`{{action}}` has no service prefix: actions have the form `service:name`.',
      checks: ['invalid-action'],
    },
    missingName: {
      text: '`{{action}}` has no action name: actions have the form `service:name`.',
      checks: ['invalid-action'],
    },
    tooManyColons: {
      text: '`{{action}}` has more than one colon: actions have the form `service:name`.',
      checks: ['invalid-action'],
    },
    badCharacter: {
      text: '`{{action}}` contains {{character}}, which actions cannot have.',
      checks: ['invalid-action'],
    },
    suggestAction: 'Replace with `{{meant}}`',
  },
  // An action without a service prefix cannot be of a supported service.
  hides: [{ rule: 'valid-resource-control-policy', within: 'value', messages: ['noService'] }],

  *checkStatements(statements) {
    for (const statement of statements) {
      const { actions } = statement;
      for (const { value, text, bounds, pattern } of actions?.others ?? []) {
        if (pattern || !bounds.known) continue;
        const { kind, character, meant } = actionShapeFault(text);
        yield {
          messageId: kind,
          data: { action: text, ...(character && { character }) },
          at: value.span,
          subject: { statement, element: 'Action', value },
          suggest: () =>
            !!meant && {
              messageId: 'suggestAction',
              data: { meant },
              edits: [{ kind: 'replace', target: value, with: meant }],
            },
        };
      }
    }
  },
});
