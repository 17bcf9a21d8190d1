/** Finds the policy documents in a file: the file itself, or what AWS CLI and API output wraps around one. */
import { entryOf, type DictValue, type Value } from '../value.js';

export interface FoundDocument {
  readonly value: DictValue;
  /** It stands where only a role's trust policy stands. */
  readonly isTrust: boolean;
}

/** Keys of AWS CLI and API output that hold a policy document or lead to one. */
const wrappers: ReadonlySet<string> = new Set([
  'PolicyDocument',
  'AssumeRolePolicyDocument',
  'Document',
  'PolicyVersion',
  'PolicyVersionList',
  'Versions',
  'Policies',
  'Role',
  'Roles',
  'RolePolicyList',
  'UserPolicyList',
  'GroupPolicyList',
  'RoleDetailList',
  'UserDetailList',
  'GroupDetailList',
]);

/** Whether the root could hold a policy: a look at its keys only, so that any other file costs nothing. */
export function mayHoldPolicy(root: Value): boolean {
  if (root.kind === 'list') return root.items.some((item) => item.kind === 'dict' && mayHoldPolicy(item));
  if (root.kind !== 'dict') return false;
  return root.entries.some(({ key }) => key.text === 'Statement' || wrappers.has(key.text));
}

/** The policy documents of a file, in source order. A dict is one when it has a `Statement`. */
export function findDocuments(root: Value): FoundDocument[] {
  const found: FoundDocument[] = [];
  collect(root, false, 0, found);
  return found;
}

/** The deepest output of the AWS CLI nests a document six levels down (account authorization details). */
const maxDepth = 8;

function collect(value: Value, isTrust: boolean, depth: number, found: FoundDocument[]): void {
  if (depth > maxDepth) return;
  if (value.kind === 'list') {
    for (const item of value.items) if (item.kind === 'dict') collect(item, isTrust, depth + 1, found);
    return;
  }
  if (value.kind !== 'dict') return;
  if (entryOf(value, 'Statement')) {
    found.push({ value, isTrust });
    return;
  }
  for (const { key, value: inner } of value.entries) {
    if (wrappers.has(key.text)) collect(inner, key.text === 'AssumeRolePolicyDocument', depth + 1, found);
  }
}
