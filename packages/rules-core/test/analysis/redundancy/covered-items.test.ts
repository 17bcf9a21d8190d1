import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveredItems } from '../../../src/analysis/redundancy/covered-items.js';
import { actionCovers, actionMatches, type ActionPattern } from '../../../src/patterns/action-pattern.js';
import { policyWith } from '../../read-policy.js';

const fold = (text: string): string => text.toLowerCase();
const isWide = ({ literal }: ActionPattern): boolean => !literal;

function itemsOf(actions: readonly string[]) {
  const [statement] = policyWith({ Effect: 'Allow', Action: actions, Resource: '*' }).statements;
  return statement!.actions!.items;
}

function coveredIn(actions: readonly string[]) {
  return coveredItems(itemsOf(actions), fold, isWide, actionCovers);
}

/** Every name of up to three letters. */
const names = ['a', 'b'].flatMap((a) => [a, ...['a', 'b'].flatMap((b) => [a + b, `${a}${b}a`, `${a}${b}b`])]);

const pattern = fc.stringMatching(/^[ab*?]{1,3}$/).map((name) => `s:${name}`);

describe('coveredItems', () => {
  it('names the entry that covers, and duplicates', () => {
    const found = coveredIn(['s3:Get*', 's3:GetObject', 'S3:GET*']);
    expect(found.map(({ item, by, duplicate }) => [item.text, by.text, duplicate])).toEqual([
      ['s3:GetObject', 's3:Get*', false],
      ['S3:GET*', 's3:Get*', true],
    ]);
  });

  it('can be taken out all at once without a change of what the list matches', () => {
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 8 }), (actions) => {
        const items = itemsOf(actions);
        const gone = new Set(coveredIn(actions).map(({ item }) => item.text + String(item.index)));
        const left = items.filter((item) => !gone.has(item.text + String(item.index)));
        const match = (list: typeof items, action: string) =>
          list.some((item) => item.pattern && actionMatches(item.pattern, action));
        for (const name of names) expect(match(left, `s:${name}`)).toBe(match(items, `s:${name}`));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves no entry that another one covers', () => {
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 8 }), (actions) => {
        const gone = new Set(coveredIn(actions).map(({ item }) => item.index));
        const left = itemsOf(actions).filter(({ index }) => !gone.has(index));
        for (const one of left) {
          for (const other of left)
            expect(one !== other && actionCovers(one.pattern!, other.pattern!)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });
});
