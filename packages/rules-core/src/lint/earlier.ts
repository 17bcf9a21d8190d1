/** Matches the policies of a file with their counterparts in an earlier version of the file. */
import { branchesOf } from './branches.js';
import { readPolicy, type EarlierPolicy, type ReadEarlier } from '../policy/policy.js';
import type { KnownOfPolicy } from '../policy/type-of-policy.js';
import type { EarlierFile, PolicySite, Source } from '../sites/source.js';
import { formOf } from '../value/normal-form.js';
import type { UndecidedDict, Value } from '../value/value.js';
import { withHolesOf } from '../value/with-holes-of.js';

export class EarlierPolicies {
  readonly #source: Source;
  readonly #read: (version: string) => EarlierFile;
  readonly #knownAt: (site: PolicySite) => KnownOfPolicy;
  readonly #files = new Map<string, EarlierFile>();

  /**
   * @param source the current file
   * @param read reads the earlier version
   * @param knownAt returns what determines the type of the policy at a site
   */
  constructor(
    source: Source,
    read: (version: string) => EarlierFile,
    knownAt: (site: PolicySite) => KnownOfPolicy,
  ) {
    this.#source = source;
    this.#read = read;
    this.#knownAt = knownAt;
  }

  /** Returns a function that reads the earlier version of the policy at a site. */
  readerOf(site: PolicySite): ReadEarlier {
    return (version) => this.#policyAt(site, version);
  }

  #policyAt(site: PolicySite, version: string): EarlierPolicy {
    let file = this.#files.get(version);
    if (!file) this.#files.set(version, (file = this.#read(version)));
    if (file.kind !== 'source') return file;
    const now = [...this.#source.sites()];
    const place = now.findIndex(
      ({ owner, document }) => owner === site.owner && document.span.start === site.document.span.start,
    );
    const earlier = partners(now, [...file.source.sites()])[place];
    if (!earlier) return { kind: 'absent' };
    const { holes } = file.source;
    const own = this.#source.holes;
    const document = holes && own ? withHolesOf(earlier.document, holes, own) : earlier.document;
    const known = this.#knownAt({
      ...earlier,
      type: earlier.type ?? site.type,
      attachedTo: earlier.attachedTo ?? site.attachedTo,
    } as PolicySite);
    return {
      kind: 'policies',
      policies: branchesOf(document as UndecidedDict).flatMap(({ documents }) =>
        documents.map((each) => readPolicy(each, known)),
      ),
    };
  }
}

/**
 * The earlier counterpart of each policy: the only one if both files have just one, else the one with the same owner,
 * else the one with the same content, else the next one in order.
 */
function partners(
  now: readonly PolicySite[],
  earlier: readonly PolicySite[],
): readonly (PolicySite | undefined)[] {
  if (now.length === 1 && earlier.length === 1) return earlier;
  const left = new Set(earlier);
  const found = new Array<PolicySite | undefined>(now.length);
  const pair = (isPartner: (site: PolicySite, other: PolicySite) => boolean) => {
    for (const [place, site] of now.entries()) {
      if (found[place]) continue;
      found[place] = [...left].find((other) => isPartner(site, other));
      if (found[place]) left.delete(found[place]);
    }
  };
  const form = ({ document }: PolicySite) => formOf(document as Value);
  pair((site, other) => site.owner === other.owner && form(site) !== undefined && form(site) === form(other));
  pair((site, other) => site.owner === other.owner);
  return found;
}
