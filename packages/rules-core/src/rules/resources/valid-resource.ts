import { arnFaultsIn, type ArnFault } from '../../analysis/resources/arn-faults.js';
import { replaceEntry } from '../../edits/replace-text.js';
import { defineRule } from '../rule.js';

const messages = {
  empty: 'This resource is empty: it is neither an ARN nor `*`, so it names no resource.',
  noArn: '`{{text}}` is neither an ARN nor `*`, so it names no resource.',
  missingField:
    '`{{text}}` has {{count}} of the six fields of an ARN, `arn:partition:service:region:account:resource`, so it names no resource.',
  wrongPrefix: 'An ARN begins with `arn`, not with `{{prefix}}`, so `{{text}}` names no resource.',
  noPartition: 'The partition of `{{text}}` is empty, so it names no resource.',
  unknownPartition: '`{{partition}}` is no partition of AWS, so `{{text}}` names no resource.',
  noService: 'The service of `{{text}}` is empty, so it names no resource.',
  serviceCase: 'The service of an ARN is written in lower case, so `{{text}}` names no resource.',
  wrongRegion: '`{{region}}` is not the code of a Region, so `{{text}}` names no resource.',
  otherPartition:
    '`{{region}}` is a Region of the partition `{{own}}`, not of `{{partition}}`, so `{{text}}` names no resource.',
  regionNotAllowed: 'The ARN of such a resource has no Region, so `{{text}}` names none.',
  missingRegion: 'The ARN of such a resource has a Region, so `{{text}}` names none.',
  wrongAccount: '`{{account}}` is no account ID, which has 12 digits, so `{{text}}` names no resource.',
  accountNotAllowed: 'The ARN of such a resource has no account, so `{{text}}` names none.',
  missingAccount: 'The ARN of such a resource has an account, so `{{text}}` names none.',
  noResource: 'Nothing follows the fifth colon of `{{text}}`, so it names no resource.',
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

type MessageId = Exclude<keyof typeof messages, 'suggestArn' | 'suggestEntries'>;

export const validResource = defineRule({
  name: 'valid-resource',
  description: 'Require the ARNs of `Resource` and `NotResource` to be ones that a resource can have',
  category: 'resources',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  policies: ({ namesResources }) => namesResources,
  options: {},
  messages,
  hasSuggestions: true,
  accessAnalyzer: {
    'arn-account-not-allowed': ['accountNotAllowed'],
    'arn-region-not-allowed': ['regionNotAllowed'],
    'invalid-arn-account': ['wrongAccount'],
    'invalid-arn-prefix': ['wrongPrefix'],
    'invalid-arn-region': ['wrongRegion', 'otherPartition'],
    'invalid-arn-resource': ['noResource'],
    'invalid-arn-service-case': ['serviceCase'],
    'invalid-partition': ['noPartition', 'unknownPartition'],
    'invalid-service': ['noService'],
    'missing-arn-account': ['missingAccount'],
    'missing-arn-field': ['empty', 'noArn', 'missingField'],
    'missing-arn-region': ['missingRegion'],
  },
  // What such an entry was meant for meets nothing for that reason.
  supersedes: ['no-mismatched-resource'],

  *check(policy) {
    for (const { kind, at, data, meant = [], parts, statement, item } of arnFaultsIn(policy)) {
      if (!isOurs(kind)) continue;
      yield {
        messageId: kind,
        data: { ...data, text: item.text },
        at,
        statement,
        suggestions: parts
          ? [
              {
                messageId: 'suggestEntries',
                data: { count: parts.length },
                edits: [replaceEntry(statement.resources!, item, parts)],
              },
            ]
          : meant.map((arn) => ({
              messageId: 'suggestArn',
              data: { arn },
              edits: [{ kind: 'replace', target: item.value, with: arn }],
            })),
      };
    }
  },
});

function isOurs(kind: ArnFault['kind']): kind is ArnFault['kind'] & MessageId {
  return kind in messages;
}
