/** Finds the entries of a policy that allow something new. */
import { newAccessOf, type FoundAccess } from './new-access.js';
import { actionMatches } from '../../patterns/action-pattern.js';
import type { ElementName } from '../../policy/grammar.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { sliceSpan, type Span, type TextValue } from '../../value/value.js';

/** One result to report: a whole statement that newly allows something, or one of its entries. */
export interface AddedEntry {
  readonly statement: Statement;
  readonly element: ElementName;
  /** undefined if the whole statement is new. */
  readonly value: TextValue | undefined;
  readonly at: Span;
  /** The first new access found. */
  readonly access: FoundAccess;
  /** The policy allowed all of it before too, but a Deny took it back. */
  readonly wasDenied: boolean;
}

/**
 * @param before the earlier policy: one for each combination of its template conditions. An entry counts only if it is
 *   new compared with each of them.
 * @returns in the order of the statements
 */
export function addedEntries(before: readonly Policy[], after: Policy): readonly AddedEntry[] {
  const [first = [], ...others] = before.map((each) =>
    entriesIn(newAccessOf(each, after, { stop: 'entry' }).found),
  );
  return first.filter(({ at }) =>
    others.every((entries) =>
      entries.some((other) => other.at.start === at.start && other.at.end === at.end),
    ),
  );
}

/** The first request that a policy allows. undefined if it allows nothing, or if that is unknown. */
export function anyAccess(policy: Policy): FoundAccess | undefined {
  return newAccessOf(undefined, policy, { stop: 'first' }).found[0];
}

function entriesIn(found: readonly FoundAccess[]): readonly AddedEntry[] {
  const byStatement = new Map<Statement, FoundAccess[]>();
  for (const each of found) {
    const known = byStatement.get(each.by);
    if (known) known.push(each);
    else byStatement.set(each.by, [each]);
  }
  return [...byStatement].flatMap(([statement, ofStatement]) => entriesOf(statement, ofStatement));
}

/** The values of one element, with the new access found for each. */
interface Axis {
  readonly element: ElementName;
  readonly values: readonly { readonly value: TextValue; readonly found: readonly FoundAccess[] }[];
  readonly isPart: boolean;
}

/** Reports the element with the fewest values that allow something new, unless all values of every element do. */
function entriesOf(statement: Statement, found: readonly FoundAccess[]): readonly AddedEntry[] {
  const wasDenied = (some: readonly FoundAccess[]) => some.every((each) => each.wasDenied);
  const parts = axesOf(statement, found)
    .filter(({ isPart }) => isPart)
    .sort((a, b) => a.values.length - b.values.length);
  const [axis] = parts;
  const { element } = axis ?? { element: 'Action' as const };
  if (axis)
    return axis.values.map(({ value, found: some }) => ({
      statement,
      element,
      value,
      at: sliceSpan(value, 0, value.text.length),
      access: some[0]!,
      wasDenied: wasDenied(some),
    }));
  const at = statement.actions!.entry.key.span;
  return [{ statement, element, value: undefined, at, access: found[0]!, wasDenied: wasDenied(found) }];
}

function axesOf(
  { actions, resources, principals }: Statement,
  found: readonly FoundAccess[],
): readonly Axis[] {
  return [
    axisOf('Action', actions, found, ({ pattern }, { actions: ids }) =>
      ids.some((id) => pattern !== undefined && actionMatches(pattern, id.toLowerCase())),
    ),
    axisOf('Resource', resources, found, (item, { region }) => region.item === item),
    axisOf('Principal', principals, found, (item, { principal }) => principal === item),
  ];
}

function axisOf<Item extends { readonly value: TextValue }>(
  element: ElementName,
  whole: { readonly negated: boolean; readonly items: readonly Item[] } | undefined,
  found: readonly FoundAccess[],
  isOf: (item: Item, each: FoundAccess) => boolean,
): Axis {
  const items = whole && !whole.negated ? whole.items : [];
  const values = items
    .map((item) => ({ value: item.value, found: found.filter((each) => isOf(item, each)) }))
    .filter((each) => each.found.length > 0);
  return { element, values, isPart: values.length > 0 && values.length < items.length };
}
