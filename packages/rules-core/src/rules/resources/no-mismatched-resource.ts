import { enumerate } from '../../analysis/actions/describe-reach.js';
import { deadActions, misshapenResources } from '../../analysis/resources/mismatch.js';
import { onEverything, uselessOnNamed } from '../../analysis/resources/unscopable.js';
import type { ResourceType } from '../../catalog/catalog.js';
import { addItems } from '../../edits/add-items.js';
import { sliceSpan } from '../../value/value.js';
import { defineRule } from '../rule.js';

/** More formats are no help. */
const mostFormats = 2;

export const noMismatchedResource = defineRule({
  name: 'no-mismatched-resource',
  description: 'Disallow actions and resources that can never meet',
  category: 'resources',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ namesResources }) => namesResources,
  options: {},
  messages: {
    deadAction:
      '`{{action}}` works on none of the resources of this statement: it works on {{formats}}, and no other statement names one.',
    unscopable:
      '`{{action}}` works on `*` only, and this statement names single resources: it does not {{verb}} it, nor does another statement.',
    misshapenResource:
      '`{{resource}}` matches no resource of the service: the ARN of that type has `{{right}}` where this one has `{{word}}`.',
    suggestAdd: 'Add `{{arn}}`',
    suggestReplace: 'Write `{{meant}}`',
    suggestEverything: '{{verb}} `{{action}}` on `*`',
  },
  hasSuggestions: true,

  *check(policy) {
    if (policy.isOversized) return;
    for (const statement of policy.statements) {
      if (!statement.effect) continue;
      const verb = statement.effect === 'Allow' ? 'allow' : 'deny';
      for (const item of uselessOnNamed(statement)) {
        const edits = onEverything(statement, item);
        yield {
          messageId: 'unscopable',
          data: { action: item.text, verb },
          at: item.value.span,
          statement,
          suggestions: edits
            ? [
                {
                  messageId: 'suggestEverything',
                  data: { action: item.text, verb: statement.effect },
                  edits,
                },
              ]
            : [],
        };
      }
      const misshapen = misshapenResources(statement);
      for (const { item, meant, word, right } of misshapen) {
        const start = /^(?:[^:]*:){5}/.exec(item.text)![0].length;
        yield {
          messageId: 'misshapenResource',
          data: { resource: item.text, word, right },
          at: sliceSpan(item.value, start, start + word.length),
          statement,
          suggestions: [
            {
              messageId: 'suggestReplace',
              data: { meant },
              edits: [{ kind: 'replace', target: item.value, with: meant }],
            },
          ],
        };
      }
      // What such an entry was meant for is dead for that reason.
      if (misshapen.length > 0) continue;
      for (const dead of deadActions(statement)) {
        yield {
          messageId: 'deadAction',
          data: {
            action: dead.item.text,
            formats: dead.addition ? `\`${dead.addition.arn}\`` : formatsOf(dead.types),
          },
          at: dead.item.value.span,
          statement,
          suggestions: dead.addition
            ? [
                {
                  messageId: 'suggestAdd',
                  data: { arn: dead.addition.arn },
                  edits: addItems(
                    statement.resources!.entry.value,
                    [dead.addition.arn],
                    dead.addition.item.value,
                  ),
                },
              ]
            : [],
        };
      }
    }
  },
});

function formatsOf(types: readonly ResourceType[]): string {
  const formats = [...new Set(types.flatMap(({ arns }) => arns))].map((arn) => `\`${arn}\``);
  const shown = formats.slice(0, mostFormats);
  if (formats.length > shown.length)
    shown[mostFormats - 1] = `${formats.length - mostFormats + 1} other types`;
  return enumerate(shown);
}
