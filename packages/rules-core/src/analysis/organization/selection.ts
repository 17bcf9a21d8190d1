/** The statements and actions that an entry of the configuration selects. */
import { configuredActionFault } from './configured-action.js';
import { configuredPrincipalFault } from './configured-principal.js';
import { actionMatches, parseActionPattern, type ActionPattern } from '../../patterns/action-pattern.js';
import { parseArnPattern, type ArnPattern } from '../../patterns/arn-pattern.js';
import type { PolicyType } from '../../policy/policy-types.js';
import { remembered } from '../../speed/remembered.js';

/** An entry of the configuration. */
export interface ConfiguredSelection {
  /** Entries as in `Action`. */
  readonly actions: readonly string[];
  /** Actions to exclude. */
  readonly except?: readonly string[];
  /** Entries as in `Resource`. If given, only what is allowed on one of these counts. */
  readonly resources?: readonly string[];
  /** See `configured-principal.ts`. If given, only what is allowed for one of these counts. */
  readonly principals?: readonly string[];
  readonly effects?: readonly ('Allow' | 'Deny')[];
  readonly policyTypes?: readonly PolicyType[];
}

export interface Selection {
  readonly actions: readonly ActionPattern[];
  /** Whether an action is selected, given by its id in lower case. */
  readonly has: (id: string) => boolean;
  /** undefined if all resources count. */
  readonly resources: readonly ArnPattern[] | undefined;
  readonly principals: readonly string[] | undefined;
  readonly effects: readonly ('Allow' | 'Deny')[];
  /** undefined for the types in which an Allow grants permissions. */
  readonly policyTypes: readonly PolicyType[] | undefined;
}

/** Reads an entry of the configuration. `selectionFault` reports its faults. */
export const selectionOf = remembered((configured: ConfiguredSelection): Selection => {
  const { effects = ['Allow'], resources, principals, policyTypes } = configured;
  const actions = patternsOf(configured.actions);
  const except = patternsOf(configured.except ?? []);
  return {
    actions,
    has: (id) => someMatches(actions, id) && !someMatches(except, id),
    resources: resources?.flatMap((text) => parseArnPattern(text) ?? []),
    principals,
    effects,
    policyTypes,
  };
});

function patternsOf(texts: readonly string[]): readonly ActionPattern[] {
  return texts.flatMap((text) => parseActionPattern(text) ?? []);
}

function someMatches(patterns: readonly ActionPattern[], id: string): boolean {
  return patterns.some((pattern) => actionMatches(pattern, id));
}

/**
 * Why an entry selects nothing.
 *
 * @param at the path of the entry: `restricted[0]`
 * @returns a sentence that starts with the path of the value, or undefined if the entry is valid
 */
export function selectionFault(configured: ConfiguredSelection, at: string): string | undefined {
  const fault = faultIn(configured);
  return fault && `\`${at}.${fault}`;
}

/** One object is used for many files. */
const faultIn = remembered(({ actions, except, resources, principals }: ConfiguredSelection) => {
  const fault =
    actionsFault('actions', actions) ??
    actionsFault('except', except) ??
    arnsFault('resources', resources) ??
    principalsFault('principals', principals);
  return fault?.slice(1);
});

/**
 * The same for the parts of an entry.
 *
 * @param place the path of the texts
 */
export function actionsFault(place: string, texts: readonly string[] = []): string | undefined {
  return faultAmong(place, texts, configuredActionFault);
}

export function arnsFault(place: string, texts: readonly string[] = []): string | undefined {
  return faultAmong(place, texts, arnFault);
}

export function principalsFault(place: string, texts: readonly string[] = []): string | undefined {
  return faultAmong(place, texts, configuredPrincipalFault);
}

function faultAmong(
  place: string,
  texts: readonly string[],
  faultOf: (text: string) => string | undefined,
): string | undefined {
  for (const text of texts) {
    const fault = faultOf(text);
    if (fault !== undefined) return `\`${place}\`: \`${text}\` ${fault}`;
  }
  return undefined;
}

function arnFault(text: string): string | undefined {
  return parseArnPattern(text) && !text.includes('${')
    ? undefined
    : 'is not an ARN such as `arn:aws:s3:::amzn-s3-demo-bucket/*`.';
}
