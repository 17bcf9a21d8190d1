/**
 * Wildcards of Resource that match across a separator. To IAM, `/` and `:` are ordinary characters in the resource part
 * of an ARN, so a `*` meant for one name also matches what is below other names.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
import { boundaryIn, type Boundary } from './name-boundaries.js';
import type { Action } from '../../catalog/catalog.js';
import { arnMatches } from '../../patterns/arn-pattern.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { sliceSpan, type Span } from '../../value/value.js';

export interface Crossing {
  /** The entry of Resource. */
  readonly item: ResourceItem;
  readonly boundary: Boundary;
  /** The name starts with the wildcard, so it matches any start. */
  readonly isLeading: boolean;
  /** An ARN that the entry matches, although its name does not match. */
  readonly example: string;
  /** The statement's actions that work on the additional resources. */
  readonly actions: readonly Action[];
  readonly at: Span;
}

/**
 * The wildcards in Resource that are followed by more of a name, at most one for each entry.
 *
 * @param grantedBy what a statement allows; only asked if an entry may match more
 */
export function crossingWildcards(
  statement: Statement,
  grantedBy: (statement: Statement) => readonly Action[],
): readonly Crossing[] {
  const { resources } = statement;
  if (!resources || resources.negated) return [];
  const below = new Map<Boundary, readonly Action[]>();
  const actionsBelow = (boundary: Boundary) => {
    const actions = below.get(boundary) ?? actionsOnNamesBelow(boundary, grantedBy(statement));
    below.set(boundary, actions);
    return actions;
  };
  return resources.items.flatMap((item) => {
    const boundary = boundaryIn(item.upper?.service ?? '');
    const crossing = boundary && crossingOf(item, boundary);
    const actions = crossing && actionsBelow(boundary);
    return actions && actions.length > 0 ? { ...crossing, item, boundary, actions } : [];
  });
}

/** Where a wildcard in the entry crosses the boundary of its service. */
function crossingOf(
  { text, value, bounds, upper }: ResourceItem,
  boundary: Boundary,
): Pick<Crossing, 'isLeading' | 'example' | 'at'> | undefined {
  if (!bounds.known || !upper || upper.everything) return undefined;
  const [start] = /^arn:[^:]*:[^:*?]*:[^:]*:[^:]*:/.exec(text) ?? [];
  if (start === undefined) return undefined;
  const resource = text.slice(start.length);
  const [head] = boundary.head.exec(resource) ?? [];
  const star = head === undefined ? undefined : starBeforeText(resource, head.length, boundary);
  if (head === undefined || star === undefined) return undefined;
  const rest = resource.slice(star).replace(/^\*+/, '');
  const isLeading = star === head.length;
  const other = isLeading ? boundary.other : boundary.other.replace(/^other-[a-z]+/, 'x');
  const reached = filled(resource.slice(0, star)) + other + filled(rest);
  const example = filledHead(start) + reached;
  if (!boundary.below.test(reached) || !arnMatches(upper, example)) return undefined;
  const from = start.length + star;
  return { isLeading, example, at: sliceSpan(value, from, text.length - rest.length) };
}

/** The statement's actions that work on what is below the names. */
function actionsOnNamesBelow(
  { service, types, actions }: Boundary,
  granted: readonly Action[],
): readonly Action[] {
  return granted.filter(
    (action) =>
      (action.service === service && actions?.test(action.name)) ||
      action.resourceTypes.some(
        ({ type }) => types.test(type.name) && type.templates.some(({ open }) => open.service === service),
      ),
  );
}

/** The position of the first star that is followed by more text of the name. `app-*` has none. */
function starBeforeText(
  resource: string,
  from: number,
  { separator, belowAnyName }: Boundary,
): number | undefined {
  const end = resource.indexOf(separator, from);
  const name = end < 0 ? resource : resource.slice(0, end);
  if (belowAnyName && name[from] === '*' && lastLiteral(resource) > from) return from;
  const last = lastLiteral(name);
  for (let at = name.indexOf('*', from); at >= 0 && at < last; at = name.indexOf('*', at + 1)) {
    // The escape `${*}` is a literal star.
    if (name.slice(at - 2, at) !== '${') return at;
  }
  return undefined;
}

/** The position of the last character that is neither a wildcard nor a separator, or -1. */
function lastLiteral(text: string): number {
  let at = text.length - 1;
  while (at >= 0 && '*?/:'.includes(text[at]!)) at--;
  return at;
}

/** A text that the pattern matches. */
function filled(pattern: string): string {
  return pattern
    .replace(/\?/g, 'x')
    .replace(/([/:])\*+/g, '$1x')
    .replace(/\*+/g, '');
}

/** The same for the fields before the resource part. */
function filledHead(head: string): string {
  const [prefix, partition, service, region, account] = head.split(':');
  const fields = [
    prefix,
    partition === '*' ? 'aws' : partition,
    service,
    region === '*' ? 'us-east-1' : region,
    account === '*' ? '111122223333' : account,
  ];
  return `${fields.map((field) => filled(field!)).join(':')}:`;
}
