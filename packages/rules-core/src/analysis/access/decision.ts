/**
 * Decides whether one policy allows a request. Other policies are not considered.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import { reachesAction, type Certainty } from '../actions/reach.js';
import { passingValues, passingValuesOf } from '../conditions/passing-values.js';
import {
  arnMatches,
  arnMatchesUsually,
  keepsFields,
  parseArnPattern,
  type ArnPattern,
} from '../../patterns/arn-pattern.js';
import { filledText } from '../../patterns/text-bounds.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { isEveryone, type PrincipalItem } from '../../policy/principal.js';
import { remembered } from '../../speed/remembered.js';
import { hasHole } from '../../value/hole.js';

/** A request to AWS. */
export interface AccessRequest {
  /** The caller. Absent for the identity that an identity-based policy is attached to. */
  readonly principal?: Caller;
  /** For example `s3:GetObject`, in any case. */
  readonly action: string;
  /** An ARN, or `*` for an action without resources. */
  readonly resource: string;
  /** The condition keys that the request includes, in lower case. */
  readonly context: Readonly<Record<string, string>>;
}

export interface Caller {
  readonly type: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';
  /** An ARN, a service such as `lambda.amazonaws.com`, a provider or an ID. */
  readonly id: string;
}

/** Whether the policy allows a request: at least one Allow statement applies to it, and no Deny does. */
export function allows(policy: Policy, request: AccessRequest): Certainty {
  if (!policy.complete) return 'maybe';
  return allowsBy(policy.statements, request);
}

/** The same for some statements of a policy. The others must be irrelevant to the request. */
export function allowsBy(statements: readonly Statement[], request: AccessRequest): Certainty {
  let allowed: Certainty = 'no';
  let denied: Certainty = 'no';
  for (const statement of statements) {
    const applied = applies(statement, request);
    if (applied === 'no') continue;
    switch (statement.effect) {
      case 'Allow':
        allowed = either(allowed, applied);
        break;
      case 'Deny':
        if (applied === 'yes') return 'no';
        denied = 'maybe';
        break;
      default:
        // The effect is a placeholder.
        [allowed, denied] = [either(allowed, 'maybe'), 'maybe'];
    }
  }
  return both(allowed, denied === 'no' ? 'yes' : 'maybe');
}

/** Whether a statement applies to a request. */
export function applies(statement: Statement, request: AccessRequest): Certainty {
  let answer = reachesAction(statement, request.action.toLowerCase());
  if (answer !== 'no') answer = both(answer, reachesResource(statement, request));
  if (answer !== 'no') answer = both(answer, reachesCaller(statement, request.principal));
  return answer === 'no' ? 'no' : both(answer, passesCondition(statement, request));
}

function reachesResource(statement: Statement, request: AccessRequest): Certainty {
  const { resources } = statement;
  if (!resources) return statement.entry('Resource') || statement.entry('NotResource') ? 'maybe' : 'yes';
  let listed: Certainty =
    resources.list?.open || resources.items.length < (resources.list?.items.length ?? 1) ? 'maybe' : 'no';
  for (const item of resources.items) {
    listed = either(listed, itemMatches(item, request));
    if (listed === 'yes') break;
  }
  return resources.negated ? opposite(listed) : listed;
}

/** Whether an entry matches the resource of the request. A match only by an unusual reading of the ARN is uncertain. */
function itemMatches(item: ResourceItem, { resource, context }: AccessRequest): Certainty {
  const { bounds, upper } = item;
  const pattern = bounds.variable ? filledPattern(item, context) : item.pattern;
  if (pattern && arnMatches(pattern, resource)) return arnMatchesUsually(pattern, resource) ? 'yes' : 'maybe';
  if (bounds.known || !upper || !arnMatches(upper, resource)) return 'no';
  // Each hole within one field gets its own value, so two of them differ.
  return hasHole(resource) && keepsFields(item.text) ? 'no' : 'maybe';
}

function filledPattern({ text }: ResourceItem, context: AccessRequest['context']): ArnPattern | undefined {
  const filled = filledText(text, (key) => context[key]);
  return filled === undefined ? undefined : parseArnPattern(filled);
}

function reachesCaller(statement: Statement, caller: Caller | undefined): Certainty {
  const { principals } = statement;
  if (!principals) return statement.entry('Principal') || statement.entry('NotPrincipal') ? 'maybe' : 'yes';
  if (!caller) return 'no';
  let listed: Certainty = principals.known ? 'no' : 'maybe';
  for (const item of principals.items) listed = either(listed, isCaller(item, caller));
  return principals.negated ? opposite(listed) : listed;
}

/** Whether a value of Principal matches a caller, directly or through its account. */
function isCaller(item: PrincipalItem, { type, id }: Caller): Certainty {
  const { bounds, text } = item;
  if (item.type === undefined && text === '*') return 'yes';
  if (item.type?.text !== type) return 'no';
  if (isEveryone(item) || text === id) return 'yes';
  if (!bounds.known) return hasHole(id) ? 'no' : 'maybe';
  return type === 'AWS' && accountOf(text) !== undefined && id.split(':')[4] === accountOf(text)
    ? 'yes'
    : 'no';
}

/** The account whose users and roles a principal includes. */
function accountOf(principal: string): string | undefined {
  return /^(?:arn:aws[\w-]*:iam::)?(\d{12})(?::root)?$/.exec(principal)?.[1];
}

function passesCondition(statement: Statement, { context }: AccessRequest): Certainty {
  let answer: Certainty = statement.hasReadableConditions ? 'yes' : 'maybe';
  for (const key of testsByKey(statement).keys()) {
    answer = both(answer, passesTestsOf(statement, key, context));
    if (answer === 'no') return 'no';
  }
  return answer;
}

/**
 * Whether a request passes all conditions of a statement on one key.
 *
 * @param key in lower case
 */
export function passesTestsOf(
  statement: Statement,
  key: string,
  context: AccessRequest['context'],
): Certainty {
  const tests = testsByKey(statement).get(key);
  if (!tests) return 'yes';
  if (hasHole(key)) return 'maybe';
  const value = context[key];
  const isOfHole = value !== undefined && hasHole(value);
  const passing =
    isOfHole || tests.some((test) => test.values.some(({ bounds }) => bounds.variable))
      ? passingValuesOf(tests.map((test) => filledTest(test, context, isOfHole)))
      : passingValues(statement, key);
  return value === undefined ? passing.absent : passing.allows(value);
}

/** The condition for one request. If the request has a hole, holes in the condition have different values. */
function filledTest(
  test: ConditionTest,
  context: AccessRequest['context'],
  isOfHole: boolean,
): ConditionTest {
  const values: ConditionValue[] = [];
  for (const { value, bounds } of test.values) {
    const text = bounds.variable ? filledText(bounds.text, (key) => context[key]) : bounds.lower;
    if (text === undefined) return { ...test, values: [], known: false };
    const known = bounds.known || isOfHole;
    const upper = known ? text : bounds.upper;
    values.push({ value, text, bounds: { text, lower: text, upper, known, variable: false } });
  }
  return { ...test, values };
}

const testsByKey = remembered(({ conditions }: Statement): ReadonlyMap<string, readonly ConditionTest[]> => {
  const found = new Map<string, ConditionTest[]>();
  for (const test of conditions) if (!found.get(test.key)?.push(test)) found.set(test.key, [test]);
  return found;
});

function both(one: Certainty, other: Certainty): Certainty {
  if (one === 'no' || other === 'no') return 'no';
  return one === 'yes' && other === 'yes' ? 'yes' : 'maybe';
}

function either(one: Certainty, other: Certainty): Certainty {
  if (one === 'yes' || other === 'yes') return 'yes';
  return one === 'no' && other === 'no' ? 'no' : 'maybe';
}

function opposite(answer: Certainty): Certainty {
  return answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : 'maybe';
}
