/** What keeps an entry of Action from being an action at all. */
import { findAction } from '../../catalog/catalog.js';
import { parseActionPattern } from '../../patterns/action-pattern.js';

export interface ActionShapeFault {
  readonly kind: 'empty' | 'arn' | 'missingService' | 'missingName' | 'tooManyColons' | 'badCharacter';
  /** The character that no action has, in words. */
  readonly character?: string;
  /** The known action that was probably meant. */
  readonly meant?: string;
}

/** @param text an entry that `parseActionPattern` does not take */
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

/** The same with another separator, or without white space, where that is an action. */
function meantBy(text: string): string | undefined {
  if (text.length > 128) return undefined;
  const written = text.replace(/\s+/g, '').replace(/[:./]+/, ':');
  const pattern = parseActionPattern(written);
  if (!pattern || pattern.everything) return undefined;
  return pattern.literal ? findAction(pattern.service, pattern.name)?.id : undefined;
}
