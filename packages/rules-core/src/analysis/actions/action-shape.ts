/** Explains why an entry of Action is not a valid action. */
import { findAction } from '../../catalog/catalog.js';
import { parseActionPattern } from '../../patterns/action-pattern.js';

export interface ActionShapeFault {
  readonly kind: 'empty' | 'arn' | 'missingService' | 'missingName' | 'tooManyColons' | 'badCharacter';
  /** The character that action names cannot contain, in words. */
  readonly character?: string;
  /** The known action that was probably meant. */
  readonly meant?: string;
}

/** @param text an entry that `parseActionPattern` rejects */
export function actionShapeFault(text: string): ActionShapeFault {
  if (text.trim() === '') return { kind: 'empty' };
  if (/^arn:[^:]*:/i.test(text)) return { kind: 'arn' };
  const meant = meantBy(text);
  return { ...kindOf(text), ...(meant !== undefined && { meant }) };
}

function kindOf(text: string): ActionShapeFault {
  const [, found] = /([^\w*?:-])/u.exec(text) ?? [];
  if (found !== undefined && text.includes(':'))
    return { kind: 'badCharacter', character: /\s/.test(found) ? 'white space' : `\`${found}\`` };
  if (text.split(':').length > 2) return { kind: 'tooManyColons' };
  if (text.endsWith(':')) return { kind: 'missingName' };
  return { kind: 'missingService' };
}

/** The text with another separator or without white space, if that is an action. */
function meantBy(text: string): string | undefined {
  if (text.length > 128) return undefined;
  const written = text.replace(/\s+/g, '').replace(/[:./]+/, ':');
  const pattern = parseActionPattern(written);
  if (!pattern || pattern.everything) return undefined;
  return pattern.literal ? findAction(pattern.service, pattern.name)?.id : undefined;
}
