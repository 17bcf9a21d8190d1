/**
 * The blocks of a file, told apart by their braces alone. It takes a fraction of the time of a tree, and of the files of a folder
 * only few blocks are asked for.
 */
import { endOfHeredoc, endOfString } from './tokens.js';

/** `type "label" { … }`, from its type to its last brace. */
export interface WrittenBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly text: string;
}

const landmark = /["{}]|#|\/\/|\/\*|<<-?[\p{ID_Start}_]/gu;
const header = /([A-Za-z_][\w-]*)((?:[ \t]+(?:"[^"\n]*"|[\w-]+))*)[ \t]*$/;

/** The blocks that are in no other. One without an end goes to the end of the text. */
export function writtenBlocksIn(text: string): readonly WrittenBlock[] {
  const blocks: WrittenBlock[] = [];
  let depth = 0;
  let begun: Omit<WrittenBlock, 'text'> | undefined;
  let start = 0;
  const end = (at: number): void => {
    if (begun) blocks.push({ ...begun, text: text.slice(start, at) });
    begun = undefined;
  };
  const pattern = new RegExp(landmark);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const { index, 0: found } = match;
    const after = index + found.length;
    if (found === '"') {
      const closed = endOfString(text, after);
      pattern.lastIndex = typeof closed === 'number' ? closed : after;
    } else if (found === '{') {
      if (depth++ > 0) continue;
      const before = text.slice(text.lastIndexOf('\n', index) + 1, index);
      const named = header.exec(before);
      if (!named) continue;
      const [, type = '', labels = ''] = named;
      begun = {
        type,
        labels: Array.from(labels.matchAll(/"([^"\n]*)"|[\w-]+/g), ([each, quoted]) => quoted ?? each),
      };
      start = index - before.length + named.index;
    } else if (found === '}') {
      depth = Math.max(0, depth - 1);
      if (depth === 0) end(after);
    } else if (found === '/*') pattern.lastIndex = endOr(text.indexOf('*/', after), text);
    else if (found.startsWith('<<')) pattern.lastIndex = endOfHeredoc(text, index)?.end ?? after;
    else pattern.lastIndex = endOr(text.indexOf('\n', after), text);
  }
  end(text.length);
  return blocks;
}

function endOr(index: number, text: string): number {
  return index < 0 ? text.length : index;
}
