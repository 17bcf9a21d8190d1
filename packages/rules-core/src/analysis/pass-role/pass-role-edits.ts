/** Edits that limit what iam:PassRole allows, and nothing else that stands in the same statement. */
import { passRole } from './role-breadth.js';
import { actionsMatching } from '../../catalog/catalog.js';
import { entryOf, type DictValue, type Value } from '../../value/value.js';
import type { Edit, Plain } from '../../edits/edit.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { ActionItem, ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

type PlainDict = { readonly [key: string]: Plain };

/** The entry reaches iam:PassRole and no other action: it is the name itself, or `iam:Pass*`. */
export function reachesPassRoleOnly({ pattern }: ActionItem): boolean {
  if (!pattern || pattern.everything) return false;
  const reached = actionsMatching(pattern);
  return reached.length === 1 && reached[0]!.id.toLowerCase() === passRole;
}

/** The entries of Action that do more, or other things, than passing roles. */
function otherEntries({ actions }: Statement): readonly ActionItem[] {
  return actions && !actions.negated
    ? actions.items.filter((item) => item.pattern && !reachesPassRoleOnly(item))
    : [];
}

/** The statement is about passing roles and nothing else. */
export function passesRolesOnly(statement: Statement): boolean {
  const { actions } = statement;
  return actions !== undefined && !actions.negated && actions.known && otherEntries(statement).length === 0;
}

/**
 * Demands that the key has one of the values. Where the statement allows other actions, iam:PassRole moves to a
 * statement of its own behind it. undefined where that cannot be done by edits.
 */
export function demand(
  statement: Statement,
  item: ActionItem | undefined,
  key: string,
  values: readonly string[],
): Edit[] | undefined {
  const value = oneOrMore(values);
  const condition = statement.entry('Condition')?.value;
  if (passesRolesOnly(statement)) {
    if (!condition)
      return [
        {
          kind: 'insert-entry',
          dict: statement.value,
          key: 'Condition',
          value: { StringEquals: { [key]: value } },
        },
      ];
    if (condition.kind !== 'dict' || condition.open) return undefined;
    const block = entryOf(condition, 'StringEquals')?.value;
    if (!block)
      return [{ kind: 'insert-entry', dict: condition, key: 'StringEquals', value: { [key]: value } }];
    if (block.kind !== 'dict' || block.open || hasKey(block, key)) return undefined;
    return [{ kind: 'insert-entry', dict: block, key, value }];
  }
  const plain = condition ? toPlain(condition) : {};
  if (!isPlainDict(plain)) return undefined;
  const block = plain['StringEquals'] ?? {};
  if (!isPlainDict(block)) return undefined;
  return splitOff(statement, item, { Condition: { ...plain, StringEquals: { ...block, [key]: value } } });
}

/** Puts a role's ARN where an entry of Resource stands, or in a statement of iam:PassRole's own. */
export function nameRole(
  statement: Statement,
  item: ActionItem | undefined,
  resource: ResourceItem,
  arn: string,
): Edit[] | undefined {
  if (!passesRolesOnly(statement)) return splitOff(statement, item, { Resource: arn });
  return [{ kind: 'replace', target: resource.value, with: arn }];
}

/**
 * Moves iam:PassRole to a statement of its own behind, together with the whole Condition, and takes the tested key
 * from the statement that the other actions stay in.
 */
export function splitWithKey(
  statement: Statement,
  item: ActionItem | undefined,
  { block, operatorEntry, keyEntry }: ConditionTest,
): Edit[] | undefined {
  const condition = statement.entry('Condition');
  const edits = splitOff(statement, item, {});
  if (!edits || condition?.value.kind !== 'dict') return undefined;
  const removal: Edit =
    block.entries.length > 1
      ? { kind: 'remove-entry', dict: block, entry: keyEntry }
      : condition.value.entries.length > 1
        ? { kind: 'remove-entry', dict: condition.value, entry: operatorEntry }
        : { kind: 'remove-entry', dict: statement.value, entry: condition };
  return [...edits, removal];
}

/** Gives the operator another name; undefined when other keys stand under it, or the other operator is there already. */
export function renameOperator(
  statement: Statement,
  { block, operatorEntry }: ConditionTest,
  name: string,
): Edit | undefined {
  const condition = statement.entry('Condition')?.value;
  if (condition?.kind !== 'dict' || block.entries.length !== 1 || entryOf(condition, name)) return undefined;
  return { kind: 'rename-key', entry: operatorEntry, key: name };
}

/** Gives the key another name; undefined when a key of that name is there already. */
export function renameKey({ block, keyEntry }: ConditionTest, key: string): Edit | undefined {
  return hasKey(block, key) ? undefined : { kind: 'rename-key', entry: keyEntry, key };
}

/** Puts other values where one value of a test stands. */
export function replaceValue(
  { keyEntry }: ConditionTest,
  { value }: ConditionValue,
  values: readonly string[],
): Edit | undefined {
  const list = keyEntry.value;
  if (list.kind !== 'list') return { kind: 'replace', target: value, with: oneOrMore(values) };
  const others = new Set(
    list.items.flatMap((each) => (each.kind === 'text' && each !== value ? each.text : [])),
  );
  const added = values.filter((each) => !others.has(each));
  const index = list.items.indexOf(value);
  return added.length === 0
    ? { kind: 'remove-item', list, index }
    : { kind: 'replace-item', list, index, with: added };
}

/** Takes the entry out and puts a statement behind that allows it, with other members where given. */
function splitOff(
  statement: Statement,
  item: ActionItem | undefined,
  members: PlainDict,
): Edit[] | undefined {
  const { actions, policy, resources } = statement;
  const statements = entryOf(policy.value, 'Statement')?.value;
  const resource = resources && !resources.negated ? toPlain(resources.entry.value) : undefined;
  const condition = statement.entry('Condition');
  const kept = condition && toPlain(condition.value);
  if (!actions?.list || !item || !reachesPassRoleOnly(item) || statements?.kind !== 'list') return undefined;
  if (resource === undefined || (condition && kept === undefined)) return undefined;
  if (actions.items.filter((each) => each !== item && reachesPassRoleOnly(each)).length > 0) return undefined;
  return [
    { kind: 'remove-item', list: actions.list, index: item.index! },
    {
      kind: 'insert-item',
      list: statements,
      index: statements.items.indexOf(statement.value) + 1,
      value: {
        Effect: 'Allow',
        Action: item.text,
        Resource: resource,
        ...(kept !== undefined && { Condition: kept }),
        ...members,
      },
    },
  ];
}

function oneOrMore(values: readonly string[]): string | readonly string[] {
  return values.length === 1 ? values[0]! : values;
}

function hasKey(block: DictValue, key: string): boolean {
  return block.entries.some((entry) => entry.key.text.toLowerCase() === key.toLowerCase());
}

function isPlainDict(plain: Plain | undefined): plain is PlainDict {
  return typeof plain === 'object' && plain !== null && !Array.isArray(plain);
}

/** A Condition nests three levels deep. */
const deepest = 3;

/** The data of a value; undefined where not all of it is known, or it nests deeper than any element does. */
function toPlain(value: Value, depth = 0): Plain | undefined {
  if (depth > deepest) return undefined;
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'scalar':
      return value.value;
    case 'opaque':
      return undefined;
    case 'list': {
      const items = value.items.map((item) => toPlain(item, depth + 1));
      return value.open || items.includes(undefined) ? undefined : (items as Plain[]);
    }
    case 'dict': {
      const entries = value.entries.map(
        ({ key, value: inner }) => [key.text, toPlain(inner, depth + 1)] as const,
      );
      const usable = !value.open && entries.every(([, inner]) => inner !== undefined);
      return usable ? (Object.fromEntries(entries) as PlainDict) : undefined;
    }
  }
}
