/** Statements that are redundant because another statement covers them. */
import { coversStatement } from './statement-cover.js';
import { formOf } from '../../value/normal-form.js';
import { isFullAdmin } from '../grants/full-admin.js';
import type { Policy, Statement } from '../../policy/policy.js';

export interface RedundantStatement {
  readonly kind:
    /** The other statement is the same except for its Sid. */
    | 'duplicate'
    /** The other statement covers it. */
    | 'covered'
    /** The other statement covers it without a condition, so this condition has no effect. */
    | 'coveredCondition'
    /** The other statement allows everything on everything. */
    | 'coveredByAdmin';
  readonly statement: Statement;
  /** The statement to keep. */
  readonly by: Statement;
}

/** With more statements, only equal ones are found, because comparing all pairs would take too long. */
const mostCompared = 200;

/**
 * First the statements that repeat an earlier one, then those that another one covers, each in the order of the policy.
 */
export function redundantStatements({ statements }: Policy): readonly RedundantStatement[] {
  if (statements.length < 2) return [];
  const redundant: RedundantStatement[] = [];
  const distinct: Statement[] = [];
  const first = new Map<string, Statement>();
  const outlines = statements.map(outlineOf);
  const isAlone = new Map<string, boolean>();
  for (const outline of outlines) isAlone.set(outline, !isAlone.has(outline));
  for (const statement of statements) {
    const form = isAlone.get(outlines[statement.index]!) ? undefined : formOf(statement.value, ['Sid']);
    const same = form === undefined ? undefined : first.get(form);
    if (same) redundant.push({ kind: 'duplicate', statement, by: same });
    else distinct.push(statement);
    if (form !== undefined && !same) first.set(form, statement);
  }
  for (const statement of distinct.length > mostCompared ? [] : distinct) {
    const by = coveringStatement(statement, distinct);
    if (by) redundant.push({ kind: kindOfCover(statement, by), statement, by });
  }
  return redundant;
}

/** A quick key that equal statements share, cheaper than comparing the whole statements. */
function outlineOf({ effect, actions, resources }: Statement): string {
  return `${effect} ${leastOf(actions?.items)} ${leastOf(resources?.items)}`;
}

/** The first text in alphabetical order, because the order of a list does not matter. */
function leastOf(items: readonly { readonly text: string }[] = []): string {
  let least = items[0]?.text ?? '';
  for (const { text } of items) if (text < least) least = text;
  return least;
}

/** The first statement that covers it. One that allows everything is only used if no other does. */
function coveringStatement(statement: Statement, statements: readonly Statement[]): Statement | undefined {
  let admin: Statement | undefined;
  for (const by of statements) {
    if (by === statement || !coversStatement(by, statement)) continue;
    // If two statements cover each other, the first one is kept.
    if (by.index > statement.index && coversStatement(statement, by)) continue;
    if (!isFullAdmin(by)) return by;
    admin ??= by;
  }
  return admin;
}

function kindOfCover(statement: Statement, by: Statement): RedundantStatement['kind'] {
  if (isFullAdmin(by)) return 'coveredByAdmin';
  return statement.isConditional && !by.isConditional ? 'coveredCondition' : 'covered';
}
