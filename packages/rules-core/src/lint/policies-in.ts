/** Reads the policies of a source, once for each way to decide the conditions in them. */
import { branchesOf } from './branches.js';
import { knownAt } from './known-at.js';
import { PoliciesBeside } from './policies-beside.js';
import { readPolicy, type Policy } from '../policy/policy.js';
import type { Settings } from '../sites/settings.js';
import type { Source } from '../sites/source.js';

export interface PolicyInSource {
  readonly policy: Policy;
  /** The owner of the policy, in a source with several: "role AppRole, policy deploy". */
  readonly owner: string | undefined;
  /** The principal that has the policy, if the place says so. */
  readonly principal: string | undefined;
  /** The source that contains it. A policy in a string has its own source. */
  readonly source: Source;
}

/** @param settings checked settings (see `parseSettings`) */
export function policiesIn(source: Source, settings: Settings = {}): readonly PolicyInSource[] {
  const sites = [...source.sites()];
  const beside = new PoliciesBeside(sites, source, settings);
  return sites
    .filter(({ judged }) => judged !== false)
    .flatMap((site) => {
      const known = knownAt(site, source, settings);
      const documents = branchesOf(site.document).flatMap((branches) => branches.documents);
      return documents.map((document) => ({
        policy: readPolicy(document, known, beside.readerOf(site)),
        owner: site.owner,
        principal: site.principal,
        source: site.source ?? source,
      }));
    });
}
