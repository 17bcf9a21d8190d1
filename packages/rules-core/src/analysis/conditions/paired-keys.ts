/** Tests that say little without a test of another key beside them. */
import { reachesAction } from '../actions/reach.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

/** Addresses that are unique in their network only, with the keys that name the network. */
const networksOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws:vpcsourceip', ['aws:SourceVpc', 'aws:SourceVpce', 'aws:SourceVpcArn']],
  ['aws:ec2instancesourceprivateipv4', ['aws:Ec2InstanceSourceVpc']],
]);
const attributes = 'dynamodb:attributes';
const reads = ['batchgetitem', 'getitem', 'partiqlselect', 'query', 'scan'].map((name) => `dynamodb:${name}`);

/** The keys one of which has to say in which network an address is; undefined where one does, or where none is needed. */
export function missingNetworks(
  statement: Statement,
  { key, operator }: ConditionTest,
): readonly string[] | undefined {
  const networks = operator?.family === 'IpAddress' ? networksOf.get(key) : undefined;
  return networks?.some((name) => keysOf(statement).has(name.toLowerCase())) ? undefined : networks;
}

/** The keys of a statement's conditions, in lower case. Asked for with each of its tests. */
const keysOf = remembered(
  ({ conditions }: Statement): ReadonlySet<string> => new Set(conditions.map(({ key }) => key)),
);

/** The test lists the attributes that DynamoDB may read, in a statement that allows reads of items as a whole. */
export function readsWholeItems(statement: Statement, { key, operator }: ConditionTest): boolean {
  return (
    key === attributes &&
    operator?.family === 'String' &&
    statement.effect === 'Allow' &&
    !selectsAttributes(statement) &&
    reads.some((id) => reachesAction(statement, id) === 'yes')
  );
}

/** Requests that carry dynamodb:Select must ask for named attributes; the ones without it are not at issue. */
const selectsAttributes = remembered(({ conditions }: Statement): boolean =>
  conditions.some(
    ({ key, operator, values }) =>
      key === 'dynamodb:select' &&
      operator?.family === 'String' &&
      !operator.negated &&
      values.every(({ text, bounds }) => text === 'SPECIFIC_ATTRIBUTES' || !bounds.known),
  ),
);
