import { either } from '../../analysis/actions/describe-reach.js';
import { reachesAction } from '../../analysis/actions/reach.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule } from '../rule.js';

/** Addresses that are unique in their network only, with the keys that name the network. */
const networksOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws:vpcsourceip', ['aws:SourceVpc', 'aws:SourceVpce', 'aws:SourceVpcArn']],
  ['aws:ec2instancesourceprivateipv4', ['aws:Ec2InstanceSourceVpc']],
]);
const attributes = 'dynamodb:attributes';
const reads = ['batchgetitem', 'getitem', 'partiqlselect', 'query', 'scan'].map((name) => `dynamodb:${name}`);

export const requirePairedConditionKey = defineRule({
  name: 'require-paired-condition-key',
  description: 'Require the condition keys without which another one says little',
  category: 'conditions',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  elements: ['Condition'],
  messages: {
    missingNetwork: {
      text: 'A private address belongs to a different machine in each network: without {{partners}} in the same `Condition`, `{{key}}` speaks of all of them.',
      checks: ['missing-paired-condition-keys'],
    },
    missingSelect: {
      text: '`{{key}}` lists the attributes that a request names. One that names none reads whole items, unless `dynamodb:Select` must be `SPECIFIC_ATTRIBUTES`.',
      checks: ['dynamodb-attributes-without-select'],
    },
  },

  *check(policy) {
    for (const statement of policy.statements) {
      if (!statement.hasReadableConditions) continue;
      for (const test of statement.conditions) {
        const { key } = test.keyEntry;
        const found = {
          at: key.span,
          subject: { statement, element: 'Condition', test, value: key },
        } as const;
        const networks = missingNetworks(statement, test);
        if (networks) {
          const partners = either(networks.map((name) => `\`${name}\``));
          yield { messageId: 'missingNetwork', data: { key: key.text, partners }, ...found };
        }
        if (readsWholeItems(statement, test))
          yield { messageId: 'missingSelect', data: { key: key.text }, ...found };
      }
    }
  },
});

/** The keys one of which has to say in which network an address is; undefined where one does, or where none is needed. */
function missingNetworks(
  { conditions }: Statement,
  { key, operator }: ConditionTest,
): readonly string[] | undefined {
  const networks = operator?.family === 'IpAddress' ? networksOf.get(key) : undefined;
  const folded = networks?.map((name) => name.toLowerCase());
  return conditions.some((test) => folded?.includes(test.key)) ? undefined : networks;
}

/** It allows reads of the listed attributes, and of items as a whole. */
function readsWholeItems(statement: Statement, { key, operator }: ConditionTest): boolean {
  return (
    key === attributes &&
    operator?.family === 'String' &&
    statement.effect === 'Allow' &&
    !selectsAttributes(statement) &&
    reads.some((id) => reachesAction(statement, id) === 'yes')
  );
}

/** Requests that carry dynamodb:Select must ask for named attributes; the ones without it are not at issue. */
function selectsAttributes({ conditions }: Statement): boolean {
  return conditions.some(
    ({ key, operator, values }) =>
      key === 'dynamodb:select' &&
      operator?.family === 'String' &&
      !operator.negated &&
      values.every(({ text, bounds }) => text === 'SPECIFIC_ATTRIBUTES' || !bounds.known),
  );
}
