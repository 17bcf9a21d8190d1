/** A problem as it is shown: with its message filled, and its suggestions made on demand. */
import { subjectOf, type Raised } from './hides.js';
import type { TextEdit } from '../edits/text-edit.js';
import type { AnyRule, Data, Suggestion } from '../rules/rule.js';
import type { Subject } from '../rules/subject.js';
import type { Source } from '../sites/source.js';
import { hasHole } from '../value/hole.js';
import type { Span } from '../value/value.js';

export interface FindingSuggestion {
  readonly messageId: string;
  /** The title, filled from the data. */
  readonly message: string;
  readonly data: Data;
  /** Of the file; to be applied together. */
  readonly edits: readonly TextEdit[];
}

export interface Finding {
  readonly rule: AnyRule;
  readonly messageId: string;
  /** Filled from the data. */
  readonly message: string;
  readonly data: Data;
  /** In the file. */
  readonly at: Span;
  /** What it is about, as far as known. */
  readonly subject: Subject;
  /** The checks of IAM Access Analyzer that it answers, by their ids. */
  readonly checks: readonly string[];
  /** Edits of the file that cannot change what the policy means; printed when they are first read. */
  readonly fix: readonly TextEdit[] | undefined;
  /** Made when they are first read. What cannot be written in the file is not among them. */
  readonly suggestions: readonly FindingSuggestion[];
}

/**
 * Messages are filled when somebody asks for them, since ESLint fills its own.
 *
 * @param source what locates and prints: the source of the policy
 */
export function findingOf({ rule, problem }: Raised, source: Source): Finding {
  const { messageId, at } = problem;
  const data = restored(problem.data, source);
  let fix: readonly TextEdit[] | undefined;
  let suggestions: readonly FindingSuggestion[] | undefined;
  return {
    rule,
    messageId,
    get message() {
      return fill(rule.messages[messageId]!, data);
    },
    data,
    at: source.locate?.(at) ?? at,
    subject: subjectOf(problem),
    checks: problem.checks ?? rule.checks[messageId] ?? [],
    get fix() {
      return (fix ??= problem.fix && source.print(problem.fix));
    },
    get suggestions() {
      // until every rule has `suggest`
      suggestions ??= (problem.suggest?.() ?? problem.suggestions ?? []).flatMap((each) =>
        findingSuggestionOf(rule, each, source),
      );
      return suggestions;
    },
  };
}

/** None when it cannot be printed. */
function findingSuggestionOf(
  { messages }: AnyRule,
  suggestion: Suggestion,
  source: Source,
): readonly FindingSuggestion[] {
  const { messageId } = suggestion;
  const edits = source.print(suggestion.edits);
  if (!edits) return [];
  const data = restored(suggestion.data, source);
  return [
    {
      messageId,
      get message() {
        return fill(messages[messageId]!, data);
      },
      data,
      edits,
    },
  ];
}

/** The data with what stands in the file for each hole. */
function restored(data: Data = {}, { holes }: Source): Data {
  if (!holes || !Object.values(data).some((value) => typeof value === 'string' && hasHole(value)))
    return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      typeof value === 'string' ? holes.restore(value) : value,
    ]),
  );
}

/** Fills `{{name}}` from the data. */
function fill(message: string, data: Data): string {
  return message.replace(/\{\{(\w+)\}\}/g, (whole, name: string) =>
    name in data ? String(data[name]) : whole,
  );
}
