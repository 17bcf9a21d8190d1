/** The condition tests on which require-passed-to-service speaks, so that other rules leave them to it. */
import { passedToService } from './pass-role-keys.js';
import { serviceTestFaults } from './service-test-faults.js';
import { reachesAction } from '../actions/reach.js';
import { passRole } from './role-breadth.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';

/** A test of the services that roles are passed to: its operator and its values are judged there. */
export function isServiceTest(statement: Statement, { key }: ConditionTest): boolean {
  return key === passedToService && isJudged(statement);
}

const faulty = new WeakMap<Statement, ReadonlySet<ConditionTest>>();

/** A key that is taken for `iam:PassedToService`. */
export function isLookalikeTest(statement: Statement, test: ConditionTest): boolean {
  if (!isJudged(statement)) return false;
  let tests = faulty.get(statement);
  if (!tests)
    faulty.set(statement, (tests = new Set(serviceTestFaults(statement).map((fault) => fault.test))));
  return tests.has(test);
}

function isJudged(statement: Statement): boolean {
  if (statement.policy.type.namesPrincipals) return false;
  return statement.effect !== undefined && reachesAction(statement, passRole) === 'yes';
}
