import { notResourceFaults, type NotResourceFault } from '../../analysis/not-elements/not-resource-faults.js';
import { addItems } from '../../edits/add-items.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule, type Suggestion } from '../rule.js';

/** The messages about entries that match no resource because of one of their fields. */
const malformed = ['malformedArn', 'noSuchResource', 'otherPartition', 'wrongCase', 'wrongService'] as const;

export const noIneffectiveNotResource = defineRule({
  name: 'no-ineffective-not-resource',
  description: 'Disallow `NotResource` entries that exclude nothing or everything',
  category: 'not-elements',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  elements: ['NotResource'],
  messages: {
    malformedArn: {
      text: '`{{text}}` is not an ARN and excludes nothing: the resource you meant is still {{outcome}}.',
      checks: ['invalid-arn-account', 'invalid-arn-prefix', 'missing-arn-field'],
    },
    wrongCase: {
      text: '`{{text}}` matches no resource, because ARNs are case-sensitive: the resource you meant is still {{outcome}}.',
      checks: ['invalid-arn-prefix', 'invalid-arn-service-case', 'invalid-partition'],
    },
    wrongService: {
      text: 'No action of this statement works on resources of `{{service}}`, so `{{text}}` excludes nothing.',
      checks: ['invalid-service'],
    },
    noSuchResource: {
      text: '`{{text}}` excludes nothing, because {{actions}} cannot work on such a resource.',
      checks: [
        'arn-account-not-allowed',
        'arn-region-not-allowed',
        'invalid-arn-account',
        'invalid-arn-region',
        'invalid-arn-resource',
        'invalid-partition',
        'missing-arn-account',
        'missing-arn-region',
      ],
    },
    unscopable: '`{{text}}` excludes nothing, because {{actions}} cannot be limited to a resource.',
    plainVariable: {
      text: '`{{variable}}` is plain text without `"Version": "2012-10-17"`, so this entry excludes nothing.',
      checks: ['variable-unsupported-in-version'],
    },
    missingVariable: '`{{variable}}` has no value in some requests, for which this entry excludes nothing.',
    otherPartition: {
      text: '`{{text}}` is in the partition `{{partition}}`, so it excludes nothing in {{others}}, where the other resources of this policy are.',
      checks: ['invalid-partition'],
    },
    otherBucket: 'This policy belongs to the bucket `{{bucket}}`, so `{{text}}` excludes nothing.',
    alias: '`{{text}}` excludes an alias but not its key, on which this statement {{effect}} {{actions}}.',
    half: '`{{text}}` excludes {{has}} but not {{lacks}} (`{{arn}}`), on which this statement {{effect}} {{actions}}.',
    allResources:
      '`{{text}}` matches every resource that this statement covers, so it {{effect}} nothing on them.',
    emptyNotResource: {
      text: '`NotResource` is empty and excludes nothing: this statement denies its actions on every resource.',
      checks: ['empty-array-resource'],
    },
    regranted: '`{{text}}` is excluded here, but {{other}} allows it.',
    cancelled: '`{{element}}` excludes nothing, because {{other}} allows everything it lists.',
    outsideBoth:
      '`NotAction` and `NotResource` together deny only what is outside both lists, not the listed actions or anything on the listed resources.',
    suggestArn: 'Add `{{arn}}`',
    suggestInstead: 'Replace with `{{meant}}`',
  },
  hides: [
    { rule: 'no-empty-element', within: 'element', when: ['emptyNotResource'] },
    { rule: 'valid-resource', within: 'value', when: malformed },
    { rule: 'no-unknown-resource', within: 'value', when: malformed },
    { rule: 'prefer-explicit-arn', within: 'value', when: malformed },
    {
      rule: 'valid-policy-variable',
      within: 'value',
      when: ['plainVariable'],
      messages: ['unsupportedVersion'],
    },
    { rule: 'valid-resource', within: 'value', when: ['half'], messages: ['wrongName'] },
  ],

  *check(policy) {
    if (policy.isOversized) return;
    for (const statement of policy.statements) {
      for (const fault of notResourceFaults(statement)) {
        const { kind, element, value, at, data } = fault;
        const subject = { statement, element, value };
        yield { messageId: kind, data, at, subject, suggest: () => nameOtherHalf(statement, fault) };
      }
    }
  },
});

function nameOtherHalf(
  { resources }: Statement,
  { otherHalf: arn, useless, value }: NotResourceFault,
): Suggestion<'suggestArn' | 'suggestInstead'> | undefined {
  if (arn === undefined || !value) return undefined;
  if (!useless)
    return { messageId: 'suggestArn', data: { arn }, edits: addItems(resources!.entry.value, [arn], value) };
  const edits = [{ kind: 'replace', target: value, with: arn }] as const;
  return { messageId: 'suggestInstead', data: { meant: arn }, edits };
}
