/** What hears of every finding while a baseline is made. The configuration may load another copy of the plugin, so it is global. */
import type { Finding, Settings } from 'iam-rules-core';

export interface Recorder {
  /**
   * @param at line and column, both from 1
   */
  record(filename: string, finding: Finding, at: { readonly line: number; readonly column: number }): void;
  /** The settings of a file that is linted. */
  see(settings: Settings): void;
}

const key = Symbol.for('iam.recorder');
const place = globalThis as { [key]?: Recorder | undefined };

/** The one that listens; undefined in every other run. */
export function recorder(): Recorder | undefined {
  return place[key];
}

/** Has somebody listen for as long as something is done. */
export async function whileRecording<Result>(to: Recorder, run: () => Promise<Result>): Promise<Result> {
  place[key] = to;
  try {
    return await run();
  } finally {
    place[key] = undefined;
  }
}
