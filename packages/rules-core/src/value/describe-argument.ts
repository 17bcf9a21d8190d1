/** Describes arguments of unknown origin in messages. */

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The kind of a value, in words. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** A value as quoted in messages. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  const isPlain = value === null || value === undefined || /^(?:number|boolean)$/.test(typeof value);
  return isPlain ? String(value) : kindOf(value);
}

export function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
