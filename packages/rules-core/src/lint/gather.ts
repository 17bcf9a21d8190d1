/** Of many entries in one list with the same fault a single problem is made, at the first of them. */
import type { Found } from './judge.js';
import { describeEntries } from '../rules/gathering.js';
import type { AnyRule, Data, Gathering } from '../rules/rule.js';

/** So many are shown one by one. */
const mostShown = 5;

/**
 * @param shown problems of one policy
 * @returns the same, in their order, but for those that a rule gathers and of which a statement has more than a handful
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

/** The problems to be gathered, each with the group that it is in: by the first row that gathers it, or by a later one. */
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

/** Those of the problems whose rule has as many rows for their message, each with its group by that row. */
function groupsBy(place: number, problems: readonly Found[]): ReadonlyMap<Found, Group> {
  const found = new Map<Found, Group>();
  // The statement is one in every branch of a document, though it is read in each.
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
      // The entries of several branches are not in one list.
      suggest: () => (inBranches ? undefined : row.suggest?.(problem.subject!.statement!, values)),
    },
    parts,
  };
}
