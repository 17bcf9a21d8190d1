/**
 * Wildcards of Resource that run over a separator which is none to IAM: to it `/` and `:` are characters like any
 * other in the last field of an ARN, so that a `*` meant for one name takes in what lies below other names.
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
  /** Nothing stands before the wildcard: it begins with any name. */
  readonly isLeading: boolean;
  /** An ARN that the entry takes in, though no such name fits it. */
  readonly example: string;
  /** The statement's actions that work on what is reached. */
  readonly actions: readonly Action[];
  readonly at: Span;
}

/**
 * The wildcards of Resource that have more of a name behind them, at most one of an entry.
 *
 * @param actionsOfStatement what the statement allows
 */
export function crossingWildcards(
  { resources }: Statement,
  actionsOfStatement: readonly Action[],
): readonly Crossing[] {
  if (!resources || resources.negated) return [];
  const below = new Map<Boundary, readonly Action[]>();
  const actionsBelow = (boundary: Boundary) => {
    const actions = below.get(boundary) ?? actionsOnNamesBelow(boundary, actionsOfStatement);
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

/** Where a wildcard of the entry crosses the boundary of its service. */
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

/** The statement's actions that work on what lies below the names. */
function actionsOnNamesBelow(
  { service, types, actions }: Boundary,
  actionsOfStatement: readonly Action[],
): readonly Action[] {
  return actionsOfStatement.filter(
    (action) =>
      (action.service === service && actions?.test(action.name)) ||
      action.resourceTypes.some(
        ({ type }) => types.test(type.name) && type.templates.some(({ open }) => open.service === service),
      ),
  );
}

/** Where the first star of the name stands that has more text of the name behind it; `app-*` has none. */
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

/** Where the last character stands that is neither a wildcard nor a separator; -1 when there is none. */
function lastLiteral(text: string): number {
  let at = text.length - 1;
  while (at >= 0 && '*?/:'.includes(text[at]!)) at--;
  return at;
}

/** A text that the pattern stands for. */
function filled(pattern: string): string {
  return pattern
    .replace(/\?/g, 'x')
    .replace(/([/:])\*+/g, '$1x')
    .replace(/\*+/g, '');
}

/** The same for the fields before the resource. */
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
