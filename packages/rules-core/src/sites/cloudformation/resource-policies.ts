/** Finds the policies of a resource in a template. */
import { attachmentOf } from '../../catalog/attachments.js';
import { policyPlacesOf, type PolicyPlace } from '../../catalog/cloudformation-places.js';
import { organizationTypes, type PolicyType } from '../../policy/policy-types.js';
import { itemsOf } from '../../value/members.js';
import {
  entryOf,
  isHoled,
  outcomesOf,
  type DictValue,
  type UndecidedDict,
  type UndecidedValue,
  type Value,
} from '../../value/value.js';
import { inEnvelope } from '../envelopes.js';
import { fieldGrants } from '../field-grants.js';
import { impliedDocument } from '../implied-document.js';
import { isInVpc } from '../in-vpc.js';
import type { Surroundings } from '../locator.js';
import { ownedBy } from '../owners.js';
import { policiesInText } from '../policies-in-text.js';
import { unchangeable, type PolicySite } from '../source.js';
import { holdersNamedBy, type ManagedPolicyUses, type ResourcesById } from './managed-policy-uses.js';
import { callIn, referencesIn } from './references.js';
import { entriesIn, propertyOf, type Resource } from './resources.js';

/** What is known about the template around a resource. */
export interface TemplateContext {
  readonly resolve: (value: Value) => UndecidedValue;
  readonly surroundings: Surroundings;
  readonly uses: ManagedPolicyUses;
  readonly resources: ResourcesById;
}

/** A value where a policy is expected. */
interface Found {
  readonly value: Value;
  /** The dict with the last property of the path. */
  readonly holder: DictValue;
  readonly place: PolicyPlace;
}

type Known = Pick<PolicySite, 'type' | 'attachedTo' | 'owner' | 'principal' | 'isInVpc'>;

/** The sites in a resource, in source order. */
export function* policiesOf(resource: Resource, context: TemplateContext): Iterable<PolicySite> {
  const { type, properties } = resource;
  if (!properties) return;
  if (type === 'AWS::CloudFormation::StackSet' || type === 'AWS::Config::ConformancePack') {
    yield* templatesIn(propertyOf(properties, 'TemplateBody'), context);
    return;
  }
  yield* fieldGrants(resource, context.resolve);
  const places = policyPlacesOf(type);
  if (!places) {
    yield* policiesByShape(resource, context);
    return;
  }
  const found = places.flatMap((place) => [...valuesAt(properties, place, 0, properties)]);
  if (found.length > 1) found.sort((a, b) => a.value.span.start - b.value.span.start);
  for (const each of found) yield* policyAt(each, resource, context);
}

/**
 * The values at a place. If a list or an item is conditional, there is a value for each branch. A single value in place
 * of a list counts as its item.
 */
function* valuesAt(value: Value, place: PolicyPlace, step: number, holder: DictValue): Iterable<Found> {
  const call = callIn(value);
  if (call?.name === 'Fn::If') {
    for (const branch of itemsOf(call.argument).slice(1)) yield* valuesAt(branch, place, step, holder);
    return;
  }
  const name = place.path[step];
  if (name === undefined) yield { value, holder, place };
  else if (name === '*') {
    for (const item of itemsOf(value)) yield* valuesAt(item, place, step + 1, holder);
  } else if (name === '{*}') {
    if (value.kind === 'dict')
      for (const entry of entriesIn(value)) yield* valuesAt(entry.value, place, step + 1, value);
  } else if (value.kind === 'dict') {
    const next = propertyOf(value, name);
    if (next) yield* valuesAt(next, place, step + 1, value);
  }
}

function* policyAt(found: Found, resource: Resource, context: TemplateContext): Iterable<PolicySite> {
  const known = knownOf(found, resource, context);
  if (!known) return;
  const { value, place } = found;
  const call = callIn(value);
  if (call?.name === 'Fn::ToJsonString') {
    if (call.argument.kind === 'dict') yield* documentIn(call.argument, known, context);
  } else if (place.holds === 'mixed') {
    if (value.kind !== 'dict') return;
    if (entryOf(value, 'Statement')) yield* documentIn(value, known, context);
    else if (isStatement(value)) yield* statementsIn(value, known, context);
  } else if (place.holds) yield* statementsIn(value, known, context, place.holds === 'parts');
  else yield* documentIn(value, known, context);
}

/** SAM does not document bare statements, but people write them. */
function isStatement(value: Value): boolean {
  return value.kind === 'dict' && entryOf(value, 'Effect') !== undefined;
}

/** The sites of a template in a string. */
function* templatesIn(
  body: Value | undefined,
  { resolve, surroundings }: TemplateContext,
): Iterable<PolicySite> {
  if (!body) return;
  for (const text of outcomesOf(resolve(body)))
    if (text.kind === 'text')
      for (const site of surroundings.embed(text)?.sites() ?? []) yield asWritten(site, text === body);
}

/** The result of a function is not written anywhere, so it cannot be edited. */
function asWritten(site: PolicySite, isLiteral: boolean): PolicySite {
  return site.source && !isLiteral ? unchangeable(site, site.source) : site;
}

function* documentIn(
  value: Value,
  known: Known,
  { resolve, surroundings }: TemplateContext,
): Iterable<PolicySite> {
  for (const each of outcomesOf(resolve(value))) {
    if (each.kind === 'text') {
      for (const site of policiesInText(each, surroundings))
        yield { ...asWritten(site, value.kind === 'text'), ...known };
    } else if (each.kind === 'dict' && !isCall(each)) yield { ...known, document: each, resolve };
  }
}

function isCall({ entries, open }: UndecidedDict): boolean {
  return !open && entries.length === 1 && /^(?:Ref$|Fn::)/.test(entries[0]!.key.text);
}

function* statementsIn(
  value: Value,
  known: Known,
  { resolve }: TemplateContext,
  isPart = false,
): Iterable<PolicySite> {
  const wrapped = (written: Value) => impliedDocument(resolve(written), isPart);
  const document = callIn(value) ? undefined : wrapped(value);
  if (document) yield { ...known, document, resolve: wrapped };
}

/** What the place proves about a policy. Undefined if it does not contain an IAM policy. */
function knownOf({ holder, place }: Found, resource: Resource, context: TemplateContext): Known | undefined {
  const { type } = resource;
  const name = type.startsWith('AWS::IAM::')
    ? knownText(propertyOf(holder, 'PolicyName'), context)
    : undefined;
  const target = place.target && typeReferredTo(propertyOf(holder, place.target), context);
  const attachedTo = target ?? place.attachedTo;
  const [only, ...others] = attachmentOf(attachedTo)?.policyTypes ?? [];
  const known: Known = {
    ...(others.length === 0 && only !== undefined && { type: only as PolicyType }),
    attachedTo,
    // The CDK gives both the same name.
    owner: name === undefined || name === resource.id ? resource.name : `${resource.name}, policy ${name}`,
    ...(isPrivate(place, resource, context) && { isInVpc: true }),
    ...principalOf(place, resource, context),
  };
  if (type === 'AWS::IAM::ManagedPolicy') return { ...known, ...managedType(resource, context) };
  if (type !== 'AWS::Organizations::Policy') return known;
  const kind = propertyOf(holder, 'Type');
  if (kind?.kind !== 'text') return known;
  const policyType = organizationTypes.get(kind.text);
  return policyType && { ...known, type: policyType };
}

/** Whether a resource can be reached only from a VPC, by its own properties or the SAM globals for its type. */
function isPrivate(
  { vpc }: PolicyPlace,
  { type, properties }: Resource,
  { resolve, resources }: TemplateContext,
): boolean {
  if (!vpc) return false;
  const ofAll = type === 'AWS::Serverless::Api' ? resources.get('Globals Api')?.properties : undefined;
  const value = propertyOf(properties, vpc.name) ?? propertyOf(ofAll, vpc.name);
  return isInVpc(vpc, value && resolve(value));
}

function managedType({ id }: Resource, { uses }: TemplateContext): Pick<PolicySite, 'type'> {
  if (uses.isBoundaryAlone(id)) return { type: 'boundary' };
  return uses.isHeld(id) ? { type: 'identity' } : {};
}

/** Who has a policy: the resource that it is part of, or the only one that it names. */
function principalOf(
  { attachedTo, path }: PolicyPlace,
  resource: Resource,
  { uses, resources }: TemplateContext,
): Pick<PolicySite, 'principal'> {
  if (!attachmentOf(attachedTo)?.policyTypes?.includes('identity')) return {};
  if (path.length > 1) return { principal: resource.name };
  const [only, ...others] =
    resource.type === 'AWS::IAM::ManagedPolicy'
      ? [uses.holderOf(resource.id)]
      : holdersNamedBy(resource, resources);
  return only !== undefined && others.length === 0 ? { principal: only } : {};
}

/** The type of the only resource that a value refers to, if a policy can be attached to it. */
function typeReferredTo(value: Value | undefined, { resources }: TemplateContext): string | undefined {
  const [only, ...others] = value ? referencesIn(value) : [];
  const type = only !== undefined && others.length === 0 ? resources.get(only)?.type : undefined;
  return attachmentOf(type) && type;
}

function knownText(value: Value | undefined, { resolve }: TemplateContext): string | undefined {
  const resolved = value && resolve(value);
  return resolved?.kind === 'text' && !isHoled(resolved) ? resolved.text : undefined;
}

/** Types that are not in the table, of AWS (perhaps newer) or of others: only recognizable policies count. */
function* policiesByShape(
  resource: Resource,
  { resolve, surroundings }: TemplateContext,
): Iterable<PolicySite> {
  const { type, name, properties } = resource;
  if (!properties || withoutPolicies.test(type)) return;
  for (const site of inEnvelope(properties, surroundings))
    yield ownedBy(name, site.source ? site : resolved(site, resolve));
}

function resolved(site: PolicySite, resolve: TemplateContext['resolve']): PolicySite {
  const { document, resolve: wrap = (written: Value) => written } = site;
  const resolveAll = (written: Value) => {
    const wrapped = wrap(written);
    return wrapped && resolve(wrapped as Value);
  };
  const known = resolve(document as Value);
  return { ...site, document: known.kind === 'dict' ? known : document, resolve: resolveAll };
}

/**
 * The properties of custom resources mean whatever their code makes of them. IAM's rules do not apply to policies of
 * AWS IoT and AWS Entity Resolution.
 */
const withoutPolicies =
  /^(?:Custom::|AWS::CloudFormation::|AWS::IoT::Policy$|AWS::EntityResolution::PolicyStatement$)/;
