/** What a change to a policy newly allows, for use in programs. */
import { checkOneOf, checkOptionNames } from './check-arguments.js';
import { isRecord, kindOf, shown } from '../value/describe-argument.js';
import { readJsonSource } from './read-json-source.js';
import type { AccessRequest } from '../analysis/access/decision.js';
import {
  newAccessOf,
  type FoundAccess,
  type NewAccessOptions,
  type OpenAccess,
} from '../analysis/access/new-access.js';
import { branchesOf } from '../lint/branches.js';
import { readPolicy, type Policy } from '../policy/policy.js';
import { parseSettings, type Settings } from '../sites/settings.js';
import type { Holes } from '../value/hole.js';
import { restored } from '../value/restored.js';
import type { UndecidedDict } from '../value/value.js';
import { withHolesOf } from '../value/with-holes-of.js';

export type { AccessRequest };

/** A policy: its JSON text, or the result of `JSON.parse`. */
export type PolicyInput = string | object;

export interface CompareOptions extends NewAccessOptions {
  /** What is known about both policies. See `Settings`. */
  readonly settings?: Settings;
}

/** What a statement of the second policy allows. */
export interface ComparedAccess {
  /** The index of the statement in `Statement`, from 0. */
  readonly statement: number;
  readonly sid?: string;
  /** The entry of Resource. Absent for a statement with NotResource, or without either. */
  readonly resource?: string;
  /** The value of Principal. Absent for a statement without one. */
  readonly principal?: string;
  /** Such as `s3:GetObject`. Empty if only actions that AWS may add in future are affected. */
  readonly actions: readonly string[];
}

export interface AddedAccess extends ComparedAccess {
  /** A request that the second policy allows but the first one does not. */
  readonly example: AccessRequest;
  /** The first policy also had an Allow for the request, but a Deny that is now gone or applies less often. */
  readonly wasDenied: boolean;
}

export interface OpenQuestion extends ComparedAccess {
  /**
   * - `reference`: the proof that nothing is new relies on AWS's reference, which may be incomplete.
   * - `condition`: there is neither an example nor a proof that there is none.
   * - `budget`: too many requests would have to be tried.
   * - `unread`: part of a policy is unknown.
   */
  readonly reason: OpenAccess['reason'];
}

export interface ComparedPolicies {
  /** `yes` with an example, `no` with a proof, and `unknown` if nothing was found but a question remains open. */
  readonly answer: 'yes' | 'no' | 'unknown';
  readonly found: readonly AddedAccess[];
  readonly open: readonly OpenQuestion[];
}

/**
 * What a policy allows that its previous version did not.
 *
 * @param before the previous version of the policy; undefined if there was none
 * @param after the current version
 * @throws Error for invalid arguments, and for a text or value that is not a single policy
 */
export function newAccess(
  before: PolicyInput | undefined,
  after: PolicyInput,
  options: CompareOptions = {},
): ComparedPolicies {
  checkOptions(options);
  const settings = parseSettings(options.settings);
  const { policy, holes } = policyIn(after, 'after', settings);
  const earlier = before === undefined ? undefined : policyIn(before, 'before', settings, holes).policy;
  const { answer, found, open } = newAccessOf(earlier, policy, options);
  const compared: ComparedPolicies = {
    answer,
    found: found.map(({ example, wasDenied, ...part }) => ({ ...accessOf(part), example, wasDenied })),
    open: open.map(({ reason, ...part }) => ({ ...accessOf(part), reason })),
  };
  return restored(compared, holes);
}

function accessOf({
  by,
  actions,
  region,
  principal,
}: Omit<FoundAccess, 'example' | 'wasDenied'>): ComparedAccess {
  const sid = by.entry('Sid')?.value;
  return {
    statement: by.index,
    ...(sid?.kind === 'text' && { sid: sid.text }),
    ...(region.item && { resource: region.item.text }),
    ...(principal && { principal: principal.text }),
    actions,
  };
}

interface ReadInput {
  readonly policy: Policy;
  readonly holes: Holes;
}

/** @param like the holes of the other policy; equal holes have the same content */
function policyIn(input: PolicyInput, name: 'before' | 'after', settings: Settings, like?: Holes): ReadInput {
  if (typeof input !== 'string' && !isRecord(input))
    throw new TypeError(
      `\`${name}\` must be a policy, as JSON text or as an object; it is ${kindOf(input)}.`,
    );
  const source = readJsonSource(typeof input === 'string' ? input : JSON.stringify(input), { settings });
  if (!source) throw new Error(`\`${name}\` is not JSON.`);
  const sites = [...source.sites()];
  const [site] = sites;
  if (!site || sites.length > 1)
    throw new Error(
      `\`${name}\` must hold one policy; it holds ${sites.length === 0 ? 'none' : sites.length}.`,
    );
  const { type, attachedTo } = site;
  // Without template text there is nothing to decide, so there is only one document.
  const { holes } = source;
  const alike = like ? withHolesOf(site.document, holes, like) : site.document;
  const [document] = branchesOf(alike as UndecidedDict)[0]!.documents;
  return { policy: readPolicy(document!, { type, attachedTo, settings }), holes };
}

const optionNames = ['settings', 'stop', 'budget'];
const stops = ['first', 'entry', 'all'];

function checkOptions(options: unknown): void {
  checkOptionNames('newAccess', options, optionNames);
  const { stop, budget } = options;
  checkOneOf('stop', stop, stops);
  if (budget !== undefined && !(typeof budget === 'number' && budget >= 0))
    throw new TypeError(
      `The option \`budget\` must be a number of requests, 0 or more; it is ${shown(budget)}.`,
    );
}
