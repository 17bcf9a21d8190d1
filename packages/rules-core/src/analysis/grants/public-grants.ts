/** Grants to everyone, and what a Deny of the same policy leaves of them for callers that it does not exempt. */
import { grantedActions } from './granted-actions.js';
import { takenBackFromEveryone } from './denied.js';
import { servicesOf } from './working-actions.js';
import { passingValues } from '../conditions/passing-values.js';
import { narrowsWho, shutsOut } from '../principals/public-access.js';
import { reachesEveryResource } from '../resources/resource-reach.js';
import type { Action } from '../../catalog/catalog.js';
import { publicResourceOf, type PublicResource } from '../../catalog/public-resources.js';
import { actionCovers } from '../../patterns/action-pattern.js';
import { arnCovers } from '../../patterns/arn-pattern.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { isEveryone } from '../../policy/principal.js';
import { remembered } from '../../speed/remembered.js';

/** `Principal` matches everyone, and nothing limits who that is. */
export function isForEveryone(statement: Statement): boolean {
  const { principals } = statement;
  if (!principals || principals.negated) return false;
  return principals.items.some(isEveryone) && !isForSomeOnly(statement);
}

/** A statement for everyone that, with the Deny statements, only allows some callers, as far as known. */
export const isForSomeOnly = remembered((statement: Statement): boolean => {
  if (statement.policy.isInVpc || narrowsWho(statement) || isShutOut(statement)) return true;
  return grantedActions(statement).length > 0 && actionsForEveryone(statement).length === 0;
});

/** The actions in the catalog that the statement grants and that no Deny limits to some callers. */
export const actionsForEveryone = remembered((statement: Statement): readonly Action[] => {
  const takenBack = takenBackFromEveryone(statement);
  const granted = grantedActions(statement);
  return takenBack ? granted.filter((action) => !takenBack(action)) : granted;
});

/**
 * What a statement makes public: its name, or `resource` if unknown, and whether it accepts unsigned requests. If
 * unknown, it does, as in most of AWS.
 */
export function publicResource(statement: Statement): { readonly noun: string; readonly anonymous: boolean } {
  const services = servicesOf(statement);
  const rows = services?.flatMap((service) => publicResourceOf(service) ?? []);
  if (!rows?.[0]) return { noun: 'resource', anonymous: !services };
  const nouns = new Set(rows.map(({ noun }) => noun));
  return {
    noun: nouns.size === 1 ? rows[0].noun : 'resource',
    anonymous: rows.some((row) => answersUnsigned(row, statement)),
  };
}

function answersUnsigned({ anonymous }: PublicResource, statement: Statement): boolean {
  if (anonymous === undefined || anonymous === 'always') return anonymous !== undefined;
  const values = passingValues(statement, anonymous.key);
  return values.names !== undefined && values.allows(anonymous.value) === 'yes';
}

/** No policy that AWS accepts has more. Comparing more with each Allow would take too long. */
const mostDenies = 500;

/** One Deny covers the whole statement, whatever its actions and resources are. */
function isShutOut(allow: Statement): boolean {
  const denies = shutOuts(allow.policy);
  return denies.length > mostDenies || denies.some((deny) => coversGrant(deny, allow));
}

const shutOuts = remembered((policy: Policy) => policy.statements.filter(shutsOut));

/** The Deny covers every action and resource of the Allow. */
function coversGrant(deny: Statement, allow: Statement): boolean {
  if (!deny.actions || deny.actions.negated || !allow.actions || deny.resources?.negated) return false;
  const denied = deny.actions.items.flatMap(({ pattern }) => pattern ?? []);
  const allActions = denied.some(({ everything }) => everything);
  if (allow.actions.negated && !allActions) return false;
  if (
    !allActions &&
    !allow.actions.items.every(({ upper }) => !upper || denied.some((each) => actionCovers(each, upper)))
  ) {
    return false;
  }
  if (!deny.resources || !allow.resources || reachesEveryResource(deny)) return true;
  if (allow.resources.negated) return false;
  return allow.resources.items.every(({ text, upper }) =>
    deny.resources!.items.some(
      (each) => each.text === text || (each.pattern && upper && arnCovers(each.pattern, upper)),
    ),
  );
}
