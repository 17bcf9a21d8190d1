/**
 * The policy grammar: which elements documents and statements have.
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

/** An element of a statement or document, by its positive name: `NotAction` is `Action`. */
export type ElementName =
  'Version' | 'Id' | 'Statement' | 'Sid' | 'Effect' | 'Principal' | 'Action' | 'Resource' | 'Condition';

/** The element for a key of a document or statement, including Not forms. Undefined for any other key. */
export function elementNamed(name: string): ElementName | undefined {
  const isElement = documentElements.includes(name) || statementElements.includes(name);
  return isElement ? (name.replace(/^Not/, '') as ElementName) : undefined;
}

/**
 * Characters that an IAM policy document may not contain.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
 */
export const refusedCharacter = /[^\t\n\r\x20-\xff]/;

/** The elements that a statement may have in a policy of the type. */
export function supportedElements({ refuses }: PolicyTypeFacts): readonly string[] {
  return statementElements.filter((name) => !refuses.includes(name));
}

/** Whether no template fills in keys, so that a key that is absent here is really missing. */
export function isWhole({ open, entries }: DictValue): boolean {
  return !open && entries.every(({ key }) => isKnown(key));
}
