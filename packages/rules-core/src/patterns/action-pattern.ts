/** The patterns of Action and NotAction: `service:name`, case-insensitive, with wildcards in both parts. */
import { rememberedByText } from '../speed/remembered.js';
import { covers, hasWildcard, intersects, matches, squeeze } from './wildcard.js';

export interface ActionPattern {
  /** The text in lower case. */
  readonly folded: string;
  /** The wildcard pattern of the service prefix, in lower case and normal form. */
  readonly service: string;
  /** The wildcard pattern of the name, in lower case and normal form. */
  readonly name: string;
  /** Matches every action of every service, however it is written. */
  readonly everything: boolean;
  /** Has no wildcards, so it matches one action. */
  readonly literal: boolean;
  /**
   * Where the catalog caches the actions that the pattern matches. Entries with the same text share a pattern, and
   * looking them up in a map with so many texts would cost several times as much.
   */
  reached: readonly object[] | undefined;
}

const ONLY_STARS = /^\*+$/;

/**
 * The characters of service prefixes and action names, including wildcards.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const ACTION = /^([\w*?-]+):([\w*?-]+)$/;
const ONE_ACTION = /^[\w-]+:[\w-]+$/;

/**
 * Reads an entry of Action or NotAction. undefined if it can match no action: it has no colon (except for stars alone)
 * or several, an empty part, or a character that action names cannot contain.
 */
export const parseActionPattern: (text: string) => ActionPattern | undefined = rememberedByText(
  parse,
  // Enough for the policies of a large repository: AWS has about twenty thousand actions.
  { most: 20_000, longest: 128 },
);

/** Reads the upper bound of an entry with unknown parts. If there is no colon, a star may include it. */
export function parseActionUpperBound(text: string): ActionPattern | undefined {
  return parseActionPattern(text.includes('*') && !text.includes(':') ? '*' : text);
}

function parse(text: string): ActionPattern | undefined {
  if (ONE_ACTION.test(text)) {
    const folded = text.toLowerCase();
    const colon = folded.indexOf(':');
    const service = folded.slice(0, colon);
    return {
      folded,
      service,
      name: folded.slice(colon + 1),
      everything: false,
      literal: true,
      reached: undefined,
    };
  }
  if (ONLY_STARS.test(text)) {
    return { folded: text, service: '*', name: '*', everything: true, literal: false, reached: undefined };
  }
  const parts = ACTION.exec(text);
  if (parts === null) return undefined;
  const folded = text.toLowerCase();
  const service = nonEmpty(parts[1]!.toLowerCase());
  const name = nonEmpty(parts[2]!.toLowerCase());
  const everything = service === '*' && name === '*';
  return { folded, service, name, everything, literal: !hasWildcard(folded), reached: undefined };
}

/** The normal form. `?*` becomes `*` because no part of an action is empty. */
function nonEmpty(part: string): string {
  const normal = squeeze(part);
  return normal === '?*' ? '*' : normal;
}

/** Whether the pattern matches an action in lower case (`iam:passrole`). */
export function actionMatches(pattern: ActionPattern, action: string): boolean {
  if (pattern.everything) return true;
  if (pattern.literal) return pattern.folded === action;
  const colon = action.indexOf(':');
  return (
    colon >= 0 &&
    matches(pattern.service, action.slice(0, colon)) &&
    matches(pattern.name, action.slice(colon + 1))
  );
}

/** Whether `a` matches every action that `b` matches, including unpublished actions. */
export function actionCovers(a: ActionPattern, b: ActionPattern): boolean {
  if (a.literal) return a.folded === b.folded;
  return a.everything || (covers(a.service, b.service) && covers(a.name, b.name));
}

/** Whether both match some action, including unpublished actions. */
export function actionIntersects(a: ActionPattern, b: ActionPattern): boolean {
  return a.everything || b.everything || (intersects(a.service, b.service) && intersects(a.name, b.name));
}
