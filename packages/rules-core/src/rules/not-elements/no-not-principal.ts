import {
  isAboutKeys,
  principalArns,
  principalEntryFault,
  unsparedPrincipal,
} from '../../analysis/not-elements/excluded-principals.js';
import { addTest } from '../../edits/add-test.js';
import { replaceNotElement } from '../../edits/replace-not-element.js';
import type { Statement } from '../../policy/policy.js';
import { isEveryone } from '../../policy/principal.js';
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
      text: 'Allow with `NotPrincipal` grants this to everyone but those listed, anonymous callers included; who is listed can call anonymously as well.',
      checks: ['allow-with-not-principal'],
    },
    deny: 'Deny with `NotPrincipal` shuts out everyone that is not listed by an exact ARN, sessions of roles and AWS services included. A condition on `aws:PrincipalArn` also spares the sessions of a role.',
    denyUnspared:
      '`{{listed}}` is denied all the same, as {{missing}} must be listed beside it. A condition on `aws:PrincipalArn` spares it alone.',
    denyKey:
      'Deny with `NotPrincipal` in the policy of a key shuts out everyone that is not listed by an exact ARN: when those are gone, nobody can manage the key.',
    nobodyAllowed: {
      text: '`NotPrincipal` lists everyone, so this statement allows nobody anything.',
      checks: ['allow-with-not-principal'],
    },
    nobodyDenied: '`NotPrincipal` lists everyone, so this statement denies nobody anything.',
    wildcard: {
      text: '`{{text}}` matches nobody, as wildcards have no meaning in the ARN of a principal.',
      checks: ['unsupported-wildcard-in-principal'],
    },
    deleted: {
      text: '`{{text}}` is the unique ID of a user or role that was deleted: nobody is exempted by it.',
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
    suggestCondition: 'Use a condition on `aws:PrincipalArn` instead',
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
    for (const statement of policy.statements) {
      const { effect, principals } = statement;
      const subject = { statement, element: 'Principal' } as const;
      const entry = statement.entry('NotPrincipal');
      if (entry && policy.type.refuses.includes('NotPrincipal')) {
        const data = { policies: policy.type.plural };
        const checks = [unsupportedIn.get(policy.type.analyzedAs) ?? 'unsupported-principal'];
        const { key } = entry;
        yield { messageId: 'unsupported', data, at: key.span, subject: { ...subject, value: key }, checks };
        continue;
      }
      if (!principals?.negated || !effect) continue;
      const everyone = principals.items.some(isEveryone);
      const at = principals.entry.key.span;
      for (const item of everyone ? [] : principals.items) {
        const fault = principalEntryFault(item);
        if (!fault) continue;
        const { text, value } = item;
        yield {
          messageId: fault.kind,
          data: { text },
          at: value.span,
          subject: { ...subject, value },
          ...(fault.of && { checks: [`invalid-${fault.of}-reference`] }),
        };
      }
      if (everyone) yield { messageId: effect === 'Allow' ? 'nobodyAllowed' : 'nobodyDenied', at, subject };
      else if (effect === 'Allow') yield { messageId: 'allow', at, subject };
      else yield { ...denyProblem(statement), at, subject, suggest: () => rewrite(statement) };
    }
  },
});

/** The checks of policies of a type of their own. */
const unsupportedIn: ReadonlyMap<string, string> = new Map([
  ['rcp', 'rcp-syntax-error-principal'],
  ['role-trust-policy', 'role-trust-policy-syntax-error-notprincipal'],
  ['scp', 'scp-syntax-error-principal'],
]);

const missingWords = {
  account: 'its account',
  sessions: 'its session',
  both: 'its account and its session',
} as const;

function denyProblem(statement: Statement) {
  if (isAboutKeys(statement)) return { messageId: 'denyKey' } as const;
  const unspared = unsparedPrincipal(statement.principals!);
  if (!unspared) return { messageId: 'deny' } as const;
  return {
    messageId: 'denyUnspared',
    data: { listed: unspared.listed, missing: missingWords[unspared.missing] },
  } as const;
}

/** `Principal: "*"`, and a condition that spares the listed users and roles, in the place of NotPrincipal. */
function rewrite(statement: Statement) {
  const { principals } = statement;
  const arns = principalArns(principals!);
  if (!arns) return [];
  const values = arns.length === 1 ? arns[0]! : arns;
  const test = addTest(statement, 'ArnNotEquals', 'aws:PrincipalArn', values);
  if (!test) return [];
  const edits = [...replaceNotElement(principals!.entry, '*'), ...test];
  return [{ messageId: 'suggestCondition', edits } as const];
}
