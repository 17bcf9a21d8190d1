/** What a rule is. One rule, one file, one `defineRule`. */
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

/** The level in one shipped configuration, with the options it passes where they differ from the defaults. */
export type Level<Options> = Severity | readonly [Severity, Partial<Options>];

/** What a message is filled with. */
export type Data = Readonly<Record<string, string | number>>;

/** Edits that may change what the policy means, so that somebody has to choose them. */
export interface Suggestion<MessageId extends string = string> {
  readonly messageId: MessageId;
  readonly data?: Data;
  readonly edits: readonly Edit[];
}

export interface Problem<MessageId extends string = string> {
  readonly messageId: MessageId;
  readonly data?: Data;
  /** What it is about, as far as known. */
  readonly subject?: Subject;
  /** What is underlined: the smallest range that explains the problem. */
  readonly at: Span;
  /** The actions of the catalog that it is about, where it holds for each of them by itself. */
  readonly actions?: readonly Action[];
  /** The same problem about some of its actions, at least one: what is left when another finding is about the others. */
  readonly about?: (actions: readonly Action[]) => Problem<MessageId>;
  /** The checks of IAM Access Analyzer that it answers, where these are not all that its message answers. */
  readonly checks?: readonly string[];
  /** Edits that cannot change what the policy means. */
  readonly fix?: readonly Edit[];
  /** Makes the suggestions, if there are any. Called for findings that are shown, when somebody asks for their suggestions. */
  readonly suggest?: () => Suggestion<MessageId> | readonly Suggestion<MessageId>[] | false | undefined;
}

/** An entry of the setting `accept` that names a file and accepts nothing in it. */
export interface UnusedAcceptance {
  /** Its place in the setting. */
  readonly index: number;
  /** The name of the rule whose findings it is to accept. */
  readonly rule: string;
  /** The policy or Sid that it is about, as far as known. */
  readonly at: Span;
}

/** Findings that the setting `baseline` has of a file and that are not found any more. */
export interface GoneFindings {
  readonly rule: string;
  readonly count: number;
  /** The policy that they were found in, as far as known. */
  readonly at: Span;
}

/**
 * A row of `gathers`: more than a handful of problems with a message in one statement are one, with another message. Of several
 * rows for a message, a later one is for the problems that the earlier ones leave.
 */
export interface Gathering<MessageId extends string = string> {
  /** The message about one entry of a list, which is the `value` of the subject. */
  readonly message: MessageId;
  /** The message about all of them. Its data are `entries`, the first ones in backticks, and `count`. */
  readonly as: MessageId;
  /** Data of the single message that must be alike; the other message has them too. */
  readonly alike?: readonly string[];
  /** What is suggested for all entries together. */
  readonly suggest?: (statement: Statement, values: readonly Value[]) => Suggestion<MessageId> | undefined;
}

/** What a rule says of itself apart from its messages. */
interface RuleMeta<MessageId extends string, Options> {
  /** `no-…`, `require-…`, `valid-…` or `prefer-…`, in AWS's terms. */
  readonly name: string;
  /** One line without a full stop, starting with an imperative: "Disallow …", "Require …". */
  readonly description: string;
  readonly category: Category;
  /** ESLint's type: `problem` when the policy is wrong or risky, `suggestion` when it could be said better. */
  readonly type: 'problem' | 'suggestion';
  /** Levels in the shipped configurations; a rule without one is in `all` only (as a warning). */
  readonly levels: { readonly recommended?: Level<Options>; readonly strict?: Level<Options> };
  /** In none of them, since only the user knows which files it holds for. */
  readonly optIn?: true;
  /** Whether it judges the policies of a type, by what is said of the type; every type unless given. */
  readonly policies?: (type: PolicyTypeFacts) => boolean;
  /** The members of statements that it is about: it is not asked of a policy that has none of them. */
  readonly elements?: readonly StatementElement[];
  /** The traits that give it something to say: it is not asked of a policy that has none of them. */
  readonly traits?: readonly Trait[];
  readonly fixable?: boolean;
  /**
   * Where a condition that is not known decides between parts of the policy: it reports what is so either way, unless it is
   * about what is granted, which is reported if it is so one way. What stands in a part that is decided for counts there.
   */
  readonly holds?: 'some';
  /**
   * What decides what it says of a statement, apart from the type of the policy: the `statement` alone, or the statements with
   * `Deny` as well; unless given, anything in the policy. Where a suggestion is tried, a rule that says so is only asked
   * about the statements that the edits change.
   */
  readonly dependsOn?: 'statement' | 'denies';
  /** What its problems hide of the problems of other rules, since these are consequences of the same cause. */
  readonly hides?: readonly Hide<MessageId>[];
  /** Of several problems in one statement, the first that nothing hides is shown. */
  readonly once?: 'statement';
}

/** The ids of messages: what stands in them decides what the rest of a rule may name. */
type IdOf<Texts> = NoInfer<keyof Texts & string>;

/** A rule as it is written: what `defineRule` takes. */
interface RuleDefinition<Texts extends Messages, Schema extends OptionsSchema> extends RuleMeta<
  IdOf<Texts>,
  NoInfer<OptionsOf<Schema>>
> {
  /** A JSON schema for each option; the type of `options` in `check` follows from it. */
  readonly options?: Schema;
  /**
   * What is wrong with options that their schemas allow, such as an action that does not exist: a sentence that begins with
   * the place of the value.
   */
  optionsFault?(options: OptionsOf<Schema>): string | undefined;
  /** By their ids. Those of suggestions begin with `suggest`. */
  readonly messages: Texts;
  /** Which of its problems are shown as one where a statement has many of them. */
  readonly gathers?: readonly Gathering<IdOf<Texts>>[];
  /** The problems of a policy, in source order. `options` has the defaults filled in. */
  check(policy: Policy, options: OptionsOf<Schema>): Iterable<Problem<IdOf<Texts>>>;
  /** The problems of a file as a whole, whether or not it holds a policy. */
  checkSource?(source: Source, options: OptionsOf<Schema>): Iterable<Problem<IdOf<Texts>>>;
  /** The problems of the settings `accept` and `baseline`. */
  checkAccepted?(
    unused: readonly UnusedAcceptance[],
    gone: readonly GoneFindings[],
  ): Iterable<Problem<IdOf<Texts>>>;
}

/** A rule as everything else sees it. */
export interface Rule<MessageId extends string = string, Options = Record<string, unknown>> extends RuleMeta<
  MessageId,
  Options
> {
  readonly options: OptionsSchema;
  /** What is wrong with options that their schemas allow. */
  optionsFault?(options: Options): string | undefined;
  /** Which of its problems are shown as one where a statement has many of them. */
  readonly gathers?: readonly Gathering<MessageId>[];
  readonly hasSuggestions: boolean;
  /** The options where a configuration sets none. */
  readonly defaults: Options;
  /** Full sentences with a full stop; `{{name}}` is filled from the data. Titles of suggestions are imperatives. */
  readonly messages: Readonly<Record<MessageId, string>>;
  /** The checks of IAM Access Analyzer that a message answers, by the message's id; only those that answer any. */
  readonly checks: Readonly<Record<string, readonly string[]>>;
  check(policy: Policy, options: Options): Iterable<Problem<MessageId>>;
  checkSource?(source: Source, options: Options): Iterable<Problem<MessageId>>;
  checkAccepted?(
    unused: readonly UnusedAcceptance[],
    gone: readonly GoneFindings[],
  ): Iterable<Problem<MessageId>>;
}

/** A rule of whatever options: what lists of rules hold. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- options differ from rule to rule; `lint` hands each its own.
export type AnyRule = Rule<string, any>;

/** Makes a rule of its definition. The types of its options and of its message ids follow from what it declares. */
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
  };
}
