/** Context that is passed to the linter in addition to the source. */
import type { EarlierFile } from '../sites/source.js';
import type { Holes } from '../value/hole.js';

/** What is known about the run, apart from the file and its settings. */
export interface Run {
  /** The folder that the linter runs in. Paths in settings are relative to it or to a folder above it. */
  readonly cwd?: string | undefined;
  /** The day that `until` is compared with, as `YYYY-MM-DD`. The default is the current day in UTC. */
  readonly today?: string | undefined;
  /** Reads the file in another version, such as a Git ref. Absent if unavailable. */
  readonly earlier?: ((version: string) => EarlierFile) | undefined;
}

/** Where something was found: the owner of the policy, and the holes of its texts. */
export interface Where {
  readonly owner?: string | undefined;
  readonly holes?: Holes | undefined;
}
