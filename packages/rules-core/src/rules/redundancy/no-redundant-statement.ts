import { isFullAdmin } from '../../analysis/grants/full-admin.js';
import { coversStatement } from '../../analysis/redundancy/statement-cover.js';
import { formOf } from '../../analysis/redundancy/statement-form.js';
import { nameStatement } from '../../analysis/not-elements/statement-name.js';
import { removeStatement } from '../../edits/remove-statement.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule } from '../rule.js';

/** Above it only equal statements are looked for. */
const mostCompared = 200;

export const noRedundantStatement = defineRule({
  name: 'no-redundant-statement',
  description: 'Disallow statements that another statement of the policy covers',
  category: 'redundancy',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  messages: {
    duplicate: { text: 'This statement says the same as {{other}}.', checks: ['redundant-statement'] },
    covered: 'This statement adds nothing, as {{other}} {{effect}} all of it.',
    coveredCondition:
      'The condition of this statement narrows nothing, as {{other}} {{effect}} all of it without one.',
    coveredByAdmin: 'This statement adds nothing, as {{other}} allows every action on every resource.',
    suggestRemove: 'Remove this statement',
  },

  *check({ statements }) {
    const first = new Map<string, Statement>();
    const distinct: Statement[] = [];
    for (const statement of statements.length > 1 ? statements : []) {
      const form = formOf(statement.value, ['Sid']);
      const same = form === undefined ? undefined : first.get(form);
      if (same) {
        const data = { other: nameStatement(same) };
        yield { messageId: 'duplicate', data, ...findingAt(statement) };
        continue;
      }
      if (form !== undefined) first.set(form, statement);
      distinct.push(statement);
    }
    for (const statement of distinct.length > mostCompared ? [] : distinct) {
      const by = coveringStatement(statement, distinct);
      if (!by) continue;
      const data = { other: nameStatement(by), effect: by.effect === 'Allow' ? 'allows' : 'denies' };
      yield { messageId: messageIdOf(statement, by), data, ...findingAt(statement) };
    }
  },
});

/** The first statement that covers it: one that allows everything only where no other does. */
function coveringStatement(statement: Statement, statements: readonly Statement[]): Statement | undefined {
  let admin: Statement | undefined;
  for (const by of statements) {
    if (by === statement || !coversStatement(by, statement)) continue;
    // Of two that cover each other the first one stays.
    if (by.index > statement.index && coversStatement(statement, by)) continue;
    if (!isFullAdmin(by)) return by;
    admin ??= by;
  }
  return admin;
}

function messageIdOf(statement: Statement, by: Statement) {
  if (isFullAdmin(by)) return 'coveredByAdmin';
  return statement.isConditional && !by.isConditional ? 'coveredCondition' : 'covered';
}

/** It is underlined where it is named, instead of on all of its lines. */
function findingAt(statement: Statement) {
  return {
    at: (statement.entry('Sid') ?? statement.entry('Effect') ?? statement).value.span,
    subject: { statement },
    suggest: () => {
      const edit = removeStatement(statement);
      return edit ? ([{ messageId: 'suggestRemove', edits: [edit] }] as const) : [];
    },
  };
}
