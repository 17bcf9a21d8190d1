import type { Edit } from './edit.js';
import type { Policy } from '../policy/policy.js';
import { entryOf } from '../value/value.js';

/** The current version of the policy language, which has policy variables. */
const current = '2012-10-17';

/** Sets `Version` to the current version. A missing `Version` is added as the first entry. */
export function setVersion({ value: dict }: Policy): Edit {
  const version = entryOf(dict, 'Version');
  if (version) return { kind: 'replace', target: version.value, with: current };
  const [before] = dict.entries;
  return { kind: 'insert-entry', dict, ...(before && { before }), key: 'Version', value: current };
}
