import type { Edit } from './edit.js';
import type { Policy } from '../policy/policy.js';
import { entryOf } from '../value/value.js';

/** The version of the policy language with policy variables, the current one. */
const current = '2012-10-17';

/** Sets `Version` to the current one; where it is missing it becomes the first member. */
export function setVersion({ value: dict }: Policy): Edit {
  const version = entryOf(dict, 'Version');
  if (version) return { kind: 'replace', target: version.value, with: current };
  const [before] = dict.entries;
  return { kind: 'insert-entry', dict, ...(before && { before }), key: 'Version', value: current };
}
