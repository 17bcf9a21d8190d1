import { consequenceOf } from '../../analysis/conditions/operator-values.js';
import { faultOfValue } from '../../analysis/conditions/value-fault.js';
import { namesService } from '../../analysis/conditions/value-forms.js';
import {
  jsonTypeOf,
  listsBooleans,
  mixedTypes,
  type MixedTypes,
} from '../../analysis/conditions/value-types.js';
import { catalogDate } from '../../catalog/catalog.js';
import type { Edit } from '../../edits/edit.js';
import { replaceValue } from '../../edits/replace-text.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule, type Problem } from '../rule.js';

export const validConditionValue = defineRule({
  name: 'valid-condition-value',
  description: 'Require condition values that their operator and key can match',
  category: 'conditions',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  elements: ['Condition'],
  messages: {
    mixedTypes: {
      text: '`{{value}}` is {{type}} among values of `{{key}}` that are {{others}}: the values of a key have one type.',
      checks: ['invalid-condition-data-type'],
    },
    multipleBooleans: {
      text: '`{{key}}` is one Boolean, and never has more than one of the {{count}} values that this test lists.',
      checks: ['invalid-condition-multiple-boolean'],
    },
    booleanCase: {
      text: '`{{value}}` is not spelled `{{proper}}`, as `{{operator}}` compares it.',
      checks: ['type-mismatch-boolean'],
    },
    notBoolean: {
      text: '`{{value}}` is neither `true` nor `false`, which are all that `{{operator}}` compares.',
      checks: ['type-mismatch-boolean'],
    },
    notNumber: {
      text: '`{{value}}` is no number, and `{{operator}}` compares numbers: {{consequence}}.',
      checks: ['type-mismatch-number'],
    },
    notDate: {
      text: '`{{value}}` is no date of the calendar in the form of ISO 8601: {{consequence}}.',
      checks: ['type-mismatch-date'],
    },
    notIpRange: {
      text: '`{{value}}` is neither an IP address nor a CIDR block: {{consequence}}.',
      checks: ['type-mismatch-ip-range'],
    },
    notBase64: {
      text: '`{{value}}` is not Base64, and `{{operator}}` compares decoded bytes: {{consequence}}.',
      checks: ['type-mismatch-string'],
    },
    vpcFormat: {
      text: '`{{value}}` is no VPC ID, which is `vpc-` and 8 or 17 letters and digits: {{consequence}}.',
      checks: ['invalid-vpc-format'],
    },
    vpceFormat: {
      text: '`{{value}}` is no VPC endpoint ID, which is `vpce-` and 8 or 17 letters and digits: {{consequence}}.',
      checks: ['invalid-vpce-format'],
    },
    accountFormat: '`{{value}}` is no account ID, which has 12 digits: {{consequence}}.',
    organizationFormat:
      '`{{value}}` is no organization ID, which is `o-` and 10 to 32 lower-case letters and digits: {{consequence}}.',
    organizationPathFormat:
      '`{{value}}` is no path in an organization such as `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/`, with the `/` at its end: {{consequence}}.',
    unknownRegion: {
      text: '`{{value}}` is not among the Regions known as of {{date}}: {{consequence}}.',
      checks: ['invalid-region'],
    },
    kmsKeyFormat: {
      text: '`{{value}}` is no ARN of a KMS key, `arn:aws:kms:region:account:key/id`, with which `{{key}}` is compared: {{consequence}}.',
      checks: ['invalid-kms-key-value'],
    },
    viaServiceFormat: {
      text: '`{{value}}` does not have the form `service.region.amazonaws.com` in which `{{key}}` names services: {{consequence}}.',
      checks: ['invalid-service-principal-format'],
    },
    principalFormat: {
      text: '`{{value}}` does not have the form of a service principal, `service.amazonaws.com` in lower case: {{consequence}}.',
      checks: ['invalid-service-principal-format'],
    },
    principalMisspelt: '`{{value}}` is no service principal known as of {{date}}; `{{proper}}` is.',
    arnAccount: 'The account in `{{value}}` has not 12 digits, as all accounts have: {{consequence}}.',
    notArn: '`{{value}}` is no ARN of six fields, which is what `{{operator}}` compares: {{consequence}}.',
    suggestValue: 'Write `{{proper}}`',
    suggestTexts: 'Write all values as strings',
  },

  *check(policy) {
    let services = mostServices;
    for (const statement of policy.statements) {
      for (const test of statement.conditions) {
        if (!test.operator) continue;
        if (listsBooleans(test)) yield severalBooleans(statement, test);
        const mixed = mixedTypes(test);
        if (mixed) yield severalTypes(statement, test, mixed);
        for (const item of test.values) {
          if (namesService(test.key) && services-- <= 0) break;
          // The cause is its type, and reported.
          if (jsonTypeOf(item) !== jsonTypeOf(test.values[0]!)) continue;
          const fault = faultOfValue(test, item);
          if (!fault) continue;
          const { kind, proper } = fault;
          yield {
            messageId: kind,
            data: {
              value: item.text,
              key: test.keyEntry.key.text,
              operator: test.operatorEntry.key.text,
              consequence: consequenceOf(test),
              date: catalogDate,
              proper: proper ?? '',
            },
            at: item.value.span,
            subject: { statement, element: 'Condition', test, value: item.value },
            suggest: () => proper !== undefined && suggestValue(test, item, proper),
          };
        }
      }
    }
  },
});

/** Names of services are compared with hundreds of others; no policy that AWS accepts has more of them. */
const mostServices = 1000;

type Found = Problem<'multipleBooleans' | 'mixedTypes' | 'suggestTexts'>;

function severalBooleans(statement: Statement, test: ConditionTest): Found {
  const { key, value } = test.keyEntry;
  return {
    messageId: 'multipleBooleans',
    data: { key: key.text, count: test.values.length },
    at: value.span,
    subject: { statement, element: 'Condition', test, value },
  };
}

function severalTypes(statement: Statement, test: ConditionTest, mixed: MixedTypes): Found {
  const { value, text } = mixed.value;
  return {
    messageId: 'mixedTypes',
    data: { value: text, type: `a ${mixed.type}`, key: test.keyEntry.key.text, others: `${mixed.others}s` },
    at: value.span,
    subject: { statement, element: 'Condition', test, value },
    // As a string it may be one that nothing matches.
    suggest: () =>
      faultOfValue(test, mixed.value) ? [] : [{ messageId: 'suggestTexts', edits: writeTexts(test) }],
  };
}

function writeTexts({ values }: ConditionTest): readonly Edit[] {
  return values.flatMap(({ value, text }) =>
    value.kind === 'scalar' ? [{ kind: 'replace', target: value, with: text } as const] : [],
  );
}

function suggestValue(test: ConditionTest, item: ConditionValue, proper: string) {
  return {
    messageId: 'suggestValue',
    data: { proper },
    edits: [replaceValue(test, item, [proper])],
  } as const;
}
