/** Text of a policy in a form that can be shown: it must not steer a terminal, begin a line, or pass for other text. */

/** Controls, and what is invisible or reorders its surroundings: line ends, joiners, direction marks, lone surrogates. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const everyUnprintable = new RegExp(unprintable, 'gu');

/** The text with each unprintable character as an escape: `\u001b`. */
export function printable(text: string): string {
  if (!unprintable.test(text)) return text;
  return text.replace(everyUnprintable, (character) => {
    const code = character.codePointAt(0)!.toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
  });
}
