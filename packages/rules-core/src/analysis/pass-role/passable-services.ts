/**
 * The services to which iam:PassRole can pass a role: those that a statement's conditions on `iam:PassedToService`
 * accept, without those that the Deny statements of the policy block.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 * / The conditions are evaluated for every known service principal, for one that no value names, and for a call without
 * the key.
 */
import { associatedResource, isNeverSent, passedToService } from './pass-role-keys.js';
import { passRole, roleBreadth } from './role-breadth.js';
import { serviceDeniesOf } from './service-denies.js';
import { allHold, isOpen, serviceTests, withoutKey } from './service-tests.js';
import { reachesAction, type Certainty } from '../actions/reach.js';
import { needsKey, strengthOf } from '../conditions/condition-strength.js';
import { passingValues } from '../conditions/passing-values.js';
import { anyOtherService, hasPrincipalForm } from '../services/service-principal-values.js';
import { servicePrincipals } from '../../catalog/service-principals.js';
import { parseArnPattern } from '../../patterns/arn-pattern.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { Statement } from '../../policy/policy.js';
import { rememberedIfUnchanged } from '../../speed/unchanged.js';

/**
 * - `services`: only to certain services.
 * - `services-or-keyless`: to certain services, and in calls without the key.
 * - `keyless`: only in calls without the key.
 * - `any`: to every service.
 * - `nothing`: to no service.
 * - `unknown`: depends on the value of a placeholder.
 */
export type ServiceLimit = 'services' | 'services-or-keyless' | 'keyless' | 'any' | 'nothing' | 'unknown';

export interface PassableServices {
  readonly limit: ServiceLimit;
  /** The names of the services, if they are limited and known. */
  readonly names: readonly string[];
  /** There may be more. */
  readonly open?: boolean;
}

/** No real policy has more. */
const mostDenies = 50;

/** The services to which an Allow statement lets roles be passed. */
export const passableServices = rememberedIfUnchanged((statement: Statement): PassableServices => {
  if (neverHolds(statement)) return { limit: 'nothing', names: [] };
  const denies = serviceDeniesOf(statement);
  if (denies.length > mostDenies) return { limit: 'unknown', names: [] };
  const passes = (service: string | undefined): Certainty => {
    const allowed = allHold(statement, service);
    const denied = denies.map((deny) => allHold(deny, service));
    if (allowed === 'no' || denied.includes('yes')) return 'no';
    return denied.includes('maybe') ? 'maybe' : allowed;
  };
  const other = passes(anyOtherService);
  // The resource belongs to one service, whether or not the key is present.
  const isOfResource = namesAssociatedResource(statement);
  if (other === 'yes')
    return isOfResource ? { limit: 'services', names: [], open: true } : { limit: 'any', names: [] };
  const keyless = isOfResource ? 'no' : passes(withoutKey);
  if (other === 'maybe' || keyless === 'maybe') return { limit: 'unknown', names: [] };
  const names: string[] = [];
  let some = false;
  for (const name of candidates(statement)) {
    const passed = passes(name);
    if (passed === 'yes') names.push(name);
    some ||= passed !== 'no';
  }
  // A service that is not in the service data passes a condition that lists it.
  const open =
    isOfResource ||
    serviceTests(statement).some(({ operator, values }) => !operator?.negated && values.some(isOpen));
  some ||= open;
  const limit =
    keyless === 'yes' ? (some ? 'services-or-keyless' : 'keyless') : some ? 'services' : 'nothing';
  return { limit, names, open };
});

/** The statement requires a key that requests for iam:PassRole never include, so it allows passing no role. */
function neverHolds({ conditions }: Statement): boolean {
  return conditions.some((test) => isNeverSent(test.key) && needsKey(test));
}

/** A condition on the resource that the role is for names its service. */
function namesAssociatedResource({ conditions }: Statement): boolean {
  return conditions.some(
    (test) =>
      test.key === associatedResource &&
      ['strong', 'unknown'].includes(strengthOf(test)) &&
      test.values.every(({ bounds }) => {
        const arn = parseArnPattern(bounds.lower);
        return arn === undefined || !hasWildcard(arn.service);
      }),
  );
}

/**
 * The principals that may pass: the listed ones if the statement has a list, and otherwise all known ones and those
 * that it names.
 */
function candidates(statement: Statement): readonly string[] {
  const { names } = passingValues(statement, passedToService);
  if (names) return names.filter(hasPrincipalForm);
  const named = serviceTests(statement)
    .flatMap(({ operator, values }) =>
      values.map(({ text }) => (operator?.ignoreCase ? text.toLowerCase() : text)),
    )
    .filter((text) => !hasWildcard(text) && hasPrincipalForm(text));
  return [...new Set([...named, ...servicePrincipals().filter((name) => !name.includes('${'))])];
}

/** Another statement of the policy lets the same kind of roles be passed only to certain services. */
export function hasLimitedSibling(statement: Statement): boolean {
  return statement.policy.statements.some(
    (other) =>
      other !== statement &&
      other.effect === 'Allow' &&
      reachesAction(other, passRole) === 'yes' &&
      roleBreadth(other) !== 'none' &&
      passableServices(other).limit === 'services',
  );
}
