import { reachesAction } from '../../analysis/actions/reach.js';
import { isFullAdmin } from '../../analysis/grants/full-admin.js';
import { coversStatement } from '../../analysis/redundancy/statement-cover.js';
import { formOf } from '../../analysis/redundancy/statement-form.js';
import { nameStatement } from '../../analysis/not-elements/statement-name.js';
import { removeStatement } from '../../edits/remove-statement.js';
import type { Element } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule, type Suggestion } from '../rule.js';

/** Above it only equal statements are looked for. */
const mostCompared = 200;

export const noRedundantStatement = defineRule({
  name: 'no-redundant-statement',
  description: 'Disallow statements that another statement of the policy covers',
  category: 'redundancy',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  options: {},
  messages: {
    duplicate: 'This statement says the same as {{other}}.',
    covered: 'This statement adds nothing, as {{other}} {{effect}} all of it.',
    coveredCondition:
      'The condition of this statement narrows nothing, as {{other}} {{effect}} all of it without one.',
    suggestRemove: 'Remove this statement',
  },
  hasSuggestions: true,
  accessAnalyzer: { 'redundant-statement': ['duplicate'] },

  *check(policy) {
    const { statements } = policy;
    if (statements.length < 2) return;
    const outlines = statements.map(outlineOf);
    const alike = new Map<string, number>();
    for (const outline of outlines) alike.set(outline, (alike.get(outline) ?? 0) + 1);
    const first = new Map<string, Statement>();
    const distinct: Statement[] = [];
    for (const statement of statements) {
      const form = alike.get(outlines[statement.index]!)! > 1 ? formOf(statement.value, ['Sid']) : undefined;
      const same = form === undefined ? undefined : first.get(form);
      if (form !== undefined && !same) first.set(form, statement);
      if (!same) {
        distinct.push(statement);
        continue;
      }
      yield {
        messageId: 'duplicate',
        data: { other: nameStatement(same) },
        at: headSpan(statement),
        statement,
        suggestions: removal(statement),
      };
    }
    if (distinct.length > mostCompared) return;
    for (const statement of distinct) {
      const other = coveringStatement(statement, distinct);
      if (!other) continue;
      yield {
        messageId: statement.isConditional && !other.isConditional ? 'coveredCondition' : 'covered',
        data: { other: nameStatement(other), effect: other.effect === 'Allow' ? 'allows' : 'denies' },
        at: headSpan(statement),
        statement,
        suggestions: removal(statement),
      };
    }
  },
});

function coveringStatement(statement: Statement, statements: readonly Statement[]): Statement | undefined {
  const { actions } = statement;
  const first = actions && !actions.negated ? actions.items[0]?.pattern : undefined;
  const id = first?.literal ? first.folded : undefined;
  for (let index = 0; index < statements.length; index++) {
    const by = statements[index]!;
    // Most do not speak of its first action.
    if (by === statement || (id !== undefined && reachesAction(by, id) !== 'yes')) continue;
    if (!coversStatement(by, statement)) continue;
    // Of two that cover each other the first one stays.
    const stays = by.index > statement.index && coversStatement(statement, by);
    if (!stays && !isFullAdmin(by)) return by;
  }
  return undefined;
}

/** What equal statements have in common and is cheap to find out. */
function outlineOf({ effect, actions, resources }: Statement): string {
  return `${effect} ${outlineOfElement(actions)} ${outlineOfElement(resources)}`;
}

/** The order of the entries does not count. */
function outlineOfElement(element: Element<{ readonly text: string }> | undefined): string {
  if (!element) return '';
  let length = 0;
  for (const { text } of element.items) length += text.length;
  return `${element.name} ${element.items.length} ${length}`;
}

/** What names the statement, instead of all of its lines. */
function headSpan(statement: Statement) {
  return (statement.entry('Sid') ?? statement.entry('Effect') ?? statement).value.span;
}

function removal(statement: Statement): Suggestion<'suggestRemove'>[] {
  const edit = removeStatement(statement);
  return edit ? [{ messageId: 'suggestRemove', edits: [edit] }] : [];
}
