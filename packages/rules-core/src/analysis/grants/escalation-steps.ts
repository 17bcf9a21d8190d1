/**
 * Whether the calls of an escalation path are granted, and on which resources. Each call is checked with the most
 * useful resource: for existing resources, any of the type; for a new resource, any name.
 */
import { isBetter, worseOf, type Facts, type Verdict } from './condition-outcome.js';
import { nothingKnown, type Answer, type Grant, type Grants } from './grants.js';
import { isWider, narrowerOf, type Fit, type Region } from './resource-set.js';
import { passRole, type EscalationStep } from '../../catalog/escalation-paths.js';
import { remembered, rememberedFor } from '../../speed/remembered.js';
import type { ResourceType } from '../../catalog/catalog.js';
import type { ConditionTest } from '../../policy/condition.js';
import { arnIntersects } from '../../patterns/arn-pattern.js';

/** A granted call. */
export interface Call {
  readonly step: EscalationStep;
  readonly verdict: Verdict;
  /** How much of the call's possible resources is covered. */
  readonly fit: Fit;
  readonly by: Grant;
  /** The relevant part of the grant's resources, if the call names any. */
  readonly region?: Region;
}

/** The answer is negative or too uncertain. */
function isVague(verdict: Verdict): boolean {
  return verdict === 'unknown' || verdict === 'no';
}

/** The best of the calls that can be used for a step. undefined if none is granted. */
export function callOf(grants: Grants, step: readonly EscalationStep[]): Call | undefined {
  let best: Call | undefined;
  for (const each of step) {
    const call = granted(grants, each);
    if (call && (!best || isBetterCall(call, best))) best = call;
  }
  return best;
}

function isBetterCall(one: Call, other: Call): boolean {
  return one.fit === other.fit ? isBetter(one.verdict, other.verdict) : isWider(one.fit, other.fit);
}

function granted(grants: Grants, step: EscalationStep): Call | undefined {
  const { id, targets, needs } = step;
  if (!grants.mayGrant(step.folded)) return undefined;
  const facts = factsFor(id);
  if (targets.length === 0) return callFrom(step, grants.ask(id, '*', facts), 'all');
  const calls = targets.map((type) => callFrom(step, grants.ask(id, type, facts)));
  if (needs === 'any') return calls.find((call) => call);
  return calls.reduce((one, other) => one && other && narrowerCall(one, other));
}

function narrowerCall(one: Call, other: Call): Call {
  const verdict = worseOf(one.verdict, other.verdict);
  const fit = narrowerOf(one.fit, other.fit);
  return { ...(fit === one.fit ? one : other), verdict, fit };
}

function callFrom(step: EscalationStep, answer: Answer, fit: Fit = answer.fit): Call | undefined {
  const { verdict, by, region } = answer;
  if (isVague(verdict) || !by) return undefined;
  return { step, verdict, fit, by, ...(region && { region }) };
}

/** All ways in which a step on an existing resource is granted: one for each part of the resources. */
export function* callsOf(
  grants: Grants,
  step: EscalationStep,
  facts: Facts = factsFor(step.id),
): Generator<Call> {
  if (!grants.mayGrant(step.folded)) return;
  for (const type of step.targets)
    for (const answer of grants.answers(step.id, type, facts)) {
      const call = callFrom(step, answer);
      if (call && isOrdinary(call, type)) yield call;
    }
}

/** What only AWS can change: AWS managed policies and the roles that AWS manages for its services. */
const keptByAws = /^(?:role\/aws-service-role\/|role\/aws-reserved\/)/;

function isOrdinary({ region }: Call, type: ResourceType): boolean {
  if (region === undefined || region === 'outside' || type.service !== 'iam') return true;
  const { upper } = region;
  return upper?.account !== 'aws' && !keptByAws.test(upper?.resource ?? '');
}

/** Whether two calls can use the same resource. */
export function canMeet({ region: one }: Call, { region: other }: Call): boolean {
  if (!one || !other || one === 'outside' || other === 'outside') return true;
  return one.upper !== undefined && other.upper !== undefined && arnIntersects(one.upper, other.upper);
}

/**
 * These requests are asked about without a permissions boundary, because a required boundary would limit the result.
 */
const withoutBoundary = ['iam:permissionsboundary', undefined] as const;
const bounded = /^iam:(?:(?:Attach|Put)(?:User|Role)Policy|Create(?:User|Role))$/;

function factsFor(id: string): Facts {
  return bounded.test(id) ? { keys: new Map([withoutBoundary]) } : nothingKnown;
}

const policyArn = 'iam:policyarn';

/** AWS managed policies that allow everything. */
const administrators = [
  'arn:aws:iam::aws:policy/AdministratorAccess',
  'arn:aws:iam::aws:policy/IAMFullAccess',
];

/** A customer managed policy, which may allow anything. */
const ownPolicy = 'arn:aws:iam::111122223333:policy/own';

/** The calls that attach a policy that allows everything. With verdict `if`, the calls that attach one that may. */
export function* attachingCalls(grants: Grants, step: EscalationStep): Generator<Call> {
  if (!/^iam:Attach/.test(step.id)) {
    yield* callsOf(grants, step);
    return;
  }
  const { keys } = factsFor(step.id);
  const attaching = (arn: string) => callsOf(grants, step, { keys: new Map([...keys, [policyArn, arn]]) });
  const [plain] = administrators.flatMap((arn) => [...attaching(arn)].slice(0, 1));
  if (plain) {
    for (const arn of administrators) yield* attaching(arn);
    return;
  }
  for (const arn of [ownPolicy, ...policiesMatched(grants)])
    for (const call of attaching(arn)) yield { ...call, verdict: worseOf(call.verdict, 'if') };
}

/** Names of policies that match the wildcards in conditions on the key. */
function policiesMatched({ allows }: Grants): readonly string[] {
  const tests = allows.flatMap(({ tests: own }) => own.filter(({ key }) => key === policyArn));
  return tests.flatMap(wildcardValues).map((text) => text.replaceAll('*', '111122223333'));
}

function wildcardValues({ values }: ConditionTest): readonly string[] {
  return values
    .map(({ text }) => text)
    .filter((text) => /:policy\/.*\*/.test(text) && !text.includes(':aws:policy/'));
}

/** The call that passes the most roles to a service. */
export const passingCall = rememberedFor((grants: Grants, service: string): Call | undefined =>
  bestOf(callsOf(grants, passRole, { keys: new Map([['iam:passedtoservice', service]]) })),
);

/** Whether roles of any name, or of some pattern, can be passed to some service. */
export const mayPassWide = remembered((grants: Grants): boolean => {
  const { fit } = grants.ask(passRole.id, passRole.targets[0]!);
  return fit === 'all' || fit === 'pattern';
});

export function bestOf(calls: Iterable<Call>): Call | undefined {
  let found: Call | undefined;
  for (const call of calls) if (!found || isBetterCall(call, found)) found = call;
  return found;
}
