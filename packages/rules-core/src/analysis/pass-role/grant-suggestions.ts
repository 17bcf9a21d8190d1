/** Suggestions that limit iam:PassRole to the intended services. */
import type { Leak } from './service-leak.js';
import { demand, nameRole, roleArn } from './pass-role-edits.js';
import { passesRolesOnly } from './pass-role-only.js';
import { allowsKeylessCall, servicesMeant } from './role-passing-calls.js';
import { roleBreadthOf } from './role-breadth.js';
import { enumerate, quoteEach } from '../actions/describe-reach.js';
import { withBaseName } from '../conditions/operator-name.js';
import { valueFault } from '../services/service-principal-values.js';
import type { Edit } from '../../edits/edit.js';
import { renameOperator } from '../../edits/rename-entry.js';
import { replaceValue } from '../../edits/replace-text.js';
import { matches } from '../../patterns/wildcard.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

interface ConditionSuggestion {
  readonly messageId: 'suggestCondition';
  readonly edits: readonly Edit[];
}

interface ServicesSuggestion {
  readonly messageId: 'suggestServices';
  readonly data: Readonly<Record<string, string>>;
  readonly edits: readonly Edit[];
}

interface OperatorSuggestion {
  readonly messageId: 'suggestOperator';
  readonly data: Readonly<Record<string, string>>;
  readonly edits: readonly Edit[];
}

interface RoleSuggestion {
  readonly messageId: 'suggestRole';
  readonly data: { readonly arn: string };
  readonly edits: readonly Edit[];
}

/** Replaces an entry of Resource that matches every role with one for a single role. */
export function suggestionForRole(statement: Statement, item: ResourceItem): RoleSuggestion | undefined {
  const arn = roleArn(statement, item);
  const edits = nameRole(statement, item, arn);
  return edits && { messageId: 'suggestRole', data: { arn }, edits };
}

/** The same if only one entry matches every role. */
export function suggestionsForRole(statement: Statement): readonly RoleSuggestion[] {
  const { resources } = statement;
  const [item, ...others] = resources?.negated
    ? []
    : (resources?.items ?? []).filter((each) => roleBreadthOf(each) === 'all');
  const suggestion = item && others.length === 0 ? suggestionForRole(statement, item) : undefined;
  return suggestion ? [suggestion] : [];
}

const key = 'iam:PassedToService';
const placeholder = '<Service>.amazonaws.com';

/** Adds a condition with the services that the policy's own actions pass roles to, if there is none yet. */
export function suggestionForMissing(
  statement: Statement,
): ConditionSuggestion | ServicesSuggestion | undefined {
  const services = servicesMeant(statement);
  const edits = demand(statement, key, services.length > 0 ? services : [placeholder]);
  if (!edits) return undefined;
  return services.length > 0 ? limited(services, edits) : { messageId: 'suggestCondition', edits };
}

/** Fixes a condition that lets too much through. */
export function suggestionForLeak(
  statement: Statement,
  { kind, test, value }: Leak,
): ServicesSuggestion | OperatorSuggestion | undefined {
  const services = servicesMeant(statement);
  if (kind === 'anyService')
    return services.length > 0 ? limited(services, [replaceValue(test, value!, services)]) : undefined;
  // Requests for the statement's other actions do not include the key, so they would no longer be allowed.
  if (!passesRolesOnly(statement)) return undefined;
  if (kind === 'blocklist') return turnRound(statement, test, services);
  return kind === 'ifExists' || kind === 'forAllValues' ? demandKey(statement, test) : undefined;
}

/** Lists the intended services, without those that were excluded. */
function turnRound(
  statement: Statement,
  test: ConditionTest,
  services: readonly string[],
): ServicesSuggestion | undefined {
  const shutOut = (service: string) => test.values.some(({ bounds }) => matches(bounds.upper, service));
  const wanted = services.filter((service) => !shutOut(service));
  const rename = renameOperator(statement, test, 'StringEquals');
  if (!rename || wanted.length === 0) return undefined;
  const values = wanted.length === 1 ? wanted[0]! : wanted;
  return limited(wanted, [rename, { kind: 'replace', target: test.keyEntry.value, with: values }]);
}

/** The operator that is not true for calls without the key. */
function demandKey(statement: Statement, test: ConditionTest): OperatorSuggestion | undefined {
  const operator = test.operator!;
  if (allowsKeylessCall(statement.policy) || test.values.some((each) => valueFault(each, operator)))
    return undefined;
  const name = withBaseName({ ...operator, set: undefined, ifExists: false }, operator.name);
  const edit = renameOperator(statement, test, name);
  return edit && { messageId: 'suggestOperator', data: { operator: name }, edits: [edit] };
}

function limited(services: readonly string[], edits: readonly Edit[]): ServicesSuggestion {
  const names = enumerate(quoteEach(services));
  return { messageId: 'suggestServices', data: { services: names }, edits };
}
