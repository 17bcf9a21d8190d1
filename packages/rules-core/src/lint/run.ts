/** What exceptions are told by, beside the findings themselves. */
import type { Holes } from '../value/hole.js';

/** What is known of the run, beside the file and its settings. */
export interface Run {
  /** The folder that the linter runs in: paths in settings begin there, or in a folder above it. */
  readonly cwd?: string | undefined;
  /** The day that `until` is compared with, as `YYYY-MM-DD`; the present day of UTC unless given. */
  readonly today?: string | undefined;
}

/** Where something is found: the policy's owner, and the holes of the texts. */
export interface Where {
  readonly owner?: string | undefined;
  readonly holes?: Holes | undefined;
}
