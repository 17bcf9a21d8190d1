import {
  isAboutKeys,
  principalArns,
  principalEntryFault,
  unsparedPrincipal,
} from '../../analysis/not-elements/excluded-principals.js';
import { addTest } from '../../edits/add-test.js';
import type { Edit } from '../../edits/edit.js';
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
  options: {},
  messages: {
    allow:
      'Allow with `NotPrincipal` grants this to everyone but those listed, anonymous callers included; who is listed can call anonymously as well.',
    deny: 'Deny with `NotPrincipal` shuts out everyone that is not listed by an exact ARN, sessions of roles and AWS services included. A condition on `aws:PrincipalArn` also spares the sessions of a role.',
    denyUnspared:
      '`{{listed}}` is denied all the same, as {{missing}} must be listed beside it. A condition on `aws:PrincipalArn` spares it alone.',
    denyKey:
      'Deny with `NotPrincipal` in the policy of a key shuts out everyone that is not listed by an exact ARN: when those are gone, nobody can manage the key.',
    nobodyAllowed: '`NotPrincipal` lists everyone, so this statement allows nobody anything.',
    nobodyDenied: '`NotPrincipal` lists everyone, so this statement denies nobody anything.',
    wildcard: '`{{text}}` matches nobody, as wildcards have no meaning in the ARN of a principal.',
    deleted: '`{{text}}` is the unique ID of a user or role that was deleted: nobody is exempted by it.',
    unsupported: '`NotPrincipal` is not supported in {{policies}}.',
    suggestCondition: 'Use a condition on `aws:PrincipalArn` instead',
  },
  hasSuggestions: true,
  accessAnalyzer: {
    'allow-with-not-principal': ['allow', 'nobodyAllowed'],
    'invalid-role-reference': ['deleted'],
    'invalid-user-reference': ['deleted'],
    'rcp-syntax-error-principal': ['unsupported'],
    'role-trust-policy-syntax-error-notprincipal': ['unsupported'],
    'scp-syntax-error-principal': ['unsupported'],
    'unsupported-principal': ['unsupported'],
    'unsupported-wildcard-in-principal': ['wildcard'],
  },

  *check(policy) {
    if (policy.isOversized) return;
    for (const statement of policy.statements) {
      const { effect, principals } = statement;
      const entry = statement.entry('NotPrincipal');
      if (entry && policy.type.refuses.includes('NotPrincipal')) {
        yield {
          messageId: 'unsupported',
          data: { policies: policy.type.plural },
          at: entry.key.span,
          statement,
        };
        continue;
      }
      if (!principals?.negated || !effect) continue;
      const everyone = principals.items.some(isEveryone);
      const at = principals.entry.key.span;
      for (const item of everyone ? [] : principals.items) {
        const fault = principalEntryFault(item);
        if (fault) yield { messageId: fault, data: { text: item.text }, at: item.value.span, statement };
      }
      if (everyone) yield { messageId: effect === 'Allow' ? 'nobodyAllowed' : 'nobodyDenied', at, statement };
      else if (effect === 'Allow') yield { messageId: 'allow', at, statement };
      else yield { ...denyProblem(statement), at, statement, suggestions: rewrite(statement) };
    }
  },
});

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
  const edits: readonly Edit[] = [
    { kind: 'rename-key', entry: principals!.entry, key: 'Principal' },
    { kind: 'replace', target: principals!.entry.value, with: '*' },
    ...test,
  ];
  return [{ messageId: 'suggestCondition', edits } as const];
}
