/** The edit that gives a policy the Version in which policy variables are more than plain text. */
import type { Edit } from '../edit.js';
import type { Policy } from '../policy/policy.js';
import { entryOf } from '../value.js';

export function setVersion({ value }: Policy): Edit {
  const version = entryOf(value, 'Version');
  if (version) return { kind: 'replace', target: version.value, with: '2012-10-17' };
  const [first] = value.entries;
  return {
    kind: 'insert-entry',
    dict: value,
    key: 'Version',
    value: '2012-10-17',
    ...(first && { before: first }),
  };
}
