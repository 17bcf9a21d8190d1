/**
 * Wildcards of Resource that run over a separator which is none to IAM: to it `/` and `:` are characters like any
 * other in the last field of an ARN, so that a `*` meant for one name takes in what lies below other names.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
import { reachedActions } from '../actions/reach.js';
import type { Action } from '../../catalog/catalog.js';
import { arnMatches } from '../../patterns/arn-pattern.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { sliceSpan, type Span } from '../../value/value.js';

interface Boundary {
  readonly service: string;
  /** What stands before the name in the resource part. */
  readonly head: RegExp;
  /** Ends the name. */
  readonly separator: string;
  /** What the star takes the place of in the example: another name, the separator, and the start of a name below it. */
  readonly other: string;
  /** The name, and what the wildcard reaches, for the message. */
  readonly name: string;
  readonly reached: string;
  /** The types of resources that lie below the name. */
  readonly types: RegExp;
  /** Actions that work on these as well, though the reference does not say so. */
  readonly actions?: RegExp;
  /** Their resource parts. */
  readonly below: RegExp;
  /** A star for the whole name is a slip too where more is named below it, as a key may hold that anywhere. */
  readonly belowAnyName?: true;
}

const boundaries: readonly Boundary[] = [
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
  {
    service: 's3',
    head: /^(?!accesspoint\/|job\/|storage-lens|async-request\/)/,
    separator: '/',
    other: 'other-bucket/x',
    name: 'bucket',
    reached: 'objects',
    types: /^object$/,
    below: /^[^/]+\/.+$/,
    belowAnyName: true,
  },
  // https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html
  {
    service: 'lambda',
    head: /^function:/,
    separator: ':',
    other: 'other-function:x',
    name: 'function',
    reached: 'versions and aliases',
    types: /^function (?:alias|version)$/,
    actions: /^(?:Invoke(?:Async|Function|FunctionUrl)|GetFunction(?:Configuration)?)$/,
    below: /^function:[^:]+:[^:]+$/,
  },
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/using-identity-based-policies.html
  {
    service: 'dynamodb',
    head: /^table\//,
    separator: '/',
    other: 'other-table/index/x',
    name: 'table',
    reached: 'indexes',
    types: /^index$/,
    below: /^table\/[^/]+\/index\/[^/]+$/,
  },
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
  {
    service: 'logs',
    head: /^log-group:/,
    separator: ':',
    other: 'other-group:log-stream:x',
    name: 'log group',
    reached: 'log streams',
    types: /^log-stream$/,
    below: /^log-group:[^:]+:log-stream:[^:]+$/,
  },
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
  {
    service: 'iam',
    head: /^(?:role|user|group|policy|instance-profile)\//,
    separator: '/',
    other: 'other-path/x',
    name: 'path',
    reached: 'names',
    types: /^(?:role|user|group|policy|instance-profile)$/,
    below: /^[\w-]+\/(?:[^/]+\/)+[^/]+$/,
  },
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html
  {
    service: 'ssm',
    head: /^parameter\//,
    separator: '/',
    other: 'other-path/x',
    name: 'path',
    reached: 'parameters',
    types: /^parameter$/,
    below: /^parameter\/(?:[^/]+\/)+[^/]+$/,
  },
  // https://docs.aws.amazon.com/AmazonECR/latest/userguide/Repositories.html
  {
    service: 'ecr',
    head: /^repository\//,
    separator: '/',
    other: 'other-namespace/x',
    name: 'namespace',
    reached: 'repositories',
    types: /^repository$/,
    below: /^repository\/(?:[^/]+\/)+[^/]+$/,
  },
];

export interface Crossing {
  readonly boundary: Boundary;
  /** Nothing stands before the wildcard: it begins with any name. */
  readonly isLeading: boolean;
  /** An ARN that the entry takes in, though no such name fits it. */
  readonly example: string;
  /** The statement's actions that work on what is reached. */
  readonly actions: readonly Action[];
  readonly at: Span;
}

/** The wildcard of an entry of Resource that has more of the name behind it; undefined when there is none. */
export function crossingWildcard(item: ResourceItem, statement: Statement): Crossing | undefined {
  const { text, value, bounds, upper } = item;
  if (!bounds.known || !upper || upper.everything) return undefined;
  const [start] = /^arn:[^:]*:[^:*?]*:[^:]*:[^:]*:/.exec(text) ?? [];
  if (start === undefined) return undefined;
  const resource = text.slice(start.length);
  for (const boundary of boundaries) {
    if (upper.service !== boundary.service) continue;
    const [head] = boundary.head.exec(resource) ?? [];
    if (head === undefined) continue;
    const star = starBeforeText(resource, head.length, boundary);
    if (star === undefined) continue;
    const rest = resource.slice(star).replace(/^\*+/, '');
    const isLeading = star === head.length;
    const other = isLeading ? boundary.other : boundary.other.replace(/^other-[a-z]+/, 'x');
    const reached = filled(resource.slice(0, star)) + other + filled(rest);
    const example = filledHead(start) + reached;
    if (!boundary.below.test(reached) || !arnMatches(upper, example)) continue;
    const actions = actionsBelow(boundary, statement);
    if (actions.length === 0) continue;
    const from = start.length + star;
    return {
      boundary,
      isLeading,
      example,
      actions,
      at: sliceSpan(value, from, from + resource.length - star - rest.length),
    };
  }
  return undefined;
}

const known = new WeakMap<Statement, Map<Boundary, readonly Action[]>>();

/** The statement's actions that work on what lies below the names. */
function actionsBelow(boundary: Boundary, statement: Statement): readonly Action[] {
  let byBoundary = known.get(statement);
  if (!byBoundary) known.set(statement, (byBoundary = new Map<Boundary, readonly Action[]>()));
  let actions = byBoundary.get(boundary);
  if (!actions) {
    actions = reachedActions(statement).filter(
      ({ service, name, resourceTypes }) =>
        service === boundary.service &&
        (boundary.actions?.test(name) || resourceTypes.some(({ type }) => boundary.types.test(type.name))),
    );
    byBoundary.set(boundary, actions);
  }
  return actions;
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
