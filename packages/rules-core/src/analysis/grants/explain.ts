/**
 * Explains as data what a policy grants: for each service and statement the actions, resources and conditions, and what
 * a Deny takes back.
 */
import { escalationsOf } from './escalation.js';
import { exposedBy } from './exposed.js';
import { grantedActions } from './granted-actions.js';
import { namedActions, reachesAction } from '../actions/reach.js';
import { neverApplies } from '../conditions/passing-values.js';
import { mayMeet, typesOf } from '../resources/resource-types.js';
import {
  accessLevels,
  actionsOf,
  catalogDate,
  serviceTitle,
  type AccessLevel,
  type Action,
} from '../../catalog/catalog.js';
import type { EscalationFamily } from '../../catalog/escalation-paths.js';
import { exposureFamilies, type ExposureFamily } from '../../catalog/exposures.js';
import { arnIntersects } from '../../patterns/arn-pattern.js';
import type { ResourceItem } from '../../policy/element.js';
import { isWhole } from '../../policy/grammar.js';
import type { Policy, Statement } from '../../policy/policy.js';
import type { PolicyType } from '../../policy/policy-types.js';

/** A statement of the policy. */
export interface StatementName {
  /** The position among the statements, from 0. */
  readonly index: number;
  readonly sid?: string;
}

/** The scope of a statement: the entries as written, or everything except these. */
export interface Scope {
  readonly list: readonly string[];
  /** The list is a NotResource or NotPrincipal, so it means everything else. */
  readonly except: boolean;
}

/** One condition. All conditions of a statement must be true. */
export interface ConditionText {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/**
 * A Deny that takes back part of what another statement allows. If it takes back everything, neither it nor the actions
 * are listed.
 */
export interface Denial {
  readonly statement: StatementName;
  /** The ids of the denied actions. */
  readonly actions: readonly string[];
  readonly resources?: Scope;
  readonly principals?: Scope;
  readonly conditions: readonly ConditionText[];
}

/** What one statement allows for one service. */
export interface Access {
  readonly statement: StatementName;
  /** The names of the actions by access level. Levels without actions are omitted. */
  readonly actions: Readonly<Partial<Record<AccessLevel, readonly string[]>>>;
  /** These are all actions of the service. */
  readonly every: boolean;
  /** Absent if the statements of the policy have no Resource. */
  readonly resources?: Scope;
  /** Absent in an identity-based policy. */
  readonly principals?: Scope;
  readonly conditions: readonly ConditionText[];
  readonly denied: readonly Denial[];
}

export interface ServiceAccess {
  /** The service prefix. */
  readonly service: string;
  readonly title: string;
  readonly access: readonly Access[];
}

/** A privilege escalation from `catalog/escalation-paths.ts`. */
export interface EscalationText {
  readonly family: EscalationFamily;
  /** Works for any holder of the policy. If false, it depends on existing resources or on a condition. */
  readonly certain: boolean;
  /** The decisive action, and the statement that allows it. */
  readonly action: string;
  readonly statement: StatementName;
  /** The other actions it needs. */
  readonly with: readonly string[];
  /** The services that a role can be passed to. */
  readonly services: readonly string[];
}

/** What is exposed on every resource, according to the lists in `catalog/exposures.ts`. */
export interface ExposureText {
  readonly family: ExposureFamily;
  readonly statement: StatementName;
  readonly actions: readonly string[];
  readonly what: readonly string[];
  /** The protection that can be removed: "the public access block of the account". */
  readonly lifted?: readonly string[];
}

export interface Explanation {
  /** The date of the service data, as `YYYY-MM-DD`. */
  readonly date: string;
  readonly type: PolicyType;
  /** Whether the policy itself grants permissions. If false, it only limits what other policies grant. */
  readonly grants: boolean;
  /** Part of the policy is unknown, such as a placeholder, so it may allow more or less. */
  readonly open: boolean;
  /** In alphabetical order. */
  readonly services: readonly ServiceAccess[];
  /** Allowed actions, listed by name, that are not in the service data. */
  readonly unlisted: readonly string[];
  readonly escalations: readonly EscalationText[];
  readonly exposures: readonly ExposureText[];
}

/** @returns what the policy itself grants, independent of other policies */
export function explain(policy: Policy): Explanation {
  const allows = policy.statements.filter(isAllow);
  return {
    date: catalogDate,
    type: policy.type.name,
    grants: policy.type.grants,
    open: !policy.complete || policy.statements.some(isOpen),
    services: servicesIn(allows),
    unlisted: [...new Set(allows.flatMap(unlistedIn))].sort(),
    escalations: escalationsOf(policy).map(({ path, certain, decisive, partners, services }) => ({
      family: path.family,
      certain,
      action: decisive.step.id,
      statement: nameOf(decisive.by.statement),
      with: [...new Set(partners.map(({ step }) => step.id))],
      services,
    })),
    exposures: policy.type.namesPrincipals ? [] : allows.flatMap(exposuresIn),
  };
}

function isAllow(statement: Statement): boolean {
  const { effect, isContradictory, value } = statement;
  return effect === 'Allow' && !isContradictory && isWhole(value) && !neverApplies(statement);
}

function isOpen({
  value,
  actions,
  resources,
  principals,
  hasReadableConditions,
  effect,
}: Statement): boolean {
  const isRead = [actions, resources, principals].every((element) => element?.known !== false);
  return !isWhole(value) || !isRead || !hasReadableConditions || effect === undefined;
}

function unlistedIn({ actions }: Statement): readonly string[] {
  return actions && !actions.negated ? namedActions(actions).unknown.map(({ text }) => text) : [];
}

function servicesIn(allows: readonly Statement[]): readonly ServiceAccess[] {
  const byService = new Map<string, Access[]>();
  for (const statement of allows) {
    const found = new Map<string, Action[]>();
    for (const action of grantedActions(statement)) {
      const known = found.get(action.service);
      if (known) known.push(action);
      else found.set(action.service, [action]);
    }
    for (const [service, actions] of found) {
      const known = byService.get(service) ?? [];
      byService.set(service, [...known, accessBy(statement, service, actions)]);
    }
  }
  return [...byService]
    .map(([service, access]) => ({ service, title: serviceTitle(service) ?? service, access }))
    .sort((a, b) => (a.service < b.service ? -1 : 1));
}

function accessBy(statement: Statement, service: string, actions: readonly Action[]): Access {
  const byLevel = accessLevels.flatMap((level) => {
    const names = actions.filter(({ accessLevel }) => accessLevel === level).map(({ name }) => name);
    return names.length > 0 ? [[level, names.sort()] as const] : [];
  });
  return {
    statement: nameOf(statement),
    actions: Object.fromEntries(byLevel),
    every: actions.length === actionsOf(service).length,
    ...scopesOf(statement, actions),
    conditions: conditionsOf(statement),
    denied: denialsOf(statement, actions),
  };
}

/** The Deny statements that may take back part of it, in some requests or on some resources. */
function denialsOf(statement: Statement, actions: readonly Action[]): readonly Denial[] {
  return statement.policy.statements.flatMap((deny) => {
    if (deny.effect !== 'Deny' || deny.isContradictory || !mayConcern(statement, deny)) return [];
    const denied = actions.filter(({ id }) => reachesAction(deny, id.toLowerCase()) !== 'no');
    if (denied.length === 0) return [];
    return [
      {
        statement: nameOf(deny),
        actions: denied.map(({ id }) => id),
        ...scopesOf(deny, denied),
        conditions: conditionsOf(deny),
      },
    ];
  });
}

/** The Deny may apply to resources that the Allow covers. */
function mayConcern({ resources: allowed }: Statement, { resources: denied }: Statement): boolean {
  if (!allowed || !denied || allowed.negated || denied.negated || !allowed.known || !denied.known)
    return true;
  return allowed.items.some(({ upper: one }) =>
    denied.items.some(({ upper: other }) => one && other && arnIntersects(one, other)),
  );
}

function exposuresIn(statement: Statement): readonly ExposureText[] {
  return exposureFamilies.flatMap((family) => {
    const found = exposedBy(statement, family)?.exposures;
    if (!found) return [];
    const whats = (isLifted: boolean) => [
      ...new Set(found.filter(({ lifts }) => lifts === isLifted).map(({ what }) => what)),
    ];
    const lifted = whats(true);
    return [
      {
        family,
        statement: nameOf(statement),
        actions: found.map(({ action }) => action.id),
        what: whats(false),
        ...(lifted.length > 0 && { lifted }),
      },
    ];
  });
}

function nameOf(statement: Statement): StatementName {
  const sid = statement.entry('Sid')?.value;
  return { index: statement.index, ...(sid?.kind === 'text' && { sid: sid.text }) };
}

/**
 * The scope of a statement. Lists only resources that the actions can work on, because others are for other services.
 */
function scopesOf({ resources, principals }: Statement, actions: readonly Action[]): Scopes {
  const own = resources?.items.filter((item) => resources.negated || isOf(item, actions)) ?? [];
  const listed = own.length > 0 ? own : (resources?.items ?? []);
  return {
    ...(resources && { resources: { list: listed.map(({ text }) => text), except: resources.negated } }),
    ...(principals && {
      principals: {
        list: principals.items.map(({ type, text }) => (type ? `${type.text}: ${text}` : text)),
        except: principals.negated,
      },
    }),
  };
}

interface Scopes {
  readonly resources?: Scope;
  readonly principals?: Scope;
}

function isOf({ upper }: ResourceItem, actions: readonly Action[]): boolean {
  return upper === undefined || upper.everything || typesOf(actions).some((type) => mayMeet(upper, type));
}

function conditionsOf({ conditions }: Statement): readonly ConditionText[] {
  return conditions.map(({ operatorEntry, keyEntry, values }) => ({
    operator: operatorEntry.key.text,
    key: keyEntry.key.text,
    values: values.map(({ text }) => text),
  }));
}
