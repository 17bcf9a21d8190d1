/**
 * The number of edits (inserting, deleting or replacing a character, or swapping two neighbors) that turn one text into
 * the other, or `limit + 1` if it is more than `limit`. This is the restricted Damerau-Levenshtein distance.
 */
export function editDistance(a: string, b: string, limit: number): number {
  const beyond = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return beyond;
  // Rows of the table of distances between prefixes. Only cells near the diagonal can be within the limit.
  let before: number[] = [];
  let last: number[] = [];
  let row: number[] = [];
  for (let j = 0; j <= b.length; j++) last.push(j <= limit ? j : beyond);
  for (let i = 1; i <= a.length; i++) {
    const first = Math.max(1, i - limit);
    const end = Math.min(b.length, i + limit);
    row[first - 1] = first === 1 ? i : beyond;
    let least = row[first - 1]!;
    const char = a.charCodeAt(i - 1);
    for (let j = first; j <= end; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = last[j - 1]! + (char === other ? 0 : 1);
      if (last[j]! < cost) cost = last[j]! + 1;
      if (row[j - 1]! < cost) cost = row[j - 1]! + 1;
      if (
        i > 1 &&
        j > 1 &&
        char === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === other &&
        before[j - 2]! < cost
      )
        cost = before[j - 2]! + 1;
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return beyond;
    if (end < b.length) row[end + 1] = beyond;
    [before, last, row] = [last, row, before];
  }
  return Math.min(last[b.length]!, beyond);
}
