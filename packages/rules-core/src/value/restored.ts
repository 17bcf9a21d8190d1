import type { Holes } from './hole.js';

/** The data with holes replaced by their source in all texts and keys. */
export function restored<Data>(data: Data, holes: Holes | undefined): Data {
  return holes ? (inside(data, holes) as Data) : data;
}

function inside(data: unknown, holes: Holes): unknown {
  if (typeof data === 'string') return holes.restore(data);
  if (Array.isArray(data)) return data.map((each) => inside(each, holes));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, each]) => [holes.restore(key), inside(each, holes)]),
  );
}
