/** What a rule is. One rule, one file, one `defineRule`. */
import type { Edit } from '../edits/edit.js';
import type { Policy, PolicyKind, Statement } from '../policy/policy.js';
import type { Trait } from '../policy/survey.js';
import type { Span } from '../value/value.js';

export type Category =
  | 'wildcards'
  | 'pass-role'
  | 'not-elements'
  | 'grammar'
  | 'actions'
  | 'resources'
  | 'conditions'
  | 'principals'
  | 'policy-kinds'
  | 'redundancy';

export type StatementElement =
  | 'Sid'
  | 'Effect'
  | 'Principal'
  | 'NotPrincipal'
  | 'Action'
  | 'NotAction'
  | 'Resource'
  | 'NotResource'
  | 'Condition';

/** `error`: the policy is wrong or hands over control; `warn`: a risk to look at. */
export type Severity = 'error' | 'warn';

/** The level in one shipped configuration, with the options it passes where they differ from the defaults. */
export type Level<Options> = Severity | readonly [Severity, Partial<Options>];

/** A JSON schema of the options object; every property carries a `description` and a `default`. */
export interface OptionsSchema {
  readonly [option: string]: {
    readonly type: 'boolean' | 'integer' | 'string' | 'array' | 'object';
    readonly description: string;
    readonly default: unknown;
    readonly [keyword: string]: unknown;
  };
}

export interface Suggestion<MessageId extends string = string> {
  readonly messageId: MessageId;
  readonly data?: Readonly<Record<string, string | number>>;
  readonly edits: readonly Edit[];
}

export interface Problem<MessageId extends string = string> {
  readonly messageId: MessageId;
  readonly data?: Readonly<Record<string, string | number>>;
  /** What is underlined. */
  readonly at: Span;
  /** The statement at fault. A finding hides its consequences in the same statement (`supersedes`) or place (`supersedesAt`). */
  readonly statement?: Statement;
  /** Edits that cannot change what the policy means. */
  readonly fix?: readonly Edit[];
  readonly suggestions?: readonly Suggestion<MessageId>[];
}

export interface RuleMeta<MessageId extends string, Options> {
  /** `no-…`, `require-…`, `valid-…` or `prefer-…`, in AWS's terms. */
  readonly name: string;
  /** One line without a full stop, starting with an imperative: "Disallow …", "Require …". */
  readonly description: string;
  readonly category: Category;
  /** ESLint's type: `problem` when the policy is wrong or risky, `suggestion` when it could be said better. */
  readonly type: 'problem' | 'suggestion';
  /** Levels in the shipped configurations; a rule without one is in `all` only (as a warning). */
  readonly levels: { readonly recommended?: Level<Options>; readonly strict?: Level<Options> };
  /** The policy kinds it judges. */
  readonly kinds: readonly PolicyKind[];
  /** The members of statements that it is about: it is not asked of a policy that has none of them. */
  readonly elements?: readonly StatementElement[];
  /** The traits that give it something to say: it is not asked of a policy that has none of them. */
  readonly traits?: readonly Trait[];
  readonly options: OptionsSchema;
  /** Full sentences with a full stop; `{{name}}` is filled from the data. Suggestion titles are imperatives. */
  readonly messages: Readonly<Record<MessageId, string>>;
  readonly fixable?: boolean;
  readonly hasSuggestions?: boolean;
  /**
   * The Access Analyzer checks this rule answers, by their id (the issue code in kebab-case), each with the messages that do.
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
   */
  readonly accessAnalyzer?: Readonly<Record<string, readonly MessageId[]>>;
  /** Rules whose findings in the same statement are consequences of a finding of this rule. */
  readonly supersedes?: readonly string[];
  /** The same of findings at the same place only: what they underline overlaps. */
  readonly supersedesAt?: readonly string[];
}

export interface Rule<MessageId extends string = string, Options = Record<string, unknown>> extends RuleMeta<
  MessageId,
  Options
> {
  check(policy: Policy, options: Options): Iterable<Problem<MessageId>>;
}

/** A rule of whatever options: what lists of rules hold. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- options differ from rule to rule; `lint` hands each its own.
export type AnyRule = Rule<string, any>;

/** Declares a rule; `Options` is the shape of its options object with the defaults filled in. */
export function defineRule<const MessageId extends string, Options = Record<string, never>>(
  rule: Rule<MessageId, Options>,
): Rule<MessageId, Options> {
  return rule;
}
