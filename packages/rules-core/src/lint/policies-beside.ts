import { branchesOf } from './branches.js';
import { knownAt } from './known-at.js';
import { readPolicy, type Policy } from '../policy/policy.js';
import type { Settings } from '../sites/settings.js';
import type { PolicySite, Source } from '../sites/source.js';

/** Reads the policies of one principal once, and only if a rule asks for them. */
export class PoliciesBeside {
  readonly #sites: readonly PolicySite[];
  readonly #source: Source;
  readonly #settings: Settings;
  #held: ReadonlyMap<string, ReadonlyMap<number, Policy>> | undefined;

  /** @param sites the sites of the source */
  constructor(sites: readonly PolicySite[], source: Source, settings: Settings) {
    this.#sites = sites;
    this.#source = source;
    this.#settings = settings;
  }

  /** The sites of the other policies of the principal to which the policy at a site belongs. */
  sitesBeside(site: PolicySite): readonly PolicySite[] {
    const { principal } = site;
    return principal === undefined
      ? []
      : this.#sites.filter((each) => each !== site && each.principal === principal);
  }

  /**
   * A function that reads the other policies of the principal to which the policy at a site belongs. Undefined if the
   * principal is unknown.
   *
   * @param site as the source yields it, even if its document was edited
   */
  readerOf(site: PolicySite): (() => readonly Policy[]) | undefined {
    const { principal } = site;
    return principal === undefined ? undefined : () => this.#of(principal, this.#placeOf(site));
  }

  #of(principal: string, place: number): readonly Policy[] {
    const held = (this.#held ??= this.#read()).get(principal);
    return [...(held ?? [])].filter(([start]) => start !== place).map(([, policy]) => policy);
  }

  /** Where the document begins in the file. Documents in strings have offsets of their own. */
  #placeOf({ source = this.#source, document: { span } }: PolicySite): number {
    return (source.locate?.(span) ?? span).start;
  }

  /**
   * By principal and position. Leaves out policies that contain conditions, because it is unknown how these are
   * decided.
   */
  #read(): ReadonlyMap<string, ReadonlyMap<number, Policy>> {
    const held = new Map<string, Map<number, Policy>>();
    for (const site of this.#sites) {
      if (site.principal === undefined) continue;
      const [document, ...others] = branchesOf(site.document).flatMap(({ documents }) => documents);
      if (!document || others.length > 0) continue;
      const policies = held.get(site.principal) ?? new Map<number, Policy>();
      held.set(site.principal, policies);
      policies.set(this.#placeOf(site), readPolicy(document, knownAt(site, this.#source, this.#settings)));
    }
    return held;
  }
}
