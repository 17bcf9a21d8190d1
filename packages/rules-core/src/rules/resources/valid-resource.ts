import { arnFaultsIn } from '../../analysis/resources/arn-faults.js';
import { arnSuggestions, suggestArns } from '../arn-suggestions.js';
import { defineRule } from '../rule.js';

const messages = {
  empty: {
    text: 'This resource is empty: it is neither an ARN nor `*`, so it matches no resource.',
    checks: ['missing-arn-field'],
  },
  noArn: {
    text: '`{{text}}` is neither an ARN nor `*`, so it matches no resource.',
    checks: ['missing-arn-field'],
  },
  missingField: {
    text: '`{{text}}` has {{count}} of the six fields of an ARN, `arn:partition:service:region:account:resource`, so it matches no resource.',
    checks: ['missing-arn-field'],
  },
  wrongPrefix: {
    text: 'ARNs start with `arn`, not with `{{prefix}}`, so `{{text}}` matches no resource.',
    checks: ['invalid-arn-prefix'],
  },
  spaceAtEnd: '`{{text}}` ends in white space, so it matches only names that do too.',
  noPartition: {
    text: 'The partition of `{{text}}` is empty, so it matches no resource.',
    checks: ['invalid-partition'],
  },
  unknownPartition: {
    text: '`{{partition}}` is not an AWS partition, so `{{text}}` matches no resource.',
    checks: ['invalid-partition'],
  },
  noService: {
    text: 'The service of `{{text}}` is empty, so it matches no resource.',
    checks: ['invalid-service'],
  },
  serviceCase: {
    text: 'The service in an ARN is in lower case, so `{{text}}` matches no resource.',
    checks: ['invalid-arn-service-case'],
  },
  wrongRegion: {
    text: '`{{region}}` is not a Region code, so `{{text}}` matches no resource.',
    checks: ['invalid-arn-region'],
  },
  otherPartition: {
    text: '`{{region}}` is a Region of the partition `{{own}}`, not of `{{partition}}`, so `{{text}}` matches no resource.',
    checks: ['invalid-arn-region'],
  },
  regionNotAllowed: {
    text: '`{{text}}` matches no resource: ARNs of this type have no Region.',
    checks: ['arn-region-not-allowed'],
  },
  missingRegion: {
    text: '`{{text}}` matches no resource: ARNs of this type have a Region.',
    checks: ['missing-arn-region'],
  },
  wrongAccount: {
    text: '`{{account}}` is not an account ID, which has 12 digits, so `{{text}}` matches no resource.',
    checks: ['invalid-arn-account'],
  },
  accountNotAllowed: {
    text: '`{{text}}` matches no resource: ARNs of this type have no account.',
    checks: ['arn-account-not-allowed'],
  },
  missingAccount: {
    text: '`{{text}}` matches no resource: ARNs of this type have an account.',
    checks: ['missing-arn-account'],
  },
  missingRegionAndAccount: {
    text: '`{{text}}` matches no resource: ARNs of this type have a Region and an account.',
    checks: ['missing-arn-region', 'missing-arn-account'],
  },
  regionAndAccountNotAllowed: {
    text: '`{{text}}` matches no resource: ARNs of this type have neither a Region nor an account.',
    checks: ['arn-region-not-allowed', 'arn-account-not-allowed'],
  },
  noResource: {
    text: 'Nothing follows the fifth colon of `{{text}}`, so it matches no resource.',
    checks: ['invalid-arn-resource'],
  },
  noName: '`{{text}}` matches no resource: a name is missing after `{{word}}`.',
  wrongForm: '`{{text}}` matches no resource: its last part must have the form `{{format}}`.',
  wrongName: '`{{text}}` matches no {{noun}}: {{says}}.',
  noIamType: {
    text: 'IAM rejects a policy with `{{text}}`: the last part must be `*` or start with a type such as `role/`.',
    checks: ['invalid-arn-resource'],
  },
  severalArns:
    '`{{text}}` is {{count}} ARNs in one string, so it matches no resource: each must be an entry of its own.',
  ...arnSuggestions,
} as const;

export const validResource = defineRule({
  name: 'valid-resource',
  description: 'Disallow ARNs in `Resource` and `NotResource` that no resource can have',
  category: 'resources',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  policies: ({ namesResources }) => namesResources,
  messages,
  // Such an ARN is the reason why the actions apply to no resource.
  hides: [{ rule: 'no-mismatched-resource', within: 'value' }],

  *checkStatements(statements) {
    for (const fault of arnFaultsIn(statements, messages)) {
      const { kind, at, data, statement, item } = fault;
      yield {
        messageId: kind,
        data: { ...data, text: item.text },
        at,
        subject: { statement, element: 'Resource', value: item.value },
        suggest: () => suggestArns(fault),
      };
    }
  },
});
