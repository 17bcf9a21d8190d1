/** What a link to the playground holds. */
import type { LintTextOptions } from 'iam-rules-core/json';

export interface PlaygroundState {
  readonly policy: string;
  /** Those of `recommended` unless given. */
  readonly rules?: NonNullable<LintTextOptions['rules']>;
  readonly settings?: NonNullable<LintTextOptions['settings']>;
  /** The earlier version that it is compared with; null where there was none. */
  readonly before?: string | null;
}
