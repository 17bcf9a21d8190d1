/** A problem as it is shown: with its message filled, and its suggestions made on demand. */
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

/** A class, since one object with getters of its own for each finding takes longer. */
export class Finding {
  readonly rule: AnyRule;
  readonly messageId: string;
  readonly data: Data;
  /** What is underlined in the file. */
  readonly at: Span;
  /** What it is about, as far as known. */
  readonly subject: Subject;
  /** The checks of IAM Access Analyzer that it answers, by their ids. */
  readonly checks: readonly string[];
  /** Whose policy it is about, in a source with several: "role AppRole, policy deploy". */
  readonly owner: string | undefined;
  /** The last day on which the setting `accept` kept it from being shown: `2026-06-30`. */
  readonly acceptedUntil: string | undefined;
  /** What the elements of the policy are called where it is written, by AWS's names; absent where they have these names. */
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
   * @param source what locates and prints: the source of the policy
   * @param writing prints the edits of rules
   * @param isKept whether a suggestion with these edits is offered
   * @param owner whose policy it is, where the message is to say so
   * @param site what the elements of the policy are called, and whose it is
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
    // It is quoted in the message.
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
   * Begins with the owner, and ends with the day until which it was accepted. Filled from the data when somebody asks for it,
   * since ESLint fills its own.
   */
  get message(): string {
    const message = fill(this.rule.messages[this.messageId]!, this.data, this.words);
    const owned = this.owner === undefined ? message : `In \`${this.owner}\`: ${message}`;
    return this.acceptedUntil === undefined ? owned : `${owned} It was accepted until ${this.acceptedUntil}.`;
  }

  /** Whether the message says more or other than the rule's own, filled from the data. */
  get hasMore(): boolean {
    return this.owner !== undefined || this.acceptedUntil !== undefined || this.words !== undefined;
  }

  /** As a baseline keeps it: of several that are shown as one, each. */
  get known(): KnownPolicy {
    const { parts = [this.#found] } = this.#found;
    return knownPolicy(parts, this.#site.owner, this.#source.holes);
  }

  /** Edits of the file that cannot change what the policy means; printed when they are first read. */
  get fix(): readonly TextEdit[] | undefined {
    const { fix } = this.#problem;
    return (this.#fix ??=
      fix && this.#writing.print(fix, this.#inBranches, (other) => (other.fix ? [other.fix] : [])));
  }

  /**
   * Made when they are first read. What cannot be written in the file is not among them, nor what leaves the finding or
   * brings another.
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

/** A suggestion as it is shown: with its title filled, and its edits printed. */
export class FindingSuggestion {
  readonly messageId: string;
  readonly data: Data;
  readonly #rule: AnyRule;
  readonly #words: Words | undefined;

  constructor(
    rule: AnyRule,
    { messageId, data }: Suggestion,
    /** Of the file; to be applied together. */
    readonly edits: readonly TextEdit[],
    source: Source,
    words?: Words,
  ) {
    this.messageId = messageId;
    this.data = shown(data, source, rule.messages[messageId]!);
    this.#rule = rule;
    this.#words = words;
  }

  /** The title, filled from the data. */
  get message(): string {
    return fill(this.#rule.messages[this.messageId]!, this.data, this.#words);
  }
}

/**
 * The data with the source of each hole in place of its character, and without characters that cannot be printed. An empty
 * text that the message quotes is `""`, since two backticks alone are a riddle.
 */
function shown(data: Data = {}, { holes }: Source, message: string): Data {
  const shownText = (text: string) => printable(holes && hasHole(text) ? holes.restore(text) : text);
  const entries = Object.entries(data).map(([name, value]) => {
    if (value === '' && message.includes(`\`{{${name}}}\``)) return [name, '""'] as const;
    return [name, typeof value === 'string' ? shownText(value) : value] as const;
  });
  return entries.every(([name, value]) => value === data[name]) ? data : Object.fromEntries(entries);
}

/** Fills `{{name}}` from the data, and writes the names of elements that it quotes as the policy has them. */
function fill(message: string, data: Data, words?: Words): string {
  const named = (text: string) =>
    text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => (name in data ? String(data[name]) : whole));
  if (!words) return named(message);
  const word = (name: string) => (Object.hasOwn(words, name) ? words[name]! : name);
  return message.replace(/`([^`]*)`|\{\{\w+\}\}/g, (whole, quoted: string | undefined) =>
    quoted === undefined
      ? // A list of names is quoted already.
        named(whole).replace(/`(\w+)`/g, (_, name: string) => `\`${word(name)}\``)
      : `\`${word(named(quoted))}\``,
  );
}

/** Whether a suggestion is offered, by its edits and by what they are in the text. */
export type IsKept = (edits: readonly Edit[], printed: readonly TextEdit[]) => boolean;

type Site = Pick<PolicySite, 'owner' | 'words'>;
type Words = NonNullable<PolicySite['words']>;
