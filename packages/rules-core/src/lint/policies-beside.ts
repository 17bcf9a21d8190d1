import { branchesOf } from './branches.js';
import { knownAt } from './known-at.js';
import { readPolicy, type Policy } from '../policy/policy.js';
import type { Settings } from '../sites/settings.js';
import type { PolicySite, Source } from '../sites/source.js';

/** The policies of one principal: read once, and only if a rule asks what the principal holds. */
export class PoliciesBeside {
  readonly #sites: readonly PolicySite[];
  readonly #source: Source;
  readonly #settings: Settings;
  #held: ReadonlyMap<string, ReadonlyMap<number, Policy>> | undefined;

  /** @param sites those of the source */
  constructor(sites: readonly PolicySite[], source: Source, settings: Settings) {
    this.#sites = sites;
    this.#source = source;
    this.#settings = settings;
  }

  /** The sites of the others of the principal that holds the policy at a site. */
  sitesBeside(site: PolicySite): readonly PolicySite[] {
    const { principal } = site;
    return principal === undefined
      ? []
      : this.#sites.filter((each) => each !== site && each.principal === principal);
  }

  /** Reads the others of the principal that holds the policy at a site; undefined where none is known to hold it. */
  readerOf(site: PolicySite): (() => readonly Policy[]) | undefined {
    const { principal, document } = site;
    return principal === undefined ? undefined : () => this.#of(principal, document.span.start);
  }

  #of(principal: string, place: number): readonly Policy[] {
    const held = (this.#held ??= this.#read()).get(principal);
    return [...(held ?? [])].filter(([start]) => start !== place).map(([, policy]) => policy);
  }

  /** By where they stand. One that is decided by conditions is left out, since nobody knows which way. */
  #read(): ReadonlyMap<string, ReadonlyMap<number, Policy>> {
    const held = new Map<string, Map<number, Policy>>();
    for (const site of this.#sites) {
      if (site.principal === undefined) continue;
      const [document, ...others] = branchesOf(site.document).flatMap(({ documents }) => documents);
      if (!document || others.length > 0) continue;
      const policies = held.get(site.principal) ?? new Map<number, Policy>();
      held.set(site.principal, policies);
      policies.set(
        site.document.span.start,
        readPolicy(document, knownAt(site, this.#source, this.#settings)),
      );
    }
    return held;
  }
}
