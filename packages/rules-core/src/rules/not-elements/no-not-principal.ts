import { notPrincipalFaults } from '../../analysis/not-elements/not-principal-faults.js';
import { addTest } from '../../edits/add-test.js';
import { replaceNotElement } from '../../edits/replace-not-element.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule } from '../rule.js';

export const noNotPrincipal = defineRule({
  name: 'no-not-principal',
  description: 'Disallow `NotPrincipal`',
  category: 'not-elements',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  elements: ['NotPrincipal'],
  messages: {
    allow: {
      text: 'Allow with `NotPrincipal` grants access to everyone not listed, including anonymous callers.',
      checks: ['allow-with-not-principal'],
    },
    deny: 'Deny with `NotPrincipal` denies everyone not listed by exact ARN, including role sessions. Use `aws:PrincipalArn` instead.',
    denyUnspared:
      '`{{listed}}` is denied anyway: {{missing}} must be listed too. Use `aws:PrincipalArn` instead.',
    denyKey:
      'Deny with `NotPrincipal` denies everyone not listed: once those listed are deleted, nobody can manage the key.',
    nobodyAllowed: {
      text: '`NotPrincipal` lists everyone, so this statement allows nobody anything.',
      checks: ['allow-with-not-principal'],
    },
    nobodyDenied: '`NotPrincipal` lists everyone, so this statement denies nobody anything.',
    wildcard: {
      text: '`{{text}}` matches nobody, because wildcards have no meaning in the ARN of a principal.',
      checks: ['unsupported-wildcard-in-principal'],
    },
    deleted: {
      text: '`{{text}}` is the unique ID of a deleted user or role and exempts nobody.',
      checks: ['invalid-role-reference', 'invalid-user-reference'],
    },
    unsupported: {
      text: '`NotPrincipal` is not supported in {{policies}}.',
      checks: [
        'rcp-syntax-error-principal',
        'role-trust-policy-syntax-error-notprincipal',
        'scp-syntax-error-principal',
        'unsupported-principal',
      ],
    },
    suggestCondition: 'Replace with a condition on `aws:PrincipalArn`',
  },
  hides: [
    { rule: 'valid-principal', within: 'value', when: ['unsupported'], messages: ['unsupported'] },
    { rule: 'valid-principal', within: 'element', when: ['unsupported'], messages: ['wildcard', 'deleted'] },
    {
      rule: 'valid-principal',
      within: 'value',
      when: ['wildcard', 'deleted'],
      messages: ['wildcard', 'deleted'],
    },
    {
      rule: 'valid-resource-control-policy',
      within: 'value',
      when: ['unsupported'],
      messages: ['unsupported'],
    },
    { rule: 'valid-service-control-policy', within: 'value', when: ['unsupported'], messages: ['principal'] },
  ],

  *check(policy) {
    if (policy.isOversized) return;
    const { plural, refuses, analyzedAs } = policy.type;
    for (const statement of policy.statements) {
      const key = statement.entry('NotPrincipal')?.key;
      if (key && refuses.includes('NotPrincipal')) {
        const subject = { statement, element: 'Principal', value: key } as const;
        const checks = [unsupportedIn.get(analyzedAs) ?? 'unsupported-principal'];
        yield { messageId: 'unsupported', data: { policies: plural }, at: key.span, subject, checks };
        continue;
      }
      for (const { kind, element, value, at, data, of, arns } of notPrincipalFaults(statement)) {
        yield {
          messageId: kind,
          data,
          at,
          subject: { statement, element, value },
          ...(of && { checks: [`invalid-${of}-reference`] }),
          suggest: () => arns && spareByCondition(statement, arns),
        };
      }
    }
  },
});

/** The policy types that have a check of their own. */
const unsupportedIn: ReadonlyMap<string, string> = new Map([
  ['rcp', 'rcp-syntax-error-principal'],
  ['role-trust-policy', 'role-trust-policy-syntax-error-notprincipal'],
  ['scp', 'scp-syntax-error-principal'],
]);

/** Replaces `NotPrincipal` with `Principal: "*"` and a condition that exempts the listed users and roles. */
function spareByCondition(statement: Statement, arns: readonly string[]) {
  const test = addTest(statement, 'ArnNotEquals', 'aws:PrincipalArn', arns.length === 1 ? arns[0]! : arns);
  const plain = replaceNotElement(statement, statement.principals!.entry, '*');
  return test && plain && ({ messageId: 'suggestCondition', edits: [...plain, ...test] } as const);
}
