/**
 * The output of `terraform show -json` for plans and states, and states themselves (`.tfstate`, versions 3 and 4).
 * https://developer.hashicorp.com/terraform/internals/json-format
 *
 * In a plan, the planned values are linted, not the previous or removed ones. Nothing is edited, because plans are
 * generated from other files.
 */
import { policyArgumentsOf, vpcBlockOf, type PolicyArgument } from '../../catalog/terraform-arguments.js';
import { organizationTypes } from '../../policy/policy-types.js';
import { dictAt, itemsOf, listAt, textAt } from '../../value/members.js';
import { entryOf, type DictValue, type TextValue, type Value } from '../../value/value.js';
import type { Locator, Surroundings } from '../locator.js';
import { isInVpc } from '../in-vpc.js';
import { ownedBy } from '../owners.js';
import { policiesInText } from '../policies-in-text.js';
import { provenByArgument } from '../proven-by-argument.js';
import { unchangeable, type PolicySite } from '../source.js';
import { blocksDocument } from './blocks.js';
import { terraformGrants } from './grants.js';
import { consumersIn, type Consumers } from './references.js';

/** A resource, or a data source that Terraform has read or will read. */
interface Resource {
  readonly address: string;
  readonly type: string;
  readonly isData: boolean;
  readonly values: DictValue;
}

/** A policy in an argument. */
interface Candidate {
  readonly resource: Resource;
  readonly argument: PolicyArgument;
  readonly text: TextValue;
  /** The name of an inline policy in a block of its own. */
  readonly name?: string;
}

/** The deepest nesting of modules. */
const deepest = 32;

/** The sites in a plan or a state. Undefined for any other dict. */
export const terraformPlan: Locator = (dict, surroundings) => {
  const resources = resourcesIn(dict);
  return resources && policiesOf(resources, dict, surroundings);
};

function* policiesOf(
  resources: readonly Resource[],
  root: DictValue,
  surroundings: Surroundings,
): Iterable<PolicySite> {
  const candidates = new Map(
    resources.map((resource) => [resource, resource.isData ? [] : Array.from(candidatesIn(resource))]),
  );
  const known = new KnownTexts([...candidates.values()].flat());
  const inVpc = resources.filter(isInVpcItself).map(({ address }) => address);
  const consumers = consumersIn(root, inVpc);
  const boundaries = boundariesIn(resources);
  for (const [resource, found] of candidates) {
    if (resource.isData) yield* dataPolicies(resource, known, consumers, surroundings);
    else
      for (const site of terraformGrants(resource.type, resource.address, resource.values))
        yield unchangeable(site, surroundings);
    for (const candidate of found) {
      if (candidate.argument.isFilledIn && known.isSetElsewhere(candidate)) continue;
      const proven = provenOf(candidate, boundaries, consumers);
      if (proven) yield* embedded(candidate.text, { ...proven, ...ownerOf(candidate) }, surroundings);
    }
  }
}

type Proven = Pick<PolicySite, 'type' | 'attachedTo' | 'owner' | 'principal' | 'isInVpc'>;

function* embedded(text: TextValue, proven: Proven, surroundings: Surroundings): Iterable<PolicySite> {
  for (const site of policiesInText(text, surroundings))
    yield unchangeable({ ...proven, ...ownedBy(proven.owner, site) }, site.source ?? surroundings);
}

function ownerOf({
  resource: { address, values, type },
  name,
}: Candidate): Pick<Proven, 'owner' | 'principal'> {
  const holder = /^aws_iam_(role|user|group)(?:_policy)?$/.exec(type)?.[1];
  const held =
    holder && (textAt(values, holder) ?? (type.endsWith(holder) ? textAt(values, 'name') : undefined));
  return {
    owner: name === undefined ? address : `${address}, policy ${name}`,
    ...(held && { principal: `${holder} ${held}` }),
  };
}

/** What the argument proves. Undefined if the type next to it says that the policy is in another language. */
function provenOf(
  { resource: { type, address, values }, argument }: Candidate,
  boundaries: ReadonlySet<string>,
  consumers: Consumers,
): Pick<Proven, 'type' | 'attachedTo' | 'isInVpc'> | undefined {
  if (type === 'aws_organizations_policy') {
    const said = organizationTypes.get(textAt(values, 'type') ?? 'SERVICE_CONTROL_POLICY');
    return said && { type: said };
  }
  const isPrivate = isInVpcItself({ type, values }) || consumers.isSetInVpc(address);
  const known = { ...provenByArgument(argument), ...(isPrivate && { isInVpc: true as const }) };
  const isBoundary =
    type === 'aws_iam_policy' &&
    (boundaries.has(textAt(values, 'arn') ?? '') || consumers.isBoundary(address));
  return isBoundary ? { ...known, type: 'boundary' } : known;
}

function isInVpcItself({ type, values }: Pick<Resource, 'type' | 'values'>): boolean {
  const vpc = vpcBlockOf(type);
  return vpc !== undefined && isInVpc(vpc, entryOf(values, vpc.name)?.value);
}

/** The policies of a data source. None if a resource has the same policy as JSON, because it is linted there. */
function* dataPolicies(
  { type, address, values }: Resource,
  known: KnownTexts,
  consumers: Consumers,
  surroundings: Surroundings,
): Iterable<PolicySite> {
  if (type !== 'aws_iam_policy_document') return;
  const proven = { ...consumers.of(address), owner: address };
  const json = entryOf(values, 'json')?.value;
  if (json?.kind === 'text') {
    if (!known.has(json)) yield* embedded(json, proven, surroundings);
    return;
  }
  const document = blocksDocument(values);
  if (document) yield unchangeable({ ...proven, document }, surroundings);
}

/** The texts of policies, without their layout. Lazy, because most files do not need them. */
class KnownTexts {
  readonly #candidates: readonly Candidate[];
  #all: ReadonlySet<string> | undefined;
  #setByOwnResources: ReadonlySet<string> | undefined;

  constructor(candidates: readonly Candidate[]) {
    this.#candidates = candidates;
  }

  has({ text }: TextValue): boolean {
    this.#all ??= textsOf(this.#candidates);
    return this.#all.has(plainJson(text));
  }

  /** Whether a separate resource sets the policy. */
  isSetElsewhere({ text }: Candidate): boolean {
    this.#setByOwnResources ??= textsOf(this.#candidates.filter(({ argument }) => !argument.isFilledIn));
    return this.#setByOwnResources.has(plainJson(text.text));
  }
}

function textsOf(candidates: readonly Candidate[]): ReadonlySet<string> {
  return new Set(candidates.map(({ text }) => plainJson(text.text)));
}

function plainJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

/** The ARNs of policies that are permissions boundaries and attached to nobody. */
function boundariesIn(resources: readonly Resource[]): ReadonlySet<string> {
  const boundaries = new Set<string>();
  const attached = new Set<string>();
  for (const { values } of resources) {
    const boundary = textAt(values, 'permissions_boundary');
    if (boundary) boundaries.add(boundary);
    const arn = textAt(values, 'policy_arn');
    if (arn) attached.add(arn);
    for (const item of listAt(values, 'managed_policy_arns') ?? [])
      if (item.kind === 'text') attached.add(item.text);
  }
  return new Set([...boundaries].filter((arn) => !attached.has(arn)));
}

function* candidatesIn(resource: Resource): Iterable<Candidate> {
  for (const argument of policyArgumentsOf(resource.type)) {
    const [first = '', second] = argument.path;
    const value = entryOf(resource.values, first)?.value;
    if (value && second === undefined) yield* candidateAt(value, resource, argument);
    else
      // A nested block is a list of blocks, or one object.
      for (const block of dictsIn(itemsOf(value))) {
        const inner = entryOf(block, second!)?.value;
        if (inner) yield* candidateAt(inner, resource, argument, textAt(block, 'name'));
      }
  }
}

function* candidateAt(
  text: Value,
  resource: Resource,
  argument: PolicyArgument,
  name?: string,
): Iterable<Candidate> {
  if (text.kind === 'text' && text.text !== '')
    yield { resource, argument, text, ...(name !== undefined && { name }) };
}

/** Each resource once. Undefined if it is neither a plan nor a state. */
function resourcesIn(root: DictValue): readonly Resource[] | undefined {
  const planned = moduleOf(root, 'planned_values');
  const changes = listAt(root, 'resource_changes');
  if (planned || changes) {
    const resources = planned ? Array.from(moduleResources(planned)) : [];
    const known = new Set(resources.map(({ address }) => address));
    const changed = Array.from(changedResources(changes ?? []));
    return [...resources, ...changed.filter(({ address }) => !known.has(address))];
  }
  const values = moduleOf(root, 'values');
  if (values) return Array.from(moduleResources(values));
  if (textAt(root, 'terraform_version') === undefined) return undefined;
  const resources = listAt(root, 'resources');
  if (resources) return Array.from(stateResources(resources));
  const modules = listAt(root, 'modules');
  return modules && Array.from(oldStateResources(modules));
}

function moduleOf(root: DictValue, key: string): DictValue | undefined {
  return dictAt(dictAt(root, key), 'root_module');
}

function* moduleResources(module: DictValue, depth = 0): Iterable<Resource> {
  for (const resource of dictsIn(listAt(module, 'resources')))
    yield* resourceOf(resource, dictAt(resource, 'values'));
  if (depth < deepest)
    for (const child of dictsIn(listAt(module, 'child_modules'))) yield* moduleResources(child, depth + 1);
}

/** A resource that will be removed has no values after the change. */
function* changedResources(changes: readonly Value[]): Iterable<Resource> {
  for (const resource of dictsIn(changes)) {
    yield* resourceOf(resource, dictAt(dictAt(resource, 'change'), 'after'));
  }
}

function* resourceOf(resource: DictValue, values: DictValue | undefined): Iterable<Resource> {
  const address = textAt(resource, 'address');
  const type = textAt(resource, 'type');
  if (values && address !== undefined && type !== undefined)
    yield { address, type, values, isData: textAt(resource, 'mode') === 'data' };
}

/** https://github.com/hashicorp/terraform/blob/main/internal/states/statefile/version4.go */
function* stateResources(resources: readonly Value[]): Iterable<Resource> {
  for (const resource of dictsIn(resources)) {
    const type = textAt(resource, 'type');
    if (type === undefined) continue;
    const isData = textAt(resource, 'mode') === 'data';
    const module = textAt(resource, 'module');
    const name = `${type}.${textAt(resource, 'name') ?? ''}`;
    const whole = [...(module ? [module] : []), ...(isData ? ['data'] : []), name].join('.');
    for (const instance of dictsIn(listAt(resource, 'instances'))) {
      const values = dictAt(instance, 'attributes');
      if (values) yield { address: whole + indexOf(instance), type, values, isData };
    }
  }
}

function indexOf(instance: DictValue): string {
  const index = entryOf(instance, 'index_key')?.value;
  if (index?.kind === 'text') return `[${JSON.stringify(index.text)}]`;
  return index?.kind === 'scalar' && typeof index.value === 'number' ? `[${index.value}]` : '';
}

/** https://github.com/hashicorp/terraform/blob/v0.11.15/terraform/state.go */
function* oldStateResources(modules: readonly Value[]): Iterable<Resource> {
  for (const module of dictsIn(modules)) {
    for (const { key, value } of dictAt(module, 'resources')?.entries ?? []) {
      const type = textAt(value, 'type');
      const values = dictAt(dictAt(value, 'primary'), 'attributes');
      if (values && type !== undefined)
        yield { address: key.text, type, values, isData: key.text.startsWith('data.') };
    }
  }
}

function* dictsIn(values: readonly Value[] | undefined): Iterable<DictValue> {
  for (const value of values ?? []) if (value.kind === 'dict') yield value;
}
