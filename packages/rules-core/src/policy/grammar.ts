/**
 * The grammar of policies: which elements a document and a statement have.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
import type { PolicyTypeFacts } from './policy-types.js';
import { isKnown, type DictValue } from '../value/value.js';

export const documentElements: readonly string[] = ['Version', 'Id', 'Statement'];

export const statementElements: readonly string[] = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

/** An element of a statement or a document, by its name without the Not: `NotAction` is `Action`. */
export type ElementName =
  'Version' | 'Id' | 'Statement' | 'Sid' | 'Effect' | 'Principal' | 'Action' | 'Resource' | 'Condition';

/** The element that a member of a document or statement is, or the Not form of; undefined when it is none. */
export function elementNamed(name: string): ElementName | undefined {
  const isElement = documentElements.includes(name) || statementElements.includes(name);
  return isElement ? (name.replace(/^Not/, '') as ElementName) : undefined;
}

/**
 * What a policy document of IAM may not hold.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
 */
export const refusedCharacter = /[^\t\n\r\x20-\xff]/;

/** The members that a statement may have in a policy of the type. */
export function supportedElements({ refuses }: PolicyTypeFacts): readonly string[] {
  return statementElements.filter((name) => !refuses.includes(name));
}

/** No key is filled in by a template: what the dict has not is really missing. */
export function isWhole({ open, entries }: DictValue): boolean {
  return !open && entries.every(({ key }) => isKnown(key));
}
