/** A problem as it is shown: with its message filled, and its suggestions made on demand. */
import { subjectOf, type Raised } from './hides.js';
import type { Edit } from '../edits/edit.js';
import type { AnyRule, Data, Suggestion } from '../rules/rule.js';
import type { Subject } from '../rules/subject.js';
import type { Span } from '../value/value.js';

export interface FindingSuggestion {
  readonly messageId: string;
  /** The title, filled from the data. */
  readonly message: string;
  readonly data: Data;
  /** To be applied together. */
  readonly edits: readonly Edit[];
}

export interface Finding {
  readonly rule: AnyRule;
  readonly messageId: string;
  /** Filled from the data. */
  readonly message: string;
  readonly data: Data;
  readonly at: Span;
  /** What it is about, as far as known. */
  readonly subject: Subject;
  /** The checks of IAM Access Analyzer that it answers, by their ids. */
  readonly checks: readonly string[];
  /** Edits that cannot change what the policy means. */
  readonly fix?: readonly Edit[];
  /** Made when they are first read. */
  readonly suggestions: readonly FindingSuggestion[];
}

/** Messages are filled when somebody asks for them, since ESLint fills its own. */
export function findingOf({ rule, problem }: Raised): Finding {
  const { messageId, data = {}, at, fix } = problem;
  let suggestions: readonly FindingSuggestion[] | undefined;
  return {
    rule,
    messageId,
    get message() {
      return fill(rule.messages[messageId]!, data);
    },
    data,
    at,
    subject: subjectOf(problem),
    checks: problem.checks ?? rule.checks[messageId] ?? [],
    ...(fix && { fix }),
    get suggestions() {
      // until every rule has `suggest`
      suggestions ??= (problem.suggest?.() ?? problem.suggestions ?? []).map((each) =>
        findingSuggestionOf(rule, each),
      );
      return suggestions;
    },
  };
}

function findingSuggestionOf({ messages }: AnyRule, suggestion: Suggestion): FindingSuggestion {
  const { messageId, data = {}, edits } = suggestion;
  return {
    messageId,
    get message() {
      return fill(messages[messageId]!, data);
    },
    data,
    edits,
  };
}

/** Fills `{{name}}` from the data. */
function fill(message: string, data: Data): string {
  return message.replace(/\{\{(\w+)\}\}/g, (whole, name: string) =>
    name in data ? String(data[name]) : whole,
  );
}
