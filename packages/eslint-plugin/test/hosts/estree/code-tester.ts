/** Lints code with the trees of espree and of typescript-eslint, and compares findings and suggestions with what is expected. */
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import iam from '../../../src/index.js';
import { unmark } from '../../../../rules-core/test/rule-tester.js';

export interface CodeCase {
  readonly name: string;
  /** `«…»` around what is found, in source order. */
  readonly code: string;
  /** The rules whose findings are marked, in that order; the others of `recommended` find nothing. */
  readonly rules?: readonly string[];
  /** The lines that each fix and suggestion changes, before and after it. */
  readonly suggestions?: readonly (readonly [before: string, after: string])[];
  /** It has types. */
  readonly typed?: true;
  readonly filename?: string;
}

const typescript = tseslint.parser as unknown as Linter.Parser;
export const parsers: readonly {
  readonly parser: string;
  readonly languageOptions: Linter.LanguageOptions;
}[] = [
  { parser: 'espree', languageOptions: {} },
  { parser: 'typescript-eslint', languageOptions: { parser: typescript } },
];

const config: Linter.Config = iam.configs.typescript;

export function messagesOf(
  code: string,
  languageOptions: Linter.LanguageOptions,
  filename = 'stack.ts',
): Linter.LintMessage[] {
  return new Linter().verify(code, [config, { files: ['**/*'], languageOptions }], filename);
}

export function testCode(title: string, cases: readonly CodeCase[]): void {
  describe(title, () => {
    const all = cases.flatMap((each) =>
      parsers
        .filter(({ parser }) => !each.typed || parser !== 'espree')
        .map((parser) => ({ ...parser, ...each })),
    );
    it.each(all)('$name, $parser', ({ code: marked, rules = [], suggestions, languageOptions, filename }) => {
      const { code, ranges } = unmark(marked);
      const offset = (line: number, column: number) =>
        code
          .split('\n')
          .slice(0, line - 1)
          .join('\n').length +
        (line > 1 ? 1 : 0) +
        column -
        1;
      const messages = messagesOf(code, languageOptions, filename);
      expect(
        messages.map(({ ruleId, message, line, column, endLine, endColumn }) => ({
          rule: ruleId?.replace('iam/', '') ?? message,
          text: code.slice(offset(line, column), offset(endLine!, endColumn!)),
          at: { start: offset(line, column), end: offset(endLine!, endColumn!) },
        })),
      ).toEqual(
        rules.map((rule, index) => {
          const at = ranges[index]!;
          return { rule, text: code.slice(at.start, at.end), at };
        }),
      );
      expect(ranges).toHaveLength(rules.length);
      if (suggestions)
        expect(
          messages.flatMap(({ fix, suggestions: offered = [] }) =>
            [...(fix ? [fix] : []), ...offered.map((each) => each.fix)].map(({ range, text }) =>
              changeOf(code, range, text),
            ),
          ),
        ).toEqual(suggestions);
    });
  });
}

/** The lines that a change is in, before and after it. */
function changeOf(code: string, [start, end]: readonly [number, number], text: string): [string, string] {
  const from = code.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = code.indexOf('\n', end);
  const to = lineEnd < 0 ? code.length : lineEnd;
  return [code.slice(from, to), code.slice(from, start) + text + code.slice(end, to)];
}
