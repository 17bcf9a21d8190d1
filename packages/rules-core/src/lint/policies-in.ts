/** The policies of a source, read: each as often as conditions in it can be decided in different ways. */
import { branchesOf } from './branches.js';
import { knownAt } from './known-at.js';
import { PoliciesBeside } from './policies-beside.js';
import { readPolicy, type Policy } from '../policy/policy.js';
import type { Settings } from '../sites/settings.js';
import type { Source } from '../sites/source.js';

export interface PolicyInSource {
  readonly policy: Policy;
  /** Whose policy it is, in a source with several: "role AppRole, policy deploy". */
  readonly owner: string | undefined;
  /** Who holds it, where the place says so. */
  readonly principal: string | undefined;
  /** The source that it stands in: one in a string has its own. */
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
