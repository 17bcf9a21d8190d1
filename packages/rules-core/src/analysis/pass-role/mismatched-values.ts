/** Values of `iam:PassedToService` that do not match the calls that the policy allows. */
import { passRole, roleBreadth } from './role-breadth.js';
import { passableServices, type PassableServices } from './passable-services.js';
import { callsNamed, grantedCalls, isNeverPassedTo } from './role-passing-calls.js';
import { serviceTests } from './service-tests.js';
import { reachesAction } from '../actions/reach.js';
import type { Action } from '../../catalog/catalog.js';
import { mostNotable } from '../../catalog/notable-actions.js';
import { usualPrincipals } from '../../catalog/role-passing.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

export interface MismatchedValue {
  readonly test: ConditionTest;
  readonly value: ConditionValue;
  /** The id of an action of the service in the value, and the services that its roles are passed to instead. */
  readonly instead?: { readonly action: string; readonly services: readonly string[] };
}

/**
 * The values with a service that the policy passes no role to: its actions pass roles to another service that no
 * statement allows, or it has no such actions.
 */
export function mismatchedValues(statement: Statement): readonly MismatchedValue[] {
  const { limit, names } = passableServices(statement);
  if (limit !== 'services') return [];
  const passed = new Set(names);
  return serviceTests(statement).flatMap((test) =>
    test.values
      .filter(({ text }) => passed.has(text))
      .flatMap((value): MismatchedValue | [] => {
        const instead = passedInstead(statement.policy, value.text);
        if (instead) return { test, value, instead };
        return isNeverPassedTo(statement.policy, value.text) ? { test, value } : [];
      }),
  );
}

/** An action of the service itself that passes its roles to another service, which nothing in the policy allows. */
function passedInstead(policy: Policy, principal: string): MismatchedValue['instead'] {
  const passable = passableInAll(policy);
  return passable && callPassingElsewhere(policy, principal, passable);
}

const none: ReadonlySet<string> = new Set();

/**
 * The most important action of a principal's service, if none of its actions passes roles to that principal.
 *
 * @param passable the services that actions may pass roles to
 */
export function callPassingElsewhere(
  policy: Policy,
  principal: string,
  passable = none,
): MismatchedValue['instead'] {
  const service = principal.replace(/\.amazonaws\.com(?:\.cn)?$/, '');
  const named = callsNamed(policy, service);
  const isElsewhere = (call: Action) => !usualPrincipals(call).some((each) => passable.has(each));
  if (!named.some(isElsewhere)) return undefined;
  const calls = named.filter((call) => grantedCalls(policy).has(call));
  if (calls.some((call) => usualPrincipals(call).includes(principal))) return undefined;
  const [call] = mostNotable(calls.filter(isElsewhere), 1);
  return call && { action: call.id, services: usualPrincipals(call) };
}

/** The services to which the statements of the policy let roles be passed. undefined if they are not limited. */
const passableInAll = remembered(({ statements }: Policy): ReadonlySet<string> | undefined => {
  const passable = statements
    .filter((each) => each.effect === 'Allow' && reachesAction(each, passRole) !== 'no')
    .filter((each) => roleBreadth(each) !== 'none')
    .map((each): PassableServices => passableServices(each))
    .filter(({ limit }) => limit !== 'nothing');
  if (passable.some(({ limit, open }) => limit !== 'services' || open)) return undefined;
  return new Set(passable.flatMap(({ names }) => names));
});
