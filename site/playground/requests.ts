/** What the page asks of the worker, and what the worker answers. */
import type { ComparedPolicies, TextEdit } from './core.js';
import type { TextExplanation } from 'iam-rules-core/json';
import type { PlaygroundState } from './state.js';

export interface Request {
  /** Later requests have higher numbers; only the latest is answered to the end. */
  readonly id: number;
  readonly state: PlaygroundState;
}

/** What the worker is given before the page is there: the fragment of the address. */
export interface EarlyRequest {
  readonly fragment: string;
}

export interface ShownFinding {
  /** Null for a text that cannot be parsed. */
  readonly rule: string | null;
  readonly severity: 'error' | 'warn';
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly fixes: readonly Fix[];
}

export interface Fix {
  readonly title: string;
  /** To be applied together. */
  readonly edits: readonly TextEdit[];
}

/** How many actions a service has, and how many of those allowed a Deny takes away on every resource. */
export interface ServiceTotals {
  readonly title: string;
  readonly total: number;
  readonly denied: number;
}

export interface ExplainedPolicy {
  readonly explanation: TextExplanation;
  readonly totals: Readonly<Record<string, ServiceTotals>>;
}

export type Answer =
  | { readonly id: number; readonly kind: 'started' }
  | {
      readonly id: number;
      readonly kind: 'findings';
      readonly findings: readonly ShownFinding[];
      readonly more: number;
    }
  | {
      readonly id: number;
      readonly kind: 'explained';
      readonly policies: readonly ExplainedPolicy[];
      readonly more: number;
    }
  | { readonly id: number; readonly kind: 'compared'; readonly compared: ComparedPolicies | string }
  /** A setting is wrong, as one in a link may be. */
  | { readonly id: number; readonly kind: 'refused'; readonly message: string }
  | { readonly id: number; readonly kind: 'done' };
