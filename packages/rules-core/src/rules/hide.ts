/** Which problems of other rules are consequences of a rule's problems: a row for each such rule. */

/**
 * From the widest part of a policy to the narrowest. `actions` are those that both problems are about, in one statement: a
 * problem is hidden if it is about no other ones, and else is about the rest.
 */
export const parts = ['document', 'statement', 'element', 'actions', 'test', 'value'] as const;

/** The part of a policy that two problems must share for one to hide the other. */
export type Part = (typeof parts)[number];

/** A row of `hides`: a problem of the rule that states it hides problems of `rule` within the same part of the policy. */
export interface Hide<MessageId extends string = string> {
  /** The rule whose problems are hidden. */
  readonly rule: string;
  readonly within: Part;
  /** The messages of the hiding rule that hide; every one unless given. */
  readonly when?: readonly MessageId[];
  /** The messages of the hidden rule that are hidden; every one unless given. */
  readonly messages?: readonly string[];
}
