import { conditionKeyOf } from '../../analysis/conditions/condition-key-of.js';
import { consequenceOf, isFixed, suitsFamily } from '../../analysis/conditions/operator-values.js';
import { isServiceTest } from '../../analysis/pass-role/pass-role-tests.js';
import { replaceValue } from '../../edits/replace-text.js';
import { formFault, namesService, type FormName } from '../../analysis/conditions/value-forms.js';
import { catalogDate } from '../../catalog/catalog.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { OperatorFamily } from '../../policy/operator.js';
import type { Statement } from '../../policy/policy.js';
import type { Edit } from '../../edits/edit.js';
import { defineRule, type Problem, type Suggestion } from '../rule.js';

const messages = {
  mixedTypes:
    '`{{value}}` is {{type}} among values of `{{key}}` that are {{others}}: the values of a key have one type.',
  multipleBooleans:
    '`{{key}}` is one Boolean, and never has more than one of the {{count}} values that this test lists.',
  booleanCase: '`{{value}}` is not spelled `{{proper}}`, as `{{operator}}` compares it.',
  notBoolean: '`{{value}}` is neither `true` nor `false`, which are all that `{{operator}}` compares.',
  notNumber: '`{{value}}` is no number, and `{{operator}}` compares numbers: {{consequence}}.',
  notDate: '`{{value}}` is no date of the calendar in the form of ISO 8601: {{consequence}}.',
  notIpRange: '`{{value}}` is neither an IP address nor a CIDR block: {{consequence}}.',
  notBase64: '`{{value}}` is not Base64, and `{{operator}}` compares decoded bytes: {{consequence}}.',
  vpcFormat: '`{{value}}` is no VPC ID, which is `vpc-` and 8 or 17 letters and digits: {{consequence}}.',
  vpceFormat:
    '`{{value}}` is no VPC endpoint ID, which is `vpce-` and 8 or 17 letters and digits: {{consequence}}.',
  accountFormat: '`{{value}}` is no account ID, which has 12 digits: {{consequence}}.',
  organizationFormat:
    '`{{value}}` is no organization ID, which is `o-` and 10 to 32 lower-case letters and digits: {{consequence}}.',
  organizationPathFormat:
    '`{{value}}` is no path in an organization such as `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/`, with the `/` at its end: {{consequence}}.',
  unknownRegion: '`{{value}}` is not among the Regions known as of {{date}}: {{consequence}}.',
  kmsKeyFormat:
    '`{{value}}` is no ARN of a KMS key, `arn:aws:kms:region:account:key/id`, with which `{{key}}` is compared: {{consequence}}.',
  viaServiceFormat:
    '`{{value}}` does not have the form `service.region.amazonaws.com` in which `{{key}}` names services: {{consequence}}.',
  principalFormat:
    '`{{value}}` does not have the form of a service principal, `service.amazonaws.com` in lower case: {{consequence}}.',
  principalMisspelt: '`{{value}}` is no service principal known as of {{date}}; `{{proper}}` is.',
  arnAccount: 'The account in `{{value}}` has not 12 digits, as all accounts have: {{consequence}}.',
  notArn: '`{{value}}` is no ARN of six fields, which is what `{{operator}}` compares: {{consequence}}.',
  suggestValue: 'Write `{{proper}}`',
  suggestTexts: 'Write all values as strings',
} as const;

type MessageId = keyof typeof messages;

const messageOfForm: Readonly<Record<FormName, MessageId>> = {
  vpc: 'vpcFormat',
  vpce: 'vpceFormat',
  account: 'accountFormat',
  organization: 'organizationFormat',
  'organization-path': 'organizationPathFormat',
  region: 'unknownRegion',
  'kms-key': 'kmsKeyFormat',
  'via-service': 'viaServiceFormat',
  'service-principal': 'principalFormat',
  'known-service-principal': 'principalMisspelt',
  arn: 'notArn',
  'arn-account': 'arnAccount',
};

const messageOfFamily: Readonly<Partial<Record<OperatorFamily, MessageId>>> = {
  Bool: 'notBoolean',
  Null: 'notBoolean',
  Numeric: 'notNumber',
  Date: 'notDate',
  IpAddress: 'notIpRange',
  Binary: 'notBase64',
};

/** The messages that say what was meant. */
const namesProper: ReadonlySet<MessageId> = new Set(['booleanCase', 'principalMisspelt']);

export const validConditionValue = defineRule({
  name: 'valid-condition-value',
  description: 'Require condition values that their operator and key can match',
  category: 'conditions',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  elements: ['Condition'],
  options: {},
  messages,
  hasSuggestions: true,
  accessAnalyzer: {
    'invalid-condition-data-type': ['mixedTypes'],
    'invalid-condition-multiple-boolean': ['multipleBooleans'],
    'invalid-kms-key-value': ['kmsKeyFormat'],
    'invalid-region': ['unknownRegion'],
    'invalid-service-principal-format': ['principalFormat', 'viaServiceFormat'],
    'invalid-vpc-format': ['vpcFormat'],
    'invalid-vpce-format': ['vpceFormat'],
    'type-mismatch-boolean': ['notBoolean', 'booleanCase'],
    'type-mismatch-date': ['notDate'],
    'type-mismatch-ip-range': ['notIpRange'],
    'type-mismatch-number': ['notNumber'],
    'type-mismatch-string': ['notBase64'],
  },

  *check(policy) {
    let services = mostServices;
    for (const statement of policy.statements) {
      for (const test of statement.conditions) {
        if (!test.operator) continue;
        // What services are named, and how, require-passed-to-service judges.
        if (isServiceTest(statement, test) && test.operator.family !== 'Null') continue;
        yield* wholeList(statement, test);
        for (const value of test.values) {
          if (namesService(test) && services-- <= 0) break;
          // The cause is its type, and reported.
          if (typeOf(value) !== typeOf(test.values[0]!)) continue;
          const fault = faultOf(test, value);
          if (!fault) continue;
          const { messageId, proper } = fault;
          const data = {
            value: value.text,
            key: test.keyEntry.key.text,
            operator: test.operatorEntry.key.text,
            consequence: consequenceOf(test),
            date: catalogDate,
            proper: namesProper.has(messageId) ? (proper() ?? '') : '',
          };
          const at = value.value.span;
          const suggestions = suggest(test, value, proper());
          yield { messageId, data, at, statement, suggestions };
        }
      }
    }
  },
});

/** Names of services are compared with hundreds of others; no policy that AWS accepts has more of them. */
const mostServices = 1000;

function faultOf(
  test: ConditionTest,
  value: ConditionValue,
): { messageId: MessageId; proper: () => string | undefined } | undefined {
  const { family } = test.operator!;
  if (!isFixed(value) || typeOf(value) === 'null') return undefined;
  const form = formFault(test, value);
  if (form) return { messageId: messageOfForm[form.form], proper: form.proper };
  const messageId = messageOfFamily[family];
  if (!messageId || suitsFamily(family, value.text)) return undefined;
  const folded = value.text.trim().toLowerCase();
  const isBoolean = messageId === 'notBoolean' && suitsFamily('Bool', folded);
  return { messageId: isBoolean ? 'booleanCase' : messageId, proper: () => (isBoolean ? folded : undefined) };
}

function suggest(
  test: ConditionTest,
  value: ConditionValue,
  proper: string | undefined,
): Suggestion<MessageId>[] {
  if (proper === undefined) return [];
  return [{ messageId: 'suggestValue', data: { proper }, edits: [replaceValue(test, value, [proper])] }];
}

/** What is wrong with the values of a key taken together. */
function* wholeList(statement: Statement, test: ConditionTest): Iterable<Problem<MessageId>> {
  const { values, operator, keyEntry } = test;
  const key = keyEntry.key.text;
  if (values.length < 2 || !test.known || values.some(({ bounds }) => !bounds.known)) return;
  if (operator!.family === 'Bool' && operator!.set === undefined) {
    const type = conditionKeyOf(test);
    if (type?.type === 'Bool' && !type.multivalued) {
      const data = { key, count: values.length };
      yield { messageId: 'multipleBooleans', data, at: keyEntry.value.span, statement };
    }
  }
  const typed = values.filter((value) => typeOf(value) !== 'null');
  const first = typed[0] && typeOf(typed[0]);
  const other = typed.find((value) => typeOf(value) !== first);
  if (!other) return;
  const edits = values.flatMap(({ value, text }): Edit[] =>
    value.kind === 'scalar' ? [{ kind: 'replace', target: value, with: text }] : [],
  );
  yield {
    messageId: 'mixedTypes',
    data: { value: other.text, type: `a ${typeOf(other)}`, key, others: `${first}s` },
    at: other.value.span,
    statement,
    // As a string it would be one that nothing matches.
    suggestions: faultOf(test, other) ? [] : [{ messageId: 'suggestTexts', edits }],
  };
}

function typeOf({ value }: ConditionValue): string {
  if (value.kind === 'text') return 'string';
  // A null is no value of a condition, and for the rules of the grammar to report.
  return typeof value.value === 'number' ? 'number' : typeof value.value === 'boolean' ? 'Boolean' : 'null';
}
