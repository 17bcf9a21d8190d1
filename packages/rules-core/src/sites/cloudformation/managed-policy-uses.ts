/** What the managed policies of a template are used for. */
import { itemsOf } from '../../value/members.js';
import { callIn, referencesIn } from './references.js';
import { propertyOf, type Resource } from './resources.js';

interface Use {
  isBoundary: boolean;
  /** Who holds it, by their names. */
  readonly holders: Set<string>;
}

/** The properties of a policy that name who holds it, and those of what they name. */
const holderProperties = ['Roles', 'Users', 'Groups', 'RoleName', 'UserName', 'GroupName'];
/** The properties that attach managed policies to what has them. In `Policies` of SAM, documents stand between them. */
const attachingProperties = ['ManagedPolicyArns', 'Policies'];

/** The resources of a template by their logical IDs. */
export type ResourcesById = ReadonlyMap<string, Resource>;

/** Who a policy says that it is held by, of the resources of its template: by their names. */
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

  /** It is somebody's permissions boundary, and nobody holds it. */
  isBoundaryAlone(id: string): boolean {
    const use = this.#of(id);
    return use?.isBoundary === true && use.holders.size === 0;
  }

  /** Somebody holds it. */
  isHeld(id: string): boolean {
    return (this.#of(id)?.holders.size ?? 0) > 0;
  }

  /** The one who holds it; undefined when nobody in the template does, or several do. */
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
