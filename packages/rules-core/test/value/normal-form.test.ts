import { describe, expect, it } from 'vitest';
import { formOf, sameForm } from '../../src/value/normal-form.js';
import { valueOf } from '../read-policy.js';

const same = (a: unknown, b: unknown) => sameForm(valueOf(a), valueOf(b));

describe('sameForm', () => {
  it('does not count the order of members and lists, nor a list of one', () => {
    expect(same({ a: [1, 'x'], b: 'y' }, { b: ['y'], a: ['x', 1] })).toBe(true);
    expect(same(['x', 'y', 'x'], ['y', 'x'])).toBe(true);
    expect(same({ a: true }, { a: 'true' })).toBe(true);
  });

  it('counts everything else', () => {
    expect(same({ a: 'x' }, { a: 'X' })).toBe(false);
    expect(same({ a: 'x' }, { A: 'x' })).toBe(false);
    expect(same({ a: 'x' }, { a: 'x', b: 'y' })).toBe(false);
    expect(same(['x'], ['x', 'y'])).toBe(false);
    expect(same('["x"]', ['x', 'x,y'])).toBe(false);
    expect(sameForm(undefined, valueOf('{}'))).toBe(false);
    expect(sameForm(undefined, undefined)).toBe(true);
  });

  it('knows nothing of what is open, opaque or nested too deeply', () => {
    const span = { start: 0, end: 0 };
    expect(formOf({ kind: 'opaque', span })).toBeUndefined();
    expect(formOf({ kind: 'list', span, items: [], open: true })).toBeUndefined();
    expect(formOf({ kind: 'dict', span, head: span, entries: [], open: true })).toBeUndefined();
    let deep: unknown = 'x';
    for (let i = 0; i < 20; i++) deep = { a: deep };
    expect(same(deep, deep)).toBe(false);
  });

  it('leaves out members at the top only', () => {
    expect(formOf(valueOf({ Sid: 'A', a: { Sid: 'B' } }), ['Sid'])).toBe('{"a":{"Sid":"B"}}');
  });
});
