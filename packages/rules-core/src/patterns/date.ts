/** Dates, as the Date operators take them: ISO 8601, or seconds since 1970. */

const iso =
  /^(\d{4})(?:-?(\d\d)(?:-?(\d\d)(?:T(\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?)?)?$/;

/** Is this a date of ISO 8601 that is in the calendar? `2026-02-30` is not. */
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

/** Is this a time in seconds since 1970, with or without a fraction? */
export function isEpochTime(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(text);
}

function daysIn(year: number, month: number): number {
  return Number.isNaN(month) ? 31 : new Date(Date.UTC(year, month, 0)).getUTCDate();
}
