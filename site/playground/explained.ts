/** An explanation in rows, bars and words. */
import type { Access, AccessLevel, EscalationText, Scope } from './core.js';
import type { ExplainedPolicy } from './requests.js';

/** From the least to the most far-reaching. */
export const levels: readonly AccessLevel[] = ['List', 'Read', 'Tagging', 'Write', 'Permissions management'];

export interface AccessRow {
  readonly key: string;
  /** Several where a statement allows all actions of many services. */
  readonly services: readonly string[];
  readonly access: Access;
}

/** Of more services of which a statement allows every action, only their number is shown. */
const mostServices = 5;

/** The rows of the table: one for each service and statement. */
export function rowsOf({ explanation: { services } }: ExplainedPolicy): AccessRow[] {
  const all = services.flatMap(({ service, title, access }) =>
    access.map((each) => ({ service, title, access: each })),
  );
  const isWhole = ({ every, denied }: Access) => every && denied.length === 0;
  const whole = new Map<number, typeof all>();
  for (const each of all) {
    const { index } = each.access.statement;
    if (isWhole(each.access)) whole.set(index, [...(whole.get(index) ?? []), each]);
  }
  const isGathered = ({ access }: (typeof all)[number]) =>
    isWhole(access) && whole.get(access.statement.index)!.length > mostServices;
  const gathered = [...whole].flatMap(([index, group]): AccessRow[] =>
    group.length > mostServices
      ? [{ key: `all ${index}`, services: group.map(({ title }) => title), access: group[0]!.access }]
      : [],
  );
  const single = all
    .filter((each) => !isGathered(each))
    .map(({ service, title, access }): AccessRow => ({
      key: `${service} ${access.statement.index}`,
      services: [title],
      access,
    }));
  return [...gathered, ...single];
}

export function statementName({ index, sid }: Access['statement']): string {
  return sid === undefined ? `Statement ${index + 1}` : sid;
}

export function scopeText(scope: Scope | undefined): string {
  if (!scope) return 'what it is attached to';
  const list = some(scope.list, 3);
  if (scope.except) return `all but ${list}`;
  return scope.list.includes('*') ? 'every resource' : list;
}

export function some(texts: readonly string[], most: number): string {
  const more = texts.length - most;
  return [...texts.slice(0, most), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

/** A part of the bar of a service. */
export interface BarPart {
  readonly level: AccessLevel | 'denied';
  readonly count: number;
  /** Of these, how many a Deny takes away on some resources or under a condition. */
  readonly limited: number;
}

export interface ServiceBar {
  readonly service: string;
  readonly title: string;
  readonly granted: number;
  readonly total: number;
  readonly parts: readonly BarPart[];
  /** What the access is to, and what is taken away, in words. */
  readonly notes: readonly string[];
}

/** What is granted of each service, the most far-reaching first. */
export function barsOf({ explanation, totals }: ExplainedPolicy): ServiceBar[] {
  const byService = new Map(explanation.services.map((each) => [each.service, each.access]));
  const bars = Object.entries(totals).map(([service, { title, total, denied }]): ServiceBar => {
    const access = byService.get(service) ?? [];
    const limited = new Set(access.flatMap((each) => each.denied.flatMap(({ actions }) => actions)));
    const parts = levels.flatMap((level): BarPart[] => {
      const names = new Set(access.flatMap(({ actions }) => actions[level] ?? []));
      const held = [...names].filter((name) => limited.has(`${service}:${name}`)).length;
      return names.size > 0 ? [{ level, count: names.size, limited: held }] : [];
    });
    return {
      service,
      title,
      total,
      granted: parts.reduce((sum, { count }) => sum + count, 0),
      parts: [...parts, ...(denied > 0 ? [{ level: 'denied' as const, count: denied, limited: 0 }] : [])],
      notes: notesOf(access, denied, limited.size),
    };
  });
  return bars.sort(
    (a, b) => rank(b) - rank(a) || b.granted - a.granted || a.title.localeCompare(b.title, 'en'),
  );
}

function notesOf(access: readonly Access[], denied: number, limited: number): string[] {
  const scopes = new Set(access.map(({ resources }) => `On ${scopeText(resources)}`));
  const isConditional = access.some(({ conditions }) => conditions.length > 0);
  return [
    ...(access.length > 0 ? [some([...scopes], 2) + (isConditional ? ', under a condition' : '')] : []),
    ...(limited > 0 ? [`Deny removes ${count(limited, 'action')} for some resources or conditions`] : []),
    ...(denied > 0 ? [`Deny removes ${count(denied, 'action')} entirely`] : []),
  ];
}

function rank({ parts }: ServiceBar): number {
  return Math.max(...parts.map(({ level }) => (level === 'denied' ? -1 : levels.indexOf(level))));
}

export function count(number: number, word: string): string {
  return `${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`;
}

/** A bar in words. */
export function barText({ title, granted, total, parts, notes }: ServiceBar): string {
  const byLevel = parts
    .filter(({ level }) => level !== 'denied')
    .map(({ level, count: number }) => `${number} ${level}`)
    .join(', ');
  return `${title}: ${granted} of ${count(total, 'action')}${byLevel && ` (${byLevel})`}. ${notes.map((note) => `${note}.`).join(' ')}`;
}

const outcomes: Readonly<Record<EscalationText['family'], string>> = {
  grant: 'Any permission: administrator',
  credentials: 'Act as other users',
  trust: 'Be trusted by other roles',
  limits: 'Lift a boundary or Deny',
  'pass-role': 'Permissions of a passed role',
  'existing-role': 'Permissions of a role in use',
  'assume-role': 'Permissions of an assumed role',
};

/** A way to more permissions: calls, and what they give. */
export interface Way {
  readonly calls: readonly string[];
  readonly statement: string;
  readonly outcome: string;
  /** The services whose roles are given. */
  readonly services: readonly string[];
  readonly isCertain: boolean;
  /** How many other ways lead there. */
  readonly others: number;
}

/** One way for each outcome: of several a certain one. */
export function waysOf({ explanation: { escalations } }: ExplainedPolicy): Way[] {
  return [...new Set(escalations.map(({ family }) => family))].map((family): Way => {
    const all = escalations.filter((each) => each.family === family);
    const shown = all.find(({ certain }) => certain) ?? all[0]!;
    return {
      calls: [shown.action, ...shown.with],
      statement: statementName(shown.statement),
      outcome: outcomes[family],
      services: [...new Set(all.flatMap(({ services }) => services))],
      isCertain: shown.certain,
      others: all.length - 1,
    };
  });
}

/** A way in words. */
export function wayText({ calls, outcome, services, isCertain, others }: Way): string {
  const roles = services.length > 0 ? ` (roles that trust ${some(services, 4)})` : '';
  const more = others > 0 ? ` ${count(others, 'other way')} lead${others === 1 ? 's' : ''} there.` : '';
  return `${isCertain ? '' : 'Perhaps: '}${calls.join(' with ')}: ${lowerFirst(outcome)}${roles}.${more}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
