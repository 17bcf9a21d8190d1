/** Makes policy text safe to show: it must not control a terminal, start a new line or pass for other text. */

/**
 * Control characters, and characters that are invisible or reorder the text around them: line ends, joiners, direction
 * marks, lone surrogates.
 */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const everyUnprintable = new RegExp(unprintable, 'gu');

/** Replaces each unprintable character with an escape such as `\u001b`. */
export function printable(text: string): string {
  if (!unprintable.test(text)) return text;
  return text.replace(everyUnprintable, (character) => {
    const code = character.codePointAt(0)!.toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
  });
}
