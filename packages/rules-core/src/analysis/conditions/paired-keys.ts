/** Conditions that mean little without a condition on another key. */
import { reachesAction } from '../actions/reach.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { rememberedIfUnchanged } from '../../speed/unchanged.js';

/** Private address keys, with the keys that identify the network. Such addresses are unique only within a network. */
const networksOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws:vpcsourceip', ['aws:SourceVpc', 'aws:SourceVpce', 'aws:SourceVpcArn']],
  ['aws:ec2instancesourceprivateipv4', ['aws:Ec2InstanceSourceVpc']],
]);
const attributes = 'dynamodb:attributes';
const reads = ['batchgetitem', 'getitem', 'partiqlselect', 'query', 'scan'].map((name) => `dynamodb:${name}`);

/**
 * The keys of which at least one must say which network an address is in. undefined if there is one already, or none is
 * needed.
 */
export function missingNetworks(
  statement: Statement,
  { key, operator }: ConditionTest,
): readonly string[] | undefined {
  const networks = operator?.family === 'IpAddress' ? networksOf.get(key) : undefined;
  return networks?.some((name) => keysOf(statement).has(name.toLowerCase())) ? undefined : networks;
}

/** The keys of a statement's conditions, in lower case. Remembered because each condition needs them. */
const keysOf = rememberedIfUnchanged(
  ({ conditions }: Statement): ReadonlySet<string> => new Set(conditions.map(({ key }) => key)),
);

/** The condition lists the attributes that DynamoDB may read, but the statement also allows reading complete items. */
export function readsWholeItems(statement: Statement, { key, operator }: ConditionTest): boolean {
  return (
    key === attributes &&
    operator?.family === 'String' &&
    statement.effect === 'Allow' &&
    !selectsAttributes(statement) &&
    reads.some((id) => reachesAction(statement, id) === 'yes')
  );
}

/** Requests with dynamodb:Select must ask for specific attributes. Requests without it do not matter here. */
const selectsAttributes = rememberedIfUnchanged(({ conditions }: Statement): boolean =>
  conditions.some(
    ({ key, operator, values }) =>
      key === 'dynamodb:select' &&
      operator?.family === 'String' &&
      !operator.negated &&
      values.every(({ text, bounds }) => text === 'SPECIFIC_ATTRIBUTES' || !bounds.known),
  ),
);
