/** A policy document that is the file itself, or one of a list. */
import type { Locator } from './locator.js';
import { isLookAlike } from './look-alikes.js';
import { itemsOf } from '../value/members.js';
import { entryOf, type DictEntry, type DictValue } from '../value/value.js';

const documentKey =
  /^(?:version|id|stat\w{0,2}m\w{0,2}nts?|sid|effect|(?:not)?(?:principal|action|resource)|condition)$/i;
const versionValue = /^20(?:12|08)-10-17$/;

/**
 * Whether a dict is a policy document: it has a `Statement`, or can be nothing but a policy that lacks it.
 *
 * @param declared the place or a setting says that policies stand here: a document need not give itself away
 */
export function isDocument(dict: DictValue, declared: boolean): boolean {
  if (entryOf(dict, 'Statement') !== undefined) return !isLookAlike(dict);
  const { entries, open } = dict;
  if (open || !entries.every(({ key }) => documentKey.test(key.text))) return false;
  return entries.some(declared ? isOfPolicies : hasPolicyVersion);
}

/**
 * Whether a dict can be nothing but a policy document, wherever it is: by its Version, or by a statement that has an effect
 * and says on what.
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

/** The name of a member is one of statements, or of the element that holds them. */
function isOfStatements({ key }: DictEntry): boolean {
  return !/^(?:version|id|sid)$/i.test(key.text);
}

/** Not a `version` or an `id`, which many files have. */
function isOfPolicies({ key }: DictEntry): boolean {
  return !/^(?:version|[Ii]d)$/.test(key.text);
}

/** The `Version` is one that only the policy language has. */
function hasPolicyVersion({ key, value }: DictEntry): boolean {
  return key.text.toLowerCase() === 'version' && value.kind === 'text' && versionValue.test(value.text);
}

/** The site of a policy document; undefined for anything else. */
export const bareDocument: Locator = (dict, { declared }) =>
  isDocument(dict, declared) ? [{ document: dict }] : undefined;
