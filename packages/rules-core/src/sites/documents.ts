/** Finds the policy documents in a file: the file itself, or what AWS CLI and API output wraps around one. */
import { entryOf, type DictValue, type Value } from '../value/value.js';

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
  return (
    root.entries.some(({ key }) => key.text === 'Statement' || wrappers.has(key.text)) ||
    isDocumentWithoutStatement(root)
  );
}

const documentKey =
  /^(?:version|id|stat\w{0,2}m\w{0,2}nts?|sid|effect|(?:not)?(?:principal|action|resource)|condition)$/i;
const versionValue = /^20(?:12|08)-10-17$/;

/**
 * Whether a dict says that it is a policy although `Statement` is missing or misspelled: its `Version` is one that only
 * the policy language has, and it holds nothing that neither a policy document nor a statement has.
 */
function isDocumentWithoutStatement({ entries, open }: DictValue): boolean {
  return (
    !open &&
    entries.every(({ key }) => documentKey.test(key.text)) &&
    entries.some(
      ({ key, value }) =>
        key.text.toLowerCase() === 'version' && value.kind === 'text' && versionValue.test(value.text),
    )
  );
}

/**
 * The policy documents of a file, in source order. A dict is one when it has a `Statement`, or can be nothing but a
 * policy that lacks it.
 */
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
  if (entryOf(value, 'Statement') || isDocumentWithoutStatement(value)) {
    found.push({ value, isTrust });
    return;
  }
  for (const { key, value: inner } of value.entries) {
    if (wrappers.has(key.text)) collect(inner, key.text === 'AssumeRolePolicyDocument', depth + 1, found);
  }
}
