/** Entries of Action that match nothing in the catalog, and what was probably meant. */
import { actionsForOperation, prefixOfApi } from '../../catalog/api-names.js';
import { actionsMatching, actionsOf, catalogDate, isService, serviceNames } from '../../catalog/catalog.js';
import { nearestName } from '../../catalog/nearest-name.js';
import { enumerate, quoteEach } from './describe-reach.js';
import { namedActions } from './reach.js';
import { actionCovers, type ActionPattern } from '../../patterns/action-pattern.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ActionElement, ActionItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { sliceSpan, type Span } from '../../value/value.js';

/** What is wrong, by the name of the message that says so, and what fills it. */
interface UnknownActionFault {
  readonly kind:
    /** An operation of the service's API that other actions authorise. */
    | 'apiOperation'
    | 'misspeltAction'
    | 'unknownAction'
    /** A pattern of a known service. */
    | 'matchesNothing'
    /** What an API is called, but not in policies. */
    | 'apiName'
    | 'misspeltService'
    | 'unknownService';
  /** The service prefix is at fault, not the name. */
  readonly inService: boolean;
  readonly data: Readonly<Record<string, string>>;
  /** What to write instead. */
  readonly entries: readonly string[];
}

/** An entry of Action that matches nothing. */
export interface UnknownAction extends Pick<UnknownActionFault, 'kind' | 'data' | 'entries'> {
  readonly statement: Statement;
  readonly actions: ActionElement;
  readonly item: ActionItem;
  /** The service prefix or the name, whichever is not known. */
  readonly at: Span;
}

/** Of so many unknown entries in one policy, what was meant is looked for; more than that are no slips. */
const mostGuessed = 200;

/**
 * The entries of a policy that match no action of the catalog.
 *
 * @param existing patterns of actions that are known to exist
 */
export function* unknownActions(
  policy: Policy,
  existing: readonly ActionPattern[],
): Generator<UnknownAction> {
  let found = 0;
  for (const statement of policy.statements) {
    const { actions } = statement;
    if (!actions) continue;
    for (const item of [...namedActions(actions).unknown, ...actions.others]) {
      const { value, text, pattern, bounds } = item;
      if (!pattern || !bounds.known || isKnown(pattern)) continue;
      if (existing.some((each) => actionCovers(each, pattern))) continue;
      const { inService, kind, data, entries } = faultOf(text, pattern, found < mostGuessed);
      found++;
      const colon = text.indexOf(':');
      const at = inService ? sliceSpan(value, 0, colon) : sliceSpan(value, colon + 1, text.length);
      yield { kind, data: { action: text, ...data }, entries, statement, actions, item, at };
    }
  }
}

/** The pattern matches some action, or has a wildcard in its service. */
function isKnown(pattern: ActionPattern): boolean {
  if (pattern.everything || (!pattern.literal && hasWildcard(pattern.service))) return true;
  return actionsMatching(pattern).length > 0;
}

/** @param isGuessed what was probably meant is looked for */
function faultOf(text: string, pattern: ActionPattern, isGuessed: boolean): UnknownActionFault {
  const [written, name] = text.split(':') as [string, string];
  if (!isService(written)) return unknownService(written, name, isGuessed);
  const date = catalogDate;
  const fault = { inService: false, data: { date }, entries: [] };
  if (hasWildcard(name)) {
    const meant = isGuessed ? nearestPattern(pattern.service, name) : undefined;
    return { ...fault, kind: 'matchesNothing', entries: meant === undefined ? [] : [meant] };
  }
  const entries = actionsForOperation(written, name);
  if (entries.length > 0)
    return { ...fault, kind: 'apiOperation', data: { actions: enumerate(quoteEach(entries)) }, entries };
  const meant = isGuessed ? nearestAction(pattern.service, name) : undefined;
  if (meant === undefined) return { ...fault, kind: 'unknownAction' };
  return {
    ...fault,
    kind: 'misspeltAction',
    data: { date, meant },
    entries: isHarmless(meant) ? [meant] : [],
  };
}

function unknownService(service: string, name: string, isGuessed: boolean): UnknownActionFault {
  const date = catalogDate;
  const folded = service.toLowerCase();
  const fault = { inService: true, data: { service, date }, entries: [] };
  const prefix = Object.hasOwn(prefixOfApi, folded) ? prefixOfApi[folded]! : undefined;
  const meant = prefix ?? (isGuessed ? nearestName(service, serviceNames()) : undefined);
  if (meant === undefined) return { ...fault, kind: 'unknownService' };
  const entry = hasWildcard(name) ? `${meant}:${name}` : nearestAction(meant, name);
  const isOffered = entry !== undefined && isHarmless(entry);
  return {
    inService: true,
    kind: prefix === undefined ? 'misspeltService' : 'apiName',
    data: prefix === undefined ? { service, date, meant } : { service, meant },
    entries: isOffered ? [entry] : [],
  };
}

/** Written in place of what matches nothing, it hands over neither roles nor a whole service. */
function isHarmless(entry: string): boolean {
  return entry !== 'iam:PassRole' && !entry.endsWith(':*');
}

/** The verb that a name begins with: `Get`. */
function verbOf(name: string): string {
  return /^[A-Z]?[^A-Z]*/.exec(name)![0].toLowerCase();
}

/**
 * The action whose name is nearest. Names that begin with different verbs are different actions, even if they differ in
 * one letter only, as `GetPolicy` and `SetPolicy`; so a verb that the service has is not taken for a slip. Without a near
 * one it is the only name that begins with what is written, if that is more than a verb.
 */
function nearestAction(service: string, name: string): string | undefined {
  const actions = actionsOf(service);
  const verb = verbOf(name);
  const sameVerb = actions.filter((action) => verbOf(action.name) === verb);
  const found = nearestName(
    name,
    (sameVerb.length > 0 ? sameVerb : actions).map((action) => action.name),
  );
  if (found !== undefined) return `${service}:${found}`;
  const folded = name.toLowerCase();
  const longer = actions.filter((action) => action.name.toLowerCase().startsWith(folded));
  return name.length > verb.length && longer.length === 1 ? longer[0]!.id : undefined;
}

/** The pattern with a slip in what stands before its only star put right. */
function nearestPattern(service: string, name: string): string | undefined {
  const [start = '', rest] = name.split('*', 2);
  if (start.includes('?') || rest !== '' || start.length < 3) return undefined;
  const words = actionsOf(service).flatMap((action) => {
    const parts = action.name.match(/[A-Z]?[^A-Z]+|[A-Z]+/g) ?? [];
    return parts.map((_, index) => parts.slice(0, index + 1).join(''));
  });
  const found = nearestName(start, new Set(words));
  return found === undefined ? undefined : `${service}:${found}*`;
}
