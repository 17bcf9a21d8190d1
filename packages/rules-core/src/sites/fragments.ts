/** Recognizes statements on their own, without a document. */
import { itemsOf } from '../value/members.js';
import { entryOf, type DictValue, type Value } from '../value/value.js';
import { statementElements } from '../policy/grammar.js';

const elements: ReadonlySet<string> = new Set(statementElements);
/** An action, possibly with template text. */
const action = /^\*$|^[\w*?${}.-]+:[\w*?${}.-]+$/;

/**
 * Whether a value is a statement, or a list of only statements, of IAM or of another language that looks like it.
 * Statements have all required elements and no other keys.
 */
export function isFragment(value: Value): boolean {
  return value.kind === 'list'
    ? value.items.length > 0 && value.items.every((item) => item.kind === 'dict' && isStatement(item))
    : value.kind === 'dict' && isStatement(value);
}

function isStatement(dict: DictValue): boolean {
  const { entries } = dict;
  if (entries.length < 3 || entries.length > elements.size) return false;
  const effect = entryOf(dict, 'Effect')?.value;
  return (
    effect?.kind === 'text' &&
    (effect.text === 'Allow' || effect.text === 'Deny') &&
    entries.every(({ key }) => elements.has(key.text)) &&
    entries.some(({ key }) => /^(?:Not)?(?:Principal|Resource)$/.test(key.text)) &&
    textsIn(entryOf(dict, 'Action')?.value ?? entryOf(dict, 'NotAction')?.value).some((text) =>
      action.test(text),
    )
  );
}

function textsIn(value: Value | undefined): readonly string[] {
  return itemsOf(value).flatMap((item) => (item.kind === 'text' ? [item.text] : []));
}
