/** Combines problems about many entries of a list into a single one, reported at the first entry. */
import type { Found } from './judge.js';
import { describeEntries } from '../rules/gathering.js';
import type { AnyRule, Data, Gathering } from '../rules/rule.js';

/** Up to this number they are reported individually. */
const mostShown = 5;

/**
 * @param shown problems of one policy
 * @returns the same problems in order, with those combined that a rule gathers and that exceed the limit in a statement
 */
export function gathered(shown: readonly Found[]): readonly Found[] {
  const groups = groupsIn(shown);
  if (groups.size === 0) return shown;
  return shown.flatMap((each) => {
    const group = groups.get(each);
    if (!group) return each;
    return group.parts[0] === each ? gatheredFrom(group) : [];
  });
}

interface Group {
  readonly row: Gathering;
  readonly parts: Found[];
}

/**
 * The problems to combine, with their groups. A problem belongs to the first row of its rule that forms a large enough
 * group.
 */
function groupsIn(shown: readonly Found[]): ReadonlyMap<Found, Group> {
  const found = new Map<Found, Group>();
  for (let place = 0, left = shown; left.length > 0; place++) {
    const groups = groupsBy(place, left);
    for (const group of new Set(groups.values())) {
      const { parts } = group;
      const values = new Set(parts.map(({ problem }) => problem.subject!.value));
      if (values.size > mostShown && values.size === parts.length)
        for (const each of parts) found.set(each, group);
    }
    left = [...groups.keys()].filter((each) => !found.has(each));
  }
  return found;
}

/**
 * Groups problems by the row of their rule at `place`. Problems of rules with fewer rows for their message are left
 * out.
 */
function groupsBy(place: number, problems: readonly Found[]): ReadonlyMap<Found, Group> {
  const found = new Map<Found, Group>();
  // A statement is read in each branch of a document, so compare its position.
  const byStatement = new Map<number, Map<string, Group>>();
  for (const each of problems) {
    const { rule, problem } = each;
    const row = rule.gathers?.filter(({ message }) => message === problem.messageId)[place];
    const { statement, element, value } = problem.subject ?? {};
    if (!row || !statement || value?.kind !== 'text') continue;
    const key = [element, each.acceptedUntil, keyOf(rule, row, problem.data)].join('\n');
    const { start } = statement.value.span;
    let groups = byStatement.get(start);
    if (!groups) byStatement.set(start, (groups = new Map<string, Group>()));
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { row, parts: [] }));
    group.parts.push(each);
    found.set(each, group);
  }
  return found;
}

function keyOf({ name }: AnyRule, { message, alike = [] }: Gathering, data: Data = {}): string {
  return [name, message, ...alike.map((each) => data[each])].join('\n');
}

function gatheredFrom({ row, parts }: Group): Found {
  const [{ rule, problem, branches, inBranches, acceptedUntil }] = parts as [Found];
  const values = parts.map((each) => each.problem.subject!.value!);
  const alike = (row.alike ?? []).map((name) => [name, problem.data![name]!] as const);
  return {
    rule,
    ...(branches && { branches }),
    ...(acceptedUntil !== undefined && { acceptedUntil }),
    problem: {
      messageId: row.as,
      data: { ...Object.fromEntries(alike), entries: describeEntries(values), count: values.length },
      at: problem.at,
      subject: problem.subject!,
      // Entries of different branches are not in one list.
      suggest: () => (inBranches ? undefined : row.suggest?.(problem.subject!.statement!, values)),
    },
    parts,
  };
}
