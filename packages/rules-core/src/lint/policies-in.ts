/** The policies of a source, read: each as often as conditions in it can be decided in different ways. */
import { branchesOf } from './branches.js';
import { knownAt } from './lint.js';
import { readPolicy, type Policy } from '../policy/policy.js';
import type { Settings } from '../sites/settings.js';
import type { Source } from '../sites/source.js';

export interface PolicyInSource {
  readonly policy: Policy;
  /** Whose policy it is, in a source with several: "role AppRole, policy deploy". */
  readonly owner: string | undefined;
}

/** @param settings checked settings (see `parseSettings`) */
export function policiesIn(source: Source, settings: Settings = {}): readonly PolicyInSource[] {
  return [...source.sites()]
    .filter(({ judged }) => judged !== false)
    .flatMap((site) => {
      const known = knownAt(site, source, settings);
      const documents = branchesOf(site.document).flatMap((branches) => branches.documents);
      return documents.map((document) => ({ policy: readPolicy(document, known), owner: site.owner }));
    });
}
