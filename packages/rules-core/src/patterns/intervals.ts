/** Sets of numbers, times or addresses, as intervals in ascending order with gaps between them. */

/** Numbers, or addresses as bigints. A set contains only one of the two, plus the infinities. */
export type Point = number | bigint;

export interface Interval {
  readonly from: Point;
  /** Whether `from` itself is excluded. */
  readonly fromOpen: boolean;
  readonly to: Point;
  readonly toOpen: boolean;
}

export type Intervals = readonly Interval[];

export const nothing: Intervals = [];
export const everything: Intervals = [{ from: -Infinity, fromOpen: true, to: Infinity, toOpen: true }];

/** The union of intervals, which may overlap and be in any order. */
export function unionOf(intervals: Intervals): Intervals {
  const found: Interval[] = [];
  for (const next of intervals.filter(holdsSomething).sort(byStart)) {
    const last = found.at(-1);
    if (last && meets(last, next)) found[found.length - 1] = joined(last, next);
    else found.push(next);
  }
  return found;
}

/** The intersection of two sets. */
export function intersectionOf(a: Intervals, b: Intervals): Intervals {
  const found: Interval[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const [one, other] = [a[i]!, b[j]!];
    const start = byStart(one, other) >= 0 ? one : other;
    const end = byEnd(one, other) <= 0 ? one : other;
    found.push({ from: start.from, fromOpen: start.fromOpen, to: end.to, toOpen: end.toOpen });
    if (end === one) i++;
    else j++;
  }
  return found.filter(holdsSomething);
}

/** The complement of a set. */
export function complementOf(set: Intervals): Intervals {
  const gaps: Interval[] = [];
  let [from, fromOpen]: [Point, boolean] = [-Infinity, true];
  for (const each of set) {
    gaps.push({ from, fromOpen, to: each.from, toOpen: !each.fromOpen });
    [from, fromOpen] = [each.to, !each.toOpen];
  }
  gaps.push({ from, fromOpen, to: Infinity, toOpen: true });
  return gaps.filter((gap) => holdsSomething(gap) && gap.from !== Infinity && gap.to !== -Infinity);
}

/** Whether every point of `b` is in `a`. */
export function includes(a: Intervals, b: Intervals): boolean {
  return intersectionOf(complementOf(a), b).length === 0;
}

export function contains(set: Intervals, point: Point): boolean {
  return includes(set, [{ from: point, fromOpen: false, to: point, toOpen: false }]);
}

function holdsSomething({ from, fromOpen, to, toOpen }: Interval): boolean {
  return from < to || (from === to && !fromOpen && !toOpen);
}

/** Whether there is no gap between the intervals. The first one starts first. */
function meets({ to, toOpen }: Interval, { from, fromOpen }: Interval): boolean {
  return from < to || (from === to && !(toOpen && fromOpen));
}

function joined(first: Interval, second: Interval): Interval {
  const { to, toOpen } = byEnd(first, second) >= 0 ? first : second;
  return { from: first.from, fromOpen: first.fromOpen, to, toOpen };
}

function byStart(a: Interval, b: Interval): number {
  return compare(a.from, b.from) || Number(a.fromOpen) - Number(b.fromOpen);
}

function byEnd(a: Interval, b: Interval): number {
  return compare(a.to, b.to) || Number(b.toOpen) - Number(a.toOpen);
}

function compare(a: Point, b: Point): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
