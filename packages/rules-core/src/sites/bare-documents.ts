/** Recognizes a policy document that is the file itself, or one in a list. */
import type { Locator } from './locator.js';
import { isLookAlike } from './look-alikes.js';
import { itemsOf } from '../value/members.js';
import { entryOf, type DictEntry, type DictValue } from '../value/value.js';

const documentKey =
  /^(?:version|id|stat\w{0,2}m\w{0,2}nts?|sid|effect|(?:not)?(?:principal|action|resource)|condition)$/i;
const versionValue = /^20(?:12|08)-10-17$/;

/**
 * Whether a dict is a policy document: it has a `Statement`, or cannot be anything other than a policy without one.
 *
 * @param declared the place or a setting says that there are policies, so a document need not be recognizable
 */
export function isDocument(dict: DictValue, declared: boolean): boolean {
  if (entryOf(dict, 'Statement') !== undefined) return !isLookAlike(dict);
  const { entries, open } = dict;
  if (open || !entries.every(({ key }) => documentKey.test(key.text))) return false;
  return entries.some(declared ? isOfPolicies : hasPolicyVersion);
}

/**
 * Whether a dict must be a policy document, wherever it is: because of its Version, or of a statement that has an
 * effect and says on what.
 */
export function isCertainDocument(dict: DictValue): boolean {
  const statements = entryOf(dict, 'Statement')?.value;
  if (!statements) return isDocument(dict, false) && dict.entries.some(isOfStatements);
  if (isLookAlike(dict)) return false;
  if (dict.entries.some(hasPolicyVersion)) return statements.kind !== 'text' && statements.kind !== 'scalar';
  return itemsOf(statements).some((item) => item.kind === 'dict' && saysEffect(item));
}

function saysEffect(statement: DictValue): boolean {
  const effect = entryOf(statement, 'Effect')?.value;
  return (
    effect?.kind === 'text' &&
    /^(?:allow|deny)$/i.test(effect.text) &&
    statement.entries.some(({ key }) => /^(?:Not)?(?:Principal|Action|Resource)$/.test(key.text))
  );
}

/** Whether the key is that of a statement element, or of the element that contains statements. */
function isOfStatements({ key }: DictEntry): boolean {
  return !/^(?:version|id|sid)$/i.test(key.text);
}

/** Whether the key is that of a policy element, other than `version` or `id`, which many files have. */
function isOfPolicies({ key }: DictEntry): boolean {
  return !/^(?:version|[Ii]d)$/.test(key.text);
}

/** Whether the `Version` exists only in the policy language. */
function hasPolicyVersion({ key, value }: DictEntry): boolean {
  return key.text.toLowerCase() === 'version' && value.kind === 'text' && versionValue.test(value.text);
}

/** The site of a policy document. Undefined for anything else. */
export const bareDocument: Locator = (dict, { declared }) =>
  isDocument(dict, declared) ? [{ document: dict }] : undefined;
