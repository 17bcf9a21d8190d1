/**
 * What a policy, or several policies of one principal together, grant. Answers individual questions instead of listing
 * everything.
 * / A question consists of an action and a target: a resource, or any resource of a type. Sets are never subtracted
 * from each other. Instead, each question also checks whether a Deny applies. The answer `no` is certain. It relies on
 * the service data only for resource types and for the condition keys that requests include.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import { actionSetOf, type ActionSet } from './action-set.js';
import {
  betterOf,
  escapeFrom,
  isBetter,
  nothingKnown,
  outcomeOf,
  worseOf,
  type Facts,
  type Verdict,
} from './condition-outcome.js';
import { plainestFirst } from './plainest-first.js';
import {
  isWider,
  narrowerOf,
  resourceSetOf,
  type Fit,
  type Region,
  type ResourceSet,
} from './resource-set.js';
import { neverApplies } from '../conditions/passing-values.js';
import { reachesEveryResource } from '../resources/resource-reach.js';
import { noActions } from '../../catalog/action-places.js';
import { findAction, type Action, type ResourceType } from '../../catalog/catalog.js';
import { needsNoPermission } from '../../catalog/permissionless-actions.js';
import type { ConditionTest } from '../../policy/condition.js';
import { isWhole } from '../../policy/grammar.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

export { nothingKnown, type Facts, type Verdict } from './condition-outcome.js';
export type { Fit } from './resource-set.js';

/** What one statement allows or denies. */
export interface Grant {
  readonly statement: Statement;
  readonly actions: ActionSet;
  /** undefined if the statement has no Resource and is about the resource that its policy is attached to. */
  readonly resources: ResourceSet | undefined;
  readonly tests: readonly ConditionTest[];
}

/** A resource type (any resource of it), the ARN of a resource, or `*` for requests without a resource. */
export type Target = ResourceType | string;

export interface Answer {
  readonly verdict: Verdict;
  /** How much of the target is covered. `exact` for a resource. */
  readonly fit: Fit;
  /** The Allow that covers the most. */
  readonly by?: Grant;
  /** The part of its resources that does, if the target is a type. */
  readonly region?: Region;
  /** The Deny that blocks all Allow statements, if there are any. */
  readonly deniedBy?: Grant;
}

const nothing: Answer = { verdict: 'no', fit: 'none' };

/** The maximum number of entry comparisons for one question. Policies that AWS accepts need far fewer. */
const mostCompared = 5_000;

/** What a policy grants. For a policy that only limits, such as a permissions boundary: what it lets through. */
export const grantsOf = remembered((policy: Policy): Grants => new Grants([policy]));

/**
 * What several policies of one principal grant together. Policies that only limit (boundaries, session policies,
 * policies of AWS Organizations) must each let a request through. Policies with principals, such as the trust policy of
 * a role, do not say what the principal may do and are ignored.
 */
export function grantsTogether(policies: readonly Policy[]): Grants {
  const held = policies.filter(({ type }) => !type.resourceBased);
  const granting = held.filter(({ type }) => type.grants);
  const limits = held.filter(({ type }) => !type.grants);
  return new Grants(granting, limits.map(grantsOf));
}

export class Grants {
  readonly allows: readonly Grant[];
  readonly denies: readonly Grant[];
  #granted: Uint32Array | undefined;
  readonly #reaching = new Map<string, readonly Grant[]>();

  constructor(
    readonly policies: readonly Policy[],
    /** Every one of these must also let a request through. */
    readonly limits: readonly Grants[] = [],
  ) {
    const statements = policies.flatMap((policy) => policy.statements);
    this.allows = grantsBy('Allow', statements);
    this.denies = grantsBy('Deny', statements);
  }

  /** Part of the policies is unknown, so they may allow or deny more. */
  get open(): boolean {
    return this.policies.some(({ complete }) => !complete);
  }

  /**
   * The actions in the service data that an Allow covers on some resource, by index (`catalog/action-places.ts`),
   * without those that are denied on everything in every request.
   */
  granted(): Uint32Array {
    return (this.#granted ??= this.#mark());
  }

  #mark(): Uint32Array {
    const bits = noActions();
    for (const { statement, actions } of this.allows) {
      if (neverApplies(statement)) continue;
      for (let word = 0; word < bits.length; word++) bits[word]! |= actions.bits[word]!;
    }
    for (const { statement, actions } of this.denies) {
      if (statement.isConditional || statement.principals || !reachesEveryResource(statement)) continue;
      for (let word = 0; word < bits.length; word++) bits[word]! &= ~actions.bits[word]!;
    }
    for (const limit of this.limits) {
      const passed = limit.granted();
      for (let word = 0; word < bits.length; word++) bits[word]! &= passed[word]!;
    }
    return bits;
  }

  /** Whether an action may be allowed on some resource, given by its id in lower case. Only checks the actions. */
  mayGrant(id: string): boolean {
    return this.allowsReaching(id).length > 0;
  }

  /** The Allow statements that may cover an action, given by its id in lower case. Those that name it come first. */
  allowsReaching(id: string): readonly Grant[] {
    let reaching = this.#reaching.get(id);
    if (!reaching) {
      reaching = this.allows.filter(({ actions }) => actions.reaches(id) !== 'no').sort(plainestFirst(id));
      this.#reaching.set(id, reaching);
    }
    return reaching;
  }

  /**
   * @param id of the action, in any case. It does not need to be in the service data.
   * @param target a type that the action works on, or a resource
   * @param facts what is known about the request
   */
  ask(id: string, target: Target, facts: Facts = nothingKnown): Answer {
    let best = nothing;
    for (const answer of this.#answers(id, target, facts)) {
      const isFirst = best.verdict === 'no' && answer.verdict === 'no' && best.by === undefined;
      if (isFirst || isBetterAnswer(answer, best)) best = answer;
    }
    return this.#limited(best, id, target, facts);
  }

  /** The answers of all Allow statements, for each part of their resources, except `no`. */
  *answers(id: string, target: Target, facts: Facts = nothingKnown): Generator<Answer> {
    for (const answer of this.#answers(id, target, facts)) {
      if (answer.verdict === 'no') continue;
      const limited = this.#limited(answer, id, target, facts);
      if (limited.verdict !== 'no') yield limited;
    }
  }

  *#answers(id: string, target: Target, facts: Facts): Generator<Answer> {
    const folded = id.toLowerCase();
    const reaching = this.allowsReaching(folded);
    if (reaching.length === 0) return;
    const colon = folded.indexOf(':');
    const action = findAction(folded.slice(0, colon), folded.slice(colon + 1));
    const question = new Question(this.denies, folded, action, target, facts);
    for (const grant of reaching) yield* question.answersBy(grant);
  }

  #limited(answer: Answer, id: string, target: Target, facts: Facts): Answer {
    let best = answer;
    for (const limit of this.limits) {
      if (best.verdict === 'no') break;
      const { verdict, fit, deniedBy } = limit.ask(id, target, facts);
      best = {
        ...best,
        verdict: worseOf(best.verdict, verdict),
        fit: narrowerOf(best.fit, fit),
        ...(deniedBy && { deniedBy }),
      };
    }
    return best;
  }
}

/** How much a grant covers is compared before its conditions, unless one of them is too uncertain. */
function isBetterAnswer(one: Answer, other: Answer): boolean {
  const isVague = ({ verdict }: Answer) => verdict === 'unknown' || verdict === 'no';
  if (isVague(one) || isVague(other) || one.fit === other.fit) return isBetter(one.verdict, other.verdict);
  return isWider(one.fit, other.fit);
}

function grantsBy(effect: 'Allow' | 'Deny', statements: readonly Statement[]): readonly Grant[] {
  return statements.flatMap((statement): readonly Grant[] => {
    const { actions, resources, conditions } = statement;
    if (statement.effect !== effect || statement.isContradictory || !actions) return [];
    if (effect === 'Allow' && !isWhole(statement.value)) return [];
    if (!resources && !isAboutItself(statement)) return [];
    return [
      {
        statement,
        actions: actionSetOf(actions),
        resources: resources && resourceSetOf(resources),
        tests: conditions,
      },
    ];
  });
}

/** The statement does not need a Resource because it is about the resource that its policy is attached to. */
function isAboutItself({ policy, value }: Statement): boolean {
  const names = value.entries.some(({ key }) => key.text === 'Resource' || key.text === 'NotResource');
  return policy.type.resourceBased && !names;
}

/** One question, asked of one Allow after another. */
class Question {
  readonly #denies: readonly Grant[];
  #left = mostCompared;

  constructor(
    denies: readonly Grant[],
    readonly id: string,
    readonly action: Action | undefined,
    readonly target: Target,
    readonly facts: Facts,
  ) {
    const isDeniable = !action || !needsNoPermission(action);
    this.#denies = isDeniable ? denies.filter(({ actions }) => actions.reaches(id) !== 'no') : [];
  }

  /** An answer for each part of the grant's resources. */
  *answersBy(grant: Grant): Generator<Answer> {
    const reached = grant.actions.reaches(this.id);
    if (reached === 'no') return;
    let verdict = outcomeOf(grant.statement, this.action, this.facts);
    if (verdict === 'no') return;
    if (reached === 'maybe') verdict = worseOf(verdict, 'unknown');
    // Who the principals are is not part of the question.
    if (grant.statement.principals) verdict = worseOf(verdict, 'caller');
    if (typeof this.target === 'string' || !grant.resources) yield this.#onResource(grant, verdict);
    else
      for (const [region, fit] of grant.resources.regionsOf(this.target))
        yield this.#onRegion(grant, region, fit, verdict);
  }

  #onResource(grant: Grant, allowed: Verdict): Answer {
    const arn = typeof this.target === 'string' ? this.target : undefined;
    const matches = (set: ResourceSet | undefined) => (set && arn !== undefined ? set.matches(arn) : 'yes');
    const matched = matches(grant.resources);
    if (matched === 'no') return nothing;
    let verdict = matched === 'maybe' ? worseOf(allowed, 'unknown') : allowed;
    for (const deny of this.#denies) {
      const denied = matches(deny.resources);
      if (denied === 'no') continue;
      const escape = betterOf(this.#escapeFrom(deny), denied === 'maybe' ? 'unknown' : 'no');
      if (escape === 'no') return { verdict: 'no', fit: 'none', by: grant, deniedBy: deny };
      verdict = worseOf(verdict, escape);
    }
    return { verdict, fit: 'exact', by: grant };
  }

  #onRegion(grant: Grant, region: Region, allowedFit: Fit, allowed: Verdict): Answer {
    const type = this.target as ResourceType;
    const own = grant.resources!;
    let verdict = allowed;
    let fit = allowedFit;
    for (const deny of this.#denies) {
      this.#left -= deny.resources?.element.items.length ?? 1;
      if (this.#left < 0) return { verdict: 'unknown', fit, by: grant, region };
      const left = deny.resources ? deny.resources.leaves(region, own, type) : 'none';
      if (!isWider(fit, left)) continue;
      const escape = this.#escapeFrom(deny);
      if (escape !== 'no' && left === 'none') verdict = worseOf(verdict, escape);
      if (escape !== 'no') continue;
      if (left === 'none') return { verdict: 'no', fit: 'none', by: grant, deniedBy: deny };
      fit = left;
    }
    return { verdict, fit, by: grant, region };
  }

  /** What it takes to avoid the Deny on a resource that it covers. */
  #escapeFrom(deny: Grant): Verdict {
    const escape = escapeFrom(deny.statement, this.action, this.facts);
    const { principals } = deny.statement;
    const byPrincipal: Verdict = principals ? 'caller' : 'no';
    const byElement: Verdict =
      deny.actions.reaches(this.id) === 'maybe' || !isWhole(deny.statement.value) ? 'unknown' : 'no';
    return betterOf(escape, betterOf(byPrincipal, byElement));
  }
}
