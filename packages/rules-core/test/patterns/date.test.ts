import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, isEpochTime, isIsoDate } from '../../src/patterns/date.js';

describe('isIsoDate', () => {
  it.each([
    ...[
      '2026',
      '2026-02',
      '2026-02-28',
      '2024-02-29',
      '2026-12-31T24',
      '2026-12-31T23:59',
      '2026-12-31T23:59:60Z',
    ],
    ...['2026-12-31T23:59:59.123456789+05:30', '2026-12-31T23:59:59-0800', '20261231T235959Z', '20261231'],
  ])('takes %s', (text) => expect(isIsoDate(text)).toBe(true));

  it.each([
    ...['', '26', '2026-00', '2026-13', '2026-02-29', '2026-04-31', '2026-1-1', '2026-12-31 23:59:59'],
    ...[
      '2026-12-31T25:00',
      '2026-12-31T23:60',
      '2026-12-31T23:59:61',
      '2026-12-31Z08',
      '31.12.2026',
      ' 2026',
      'now',
    ],
  ])('refuses %j', (text) => expect(isIsoDate(text)).toBe(false));

  it('takes what Date writes', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('0000-01-01T00:00:00Z'),
          max: new Date('9999-12-31T23:59:59Z'),
          noInvalidDate: true,
        }),
        (date) => {
          expect(isIsoDate(date.toISOString())).toBe(true);
        },
      ),
    );
  });
});

describe('isEpochTime', () => {
  it.each(['0', '1767225600', '1767225600.25', '-1'])('takes %s', (text) =>
    expect(isEpochTime(text)).toBe(true),
  );
  it.each(['', '1e9', '1,000', '0x10', ' 1', '1.', '2026-01-01'])('refuses %j', (text) =>
    expect(isEpochTime(text)).toBe(false),
  );
});

describe('instantOf', () => {
  it.each([
    ['2026-01-01', 1767225600],
    ['2026-01', 1767225600],
    ['2026-01-01T00', 1767225600],
    ['2026-01-01T00:00Z', 1767225600],
    ['20260101T000000Z', 1767225600],
    ['2026-01-01T01:30:00+01:30', 1767225600],
    ['2025-12-31T16:00:00-0800', 1767225600],
    ['2026-01-01T02+02', 1767225600],
    ['2025-12-31T24:00:00Z', 1767225600],
    ['2026-01-01T00:00:00.5Z', 1767225600.5],
    ['1767225600', 1767225600],
    ['-1', -1],
    ['0001-01-01', -62135596800],
  ])('reads %s', (text, seconds) => expect(instantOf(text)).toBe(seconds));

  it.each(['2026', '202601', '20260101', '1767225600000', '2026-02-30', 'now', ''])(
    'does not guess what %j is',
    (text) => expect(instantOf(text)).toBeUndefined(),
  );

  it('agrees with Date', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('0000-01-01T00:00:00Z'),
          max: new Date('9999-12-31T23:59:59Z'),
          noInvalidDate: true,
        }),
        (date) => {
          expect(instantOf(date.toISOString())).toBeCloseTo(date.getTime() / 1000, 2);
        },
      ),
    );
  });
});
