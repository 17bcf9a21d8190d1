import { enumerate, quoteEach } from '../../analysis/actions/describe-reach.js';
import { notActionFaults, type NotActionFault } from '../../analysis/not-elements/not-action-faults.js';
import { replaceAction } from '../../edits/replace-text.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule, type Suggestion } from '../rule.js';

/** The messages about misspelled names and API operations. Other unknown names may be newer than the service data. */
const misnamed = ['apiOperation', 'misspeltAction', 'misspeltService'] as const;

export const noIneffectiveNotAction = defineRule({
  name: 'no-ineffective-not-action',
  description: 'Disallow `NotAction` entries that exclude nothing or everything',
  category: 'not-elements',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  elements: ['NotAction'],
  messages: {
    malformedAction: {
      text: '`{{text}}` is not an action and excludes nothing: the actions you meant are still {{outcome}}.',
      checks: ['invalid-action'],
    },
    apiOperation: {
      text: '`{{text}}` is not an action and excludes nothing: the operation is authorized by {{actions}}, which {{are}} {{outcome}}.',
      checks: ['invalid-action'],
    },
    misspeltAction: {
      text: '`{{text}}` matches no action, so it excludes nothing: `{{meant}}` is {{outcome}}.',
      checks: ['invalid-action'],
    },
    misspeltService: {
      text: '`{{text}}` matches no service, so it excludes nothing: `{{meant}}` is {{outcome}}.',
      checks: ['invalid-service-in-action'],
    },
    redundantAction: {
      text: '`{{text}}` is not an exception to `{{by}}`, which already excludes it.',
      checks: ['redundant-action'],
    },
    allActions: '`{{text}}` in `NotAction` matches every action, so this statement {{effect}} nothing.',
    noActionLeft:
      '`NotAction` lists every action that works on these resources, so this statement {{effect}} nothing.',
    emptyNotAction: {
      text: '`NotAction` is empty and excludes nothing: this statement denies every action.',
      checks: ['empty-array-action'],
    },
    regranted: '`{{text}}` is excluded here, but {{other}} allows it.',
    cancelled: '`{{element}}` excludes nothing, because {{other}} allows everything it lists.',
    untagged: {
      text: 'Requests without `{{key}}` are not denied, and many actions outside this `NotAction` never include it.',
      checks: ['deny-notaction-with-unsupported-tag-condition-key-for-service'],
    },
    suggestInstead: 'Replace with {{meant}}',
    suggestRemove: 'Remove `{{text}}`',
  },
  hides: [
    { rule: 'no-empty-element', within: 'element', when: ['emptyNotAction'] },
    { rule: 'valid-action', within: 'value', when: ['malformedAction'] },
    { rule: 'no-unknown-action', within: 'value', when: misnamed },
    {
      rule: 'no-redundant-action',
      within: 'value',
      when: [...misnamed, 'malformedAction', 'redundantAction', 'allActions'],
    },
    { rule: 'no-unsupported-condition-key', within: 'test', when: ['untagged'] },
    { rule: 'no-unsupported-condition-key', within: 'statement', when: ['emptyNotAction', 'noActionLeft'] },
  ],

  *check(policy) {
    if (policy.isOversized) return;
    for (const statement of policy.statements) {
      for (const fault of notActionFaults(statement)) {
        const { kind, element, test, value, at, data } = fault;
        const subject = { statement, element, test, value };
        yield { messageId: kind, data, at, subject, suggest: () => suggestionFor(statement, fault) };
      }
    }
  },
});

function suggestionFor(
  { actions }: Statement,
  { kind, item, meant, value }: NotActionFault,
): Suggestion<'suggestInstead' | 'suggestRemove'> | undefined {
  if (!actions || !value) return undefined;
  if (item && meant) {
    const edits = [replaceAction(actions, item, meant)];
    return { messageId: 'suggestInstead', data: { meant: enumerate(quoteEach(meant)) }, edits };
  }
  const { list } = actions;
  if (kind !== 'redundantAction' || !list) return undefined;
  const edits = [{ kind: 'remove-item', list, item: value }] as const;
  return { messageId: 'suggestRemove', data: { text: value.text }, edits };
}
