import { copyOf } from './copy.js';
import type { Content, Edit } from './edit.js';
import type { ActionItem } from '../policy/element.js';
import type { Statement } from '../policy/policy.js';
import { entryOf } from '../value/value.js';

/**
 * Moves some of several actions to a new statement after this one. The new statement has the same Resource and
 * Condition, unless `members` overrides them. Returns undefined if that is not possible: the statement has no list of
 * actions, or has principals or a NotResource, or the policy has no list of statements.
 */
export function splitStatement(
  statement: Statement,
  moved: readonly ActionItem[],
  members: { readonly Resource?: Content; readonly Condition?: Content } = {},
): readonly Edit[] | undefined {
  const { actions, resources, effect, policy } = statement;
  const list = entryOf(policy.value, 'Statement')?.value;
  if (!effect || !actions?.list || actions.negated || list?.kind !== 'list') return undefined;
  if (!resources || resources.negated) return undefined;
  if (statement.entry('Principal') ?? statement.entry('NotPrincipal')) return undefined;
  const condition = statement.entry('Condition');
  const resource = members.Resource ?? copyOf(resources.entry.value);
  const kept = members.Condition ?? (condition && copyOf(condition.value));
  if (resource === undefined || (condition && kept === undefined)) return undefined;
  const texts = moved.map(({ value }) => copyOf(value)!);
  return [
    ...moved.map(({ value }) => ({ kind: 'remove-item', list: actions.list!, item: value }) as const),
    {
      kind: 'insert-item',
      list,
      after: statement.value,
      value: {
        Effect: effect,
        Action: texts.length === 1 ? texts[0]! : texts,
        Resource: resource,
        ...(kept !== undefined && { Condition: kept }),
      },
    },
  ];
}
