/**
 * The ways in which the holder of a policy can get more permissions than it grants. The policy counts as a whole: the
 * calls of a path may be in several statements, or in several policies of one principal.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_controlling.html
 */
import {
  attachingCalls,
  bestOf,
  callOf,
  callsOf,
  canMeet,
  mayPassWide,
  passingCall,
  type Call,
} from './escalation-steps.js';
import { worseOf, type Verdict } from './condition-outcome.js';
import { grantsOf, grantsTogether, type Grant, type Grants } from './grants.js';
import { narrowerOf, type Fit } from './resource-set.js';
import { reachingItem } from '../actions/reach.js';
import {
  escalationPaths,
  type EscalationFamily,
  type EscalationPath,
  type EscalationStep,
} from '../../catalog/escalation-paths.js';
import { actionMatches } from '../../patterns/action-pattern.js';
import type { ActionElement } from '../../policy/element.js';
import type { Policy } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

export interface Escalation {
  readonly path: EscalationPath;
  /** It only depends on the caller and on names that the caller chooses. */
  readonly certain: boolean;
  /** How much of the possible resources of the decisive call is covered. */
  readonly fit: Fit;
  /** The call that the path depends on most. */
  readonly decisive: Call;
  /** The other calls. */
  readonly partners: readonly Call[];
  /** The services that a role can be passed to. */
  readonly services: readonly string[];
}

/**
 * The escalations whose decisive call is in this policy. What it grants counts together with the other policies of the
 * principal.
 */
export const escalationsOf = remembered((policy: Policy): readonly Escalation[] =>
  escalationsBy(pathsAskedFor(policy), policy),
);

/**
 * The same, except for what is only possible through wildcards that alone make their holder an administrator. With
 * `*`, this leaves few paths to check.
 */
export const worstEscalationsOf = remembered((policy: Policy): readonly Escalation[] => {
  const asked = pathsAskedFor(policy);
  const worst = escalationsBy(
    asked.filter(({ family }) => family === 'grant'),
    policy,
  );
  const wide = new Set<unknown>(
    worst.flatMap(({ certain, decisive: { by, step } }) => (certain ? (wildcardOf(by, step) ?? []) : [])),
  );
  const isLess = ({ steps: [decisive] }: EscalationPath) =>
    wide.size > 0 &&
    decisive!.every((step) =>
      grantsFor(policy)
        .allowsReaching(step.folded)
        .every((grant) => wide.has(wildcardOf(grant, step))),
    );
  const others = asked.filter((path) => path.family !== 'grant' && !isLess(path));
  return [...worst, ...escalationsBy(others, policy)];
});

/** The entry of Action with a wildcard, or the NotAction, by which a grant reaches a call. */
function wildcardOf({ statement }: Grant, { folded }: EscalationStep): object | undefined {
  if (statement.actions?.negated) return statement.actions;
  const item = reachingItem(statement, folded);
  return item?.pattern!.literal ? undefined : item;
}

function escalationsBy(some: readonly EscalationPath[], policy: Policy): readonly Escalation[] {
  if (some.length === 0) return [];
  const grants = grantsFor(policy);
  return some
    .flatMap((path) => escalationBy(path, grants) ?? [])
    .filter(({ decisive }) => decisive.by.statement.policy === policy);
}

const grantsFor = remembered((policy: Policy): Grants => {
  const { beside } = policy;
  return beside.length > 0 ? grantsTogether([policy, ...beside]) : grantsOf(policy);
});

/** The paths with a decisive call that the policy allows, by the name of the call. */
function pathsAskedFor({ statements, type }: Policy): readonly EscalationPath[] {
  if (!type.grants || type.namesPrincipals) return [];
  const found = new Set<EscalationPath>();
  for (const { effect, actions } of statements) {
    if (effect !== 'Allow' || !actions) continue;
    for (const id of decisiveIdsIn(actions)) for (const path of byDecisive().get(id)!) found.add(path);
  }
  return escalationPaths.filter((path) => found.has(path));
}

let paths: ReadonlyMap<string, readonly EscalationPath[]> | undefined;

/** By the ids of their decisive calls, in lower case. */
function byDecisive(): ReadonlyMap<string, readonly EscalationPath[]> {
  if (paths) return paths;
  const found = new Map<string, EscalationPath[]>();
  for (const path of escalationPaths) {
    for (const { id } of path.steps[0]!) {
      const folded = id.toLowerCase();
      if (!found.get(folded)?.push(path)) found.set(folded, [path]);
    }
  }
  return (paths = found);
}

/** The ids of the decisive calls that an element matches, in lower case. NotAction gives all of them. */
const decisiveIdsIn = remembered(({ negated, named, others }: ActionElement): readonly string[] => {
  const known = byDecisive();
  if (negated) return [...known.keys()];
  const found: string[] = [];
  for (const id of named) if (known.has(id)) found.push(id);
  for (const { pattern } of others) {
    if (!pattern) continue;
    for (const id of known.keys()) if (actionMatches(pattern, id)) found.push(id);
  }
  return found;
});

function escalationBy(path: EscalationPath, grants: Grants): Escalation | undefined {
  // Checking the actions alone decides most cases.
  if (!path.steps.every((step) => step.some(({ folded }) => grants.mayGrant(folded)))) return undefined;
  switch (path.family) {
    case 'grant':
      return path.steps.length > 1 ? byMaking(path, grants) : byIdentity(path, grants);
    case 'credentials':
    case 'trust':
    case 'limits':
      return byIdentity(path, grants);
    case 'pass-role':
      return byPassing(path, grants);
    case 'existing-role':
    case 'assume-role':
      return byExisting(path, grants);
  }
}

type Alternatives = readonly EscalationStep[];

/** A call is certain if every holder of the policy can make it. */
function isOpen(verdict: Verdict): boolean {
  return verdict === 'yes' || verdict === 'caller';
}

/** One call that changes the permissions of users, groups, roles or policies. */
function byIdentity(path: EscalationPath, grants: Grants): Escalation | undefined {
  const { family } = path;
  const [[step]] = path.steps as readonly [readonly [EscalationStep]];
  const decisive = bestOf([...attachingCalls(grants, step)].filter(({ fit }) => isReach(fit, family)));
  if (!decisive) return undefined;
  const { fit, verdict } = decisive;
  const certain = isOpen(verdict) && fit !== 'pattern' && !path.depends;
  return { path, certain, fit, decisive, partners: [], services: [] };
}

/** The caller's own keys and passwords are not an escalation, and neither are named targets. */
function isReach(fit: Fit, family: EscalationFamily): boolean {
  if (fit === 'own') return family === 'grant' || family === 'limits';
  return fit === 'all' || fit === 'pattern';
}

/** Creates a user or role with a name that the decisive call covers, and gives it any permission. */
function byMaking(path: EscalationPath, grants: Grants): Escalation | undefined {
  const [decisiveStep, ...others] = path.steps as readonly [Alternatives, ...Alternatives[]];
  for (const step of decisiveStep) {
    for (const decisive of attachingCalls(grants, step)) {
      if (decisive.fit !== 'pattern') continue;
      const partners = others.flatMap(
        (each) =>
          bestOf(
            each.flatMap((one) => [...callsOf(grants, one)].filter((call) => canMeet(call, decisive))),
          ) ?? [],
      );
      if (partners.length < others.length) continue;
      const verdict = worstOf([decisive, ...partners]);
      return { path, certain: isOpen(verdict), fit: 'pattern', decisive, partners, services: [] };
    }
  }
  return undefined;
}

function worstOf(calls: readonly Call[]): Verdict {
  return calls.reduce<Verdict>((verdict, call) => worseOf(verdict, call.verdict), 'yes');
}

/** Passes a role and runs something under it. */
function byPassing(path: EscalationPath, grants: Grants): Escalation | undefined {
  if (!mayPassWide(grants)) return undefined;
  const others = path.steps.slice(1);
  const passed = path.services.flatMap((service) => {
    const call = passingCall(grants, service);
    return call && isWide(call.fit) ? [{ service, call }] : [];
  });
  const [first] = passed;
  if (!first) return undefined;
  const partners = others.flatMap((step) => callOf(grants, step) ?? []);
  if (partners.length < others.length) return undefined;
  const { call: decisive } = first;
  // A condition on the role limits which roles can be passed.
  const fit = isOpen(decisive.verdict) ? decisive.fit : narrowerOf(decisive.fit, 'pattern');
  const certain = fit === 'all' && isOpen(worstOf(partners));
  return { path, certain, fit, decisive, partners, services: passed.map(({ service }) => service) };
}

function isWide(fit: Fit): boolean {
  return fit === 'all' || fit === 'pattern';
}

/** Takes over something that already has a role, or a role that can already be assumed. */
function byExisting(path: EscalationPath, grants: Grants): Escalation | undefined {
  const [first, ...others] = path.steps as readonly [Alternatives, ...Alternatives[]];
  const decisive = callOf(grants, first);
  if (!decisive || !isWide(decisive.fit)) return undefined;
  const partners = others.flatMap((step) => callOf(grants, step) ?? []);
  if (partners.length < others.length) return undefined;
  let fit = decisive.fit;
  for (const { step, fit: other } of partners) if (!step.creates) fit = narrowerOf(fit, other);
  if (!isOpen(worstOf([decisive, ...partners]))) fit = narrowerOf(fit, 'pattern');
  return isWide(fit) ? { path, certain: false, fit, decisive, partners, services: [] } : undefined;
}
