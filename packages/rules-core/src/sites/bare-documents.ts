/** A policy document that is the file itself, or one of a list. */
import { entryOf, type DictValue } from '../value/value.js';
import type { PolicySite } from './source.js';

const documentKey =
  /^(?:version|id|stat\w{0,2}m\w{0,2}nts?|sid|effect|(?:not)?(?:principal|action|resource)|condition)$/i;
const versionValue = /^20(?:12|08)-10-17$/;

/** Whether a dict is a policy document: it has a `Statement`, or can be nothing but a policy that lacks it. */
export function isDocument(dict: DictValue): boolean {
  return entryOf(dict, 'Statement') !== undefined || isDocumentWithoutStatement(dict);
}

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

/** The site of a policy document; undefined for anything else. */
export function bareDocument(dict: DictValue): readonly PolicySite[] | undefined {
  return isDocument(dict) ? [{ document: dict }] : undefined;
}
