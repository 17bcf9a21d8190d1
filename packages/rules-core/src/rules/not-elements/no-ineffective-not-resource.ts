import { actionEntryFault } from '../../analysis/not-elements/excluded-actions.js';
import { resourceEntryFault } from '../../analysis/not-elements/excluded-resources.js';
import { regrants } from '../../analysis/not-elements/exclusion-conflicts.js';
import { wholeFault } from '../../analysis/not-elements/exclusion-whole.js';
import { variableThatMayBeMissing } from '../../analysis/not-elements/missing-variables.js';
import { nameStatement } from '../../analysis/not-elements/statement-name.js';
import { addItems } from '../../edits/add-items.js';
import type { ActionItem, Element, ResourceItem } from '../../policy/element.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { sliceSpan } from '../../value/value.js';
import { defineRule, type Suggestion } from '../rule.js';

export const noIneffectiveNotResource = defineRule({
  name: 'no-ineffective-not-resource',
  description: 'Disallow entries of `NotResource` and `NotAction` that exclude nothing, or everything',
  category: 'not-elements',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  elements: ['NotAction', 'NotResource'],
  options: {},
  messages: {
    malformedArn: '`{{text}}` is no ARN, so it excludes nothing: what it stands for is {{outcome}}.',
    wrongCase:
      '`{{text}}` names no resource, as the case of its letters counts. It excludes nothing: what it stands for is {{outcome}}.',
    wrongService:
      'No action of this statement works on resources of `{{service}}`, so `{{text}}` excludes nothing.',
    noSuchResource:
      '`{{text}}` is no resource that {{actions}} can work on. It excludes nothing: what it stands for is {{outcome}}.',
    unscopable: '`{{text}}` excludes nothing, as {{actions}} cannot be held to a resource.',
    plainVariable:
      'Without `"Version": "2012-10-17"` the variable `{{variable}}` is plain text. The entry excludes nothing: what it stands for is {{outcome}}.',
    missingVariable:
      '`{{variable}}` has no value in some requests. The entry then excludes nothing, and what it stands for is allowed.',
    otherPartition:
      '`{{text}}` is in the partition `{{partition}}`, the other resources of this policy in `{{others}}`. It excludes nothing there: what it stands for is {{outcome}}.',
    otherBucket: 'This is the policy of the bucket `{{bucket}}`, so `{{text}}` excludes nothing.',
    alias: '`{{text}}` excludes an alias but not its key, on which this statement {{effect}} {{actions}}.',
    half: '`{{text}}` excludes {{has}} but not {{lacks}} (`{{arn}}`), on which this statement {{effect}} {{actions}}.',
    allResources:
      '`{{text}}` takes in every resource that this statement is about, so it {{effect}} nothing on them.',
    allActions: '`{{text}}` in `NotAction` takes in every action, so this statement {{effect}} nothing.',
    noActionLeft:
      'No action outside this `NotAction` works on the resources of this statement, so it {{effect}} nothing.',
    emptyNotAction: 'This `NotAction` is empty and excludes nothing: the statement denies every action.',
    emptyNotResource:
      'This `NotResource` is empty and excludes nothing: the statement denies its actions on every resource.',
    malformedAction: '`{{text}}` is no action, so it excludes nothing: what it stands for is {{outcome}}.',
    misspeltAction: '`{{text}}` matches no action, so it excludes nothing: `{{meant}}` is {{outcome}}.',
    misspeltService: '`{{text}}` names no service, so it excludes nothing: `{{meant}}` is {{outcome}}.',
    unknownAction: '`{{text}}` matches no action that is known as of {{date}}, so it excludes nothing.',
    unknownService: '`{{text}}` is of no service that is known as of {{date}}, so it excludes nothing.',
    redundantAction: '`{{text}}` is no exception to `{{by}}`, which excludes it already.',
    regranted: '`{{text}}` is excluded here, but {{other}} allows it.',
    cancelled: '`{{element}}` excludes nothing, as {{other}} allows all that it lists.',
    outsideBoth:
      'Together with `NotAction` this denies only what is outside both lists: the listed actions are not denied on any resource, and on the listed resources no action is.',
    untagged:
      'Requests that carry no `{{key}}` are not denied, and many of the actions outside this `NotAction` never carry it.',
    suggestArn: 'Add `{{arn}}`',
    suggestInstead: 'Write `{{meant}}`',
    suggestRemove: 'Remove `{{text}}`',
  },
  hasSuggestions: true,
  // Of such entries valid-resource and no-unknown-resource say nothing.
  accessAnalyzer: {
    'arn-account-not-allowed': ['noSuchResource'],
    'arn-region-not-allowed': ['noSuchResource'],
    'deny-notaction-with-unsupported-tag-condition-key-for-service': ['untagged'],
    'empty-array-action': ['emptyNotAction'],
    'empty-array-resource': ['emptyNotResource'],
    'invalid-action': ['malformedAction', 'misspeltAction', 'unknownAction'],
    'invalid-arn-account': ['malformedArn', 'noSuchResource'],
    'invalid-arn-prefix': ['malformedArn', 'wrongCase'],
    'invalid-arn-region': ['noSuchResource'],
    'invalid-arn-resource': ['noSuchResource'],
    'invalid-arn-service-case': ['wrongCase'],
    'invalid-partition': ['noSuchResource', 'otherPartition', 'wrongCase'],
    'invalid-service': ['wrongService'],
    'invalid-service-in-action': ['misspeltService', 'unknownService'],
    'missing-arn-account': ['noSuchResource'],
    'missing-arn-field': ['malformedArn'],
    'missing-arn-region': ['noSuchResource'],
    'redundant-action': ['redundantAction'],
    'variable-unsupported-in-version': ['plainVariable'],
  },
  supersedesAt: ['no-empty-element'],

  *check(policy) {
    if (policy.isOversized) return;
    for (const statement of policy.statements) {
      const { effect, actions, resources } = statement;
      if (!effect) continue;
      const words = {
        effect: effect === 'Allow' ? 'allows' : 'denies',
        outcome: effect === 'Allow' ? 'allowed' : 'denied',
      };
      for (const item of actions?.negated ? actions.items : []) {
        const fault = actionEntryFault(item, actions!);
        if (!fault) continue;
        const at = fault.kind === 'allActions' ? wildcardSpan(item.value) : item.value.span;
        const suggestions = repairsOfAction(fault.kind, fault.data?.['meant'], item, actions!);
        yield {
          messageId: fault.kind,
          data: { ...words, ...fault.data, text: item.text },
          at,
          statement,
          suggestions,
        };
      }
      for (const item of resources?.negated ? resources.items : []) {
        const fault = resourceEntryFault(item, statement);
        const missing = fault || effect === 'Deny' ? undefined : variableThatMayBeMissing(item, statement);
        if (missing) {
          const at = sliceSpan(item.value, missing.from, missing.from + missing.text.length);
          yield { messageId: 'missingVariable', data: { variable: missing.text }, at, statement };
        }
        if (!fault) continue;
        const at = fault.kind === 'allResources' ? wildcardSpan(item.value) : item.value.span;
        const suggestions =
          fault.kind === 'half' ? [otherHalf(fault.data!['arn']!, fault.useless, item, resources!)] : [];
        yield {
          messageId: fault.kind,
          data: { ...words, ...fault.data, text: item.text },
          at,
          statement,
          suggestions,
        };
      }
      const whole = wholeFault(statement);
      if (whole) yield { messageId: whole.kind, data: { ...words, ...whole.data }, at: whole.at, statement };
      for (const { item, element, other } of regrants(statement)) {
        yield item
          ? {
              messageId: 'regranted',
              data: { text: item.text, other: nameStatement(other) },
              at: item.value.span,
              statement,
            }
          : {
              messageId: 'cancelled',
              data: { element: element.name, other: nameStatement(other) },
              at: element.entry.key.span,
              statement,
            };
      }
    }
  },
});

type Suggestions = readonly Suggestion<'suggestArn' | 'suggestInstead' | 'suggestRemove'>[];

function repairsOfAction(
  kind: string,
  meant: string | undefined,
  item: ActionItem,
  { list }: Element<ActionItem>,
): Suggestions {
  const { text, value } = item;
  if (meant !== undefined) {
    return [
      {
        messageId: 'suggestInstead',
        data: { meant },
        edits: [{ kind: 'replace', target: value, with: meant }],
      },
    ];
  }
  if (kind !== 'redundantAction' || !list) return [];
  const edits = [{ kind: 'remove-item', list, item: value }] as const;
  return [{ messageId: 'suggestRemove', data: { text }, edits }];
}

function otherHalf(
  arn: string,
  replaces: boolean | undefined,
  { value }: ResourceItem,
  { entry }: Element<ResourceItem>,
): Suggestions[number] {
  if (replaces) {
    const edits = [{ kind: 'replace', target: value, with: arn }] as const;
    return { messageId: 'suggestInstead', data: { meant: arn }, edits };
  }
  return { messageId: 'suggestArn', data: { arn }, edits: addItems(entry.value, [arn], value) };
}
