/** Describes in a message what is wrong with a condition on the service, and where. */
import type { ServiceTestFault } from './service-test-faults.js';
import { holds, withoutKey } from './service-tests.js';
import { enumerate, quoteEach } from '../actions/describe-reach.js';
import { anyOtherService } from '../services/service-principal-values.js';
import { strengthOf } from '../conditions/condition-strength.js';
import { missingKeySpan } from '../../policy/operator-span.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import type { Span, Value } from '../../value/value.js';

/** The value at fault: the operator, the key or one value. */
export function faultNode(found: ServiceTestFault): Value {
  const { operatorEntry, keyEntry } = found.test;
  if (found.kind === 'value') return found.value.value;
  return found.kind === 'wrongType' || found.kind === 'denyWithoutKey' ? operatorEntry.key : keyEntry.key;
}

/** The part of it that is wrong. */
export function faultSpan(found: ServiceTestFault): Span {
  if (found.kind === 'denyWithoutKey') return missingKeySpan(found.test);
  const node = faultNode(found);
  const isWildcard = found.kind === 'value' && found.fault.kind === 'literal-wildcard';
  return isWildcard && node.kind === 'text' ? wildcardSpan(node) : node.span;
}

/** The data of the message. */
export function describeFault(
  { effect }: Statement,
  found: ServiceTestFault,
): Readonly<Record<string, string>> {
  const { operatorEntry, keyEntry } = found.test;
  const operator = operatorEntry.key.text;
  const key = keyEntry.key.text;
  switch (found.kind) {
    case 'wrongType':
      return { operator, holds: whenItHolds(found.test) };
    case 'denyWithoutKey':
      return { operator };
    case 'foreignKey':
      return { key };
    case 'lookalikeKey': {
      const isDead = ['strong', 'presence', 'dead'].includes(strengthOf(found.test));
      return { key, proper: found.proper, holds: isDead ? 'never' : 'always' };
    }
    case 'otherActions': {
      const actions = enumerate(quoteEach(found.others.map(({ text }) => text)));
      return { key, effect: effect === 'Allow' ? 'allows' : 'denies', actions };
    }
    case 'value': {
      const { fault, value } = found;
      if (fault.kind === 'literal-wildcard') return { operator, value: value.text };
      return { value: value.text, ...(fault.kind === 'misspelt' && { proper: fault.proper }) };
    }
  }
}

/** The result of a condition whose operator does not compare strings, so that no service matches. */
function whenItHolds(test: ConditionTest): string {
  const isHeldWithKey = holds(test, anyOtherService) === 'yes';
  const isHeldWithoutKey = holds(test, withoutKey) === 'yes';
  if (isHeldWithKey) return isHeldWithoutKey ? 'always holds' : 'holds whenever the key is there';
  return isHeldWithoutKey ? 'holds only where the key is missing' : 'never holds';
}
