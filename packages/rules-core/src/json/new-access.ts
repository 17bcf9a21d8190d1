/** What a change of a policy newly allows, for programs. */
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

/** A policy: its JSON text, or what `JSON.parse` makes of it. */
export type PolicyInput = string | object;

export interface CompareOptions extends NewAccessOptions {
  /** What is known about both policies. See `Settings`. */
  readonly settings?: Settings;
}

/** What a statement of the second policy allows. */
export interface ComparedAccess {
  /** The place of the statement in `Statement`, from 0. */
  readonly statement: number;
  readonly sid?: string;
  /** The entry of Resource; absent for a statement with NotResource, or without either. */
  readonly resource?: string;
  /** The value of Principal; absent for a statement without one. */
  readonly principal?: string;
  /** `s3:GetObject`; none where it is about actions that AWS may add. */
  readonly actions: readonly string[];
}

export interface AddedAccess extends ComparedAccess {
  /** A request that the second policy allows, and the first one does not. */
  readonly example: AccessRequest;
  /** The first policy had an Allow for it, and a Deny that is gone or holds less often. */
  readonly wasDenied: boolean;
}

export interface OpenQuestion extends ComparedAccess {
  /**
   * - `reference`: that nothing is new follows from AWS's reference alone, which may lack something.
   * - `condition`: there is neither an example nor a proof that there is none.
   * - `budget`: too many requests would have to be tried.
   * - `unread`: part of a policy is not known.
   */
  readonly reason: OpenAccess['reason'];
}

export interface ComparedPolicies {
  /** `yes` with an example, `no` with a proof, and `unknown` where nothing was found and a question is open. */
  readonly answer: 'yes' | 'no' | 'unknown';
  readonly found: readonly AddedAccess[];
  readonly open: readonly OpenQuestion[];
}

/**
 * What a policy allows that its version before did not.
 *
 * @param before the policy as it was; undefined where there was none
 * @param after the policy as it is
 * @throws Error for arguments that are wrong, and for a text or value that is not one policy
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

/** @param like the holes of the other policy: equal ones are filled with the same text */
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
  // Without a template there is nothing to decide: the document is the only one.
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
