/** How the managed policies of a template are used. */
import { itemsOf } from '../../value/members.js';
import { callIn, referencesIn } from './references.js';
import { propertyOf, type Resource } from './resources.js';

interface Use {
  isBoundary: boolean;
  /** The names of the users, groups and roles that have the policy. */
  readonly holders: Set<string>;
}

/** The properties of a policy that name who has it, and the name properties of these. */
const holderProperties = ['Roles', 'Users', 'Groups', 'RoleName', 'UserName', 'GroupName'];
/** The properties that attach managed policies. SAM's `Policies` also contains documents. */
const attachingProperties = ['ManagedPolicyArns', 'Policies'];

/** The resources of a template by their logical IDs. */
export type ResourcesById = ReadonlyMap<string, Resource>;

/** The users, groups and roles of the template that a policy names, by their names. */
export function holdersNamedBy(policy: Resource, byId: ResourcesById): readonly string[] {
  return holderProperties.flatMap((property) => {
    const value = propertyOf(policy.properties, property);
    return (value ? referencesIn(value) : []).flatMap((id) => byId.get(id)?.name ?? []);
  });
}

export class ManagedPolicyUses {
  readonly #resources: ResourcesById;
  #byId: ReadonlyMap<string, Use> | undefined;

  constructor(resources: ResourcesById) {
    this.#resources = resources;
  }

  /** Whether it is only used as a permissions boundary. */
  isBoundaryAlone(id: string): boolean {
    const use = this.#of(id);
    return use?.isBoundary === true && use.holders.size === 0;
  }

  /** Whether anybody has it. */
  isHeld(id: string): boolean {
    return (this.#of(id)?.holders.size ?? 0) > 0;
  }

  /** The only user, group or role that has it. Undefined if none or several in the template have it. */
  holderOf(id: string): string | undefined {
    const [only, ...others] = this.#of(id)?.holders ?? [];
    return others.length === 0 ? only : undefined;
  }

  #of(id: string): Use | undefined {
    return (this.#byId ??= usesIn(this.#resources)).get(id);
  }
}

function usesIn(resources: ResourcesById): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  for (const resource of resources.values())
    if (resource.type === 'AWS::IAM::ManagedPolicy')
      uses.set(resource.id, { isBoundary: false, holders: new Set(holdersNamedBy(resource, resources)) });
  if (uses.size === 0) return uses;
  for (const { name, properties } of resources.values()) {
    for (const property of attachingProperties) {
      for (const item of itemsOf(propertyOf(properties, property)))
        if (callIn(item)) for (const id of referencesIn(item)) uses.get(id)?.holders.add(name);
    }
    const boundary = propertyOf(properties, 'PermissionsBoundary');
    for (const id of boundary ? referencesIn(boundary) : []) {
      const use = uses.get(id);
      if (use) use.isBoundary = true;
    }
  }
  return uses;
}
