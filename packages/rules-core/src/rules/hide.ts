/** Which problems of other rules a rule hides, because they are consequences of its own. */

/**
 * The parts of a policy, from the widest to the narrowest. `actions` are the actions in one statement that both problems are
 * about: a problem about other actions too is not hidden, but reduced to those.
 */
export const parts = ['document', 'statement', 'element', 'actions', 'test', 'value'] as const;

/** The part of a policy that two problems must share for one to hide the other. */
export type Part = (typeof parts)[number];

/** A row of `hides`: the rule's problems hide problems of another rule in the same part of the policy. */
export interface Hide<MessageId extends string = string> {
  /** The rule whose problems are hidden. */
  readonly rule: string;
  readonly within: Part;
  /** The messages of the hiding rule that hide. All by default. */
  readonly when?: readonly MessageId[];
  /** The messages of the hidden rule that are hidden. All by default. */
  readonly messages?: readonly string[];
}
