/** Dates as Date operators accept them: ISO 8601, or seconds since 1970. */

const iso =
  /^(\d{4})(?:-?(\d\d)(?:-?(\d\d)(?:T(\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?)?)?$/;

/** Whether the text is an existing ISO 8601 date. `2026-02-30` is not. */
export function isIsoDate(text: string): boolean {
  const match = iso.exec(text);
  if (!match) return false;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? NaN));
  const limits: readonly (readonly [number | undefined, number, number])[] = [
    [month, 1, 12],
    [day, 1, daysIn(year!, month!)],
    [hour, 0, 24],
    [minute, 0, 59],
    [second, 0, 60],
  ];
  return limits.every(([part, least, most]) => Number.isNaN(part) || (part! >= least && part! <= most));
}

/** Whether the text is a time in seconds since 1970, with or without a fraction. */
export function isEpochTime(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(text);
}

function daysIn(year: number, month: number): number {
  return Number.isNaN(month) ? 31 : new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * The seconds since 1970 of a date in either form. undefined for other text, and for ambiguous text: `20260101` is an
 * ISO 8601 date as well as a number of seconds, and a number with more than 11 digits is probably in milliseconds.
 */
export function instantOf(text: string): number | undefined {
  if (isEpochTime(text))
    return /^\d{4}(?:\d\d){0,2}$/.test(text) || /\d{12}/.test(text) ? undefined : Number(text);
  const match = isIsoDate(text) ? iso.exec(text) : null;
  if (!match) return undefined;
  const [year, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  const [, fraction = ''] = /[.,](\d+)/.exec(text) ?? [];
  // Date.UTC treats years up to 99 as in the 20th century.
  const dayStart = new Date(Date.UTC(2000, 0)).setUTCFullYear(year!, month - 1, day) / 1000;
  const zone = /T.*?([+-])(\d\d)(?::?(\d\d))?$/.exec(text);
  const ahead = zone ? Number(`${zone[1]}1`) * (Number(zone[2]) * 60 + Number(zone[3] ?? 0)) * 60 : 0;
  return dayStart + (hour * 60 + minute) * 60 + second - ahead + Number(`0.${fraction}`);
}
