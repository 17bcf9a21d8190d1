/** What is told beside the findings themselves. */
import type { EarlierFile } from '../sites/source.js';
import type { Holes } from '../value/hole.js';

/** What is known of the run, beside the file and its settings. */
export interface Run {
  /** The folder that the linter runs in: paths in settings begin there, or in a folder above it. */
  readonly cwd?: string | undefined;
  /** The day that `until` is compared with, as `YYYY-MM-DD`; the present day of UTC unless given. */
  readonly today?: string | undefined;
  /** Reads the file as it was in another version: a Git ref, say. Absent where nobody knows. */
  readonly earlier?: ((version: string) => EarlierFile) | undefined;
}

/** Where something is found: the policy's owner, and the holes of the texts. */
export interface Where {
  readonly owner?: string | undefined;
  readonly holes?: Holes | undefined;
}
