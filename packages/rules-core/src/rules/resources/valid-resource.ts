import type { ArnFault } from '../../analysis/resources/arn-fault.js';
import { arnFaultsIn } from '../../analysis/resources/arn-faults.js';
import { replaceEntry } from '../../edits/replace-text.js';
import type { Element, ResourceItem } from '../../policy/element.js';
import { defineRule, type Suggestion } from '../rule.js';

const messages = {
  empty: {
    text: 'This resource is empty: it is neither an ARN nor `*`, so it names no resource.',
    checks: ['missing-arn-field'],
  },
  noArn: {
    text: '`{{text}}` is neither an ARN nor `*`, so it names no resource.',
    checks: ['missing-arn-field'],
  },
  missingField: {
    text: '`{{text}}` has {{count}} of the six fields of an ARN, `arn:partition:service:region:account:resource`, so it names no resource.',
    checks: ['missing-arn-field'],
  },
  wrongPrefix: {
    text: 'An ARN begins with `arn`, not with `{{prefix}}`, so `{{text}}` names no resource.',
    checks: ['invalid-arn-prefix'],
  },
  noPartition: {
    text: 'The partition of `{{text}}` is empty, so it names no resource.',
    checks: ['invalid-partition'],
  },
  unknownPartition: {
    text: '`{{partition}}` is no partition of AWS, so `{{text}}` names no resource.',
    checks: ['invalid-partition'],
  },
  noService: {
    text: 'The service of `{{text}}` is empty, so it names no resource.',
    checks: ['invalid-service'],
  },
  serviceCase: {
    text: 'The service of an ARN is written in lower case, so `{{text}}` names no resource.',
    checks: ['invalid-arn-service-case'],
  },
  wrongRegion: {
    text: '`{{region}}` is not the code of a Region, so `{{text}}` names no resource.',
    checks: ['invalid-arn-region'],
  },
  otherPartition: {
    text: '`{{region}}` is a Region of the partition `{{own}}`, not of `{{partition}}`, so `{{text}}` names no resource.',
    checks: ['invalid-arn-region'],
  },
  regionNotAllowed: {
    text: 'The ARN of such a resource has no Region, so `{{text}}` names none.',
    checks: ['arn-region-not-allowed'],
  },
  missingRegion: {
    text: 'The ARN of such a resource has a Region, so `{{text}}` names none.',
    checks: ['missing-arn-region'],
  },
  wrongAccount: {
    text: '`{{account}}` is no account ID, which has 12 digits, so `{{text}}` names no resource.',
    checks: ['invalid-arn-account'],
  },
  accountNotAllowed: {
    text: 'The ARN of such a resource has no account, so `{{text}}` names none.',
    checks: ['arn-account-not-allowed'],
  },
  missingAccount: {
    text: 'The ARN of such a resource has an account, so `{{text}}` names none.',
    checks: ['missing-arn-account'],
  },
  noResource: {
    text: 'Nothing follows the fifth colon of `{{text}}`, so it names no resource.',
    checks: ['invalid-arn-resource'],
  },
  noBucket: 'The name of a bucket does not begin with `{{surplus}}`, so `{{text}}` names none.',
  noSecret:
    'The ARN of a secret ends in a hyphen and six characters that AWS Secrets Manager adds to its name, so `{{text}}` names none.',
  noQueue: 'The name of a queue has no `{{separator}}` in it, so `{{text}}` names none.',
  noName: 'No name follows `{{path}}`, so `{{text}}` names no {{type}}.',
  severalArns:
    '`{{text}}` is {{count}} ARNs in one string, so it names no resource: each is an entry of its own.',
  suggestArn: 'Write `{{arn}}`',
  suggestEntries: 'Write {{count}} entries',
} as const;

export const validResource = defineRule({
  name: 'valid-resource',
  description: 'Require the ARNs of `Resource` and `NotResource` to be ones that a resource can have',
  category: 'resources',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  policies: ({ namesResources }) => namesResources,
  messages,
  // The actions that such an ARN was meant for match no resource for that reason.
  hides: [{ rule: 'no-mismatched-resource', within: 'value' }],

  *check(policy) {
    for (const { kind, at, data, statement, item, ...fault } of arnFaultsIn(policy, messages)) {
      yield {
        messageId: kind,
        data: { ...data, text: item.text },
        at,
        subject: { statement, element: 'Resource', value: item.value },
        suggest: () => suggestionsFor(fault, item, statement.resources!),
      };
    }
  },
});

function suggestionsFor(
  { parts, meant = [] }: Pick<ArnFault, 'parts' | 'meant'>,
  item: ResourceItem,
  resources: Element<ResourceItem>,
): readonly Suggestion<'suggestArn' | 'suggestEntries'>[] {
  if (parts) {
    const edits = [replaceEntry(resources, item, parts)];
    return [{ messageId: 'suggestEntries', data: { count: parts.length }, edits }];
  }
  return meant.map((arn) => ({
    messageId: 'suggestArn',
    data: { arn },
    edits: [{ kind: 'replace', target: item.value, with: arn }],
  }));
}
