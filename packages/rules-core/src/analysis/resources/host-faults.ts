/** What is wrong with a resource-based policy for the resource that it is attached to. */
import { missingPairOf } from './arn-pairs.js';
import { mayActOn, mayBelongTo } from './policy-host.js';
import { meetsType } from './resource-types.js';
import type { Attachment } from '../../catalog/attachments.js';
import { actionsMatching, resourceTypesOf, serviceTitle, type Action } from '../../catalog/catalog.js';
import type { ActionItem, ResourceItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';
import type { Span, TextValue } from '../../value/value.js';

export interface HostFault {
  readonly kind:
    /** The policy does not control requests with such actions or resources. */
    | 'foreignAction'
    | 'foreignResource'
    /** The service rejects the element. */
    | 'refusedElement'
    /** The service rejects resources with any name, other buckets, and actions that apply to none of the resources. */
    | 'everyResource'
    | 'otherResource'
    | 'uselessAction';
  readonly statement: Statement;
  readonly element: 'Action' | 'Resource';
  readonly value?: TextValue;
  readonly at: Span;
  readonly data: Readonly<Record<string, string>>;
  /** For `uselessAction`: the missing ARN, and the entry for the other half. */
  readonly half?: { readonly arn: string; readonly item: ResourceItem };
}

/** All faults. Empty if it is unknown what the policy is attached to. */
export function* hostFaults(policy: Policy): Iterable<HostFault> {
  const { attachedTo: type, attachment, statements } = policy;
  if (!attachment || type === undefined) return;
  const service = serviceTitle(attachment.services?.[0] ?? '') ?? 'AWS';
  for (const statement of statements) {
    const { actions, resources } = statement;
    for (const item of actions?.items ?? []) {
      const { text: action, value } = item;
      const fault = (kind: HostFault['kind'], data: HostFault['data']): HostFault => ({
        kind,
        statement,
        element: 'Action',
        value,
        at: value.span,
        data,
      });
      if (!mayActOn(attachment, item)) yield fault('foreignAction', { action, type });
      else if (attachment.isSelective && !actions!.negated && appliesToNothing(item, statement, attachment)) {
        const half = halfFor(item, statement);
        yield { ...fault('uselessAction', { action, service }), ...(half && { half }) };
      }
    }
    if (!resources) continue;
    const { entry, name: element } = resources;
    if (attachment.refuses?.includes(element)) {
      yield {
        kind: 'refusedElement',
        statement,
        element: 'Resource',
        at: entry.key.span,
        data: { service, element, type },
      };
      continue;
    }
    for (const item of resources.items) {
      const { value } = item;
      const found = resourceFault(item, attachment, statement);
      if (found)
        yield {
          ...found,
          statement,
          element: 'Resource',
          value,
          at: value.span,
          data: { ...found.data, resource: item.text, type, service },
        };
    }
  }
}

function resourceFault(
  item: ResourceItem,
  attachment: Attachment,
  { policy, resources }: Statement,
): Pick<HostFault, 'kind' | 'data'> | undefined {
  if (!mayBelongTo(attachment, item)) return { kind: 'foreignResource', data: {} };
  if (!attachment.isSelective || resources!.negated) return undefined;
  if (namesEvery(item)) return { kind: 'everyResource', data: {} };
  const other = otherBucketBefore(item, policy);
  return other && { kind: 'otherResource', data: { other: other.text } };
}

/** The entry matches resources with any name. */
function namesEvery({ bounds, upper }: ResourceItem): boolean {
  return bounds.known && !bounds.variable && upper !== undefined && /^[*?]/.test(upper.resource);
}

/** The first entry of Resource in the policy with a bucket, if this entry has a different one. */
function otherBucketBefore(item: ResourceItem, { statements }: Policy): ResourceItem | undefined {
  const bucket = bucketIn(item);
  if (bucket === undefined) return undefined;
  const named = ({ resources }: Statement) =>
    resources?.negated === false ? resources.items.find((other) => bucketIn(other) !== undefined) : undefined;
  for (const statement of statements) {
    const first = named(statement);
    if (first) return bucketIn(first) === bucket ? undefined : first;
  }
  return undefined;
}

/** The bucket name in an entry, if it is written out completely. */
function bucketIn({ bounds, upper }: ResourceItem): string | undefined {
  if (!bounds.known || upper?.service !== 's3' || upper.region !== '' || upper.account !== '')
    return undefined;
  const [, name] = /^([^/*?]+)(?:\/|$)/.exec(upper.resource) ?? [];
  return name;
}

/**
 * None of the entry's actions applies to the resources of its own statement. False if one of those resources already
 * has another fault.
 */
function appliesToNothing(
  { bounds, pattern }: ActionItem,
  { resources }: Statement,
  attachment: Attachment,
): boolean {
  if (!pattern || !bounds.known || !resources?.known || resources.negated || resources.items.length === 0)
    return false;
  const types = (attachment.services ?? [])
    .flatMap((service) => resourceTypesOf(service))
    .filter(({ name }) => attachment.resourceTypes?.includes(name));
  const named = resources.items.map(({ upper }) => types.filter((type) => upper && meetsType(upper, type)));
  if (named.some((each) => each.length === 0)) return false;
  const reached = actionsMatching(pattern);
  const applies = ({ resourceTypes }: Action) =>
    resourceTypes.some(({ type }) => named.some((each) => each.includes(type)));
  return reached.length > 0 && !reached.some(applies);
}

function halfFor({ pattern }: ActionItem, statement: Statement): HostFault['half'] {
  const reached = actionsMatching(pattern!);
  for (const item of statement.resources!.items) {
    const pair = missingPairOf(item, statement);
    if (pair?.actions.some((action) => reached.includes(action))) return { arn: pair.arn, item };
  }
  return undefined;
}
