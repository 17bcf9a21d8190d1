import { expect, it } from 'vitest';
import { Rounds } from '../../src/speed/rounds.js';

const never = (): string => {
  throw new Error('asked for in the first round');
};

it('keeps nothing of the first round, and what was kept or recalled in the last one', () => {
  const rounds = new Rounds<number>(2);
  expect(rounds.next('a', never)).toBeUndefined();
  const second = rounds.next('a', () => 'terms')!;
  expect(second.recall('q')).toBeUndefined();
  second.keep('q', 1);
  second.keep('r', 2);
  const third = rounds.next('a', () => 'terms')!;
  expect([third.recall('q'), third.recall('s')]).toEqual([1, undefined]);
  const fourth = rounds.next('a', () => 'terms')!;
  expect([fourth.recall('q'), fourth.recall('r')]).toEqual([1, undefined]);
});

it('keeps nothing where the terms have changed', () => {
  const rounds = new Rounds<number>(2);
  rounds.next('a', never);
  rounds.next('a', () => 'one')!.keep('q', 1);
  expect(rounds.next('a', () => 'other')!.recall('q')).toBeUndefined();
  expect(rounds.next('a', () => 'one')!.recall('q')).toBeUndefined();
});

it('keeps the last subjects alone', () => {
  const rounds = new Rounds<number>(2);
  for (const subject of ['a', 'b', 'a', 'c']) rounds.next(subject, () => '');
  expect(rounds.next('a', () => '')).toBeDefined();
  expect(rounds.next('b', () => '')).toBeUndefined();
});
