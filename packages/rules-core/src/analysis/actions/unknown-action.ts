/** Entries of Action that match nothing in the catalog, and what was probably meant. */
import { actionsForOperation, prefixOfApi } from '../../catalog/api-names.js';
import { actionsMatching, actionsOf, catalogDate, isService, serviceNames } from '../../catalog/catalog.js';
import { nearestName } from '../../catalog/nearest-name.js';
import type { ActionPattern } from '../../patterns/action-pattern.js';
import { hasWildcard } from '../../patterns/wildcard.js';

/** What is wrong, by the name of the message that says so, and what fills it. */
export interface UnknownActionFault {
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

/** The pattern matches some action, or has a wildcard in its service. */
function isKnown(pattern: ActionPattern): boolean {
  if (pattern.everything || (!pattern.literal && hasWildcard(pattern.service))) return true;
  return actionsMatching(pattern).length > 0;
}

/**
 * undefined for an entry that matches some action, or has a wildcard in its service.
 *
 * @param isGuessed what was probably meant is looked for
 */
export function unknownActionFault(
  text: string,
  pattern: ActionPattern,
  isGuessed: boolean,
): UnknownActionFault | undefined {
  if (isKnown(pattern)) return undefined;
  const [written, name] = text.split(':') as [string, string];
  if (!isService(written)) return unknownService(written, name, isGuessed);
  const date = catalogDate;
  const fault = { inService: false, data: { date }, entries: [] };
  if (hasWildcard(name)) {
    const meant = isGuessed ? nearestPattern(pattern.service, name) : undefined;
    return { ...fault, kind: 'matchesNothing', entries: meant === undefined ? [] : [meant] };
  }
  const entries = actionsForOperation(written, name);
  if (entries.length > 0) return { ...fault, kind: 'apiOperation', data: {}, entries };
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

/** Written in place of what matches nothing, it hands over nothing that other rules would report as an error. */
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
