/** What a rule is. Each rule is a file with one `defineRule`. */
import type { Hide } from './hide.js';
import { checksOf, textsOf, type Messages } from './messages.js';
import { defaultsOf, type NoOptions, type OptionsOf, type OptionsSchema } from './options.js';
import type { Subject } from './subject.js';
import type { Action } from '../catalog/catalog.js';
import type { Edit } from '../edits/edit.js';
import type { Policy, Statement } from '../policy/policy.js';
import type { PolicyTypeFacts } from '../policy/policy-types.js';
import type { Trait } from '../policy/traits.js';
import type { Source } from '../sites/source.js';
import type { Span, Value } from '../value/value.js';

export type Category =
  | 'wildcards'
  | 'grants'
  | 'pass-role'
  | 'not-elements'
  | 'grammar'
  | 'actions'
  | 'resources'
  | 'condition-keys'
  | 'condition-operators'
  | 'condition-values'
  | 'principals'
  | 'policy-types'
  | 'redundancy'
  | 'organization';

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

/** The level in one shipped configuration, with the options that differ from the defaults. */
export type Level<Options> = Severity | readonly [Severity, Partial<Options>];

/** The values for the placeholders of a message. */
export type Data = Readonly<Record<string, string | number>>;

/** Edits that may change what the policy means, so the user has to choose them. */
export interface Suggestion<MessageId extends string = string> {
  readonly messageId: MessageId;
  readonly data?: Data;
  readonly edits: readonly Edit[];
}

export interface Problem<MessageId extends string = string> {
  readonly messageId: MessageId;
  readonly data?: Data;
  /** The part of the policy that the problem is about, as far as known. */
  readonly subject?: Subject;
  /** The range to underline: the smallest one that explains the problem. */
  readonly at: Span;
  /** The actions of the catalog that the problem is about, if it applies to each of them separately. */
  readonly actions?: readonly Action[];
  /** The same problem for a non-empty subset of its actions, used if another finding covers the other actions. */
  readonly about?: (actions: readonly Action[]) => Problem<MessageId>;
  /** The checks of IAM Access Analyzer that the problem answers, if they are not all checks of its message. */
  readonly checks?: readonly string[];
  /** Edits that cannot change what the policy means. */
  readonly fix?: readonly Edit[];
  /** Returns the suggestions, if any. Called only for findings that are shown, when their suggestions are requested. */
  readonly suggest?: () => Suggestion<MessageId> | readonly Suggestion<MessageId>[] | false | undefined;
}

/** An entry of the setting `accept` that applies to a file but accepts nothing in it. */
export interface UnusedAcceptance {
  /** Its index in the setting. */
  readonly index: number;
  /** The rule whose findings it accepts. */
  readonly rule: string;
  /** The policy or `Sid` that it names, as far as known. */
  readonly at: Span;
}

/** Findings that the setting `baseline` lists for a file and that no longer occur. */
export interface GoneFindings {
  readonly rule: string;
  readonly count: number;
  /** The policy that they were found in, as far as known. */
  readonly at: Span;
}

/**
 * A row of `gathers`: if a statement has more than a handful of problems with the same message, they become one problem with
 * another message. If a message has several rows, each applies to the problems that the earlier rows did not combine.
 */
export interface Gathering<MessageId extends string = string> {
  /** The message about one list entry. The entry is the `value` of the subject. */
  readonly message: MessageId;
  /** The message about all of them. Its data are `entries` (the first ones, in backticks) and `count`. */
  readonly as: MessageId;
  /** The data that must be equal in the single messages. The combined message has it too. */
  readonly alike?: readonly string[];
  /** Returns the suggestion for all entries together. */
  readonly suggest?: (statement: Statement, values: readonly Value[]) => Suggestion<MessageId> | undefined;
}

/** The metadata of a rule, except its messages. */
interface RuleMeta<MessageId extends string, Options> {
  /** `no-…`, `require-…`, `valid-…` or `prefer-…`, in AWS's terms. */
  readonly name: string;
  /** One line without a full stop, starting with an imperative: "Disallow …", "Require …". */
  readonly description: string;
  readonly category: Category;
  /** ESLint's rule type: `problem` if the policy is wrong or risky, `suggestion` if it could be written better. */
  readonly type: 'problem' | 'suggestion';
  /** The levels in the shipped configurations. A rule without any is only in `all`, as a warning. */
  readonly levels: { readonly recommended?: Level<Options>; readonly strict?: Level<Options> };
  /** The rule is in no configuration, because only the user knows which files it is for. */
  readonly optIn?: true;
  /** Whether the rule checks policies of a type. All types by default. */
  readonly policies?: (type: PolicyTypeFacts) => boolean;
  /** The statement elements that the rule checks. It is skipped for policies without any of them. */
  readonly elements?: readonly StatementElement[];
  /** The traits without which the rule never reports anything. It is skipped for policies without any of them. */
  readonly traits?: readonly Trait[];
  readonly fixable?: boolean;
  /**
   * For templates in which an unknown condition selects parts of the policy. By default, a finding must be true for every
   * choice in which its place exists. With `some`, which is for rules about what is granted, one choice is enough.
   */
  readonly holds?: 'some';
  /** The problems of other rules that the problems of this one hide, because they have the same cause. */
  readonly hides?: readonly Hide<MessageId>[];
  /** Only the first problem in a statement that is not hidden is shown. */
  readonly once?: 'statement';
}

/** The IDs of the messages. `NoInfer`, so that the type follows from `messages` alone. */
type IdOf<Texts> = NoInfer<keyof Texts & string>;

/** A rule as its file defines it: the argument of `defineRule`. */
interface RuleDefinition<Texts extends Messages, Schema extends OptionsSchema> extends RuleMeta<
  IdOf<Texts>,
  NoInfer<OptionsOf<Schema>>
> {
  /** A JSON schema for each option. The type of `options` in `check` is derived from it. */
  readonly options?: Schema;
  /**
   * Reports a fault that the schemas cannot express, such as an action that does not exist: a sentence that begins with the
   * place of the value.
   */
  optionsFault?(options: OptionsOf<Schema>): string | undefined;
  /** The messages by ID. The IDs of suggestions begin with `suggest`. */
  readonly messages: Texts;
  /** Which problems are combined if a statement has many of them. */
  readonly gathers?: readonly Gathering<IdOf<Texts>>[];
  /** The problems of a policy, in source order. `options` includes the defaults. A rule has this or `checkStatements`. */
  check?(policy: Policy, options: OptionsOf<Schema>): Iterable<Problem<IdOf<Texts>>>;
  /**
   * The same for a rule that judges each statement by itself. What it reports for one statement depends, apart from that
   * statement, only on the policy type and on the Deny statements of the policy.
   *
   * @param statements all statements of a policy, or those that the edits of a suggestion change
   */
  checkStatements?(
    statements: readonly Statement[],
    options: OptionsOf<Schema>,
  ): Iterable<Problem<IdOf<Texts>>>;
  /** The problems of a file as a whole, whether or not it contains a policy. */
  checkSource?(source: Source, options: OptionsOf<Schema>): Iterable<Problem<IdOf<Texts>>>;
  /** The problems of the settings `accept` and `baseline`. */
  checkAccepted?(
    unused: readonly UnusedAcceptance[],
    gone: readonly GoneFindings[],
  ): Iterable<Problem<IdOf<Texts>>>;
}

/** A rule as `defineRule` returns it. */
export interface Rule<MessageId extends string = string, Options = Record<string, unknown>> extends RuleMeta<
  MessageId,
  Options
> {
  readonly options: OptionsSchema;
  /** Reports a fault that the schemas cannot express. */
  optionsFault?(options: Options): string | undefined;
  /** Which problems are combined if a statement has many of them. */
  readonly gathers?: readonly Gathering<MessageId>[];
  readonly hasSuggestions: boolean;
  /** The default options. */
  readonly defaults: Options;
  /** Full sentences with a full stop, with `{{name}}` as placeholders. The titles of suggestions are imperatives. */
  readonly messages: Readonly<Record<MessageId, string>>;
  /** The checks of IAM Access Analyzer that a message answers, by message ID. Messages that answer none are left out. */
  readonly checks: Readonly<Record<string, readonly string[]>>;
  check(policy: Policy, options: Options): Iterable<Problem<MessageId>>;
  checkStatements?(statements: readonly Statement[], options: Options): Iterable<Problem<MessageId>>;
  checkSource?(source: Source, options: Options): Iterable<Problem<MessageId>>;
  checkAccepted?(
    unused: readonly UnusedAcceptance[],
    gone: readonly GoneFindings[],
  ): Iterable<Problem<MessageId>>;
}

/** A rule with any options, for lists of rules. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- options differ from rule to rule; `lint` hands each its own.
export type AnyRule = Rule<string, any>;

/** Makes a rule from its definition. The types of its options and message IDs are derived from it. */
export function defineRule<Texts extends Messages, const Schema extends OptionsSchema = NoOptions>(
  definition: RuleDefinition<Texts, Schema>,
): Rule<keyof Texts & string, OptionsOf<Schema>> {
  const { messages, options = {} as Schema } = definition;
  return {
    ...definition,
    options,
    hasSuggestions: Object.keys(messages).some((id) => id.startsWith('suggest')),
    defaults: defaultsOf(options),
    messages: textsOf<keyof Texts & string>(messages),
    checks: checksOf(messages),
    check(policy, options) {
      return definition.check?.(policy, options) ?? definition.checkStatements!(policy.statements, options);
    },
  };
}
