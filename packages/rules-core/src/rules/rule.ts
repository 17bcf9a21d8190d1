/** What a rule is. One rule, one file, one `defineRule`. */
import type { Hide } from './hide.js';
import { checksOf, textsOf, type Messages } from './messages.js';
import { defaultsOf, type OptionsOf, type OptionsSchema } from './options.js';
import type { Subject } from './subject.js';
import type { Edit } from '../edits/edit.js';
import type { Policy, Statement } from '../policy/policy.js';
import type { PolicyTypeFacts } from '../policy/policy-types.js';
import type { Trait } from '../policy/traits.js';
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
  | 'policy-types'
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
  /** What is underlined: the smallest range that explains the problem. */
  readonly at: Span;
  /** What it is about, as far as known. */
  readonly subject?: Subject;
  /** The checks of IAM Access Analyzer that it answers, where these are not all that its message answers. */
  readonly checks?: readonly string[];
  /** Edits that cannot change what the policy means. */
  readonly fix?: readonly Edit[];
  /** Makes the suggestions. Called for findings that are shown, when somebody asks for their suggestions. */
  readonly suggest?: () => readonly Suggestion<MessageId>[];
  /** The statement at fault: `subject` has it. */
  readonly statement?: Statement; // until every rule states its subjects
  readonly suggestions?: readonly Suggestion<MessageId>[]; // until every rule has `suggest`
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
  /** Whether it judges the policies of a type, by what is said of the type; every type unless given. */
  readonly policies?: (type: PolicyTypeFacts) => boolean;
  /** The members of statements that it is about: it is not asked of a policy that has none of them. */
  readonly elements?: readonly StatementElement[];
  /** The traits that give it something to say: it is not asked of a policy that has none of them. */
  readonly traits?: readonly Trait[];
  readonly fixable?: boolean;
  readonly hasSuggestions?: boolean;
  /** What its problems hide of the problems of other rules, since these are consequences of the same cause. */
  readonly hides?: readonly Hide<MessageId>[];
  /** Of several problems in one statement, the first that nothing hides is shown. */
  readonly once?: 'statement';
  /** Rules whose findings are consequences of a finding of this rule where what they underline overlaps. */
  readonly supersedesAt?: readonly string[]; // until every rule has `hides`
}

/** A rule as it is written: what `defineRule` takes. */
interface RuleDefinition<MessageId extends string, Schema extends OptionsSchema> extends RuleMeta<
  NoInfer<MessageId>,
  NoInfer<OptionsOf<Schema>>
> {
  /** A JSON schema for each option; the type of `options` in `check` follows from it. */
  readonly options: Schema;
  /** By their ids. Those of suggestions begin with `suggest`. */
  readonly messages: Messages<MessageId>;
  readonly accessAnalyzer?: Readonly<Record<string, readonly NoInfer<MessageId>[]>>; // until every rule has checks in its messages
  readonly supersedes?: readonly string[]; // until every rule has `hides`
  /** The problems of a policy, in source order. `options` has the defaults filled in. */
  check(policy: Policy, options: OptionsOf<Schema>): Iterable<Problem<MessageId>>;
}

/** A rule as everything else sees it. */
export interface Rule<MessageId extends string = string, Options = Record<string, unknown>> extends RuleMeta<
  MessageId,
  Options
> {
  readonly options: OptionsSchema;
  /** The options where a configuration sets none. */
  readonly defaults: Options;
  /** Full sentences with a full stop; `{{name}}` is filled from the data. Titles of suggestions are imperatives. */
  readonly messages: Readonly<Record<MessageId, string>>;
  /** The checks of IAM Access Analyzer that a message answers, by the message's id; only those that answer any. */
  readonly checks: Readonly<Record<string, readonly string[]>>;
  check(policy: Policy, options: Options): Iterable<Problem<MessageId>>;
}

/** A rule of whatever options: what lists of rules hold. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- options differ from rule to rule; `lint` hands each its own.
export type AnyRule = Rule<string, any>;

/** Makes a rule of its definition. The types of its options and of its message ids follow from what it declares. */
export function defineRule<MessageId extends string, const Schema extends OptionsSchema>(
  definition: RuleDefinition<MessageId, Schema>,
): Rule<MessageId, OptionsOf<Schema>> {
  const { accessAnalyzer, supersedes, ...rest } = definition;
  const { messages, hides = [] } = definition;
  return {
    ...rest,
    defaults: defaultsOf(definition.options),
    messages: textsOf(messages),
    checks: accessAnalyzer ? byMessage(accessAnalyzer) : checksOf(messages), // until every rule has checks in its messages
    hides: [...hides, ...(supersedes ?? []).map((rule) => ({ rule, within: 'statement' }) as const)], // until every rule has `hides`
  };
}

// until every rule has checks in its messages
function byMessage(
  accessAnalyzer: Readonly<Record<string, readonly string[]>>,
): Record<string, readonly string[]> {
  const checks: Record<string, string[]> = {};
  for (const [check, messageIds] of Object.entries(accessAnalyzer))
    for (const messageId of messageIds) (checks[messageId] ??= []).push(check);
  return checks;
}
