/** A problem as it is shown, with its message filled in. Suggestions are created on demand. */
import type { Found } from './judge.js';
import { knownPolicy } from './known-findings.js';
import { Writing } from './writing.js';
import type { Edit } from '../edits/edit.js';
import type { TextEdit } from '../edits/text-edit.js';
import type { AnyRule, Data, Problem, Suggestion } from '../rules/rule.js';
import type { Subject } from '../rules/subject.js';
import type { KnownPolicy } from '../sites/baseline-setting.js';
import type { PolicySite, Source } from '../sites/source.js';
import { hasHole } from '../value/hole.js';
import { printable } from '../value/printable.js';
import type { Span } from '../value/value.js';

/** A class, because creating an object with its own getters for each finding is slower. */
export class Finding {
  readonly rule: AnyRule;
  readonly messageId: string;
  readonly data: Data;
  /** The underlined range in the file. */
  readonly at: Span;
  /** The part of the policy that it is about, as far as known. */
  readonly subject: Subject;
  /** The ids of the IAM Access Analyzer checks that it corresponds to. */
  readonly checks: readonly string[];
  /** The owner of the policy, in a source with several: "role AppRole, policy deploy". */
  readonly owner: string | undefined;
  /** The last day on which the setting `accept` hid it: `2026-06-30`. */
  readonly acceptedUntil: string | undefined;
  /** The names of policy elements in the source, by AWS's names. Undefined if they are the same. */
  readonly words: Words | undefined;
  readonly #found: Found;
  readonly #site: Site;
  readonly #problem: Problem;
  readonly #inBranches: Found['inBranches'];
  readonly #source: Source;
  readonly #writing: Writing;
  readonly #isKept: IsKept;
  #fix: readonly TextEdit[] | undefined;
  #suggestions: readonly FindingSuggestion[] | undefined;

  /**
   * @param source locates ranges and prints edits; the source of the policy
   * @param writing prints the edits of rules
   * @param isKept whether to offer a suggestion with these edits
   * @param owner the owner of the policy, if the message should name it
   * @param site has the source's names of policy elements, and the owner
   */
  constructor(
    found: Found,
    source: Source,
    writing = new Writing(source),
    isKept: IsKept = () => true,
    owner?: string,
    site: Site = {},
  ) {
    const { rule, problem, inBranches, acceptedUntil } = found;
    this.rule = rule;
    this.messageId = problem.messageId;
    this.data = shown(problem.data, source, rule.messages[problem.messageId]!);
    this.at = source.locate?.(problem.at) ?? problem.at;
    this.subject = problem.subject ?? {};
    this.checks = problem.checks ?? rule.checks[problem.messageId] ?? [];
    // The message quotes it in backticks.
    this.owner = owner === undefined ? undefined : printable(owner).replaceAll('`', "'");
    this.acceptedUntil = acceptedUntil;
    this.words = site.words;
    this.#found = found;
    this.#site = site;
    this.#problem = problem;
    this.#inBranches = inBranches;
    this.#source = source;
    this.#writing = writing;
    this.#isKept = isKept;
  }

  /**
   * Begins with the owner, and ends with the day until which it was accepted. Filled in lazily, because ESLint fills in
   * its own message.
   */
  get message(): string {
    const message = fill(this.rule.messages[this.messageId]!, this.data, this.words);
    const owned = this.owner === undefined ? message : `In \`${this.owner}\`: ${message}`;
    return this.acceptedUntil === undefined ? owned : `${owned} It was accepted until ${this.acceptedUntil}.`;
  }

  /** Whether the message differs from the rule's own message, filled in with the data. */
  get hasMore(): boolean {
    return this.owner !== undefined || this.acceptedUntil !== undefined || this.words !== undefined;
  }

  /** The form in which a baseline records it. If it combines several findings, each of them is recorded. */
  get known(): KnownPolicy {
    const { parts = [this.#found] } = this.#found;
    return knownPolicy(parts, this.#site.owner, this.#source.holes);
  }

  /** Edits of the file that cannot change what the policy means. Printed on first access. */
  get fix(): readonly TextEdit[] | undefined {
    const { fix } = this.#problem;
    return (this.#fix ??=
      fix && this.#writing.print(fix, this.#inBranches, (other) => (other.fix ? [other.fix] : [])));
  }

  /**
   * Created on first access. Leaves out suggestions that cannot be written in the file, that do not resolve the
   * finding, or that cause another one.
   */
  get suggestions(): readonly FindingSuggestion[] {
    this.#suggestions ??= suggestionsOf(this.#problem).flatMap((each) => {
      const alike = (other: Problem) =>
        suggestionsOf(other)
          .filter(({ messageId }) => messageId === each.messageId)
          .map(({ edits }) => edits);
      const edits = this.#writing.print(each.edits, this.#inBranches, alike);
      return edits && this.#isKept(each.edits, edits)
        ? [new FindingSuggestion(this.rule, each, edits, this.#source, this.words)]
        : [];
    });
    return this.#suggestions;
  }
}

function suggestionsOf({ suggest }: Problem): readonly Suggestion[] {
  return [suggest?.() || []].flat();
}

/** A suggestion as it is shown, with its title filled in and its edits printed. */
export class FindingSuggestion {
  readonly messageId: string;
  readonly data: Data;
  readonly #rule: AnyRule;
  readonly #words: Words | undefined;

  constructor(
    rule: AnyRule,
    { messageId, data }: Suggestion,
    /** Edits of the file, to be applied together. */
    readonly edits: readonly TextEdit[],
    source: Source,
    words?: Words,
  ) {
    this.messageId = messageId;
    this.data = shown(data, source, rule.messages[messageId]!);
    this.#rule = rule;
    this.#words = words;
  }

  /** The title, filled in with the data. */
  get message(): string {
    return fill(this.#rule.messages[this.messageId]!, this.data, this.#words);
  }
}

/**
 * The data with the source of each hole instead of its character, and without unprintable characters. An empty text
 * that the message quotes becomes `""`, because two backticks alone are puzzling.
 */
function shown(data: Data = {}, { holes }: Source, message: string): Data {
  const shownText = (text: string) => printable(holes && hasHole(text) ? holes.restore(text) : text);
  const entries = Object.entries(data).map(([name, value]) => {
    if (value === '' && message.includes(`\`{{${name}}}\``)) return [name, '""'] as const;
    return [name, typeof value === 'string' ? shownText(value) : value] as const;
  });
  return entries.every(([name, value]) => value === data[name]) ? data : Object.fromEntries(entries);
}

/** Fills in `{{name}}` from the data, and replaces quoted element names with those in the source. */
function fill(message: string, data: Data, words?: Words): string {
  const named = (text: string) =>
    text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => (name in data ? String(data[name]) : whole));
  if (!words) return named(message);
  const word = (name: string) => (Object.hasOwn(words, name) ? words[name]! : name);
  return message.replace(/`([^`]*)`|\{\{\w+\}\}/g, (whole, quoted: string | undefined) =>
    quoted === undefined
      ? // A list of names is already quoted.
        named(whole).replace(/`(\w+)`/g, (_, name: string) => `\`${word(name)}\``)
      : `\`${word(named(quoted))}\``,
  );
}

/** Whether to offer a suggestion, given its edits and their printed form. */
export type IsKept = (edits: readonly Edit[], printed: readonly TextEdit[]) => boolean;

type Site = Pick<PolicySite, 'owner' | 'words'>;
type Words = NonNullable<PolicySite['words']>;
