/** The setting `accept`: hides the findings that its entries accept, and reports entries that accept nothing. */
import { pathsOf } from './file-paths.js';
import type { Found } from './judge.js';
import { namedBy, without, type Named } from './named.js';
import type { Run, Where } from './run.js';
import { compareActions, compareResources, type Comparison } from '../patterns/entry-set.js';
import { isOnePath, pathMatches } from '../patterns/path-pattern.js';
import { matches } from '../patterns/wildcard.js';
import type { Problem, UnusedAcceptance } from '../rules/rule.js';
import { plainRuleName, type Acceptance } from '../sites/accept-setting.js';
import type { PolicySite } from '../sites/source.js';
import { remembered } from '../speed/remembered.js';
import type { Holes } from '../value/hole.js';
import { itemsOf } from '../value/members.js';
import { entryOf, type Span } from '../value/value.js';

interface Entry {
  /** The index in the setting. */
  readonly index: number;
  readonly rule: string;
  readonly sids: readonly string[] | undefined;
  readonly owners: readonly string[] | undefined;
  readonly files: readonly string[] | undefined;
  readonly actions: readonly string[] | undefined;
  readonly resources: readonly string[] | undefined;
  readonly until: string | undefined;
}

/** The parsed entries of a setting, which is shared by many files. */
const entriesOf = remembered((accept: readonly Acceptance[]): readonly Entry[] =>
  accept.map(({ rule, sid, owner, file, action, resource, until }, index) => ({
    index,
    rule: plainRuleName(rule),
    sids: listOf(sid),
    owners: listOf(owner),
    files: listOf(file)?.map((path) => path.replace(/^\.\//, '')),
    actions: listOf(action),
    resources: listOf(resource),
    until,
  })),
);

function listOf(texts: string | readonly string[] | undefined): readonly string[] | undefined {
  return typeof texts === 'string' ? [texts] : texts;
}

/** Where to report an entry that accepts nothing. */
interface Place {
  readonly at: Span;
  /** 2 for the Sid that the entry names, 1 for the policy of the owner that it names, 0 for any policy. */
  readonly fit: number;
}

/** The setting `accept` for one file. */
export class Accepted {
  readonly #entries: readonly Entry[];
  readonly #today: string;
  /** Entries that name this file and have not accepted anything yet. */
  readonly #idle = new Map<Entry, Place | undefined>();

  constructor(accept: readonly Acceptance[], filename: string | undefined, { cwd, today }: Run) {
    const paths = filename === undefined ? [] : pathsOf(filename, cwd);
    const isNamed = (pattern: string) => paths.some((path) => pathMatches(pattern, path));
    this.#entries = entriesOf(accept).filter(({ files }) => !files || files.some(isNamed));
    // An entry for many files may accept something in another one.
    for (const entry of this.#entries)
      if (entry.files?.some((file) => isOnePath(file) && isNamed(file))) this.#idle.set(entry, undefined);
    this.#today = today ?? new Date().toISOString().slice(0, 10);
  }

  /** The findings that are not accepted. If one was accepted until a day in the past, it says so. */
  left(found: readonly Found[], where: Where): readonly Found[] {
    if (this.#entries.length === 0) return found;
    return found.flatMap((each) => this.#shownAs(each, where) ?? []);
  }

  /**
   * Records which entries are used.
   *
   * @param raised what rules report, including findings that another finding hides
   */
  use(raised: readonly Found[], where: Where): void {
    if (this.#idle.size === 0) return;
    for (const { rule, problem } of raised) {
      const idle = [...this.#idle.keys()].filter((entry) => entry.rule === rule.name);
      if (idle.length === 0) continue;
      const named = namedBy(problem, where.holes);
      for (const entry of idle) if (isOfUse(entry, named, where.owner)) this.#idle.delete(entry);
    }
  }

  /** Records where entries can be reported: in a policy, or at its Sids. */
  visit(site: PolicySite, locate: (span: Span) => Span): void {
    for (const [entry, known] of this.#idle) {
      const isOwner = isOneOf(entry.owners, site.owner);
      const sid = isOwner ? sidIn(site, entry.sids) : undefined;
      const fit = sid ? 2 : Number(isOwner);
      if (!known || fit > known.fit) this.#idle.set(entry, { at: locate(sid ?? site.document.head), fit });
    }
  }

  /**
   * The entries that name this file but accept nothing in it.
   *
   * @param ran the names of the rules that ran; what other rules would report is unknown
   */
  unused(ran: ReadonlySet<string>): readonly UnusedAcceptance[] {
    return [...this.#idle]
      .filter(([{ rule }]) => ran.has(rule))
      .map(([{ index, rule }, place]) => ({ index, rule, at: place?.at ?? { start: 0, end: 0 } }));
  }

  /** @returns undefined for an accepted finding */
  #shownAs(found: Found, { owner, holes }: Where): Found | undefined {
    const ofRule = this.#entries.filter(({ rule }) => rule === found.rule.name);
    if (ofRule.length === 0) return found;
    const named = namedBy(found.problem, holes);
    const fitting = ofRule.filter((entry) => fits(entry, named, owner));
    const isInForce = ({ until }: Entry) => until === undefined || this.#today <= until;
    const problem = left(found.problem, fitting.filter(isInForce), holes);
    if (!problem) return undefined;
    const shown = problem === found.problem ? found : { ...found, problem };
    if (left(problem, fitting, holes)) return shown;
    const past = fitting.flatMap((entry) => (isInForce(entry) ? [] : entry.until!));
    return { ...shown, acceptedUntil: past.sort().at(-1)! };
  }
}

/** The part of a problem that the entries do not accept. They already match in everything except the actions. */
function left(problem: Problem, entries: readonly Entry[], holes: Holes | undefined): Problem | undefined {
  if (entries.length === 0) return problem;
  if (entries.some(({ actions }) => !actions)) return undefined;
  const accepted = entries.flatMap(({ actions }) => actions!);
  return without(problem, namedBy(problem, holes), isCoveredBy(accepted, compareActions));
}

/** Whether an entry matches in everything except the actions. */
function fits({ sids, owners, resources }: Entry, named: Named, owner: string | undefined): boolean {
  return (
    isOneOf(sids, named.sid) &&
    isOneOf(owners, owner) &&
    (!resources ||
      (named.resources.length > 0 && named.resources.every(isCoveredBy(resources, compareResources))))
  );
}

/** Whether an entry covers some of the actions of a finding. Other entries may cover the rest. */
function isOfUse(entry: Entry, named: Named, owner: string | undefined): boolean {
  const { actions } = entry;
  return fits(entry, named, owner) && (!actions || named.actions.some(isCoveredBy(actions, compareActions)));
}

/** Whether a text matches one of the patterns. Without a list, any text matches, and so does undefined. */
function isOneOf(patterns: readonly string[] | undefined, text: string | undefined): boolean {
  return !patterns || (text !== undefined && patterns.some((pattern) => matches(pattern, text)));
}

function isCoveredBy(patterns: readonly string[], { covers }: Comparison): (text: string) => boolean {
  return (text) => patterns.some((pattern) => pattern === text || covers(pattern, text));
}

/** The span of a Sid of the policy that matches one of the patterns. */
function sidIn({ document }: PolicySite, sids: readonly string[] | undefined): Span | undefined {
  for (const statement of itemsOf(entryOf(document, 'Statement')?.value)) {
    const sid = statement.kind === 'dict' ? entryOf(statement, 'Sid')?.value : undefined;
    if (sids && sid?.kind === 'text' && isOneOf(sids, sid.text)) return sid.span;
  }
  return undefined;
}
