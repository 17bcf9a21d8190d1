/** What an editor can offer where iam:PassRole is not held to the services it is for. */
import { strengthOf } from '../conditions/condition-strength.js';
import { enumerate } from '../actions/describe-reach.js';
import { demand, splitWithTest } from './pass-role-edits.js';
import { passesRolesOnly } from './pass-role-only.js';
import { valueFault, hasPrincipalForm } from '../services/service-principal-values.js';
import { allowsKeylessCall, servicesPassedTo } from './role-passing-calls.js';
import { parseOperator } from '../../policy/operator.js';
import { matches } from '../../patterns/wildcard.js';
import type { Edit } from '../../edits/edit.js';
import { renameKey, renameOperator } from '../../edits/rename-entry.js';
import { replaceValue } from '../../edits/replace-text.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import type { Leak } from './passed-to-service.js';
import type { ServiceTestFault } from './passed-to-service-faults.js';

type MessageId =
  'suggestServices' | 'suggestCondition' | 'suggestOperator' | 'suggestValue' | 'suggestKey' | 'suggestSplit';

export interface Mend {
  readonly messageId: MessageId;
  readonly data?: Readonly<Record<string, string>>;
  readonly edits: readonly Edit[];
}

type Mends = readonly Mend[];

const key = 'iam:PassedToService';
const placeholder = '<Service>.amazonaws.com';

/** No condition names the services: adds one, with the services that the policy's own actions pass roles to. */
export function mendMissing(statement: Statement): Mends {
  const services = servicesPassedTo(statement.policy);
  const edits = demand(statement, key, services.length > 0 ? services : [placeholder]);
  if (!edits) return [];
  return services.length > 0
    ? [{ messageId: 'suggestServices', data: { services: quoted(services) }, edits }]
    : [{ messageId: 'suggestCondition', edits }];
}

/** A test lets through what it should keep out. */
export function mendLeak(statement: Statement, { kind, test, value }: Leak): Mends {
  const { operator, operatorEntry, values } = test;
  const services = servicesPassedTo(statement.policy);
  if (kind === 'any-value') {
    const edit = services.length > 0 && replaceValue(test, value!, services);
    return edit
      ? [{ messageId: 'suggestServices', data: { services: quoted(services) }, edits: [edit] }]
      : [];
  }
  // The statement's other actions would go with a missing key.
  if (!passesRolesOnly(statement)) return [];
  if (kind === 'blocklist') {
    const wanted = services.filter((service) => !values.some(({ bounds }) => matches(bounds.upper, service)));
    const rename = renameOperator(statement, test, 'StringEquals');
    if (!rename || wanted.length === 0) return [];
    const edits: Edit[] = [
      rename,
      { kind: 'replace', target: test.keyEntry.value, with: wanted.length === 1 ? wanted[0]! : wanted },
    ];
    return [{ messageId: 'suggestServices', data: { services: quoted(wanted) }, edits }];
  }
  if (kind !== 'if-exists' && kind !== 'for-all-values') return [];
  if (allowsKeylessCall(statement.policy) || values.some((each) => valueFault(each, operator!))) return [];
  return otherOperator(statement, test, operatorEntry.key.text.replace(/^ForAllValues:|IfExists$/gi, ''));
}

/** A test misses its aim. */
export function mendFault(statement: Statement, found: ServiceTestFault): Mends {
  const { test } = found;
  switch (found.kind) {
    case 'wrong-type': {
      const isPlain = test.values.every(({ text }) => hasPrincipalForm(text));
      return isPlain && !found.operator.negated ? otherOperator(statement, test, 'StringEquals') : [];
    }
    case 'foreign-key': {
      if (found.proper === undefined || !passesRolesOnly(statement)) return [];
      // Under the right key the test must be one that says something.
      const isSound =
        strengthOf(test) === 'strong' &&
        (found.proper !== key || !test.values.some((each) => valueFault(each, test.operator!)));
      const edit = isSound && renameKey(test, found.proper);
      return edit ? [{ messageId: 'suggestKey', data: { key: found.proper }, edits: [edit] }] : [];
    }
    case 'other-actions': {
      const edits = statement.effect === 'Allow' && splitWithTest(statement, test);
      return edits ? [{ messageId: 'suggestSplit', edits }] : [];
    }
    case 'value':
      return mendValue(statement, test, found.value, found.fault);
  }
}

function mendValue(
  statement: Statement,
  test: ConditionTest,
  value: ConditionValue,
  fault: Extract<ServiceTestFault, { kind: 'value' }>['fault'],
): Mends {
  let values: readonly string[] = [];
  if (fault.kind === 'literal-wildcard') {
    values = servicesPassedTo(statement.policy).filter((service) => matches(value.text, service));
  } else if (fault.kind !== 'unlisted' && fault.proper !== undefined) values = [fault.proper];
  const edit = values.length > 0 && replaceValue(test, value, values);
  return edit ? [{ messageId: 'suggestValue', data: { values: quoted(values) }, edits: [edit] }] : [];
}

function otherOperator(statement: Statement, test: ConditionTest, name: string): Mends {
  const operator = parseOperator(name);
  const edit = operator && renameOperator(statement, test, operator.set ? name : operator.name);
  return edit ? [{ messageId: 'suggestOperator', data: { operator: operator.name }, edits: [edit] }] : [];
}

function quoted(texts: readonly string[]): string {
  return enumerate(texts.map((text) => `\`${text}\``));
}
