import { refusedCharacter } from '../../policy/grammar.js';
import { findTexts, type FoundText } from '../../policy/texts.js';
import { isKnown, sliceSpan, type TextValue } from '../../value/value.js';
import type { Edit } from '../../edits/edit.js';
import { defineRule } from '../rule.js';

const everyRun = new RegExp(`${refusedCharacter.source}+`, 'g');
const everyRefused = new RegExp(refusedCharacter, 'g');

/** What editors and word processors put in the place of plain characters. */
const plain: Readonly<Record<string, string>> = {
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u2018': "'",
  '\u2019': "'",
  '\u201C': '"',
  '\u201D': '"',
  '\u2026': '...',
  '\u2217': '*',
  '\uFF0A': '*',
  '\uFF1A': ':',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u2009': ' ',
  '\u202F': ' ',
  '\u200B': '',
  '\u200C': '',
  '\u200D': '',
  '\u2060': '',
  '\uFEFF': '',
};

export const validCharacters = defineRule({
  name: 'valid-characters',
  description: 'Disallow characters that IAM refuses in a policy',
  category: 'grammar',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  // Other services keep the policies of their resources, and have their own rules.
  policies: ({ keptBy }) => keptBy === 'iam',
  traits: ['irregular'],
  messages: {
    refused:
      '`{{characters}}` ({{codes}}) is refused: IAM takes tabs, line ends and the characters U+0020 to U+00FF in a policy.',
    suggestPlain: 'Write `{{text}}`',
  },

  *check({ value: document }) {
    for (const found of findTexts(document, (text) => refusedIn(text) !== undefined)) {
      const { value } = found;
      const { 0: run, index } = refusedIn(value)!;
      yield {
        messageId: 'refused',
        data: { characters: run, codes: codesOf(run) },
        at: sliceSpan(value, index, index + run.length),
        subject: { value },
        suggest: () => {
          const text = value.text.replace(everyRefused, (character) => plain[character] ?? character);
          return (
            !refusedCharacter.test(text) && {
              messageId: 'suggestPlain',
              data: { text },
              edits: [write(found, text)],
            }
          );
        },
      };
    }
  },
});

/** The first refused characters that are written as they are: those of an escape are others than the string's. */
function refusedIn(value: TextValue): RegExpExecArray | undefined {
  if (value.place === undefined || !refusedCharacter.test(value.text) || !isKnown(value)) return undefined;
  for (const run of value.text.matchAll(everyRun)) {
    const { start, end } = sliceSpan(value, run.index, run.index + run[0].length);
    if (end - start === run[0].length) return run;
  }
  return undefined;
}

function codesOf(run: string): string {
  const all = Array.from(run);
  const codes = all
    .slice(0, 3)
    .map((character) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`);
  return codes.join(' ') + (all.length > 3 ? ' …' : '');
}

function write({ value, entry }: FoundText, text: string): Edit {
  return entry ? { kind: 'rename-key', entry, key: text } : { kind: 'replace', target: value, with: text };
}
