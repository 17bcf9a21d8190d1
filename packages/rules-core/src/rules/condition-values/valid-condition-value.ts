import { consequenceOf } from '../../analysis/conditions/operator-values.js';
import { testFaults, type TestFault } from '../../analysis/conditions/test-faults.js';
import { faultOfValue } from '../../analysis/conditions/value-fault.js';
import { enumerate, quoteEach } from '../../analysis/actions/describe-reach.js';
import { catalogDate } from '../../catalog/catalog.js';
import { conditionValuesDate, listedValuesOf } from '../../catalog/condition-values.js';
import { replaceValue } from '../../edits/replace-text.js';
import { writeTexts } from '../../edits/write-texts.js';
import { removalTitle, replacement } from '../replacement.js';
import { defineRule, type Suggestion } from '../rule.js';

export const validConditionValue = defineRule({
  name: 'valid-condition-value',
  description: 'Require condition values that a request can match',
  category: 'condition-values',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  elements: ['Condition'],
  messages: {
    mixedTypes: {
      text: '`{{value}}` is {{type}}, but other values of `{{key}}` are {{others}}: all must have one type.',
      checks: ['invalid-condition-data-type'],
    },
    multipleBooleans: {
      text: '`{{key}}` has a single Boolean value, but {{count}} are listed.',
      checks: ['invalid-condition-multiple-boolean'],
    },
    booleanCase: {
      text: '`{{value}}` must be spelled `{{proper}}` for `{{operator}}`.',
      checks: ['type-mismatch-boolean'],
    },
    notBoolean: {
      text: '`{{value}}` is neither `true` nor `false`, the only values that `{{operator}}` compares.',
      checks: ['type-mismatch-boolean'],
    },
    notNumber: {
      text: '`{{value}}` is not a number, and `{{operator}}` compares numbers: {{consequence}}.',
      checks: ['type-mismatch-number'],
    },
    notDate: {
      text: '`{{value}}` is not a valid ISO 8601 date: {{consequence}}.',
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
      text: '`{{value}}` is not a VPC ID (`vpc-` and 8 or 17 letters and digits): {{consequence}}.',
      checks: ['invalid-vpc-format'],
    },
    vpceFormat: {
      text: '`{{value}}` is not a VPC endpoint ID (`vpce-` and 8 or 17 letters and digits): {{consequence}}.',
      checks: ['invalid-vpce-format'],
    },
    accountFormat: '`{{value}}` is not an account ID, which has 12 digits: {{consequence}}.',
    organizationFormat:
      '`{{value}}` is not an organization ID (`o-` and 10 to 32 lower-case letters and digits): {{consequence}}.',
    organizationPathFormat:
      '`{{value}}` is not an organization path such as `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/`, with a final `/`: {{consequence}}.',
    unknownRegion: {
      text: '`{{value}}` is not a known Region (as of {{date}}): {{consequence}}.',
      checks: ['invalid-region'],
    },
    kmsKeyFormat: {
      text: '`{{value}}` is not the ARN of a KMS key, `arn:aws:kms:region:account:key/id`, which `{{key}}` requires: {{consequence}}.',
      checks: ['invalid-kms-key-value'],
    },
    policyFormat:
      '`{{value}}` is not the ARN of a managed policy, which `{{key}}` requires: {{consequence}}.',
    viaServiceFormat: {
      text: '`{{value}}` does not have the form `service.region.amazonaws.com` that `{{key}}` requires: {{consequence}}.',
      checks: ['invalid-service-principal-format'],
    },
    principalFormat: {
      text: '`{{value}}` is not a service principal, such as `service.amazonaws.com` in lower case: {{consequence}}.',
      checks: ['invalid-service-principal-format'],
    },
    principalMisspelt:
      '`{{value}}` is not a known service principal (as of {{date}}). Did you mean `{{proper}}`?',
    arnAccount: 'The account in `{{value}}` must have 12 digits: {{consequence}}.',
    notArn: '`{{value}}` is not an ARN with six fields, which `{{operator}}` requires: {{consequence}}.',
    valueMisspelt: '`{{value}}` is not a value of `{{key}}`: {{consequence}}. Did you mean `{{proper}}`?',
    valueUnlisted:
      '`{{value}}` is not a value of `{{key}}`: {{consequence}}. As of {{listed}} its values are {{values}}.',
    sessionArn: '`{{value}}` is a role session, but `{{key}}` is the ARN of its role: {{consequence}}.',
    groupArn: '`{{value}}` is a group, and groups make no requests: {{consequence}}.',
    notPrincipalArn:
      '`{{value}}` is not the ARN of a user, a role, a federated user or a root user: {{consequence}}.',
    arnOfPrincipal: '`{{value}}` is an ARN, but `{{key}}` never is: {{consequence}}.',
    roleId:
      '`{{value}}` is the ID of a role, but `{{key}}` also has a colon and the session name: {{consequence}}.',
    unspecifiedAddress:
      '`{{value}}` is not the address of any caller: {{consequence}}. All addresses are `{{all}}`.',
    ownVariable:
      '`{{value}}` compares `{{key}}` with itself, which is {{always}} true in requests that include it.',
    suggestValue: 'Replace with `{{proper}}`',
    ...removalTitle,
    suggestTexts: 'Replace all values with strings',
  },

  hides: [
    // The finding already says that the key is compared with itself.
    { rule: 'no-permissive-condition-value', within: 'value', when: ['ownVariable'] },
    // With an operator that supports wildcards, the value would still match no principal.
    {
      rule: 'no-literal-wildcard',
      within: 'value',
      when: ['sessionArn', 'groupArn', 'notPrincipalArn', 'arnOfPrincipal'],
    },
  ],

  *checkStatements(statements) {
    for (const found of testFaults(statements)) {
      const { kind, statement, test, value, item, mixed, proper, all } = found;
      yield {
        messageId: kind,
        data: {
          value: item?.text ?? '',
          key: test.keyEntry.key.text,
          operator: test.operatorEntry.key.text,
          ...(mixed && { type: `a ${mixed.type}`, others: `${mixed.others}s` }),
          count: test.values.length,
          consequence: consequenceOf(test, statement),
          ...(kind === 'valueUnlisted' && { listed: conditionValuesDate, values: listedValues(test.key) }),
          ...(kind === 'ownVariable' && { always: test.operator?.negated ? 'never' : 'always' }),
          ...(all !== undefined && { all }),
          date: catalogDate,
          proper: proper ?? '',
        },
        at: value.span,
        subject: { statement, element: 'Condition', test, value },
        suggest: () => suggestionFor(found),
      };
    }
  },
});

function suggestionFor({
  test,
  item,
  mixed,
  proper,
}: TestFault): Suggestion<'suggestValue' | 'suggestRemoval' | 'suggestTexts'> | undefined {
  if (item && proper !== undefined) {
    const edits = [replaceValue(test, item, [proper])] as const;
    return replacement({ messageId: 'suggestValue', data: { proper }, edits }, item.text, [proper]);
  }
  // A value that is wrong as a string as well would still match nothing.
  const isSound = mixed && !faultOfValue(test, mixed.value);
  return isSound ? { messageId: 'suggestTexts', edits: writeTexts(test) } : undefined;
}

/** All values that the key can have, for a message. */
function listedValues(key: string): string {
  return enumerate(quoteEach(listedValuesOf(key)?.values ?? []));
}
