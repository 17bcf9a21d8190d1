import { actionEntryFault, type ActionEntryFault } from '../../analysis/not-elements/excluded-actions.js';
import { regrantsOfActions } from '../../analysis/not-elements/exclusion-conflicts.js';
import { untaggedTests, wholeActionFault } from '../../analysis/not-elements/exclusion-whole.js';
import { outcomeWords } from '../../analysis/not-elements/outcome-words.js';
import { nameStatement } from '../../policy/statement-name.js';
import type { ActionElement, ActionItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { defineRule, type Problem, type Suggestion } from '../rule.js';

/** The messages about actions that AWS does not know. */
const unknown = ['misspeltAction', 'misspeltService', 'unknownAction', 'unknownService'] as const;

export const noIneffectiveNotAction = defineRule({
  name: 'no-ineffective-not-action',
  description: 'Disallow entries of `NotAction` that exclude nothing, or everything',
  category: 'not-elements',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  elements: ['NotAction'],
  messages: {
    malformedAction: {
      text: '`{{text}}` is no action, so it excludes nothing: what it stands for is {{outcome}}.',
      checks: ['invalid-action'],
    },
    misspeltAction: {
      text: '`{{text}}` matches no action, so it excludes nothing: `{{meant}}` is {{outcome}}.',
      checks: ['invalid-action'],
    },
    misspeltService: {
      text: '`{{text}}` names no service, so it excludes nothing: `{{meant}}` is {{outcome}}.',
      checks: ['invalid-service-in-action'],
    },
    unknownAction: {
      text: '`{{text}}` matches no action that is known as of {{date}}, so it excludes nothing.',
      checks: ['invalid-action'],
    },
    unknownService: {
      text: '`{{text}}` is of no service that is known as of {{date}}, so it excludes nothing.',
      checks: ['invalid-service-in-action'],
    },
    redundantAction: {
      text: '`{{text}}` is no exception to `{{by}}`, which excludes it already.',
      checks: ['redundant-action'],
    },
    allActions: '`{{text}}` in `NotAction` takes in every action, so this statement {{effect}} nothing.',
    noActionLeft:
      'No action outside this `NotAction` works on the resources of this statement, so it {{effect}} nothing.',
    emptyNotAction: {
      text: 'This `NotAction` is empty and excludes nothing: the statement denies every action.',
      checks: ['empty-array-action'],
    },
    regranted: '`{{text}}` is excluded here, but {{other}} allows it.',
    cancelled: '`{{element}}` excludes nothing, as {{other}} allows all that it lists.',
    untagged: {
      text: 'Requests that carry no `{{key}}` are not denied, and many of the actions outside this `NotAction` never carry it.',
      checks: ['deny-notaction-with-unsupported-tag-condition-key-for-service'],
    },
    suggestInstead: 'Write `{{meant}}`',
    suggestRemove: 'Remove `{{text}}`',
  },
  hides: [
    { rule: 'no-empty-element', within: 'element', when: ['emptyNotAction'] },
    { rule: 'valid-action', within: 'value', when: ['malformedAction'] },
    { rule: 'no-unknown-action', within: 'value', when: unknown },
    {
      rule: 'no-redundant-action',
      within: 'value',
      when: [...unknown, 'malformedAction', 'redundantAction', 'allActions'],
    },
    { rule: 'no-unsupported-condition-key', within: 'test', when: ['untagged'] },
    { rule: 'no-unsupported-condition-key', within: 'statement', when: ['emptyNotAction', 'noActionLeft'] },
  ],

  *check(policy) {
    if (policy.isOversized) return;
    for (const statement of policy.statements) {
      const { effect, actions } = statement;
      if (!effect || !actions?.negated) continue;
      const { entry, items } = actions;
      const subject = { statement, element: 'Action' } as const;
      const words = outcomeWords(effect);
      for (const item of items) {
        const fault = actionEntryFault(item, actions);
        if (!fault) continue;
        const { text, value } = item;
        yield {
          messageId: fault.kind,
          data: { ...words, ...fault.data, text },
          at: fault.kind === 'allActions' ? wildcardSpan(value) : value.span,
          subject: { ...subject, value },
          suggest: () => mend(fault, item, actions),
        };
      }
      const whole = wholeActionFault(statement);
      if (whole) {
        const at = whole === 'emptyNotAction' ? entry.value.span : entry.key.span;
        yield { messageId: whole, data: words, at, subject };
      }
      for (const test of whole ? [] : untaggedTests(statement)) {
        const { key } = test.keyEntry;
        const condition = { statement, element: 'Condition', test, value: key } as const;
        yield { messageId: 'untagged', data: { key: key.text }, at: key.span, subject: condition };
      }
      yield* undoneElsewhere(statement, actions);
    }
  },
});

function* undoneElsewhere(
  statement: Statement,
  { entry, name }: ActionElement,
): Iterable<Problem<'regranted' | 'cancelled'>> {
  const subject = { statement, element: 'Action' } as const;
  for (const { item, other: by } of regrantsOfActions(statement)) {
    const other = nameStatement(by);
    if (!item) {
      yield { messageId: 'cancelled', data: { element: name, other }, at: entry.key.span, subject };
      continue;
    }
    const { text, value } = item;
    yield { messageId: 'regranted', data: { text, other }, at: value.span, subject: { ...subject, value } };
  }
}

function mend(
  { kind, meant }: ActionEntryFault,
  { text, value }: ActionItem,
  { list }: ActionElement,
): readonly Suggestion<'suggestInstead' | 'suggestRemove'>[] {
  if (meant !== undefined) {
    const edits = [{ kind: 'replace', target: value, with: meant }] as const;
    return [{ messageId: 'suggestInstead', data: { meant }, edits }];
  }
  if (kind !== 'redundantAction' || !list) return [];
  return [
    { messageId: 'suggestRemove', data: { text }, edits: [{ kind: 'remove-item', list, item: value }] },
  ];
}
