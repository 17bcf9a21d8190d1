import { expect, test } from 'vitest';
import {
  remembered,
  rememberedByText,
  rememberedFor,
  rememberedForPairs,
} from '../../src/speed/remembered.js';

test('an answer is found once for each thing, also when there is none', () => {
  const asked: object[] = [];
  const answerTo = remembered((about: { readonly answer: number | undefined }) => {
    asked.push(about);
    return about.answer;
  });
  const one = { answer: 1 };
  const none = { answer: undefined };
  expect([one, none, one, none, { answer: 1 }].map(answerTo)).toEqual([1, undefined, 1, undefined, 1]);
  expect(asked).toEqual([one, none, { answer: 1 }]);
});

test('an answer is found once for each detail of a thing', () => {
  const asked: string[] = [];
  const answerTo = rememberedFor(({ name }: { readonly name: string }, detail: string) => {
    asked.push(name + detail);
    return detail === '' ? undefined : name + detail;
  });
  const [a, b] = [{ name: 'a' }, { name: 'b' }];
  expect([answerTo(a, '1'), answerTo(a, '2'), answerTo(b, '1'), answerTo(a, '1')]).toEqual([
    'a1',
    'a2',
    'b1',
    'a1',
  ]);
  expect([answerTo(a, ''), answerTo(a, '')]).toEqual([undefined, undefined]);
  expect(asked).toEqual(['a1', 'a2', 'b1', 'a']);
});

test('answers about texts are kept up to a number and a length', () => {
  const asked: string[] = [];
  const answerTo = rememberedByText(
    (text) => {
      asked.push(text);
      return text === 'none' ? undefined : text.length;
    },
    { most: 2, longest: 4 },
  );
  expect(['a', 'none', 'a', 'none'].map(answerTo)).toEqual([1, undefined, 1, undefined]);
  expect(asked).toEqual(['a', 'none']);
  expect(['longer', 'longer'].map(answerTo)).toEqual([6, 6]);
  expect(asked).toEqual(['a', 'none', 'longer', 'longer']);
  // A third one makes room for all.
  expect(['b', 'a', 'b'].map(answerTo)).toEqual([1, 1, 1]);
  expect(asked.slice(4)).toEqual(['b', 'a']);
});

test('an answer about two texts is found once for each order of them', () => {
  const asked: string[] = [];
  const answerTo = rememberedForPairs((a, b) => {
    asked.push(`${a}-${b}`);
    return a === b ? undefined : a < b;
  });
  const pairs = [
    ['x', 'y'],
    ['y', 'x'],
    ['x', 'y'],
    ['x', 'x'],
    ['x', 'x'],
  ] as const;
  expect(pairs.map(([a, b]) => answerTo(a, b))).toEqual([true, false, true, undefined, undefined]);
  expect(asked).toEqual(['x-y', 'y-x', 'x-x']);
});
