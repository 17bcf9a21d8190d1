/** What a policy grants, as data: by service and statement which actions, on what, under what, and what a Deny takes away. */
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
  /** Its place among the statements, from 0. */
  readonly index: number;
  readonly sid?: string;
}

/** What a statement is about: entries of a list as they are written, or all but these. */
export interface Scope {
  readonly list: readonly string[];
  /** The list is of NotResource or NotPrincipal: everything else is meant. */
  readonly except: boolean;
}

/** One condition; all of those of a statement have to hold. */
export interface ConditionText {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** What a Deny leaves out of what another statement allows. One that leaves nothing of it is not listed, nor are the actions. */
export interface Denial {
  readonly statement: StatementName;
  /** Those of the actions that it denies, by their ids. */
  readonly actions: readonly string[];
  readonly resources?: Scope;
  readonly principals?: Scope;
  readonly conditions: readonly ConditionText[];
}

/** What one statement allows of one service. */
export interface Access {
  readonly statement: StatementName;
  /** The names of the actions, by access level; levels without any are left out. */
  readonly actions: Readonly<Partial<Record<AccessLevel, readonly string[]>>>;
  /** They are all actions that the service has. */
  readonly every: boolean;
  /** Absent in a policy whose statements name no resource. */
  readonly resources?: Scope;
  /** Absent in an identity-based policy. */
  readonly principals?: Scope;
  readonly conditions: readonly ConditionText[];
  readonly denied: readonly Denial[];
}

export interface ServiceAccess {
  /** The prefix of its actions. */
  readonly service: string;
  readonly title: string;
  readonly access: readonly Access[];
}

/** A way to more permissions, of those in `catalog/escalation-paths.ts`. */
export interface EscalationText {
  readonly family: EscalationFamily;
  /** It depends on nothing but who asks. If not: on what is there to be taken over, or on a condition. */
  readonly certain: boolean;
  /** The call that it turns on, and the statement that allows it. */
  readonly action: string;
  readonly statement: StatementName;
  /** The other calls that it takes. */
  readonly with: readonly string[];
  /** The services that a role can be passed to. */
  readonly services: readonly string[];
}

/** What is exposed on every resource, by the lists of `catalog/exposures.ts`. */
export interface ExposureText {
  readonly family: ExposureFamily;
  readonly statement: StatementName;
  readonly actions: readonly string[];
  readonly what: readonly string[];
  /** What keeps resources from being open, and is lifted: "the public access block of the account". */
  readonly lifted?: readonly string[];
}

export interface Explanation {
  /** Of the service data, as `YYYY-MM-DD`. */
  readonly date: string;
  readonly type: PolicyType;
  /** It grants by itself. If not, it is a limit: what it allows is let through, where another policy grants it. */
  readonly grants: boolean;
  /** Part of the policy is not known, such as a placeholder: it may allow more or less. */
  readonly open: boolean;
  /** In alphabetical order. */
  readonly services: readonly ServiceAccess[];
  /** Actions that are allowed by name and that the service data does not have. */
  readonly unlisted: readonly string[];
  readonly escalations: readonly EscalationText[];
  readonly exposures: readonly ExposureText[];
}

/** @returns what the policy grants by itself, whatever others say */
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

/** The Deny statements that may take some of it away, in some circumstances or on some of the resources. */
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

/** The Deny may be about something that the Allow is about. */
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

/** What the statement is about. Of listed resources those that the actions can work on: others are for other services. */
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
