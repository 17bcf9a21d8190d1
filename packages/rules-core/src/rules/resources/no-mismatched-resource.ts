import { enumerate, quoteEach } from '../../analysis/actions/describe-reach.js';
import { deadActions, type DeadAction } from '../../analysis/resources/dead-actions.js';
import { misshapenResources, type MisshapenResource } from '../../analysis/resources/misshapen-resources.js';
import { onEverything, uselessOnNamed } from '../../analysis/resources/unscopable.js';
import type { ResourceType } from '../../catalog/catalog.js';
import { addItems } from '../../edits/add-items.js';
import type { Statement } from '../../policy/policy.js';
import { sliceSpan, type Value } from '../../value/value.js';
import { removingAllTitle, suggestRemovingAll } from '../gathering.js';
import { defineRule, type Problem, type Suggestion } from '../rule.js';

const messages = {
  deadAction: '`{{action}}` does not apply to any resource in this statement; it applies to {{formats}}.',
  deadActions: '{{entries}} do not apply to any resource in this statement; they apply to {{formats}}.',
  deadActionsOfManyTypes: '{{entries}} do not apply to any resource in this statement.',
  unscopable:
    '`{{action}}` works only on `*`, but this statement lists specific resources, so no statement here {{verb}} it.',
  unscopableActions:
    '{{entries}} work only on `*`, but this statement lists specific resources, so no statement here {{verb}} them.',
  misshapenResource: '`{{resource}}` matches no resource: use `{{right}}` instead of `{{word}}`.',
  suggestAdd: 'Add `{{arn}}`',
  suggestReplace: 'Replace with `{{meant}}`',
  suggestEverything: '{{verb}} `{{action}}` on `*`',
  suggestAllOnEverything: '{{verb}} these {{count}} actions on `*`',
  ...removingAllTitle,
} as const;

type Found = Problem<keyof typeof messages>;

export const noMismatchedResource = defineRule({
  name: 'no-mismatched-resource',
  description: 'Disallow actions and resources in a statement that do not apply to each other',
  category: 'resources',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ namesResources }) => namesResources,
  messages,
  gathers: [
    { message: 'deadAction', as: 'deadActions', alike: ['formats'], suggest: addMissing },
    { message: 'deadAction', as: 'deadActionsOfManyTypes', suggest: suggestRemovingAll },
    { message: 'unscopable', as: 'unscopableActions', alike: ['verb'], suggest: allowAllOnEverything },
  ],

  *check(policy) {
    if (policy.isOversized) return;
    for (const statement of policy.statements) {
      if (!statement.effect) continue;
      yield* unscopableActions(statement, statement.effect);
      const misshapen = misshapenResources(statement);
      for (const each of misshapen) yield misshapenProblem(statement, each);
      for (const dead of deadActions(statement)) {
        // The misspelled ARN is reported, so the actions that it was meant for are not.
        if (misshapen.some(({ item }) => item === dead.meant)) continue;
        yield deadProblem(statement, dead);
      }
    }
  },
});

function* unscopableActions(statement: Statement, effect: 'Allow' | 'Deny'): Generator<Found> {
  for (const item of uselessOnNamed(statement)) {
    const { text: action, value } = item;
    yield {
      messageId: 'unscopable',
      data: { action, verb: effect === 'Allow' ? 'allows' : 'denies' },
      at: value.span,
      subject: { statement, element: 'Action', value },
      suggest: () => {
        const edits = onEverything(statement, [item]);
        return edits && { messageId: 'suggestEverything', data: { action, verb: effect }, edits };
      },
    };
  }
}

function allowAllOnEverything(
  statement: Statement,
  values: readonly Value[],
): Suggestion<'suggestAllOnEverything'> | undefined {
  const items = statement.actions!.items.filter(({ value }) => values.includes(value));
  const edits = onEverything(statement, items);
  const data = { verb: statement.effect!, count: items.length };
  return edits && { messageId: 'suggestAllOnEverything', data, edits };
}

/** Suggests the missing resource if all of the actions need the same one. */
function addMissing(statement: Statement, values: readonly Value[]): Suggestion<'suggestAdd'> | undefined {
  const [addition, ...others] = deadActions(statement).flatMap((dead) =>
    dead.addition && values.includes(dead.item.value) ? dead.addition : [],
  );
  const isOne = others.length + 1 === values.length && others.every(({ arn }) => arn === addition?.arn);
  return addition && isOne ? adding(statement, addition) : undefined;
}

function adding(
  statement: Statement,
  { arn, item }: NonNullable<DeadAction['addition']>,
): Suggestion<'suggestAdd'> {
  const edits = addItems(statement.resources!.entry.value, [arn], item.value);
  return { messageId: 'suggestAdd', data: { arn }, edits };
}

function misshapenProblem(statement: Statement, { item, meant, word, right }: MisshapenResource): Found {
  const { text, value } = item;
  const start = /^(?:[^:]*:){5}/.exec(text)![0].length;
  return {
    messageId: 'misshapenResource',
    data: { resource: text, word, right },
    at: sliceSpan(value, start, start + word.length),
    subject: { statement, element: 'Resource', value },
    suggest: () => ({
      messageId: 'suggestReplace',
      data: { meant },
      edits: [{ kind: 'replace', target: value, with: meant }],
    }),
  };
}

function deadProblem(statement: Statement, { item, types, meant, addition }: DeadAction): Found {
  const { text, value } = item;
  return {
    messageId: 'deadAction',
    data: { action: text, formats: addition ? `\`${addition.arn}\`` : formatsOf(types) },
    at: value.span,
    subject: meant
      ? { statement, element: 'Resource', value: meant.value }
      : { statement, element: 'Action', value },
    suggest: () => addition && adding(statement, addition),
  };
}

/** How many formats a message shows. */
const mostFormats = 2;

function formatsOf(types: readonly ResourceType[]): string {
  const formats = quoteEach([...new Set(types.flatMap(({ arns }) => arns))]);
  const shown = formats.slice(0, mostFormats);
  if (formats.length > shown.length)
    shown[mostFormats - 1] = `${formats.length - mostFormats + 1} other types`;
  return enumerate(shown);
}
