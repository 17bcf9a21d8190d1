import { either } from '../../analysis/actions/describe-reach.js';
import { reachesAction } from '../../analysis/actions/reach.js';
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
  options: {},
  messages: {
    missingNetwork:
      'A private address belongs to a different machine in each network: without {{partners}} in the same `Condition`, `{{key}}` speaks of all of them.',
    missingSelect:
      '`{{key}}` lists the attributes that a request names. One that names none reads whole items, unless `dynamodb:Select` must be `SPECIFIC_ATTRIBUTES`.',
  },
  accessAnalyzer: {
    'missing-paired-condition-keys': ['missingNetwork'],
    'dynamodb-attributes-without-select': ['missingSelect'],
  },

  *check(policy) {
    for (const statement of policy.statements) {
      if (!statement.hasReadableConditions) continue;
      for (const { key, keyEntry, operator } of statement.conditions) {
        const at = keyEntry.key.span;
        const networks = networksOf.get(key);
        if (
          networks &&
          operator?.family === 'IpAddress' &&
          !networks.some((name) => hasTestOf(statement, name.toLowerCase()))
        ) {
          const partners = either(networks.map((name) => `\`${name}\``));
          const data = { key: keyEntry.key.text, partners };
          yield { messageId: 'missingNetwork', data, at, statement };
        }
        if (key !== attributes || operator?.family !== 'String') continue;
        if (statement.effect !== 'Allow' || selectsAttributes(statement)) continue;
        if (!reads.some((id) => reachesAction(statement, id) === 'yes')) continue;
        yield { messageId: 'missingSelect', data: { key: keyEntry.key.text }, at, statement };
      }
    }
  },
});

function hasTestOf({ conditions }: Statement, key: string): boolean {
  return conditions.some((test) => test.key === key);
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
