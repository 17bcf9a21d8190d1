/** Messages and titles of suggestions are plain English: short, in whole sentences, in the words that AWS uses. */
import { rules } from 'iam-rules-core';
import { describe, expect, it } from 'vitest';
import { ruleCases } from '../packages/rules-core/test/rule-cases.js';

/** Own text: without what is filled in, and without names in backticks. */
const longestMessage = 120;
const longestTitle = 65;

/** Words to avoid, with what to write instead. */
const houseWords: readonly (readonly [RegExp, string])[] = [
  [/\b(?:is|are) no (?!longer\b|more\b)/, 'is not a'],
  [/\bmend(?:s|ed|ing)?\b/, 'fix'],
  [/\btakes? in\b/, 'matches'],
  [/\bstands? (?:in|behind|beside|for|under)\b/, 'is in, is after, is next to, means'],
  [/\bshuts? out\b/, 'denies'],
  [/\bspar(?:e|es|ed|ing)\b/, 'exempts'],
  [/\bheld to\b/, 'limited to'],
  [/\bcarr(?:y|ies)\b/, 'includes'],
  [/\brefuses?\b/, 'rejects'],
  [/\bspeaks? of\b/, 'covers'],
  [/\bto come included\b/, 'including ones that AWS adds later'],
  [/\bhangs? on\b/, 'the resource it is attached to'],
  [/\b(?:this|the|a) test\b/, 'condition'],
  [/\bbeside\b/, 'next to'],
  [/\bamong them\b/, 'including'],
  [/\bwhat it stands for\b/, 'the resource you meant'],
];

/** What a suggestion does, in the imperative. */
const imperatives =
  /^(?:Add|Allow|Deny|Exempt|Insert|Keep|Limit|List|Move|Remove|Rename|Replace|Set|Use|Write|\{\{verb\}\}) /;

const isTitle = (id: string) => id.startsWith('suggest');
const unquoted = (text: string) => text.replace(/`[^`]*`/g, 'X');
const own = (text: string) => text.replace(/`[^`]*`|\{\{\w+\}\}/g, '');

/** What is wrong with a text, each as a sentence. */
function faultsIn(id: string, text: string): string[] {
  const faults: string[] = [];
  const length = own(text).length;
  const most = isTitle(id) ? longestTitle : longestMessage;
  if (length > most) faults.push(`has ${length} characters of its own; ${most} are enough`);
  if (/ {2}|^ | $/.test(unquoted(text))) faults.push('has spaces that are too many');
  if (text.split('`').length % 2 === 0) faults.push('has a backtick without its partner');
  if (/\s[,.;:?]/.test(unquoted(text))) faults.push('has a space before punctuation');
  if (/\b(?:iam|sts|aws|s3|kms):[A-Za-z]/.test(unquoted(text)))
    faults.push('has a name outside of backticks');
  if (/ — |!|\betc\b/.test(unquoted(text))) faults.push('has a dash, an exclamation mark or "etc"');
  if (/\bdid you mean\b/i.test(text) && !/\. Did you mean [^.]+\?$/.test(text))
    faults.push('asks "Did you mean …?" elsewhere than in a sentence at its end');
  for (const [word, instead] of houseWords)
    if (word.test(unquoted(text))) faults.push(`says ${String(word)}; write: ${instead}`);
  if (isTitle(id)) {
    if (!imperatives.test(text)) faults.push('does not say in the imperative what the suggestion does');
    if (text.endsWith('.')) faults.push('ends with a full stop, which titles do not have');
  } else {
    if (!/[.?](?:\{\{reason\}\})?$/.test(text)) faults.push('has no full stop or question mark at its end');
    if ((unquoted(text).match(/\. (?=[A-Z`{])/g) ?? []).length > 1)
      faults.push('has more than two sentences');
  }
  return faults;
}

const cases = new Map((await ruleCases()).map((each) => [each.rule.name, each]));

describe.each(rules.map((rule) => ({ name: rule.name, rule })))('$name', ({ name, rule }) => {
  const messages = Object.entries(rule.messages as Record<string, string>);

  it.each(messages)('says %s in plain words', (id, text) => {
    expect(faultsIn(id, text)).toEqual([]);
  });

  it('says nothing twice, and nothing broken, once it is filled in', () => {
    const errors = (cases.get(name)?.invalid ?? []).flatMap((each) => each.errors);
    const filled = errors.flatMap((error) => {
      if (typeof error === 'string') return [];
      return [error, ...(error.suggestions ?? [])].map(({ messageId, data = {} }) =>
        (rule.messages as Record<string, string>)[messageId]!.replace(/\{\{(\w+)\}\}/g, (_, key: string) =>
          String((data as Record<string, unknown>)[key]),
        ),
      );
    });
    const broken = filled.filter((text) =>
      /\bundefined\b|\[object| {2}|, ,|\.\.(?!\.)|\b([a-z]{2,}) \1\b/.test(unquoted(text)),
    );
    expect(broken).toEqual([]);
  });
});

describe('the style', () => {
  it.each([
    ['found', '`x` is no action.', /is not a/],
    ['found', '`x` takes in every action.', /matches/],
    ['found', 'Allows `x.', /backtick/],
    ['found', 'Allows  `x`.', /spaces/],
    ['found', 'Allows `x`', /full stop/],
    ['found', 'Allows iam:PassRole.', /outside of backticks/],
    ['found', 'Did you mean `x`? It does not exist.', /Did you mean/],
    ['found', `Allows ${'very '.repeat(30)}much.`, /characters of its own/],
    ['found', 'One. Two. Three.', /sentences/],
    ['suggestOther', 'Other `x`', /imperative/],
    ['suggestOther', 'Add `x`.', /full stop/],
  ])('of %s finds the fault in "%s"', (id, text, fault) => {
    expect(faultsIn(id, text).join('; ')).toMatch(fault);
  });

  it.each([
    ['found', '`{{action}}` does not exist. Did you mean `{{meant}}`?'],
    ['found', 'This statement has no `Effect`, so AWS rejects the policy.'],
    ['suggestOther', 'Replace with `{{other}}`'],
  ])('of %s has no fault in "%s"', (id, text) => {
    expect(faultsIn(id, text)).toEqual([]);
  });
});
