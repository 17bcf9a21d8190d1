/**
 * Receives every finding while a baseline is written. It is global because the configuration may load another copy of
 * the plugin.
 */
import type { Finding, Settings } from 'iam-rules-core';

export interface Recorder {
  /** @param at line and column, both from 1 */
  record(filename: string, finding: Finding, at: { readonly line: number; readonly column: number }): void;
  /** Receives the settings of a linted file. */
  see(settings: Settings): void;
}

const key = Symbol.for('iam.recorder');
const place = globalThis as { [key]?: Recorder | undefined };

/** The active recorder. Undefined in all other runs. */
export function recorder(): Recorder | undefined {
  return place[key];
}

/** Activates a recorder while a function runs. */
export async function whileRecording<Result>(to: Recorder, run: () => Promise<Result>): Promise<Result> {
  place[key] = to;
  try {
    return await run();
  } finally {
    place[key] = undefined;
  }
}
