import { enumerate } from '../../analysis/actions/describe-reach.js';
import { reachesEveryAction } from '../../analysis/grants/full-admin.js';
import { rcpServices, rcpServicesDate } from '../../catalog/rcp-services.js';
import { hasWildcard, matches } from '../../patterns/wildcard.js';
import type { Statement } from '../../policy/policy.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { isKnown, sliceSpan, type Value } from '../../value/value.js';
import { defineRule } from '../rule.js';

export const validResourceControlPolicy = defineRule({
  name: 'valid-resource-control-policy',
  description: 'Disallow what a resource control policy does not support',
  category: 'policy-types',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  policies: ({ name }) => name === 'rcp',
  messages: {
    principal: {
      text: 'The only principal of a resource control policy is `"*"`, so AWS refuses the policy.',
      checks: ['rcp-syntax-error-principal'],
    },
    allow: {
      text: 'A resource control policy allows everything or nothing: with {{narrowed}}, AWS refuses this Allow.',
      checks: ['rcp-syntax-error-allow'],
    },
    otherAllow:
      'The only Allow among resource control policies is that of AWS, which allows everything: those of customers have Deny alone.',
    unsupported: {
      text: '`{{element}}` is not supported in resource control policies, so AWS refuses the policy.',
      checks: ['rcp-syntax-error-notaction', 'rcp-syntax-error-principal'],
    },
    noService: {
      text: '`{{text}}` is no action of a resource control policy: it names a service, so AWS refuses the policy.',
      checks: ['rcp-syntax-error-action'],
    },
    unsupportedService: {
      text: '`{{service}}` is not among the services that resource control policies apply to (as of {{date}}), so AWS refuses the policy.',
      checks: ['rcp-syntax-error-action'],
    },
    suggestEveryone: 'Write `"*"`',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      const principal = statement.entry('Principal')?.value;
      if (principal && !isEverything(principal) && saysAll(principal)) {
        yield {
          messageId: 'principal',
          at: principal.span,
          subject: { statement, element: 'Principal', value: principal },
          suggest: () => ({
            messageId: 'suggestEveryone',
            edits: [{ kind: 'replace', target: principal, with: '*' }],
          }),
        };
      }
      for (const { name, element, check } of notElements) {
        const key = statement.entry(name)?.key;
        if (!key) continue;
        const subject = { statement, element, value: key };
        yield { messageId: 'unsupported', data: { element: name }, at: key.span, subject, checks: [check] };
      }
      const effect = statement.entry('Effect')?.value;
      if (statement.effect === 'Allow' && effect) {
        const narrowed = narrowedBy(statement);
        const found = { at: effect.span, subject: { statement, element: 'Effect', value: effect } } as const;
        if (narrowed !== undefined) yield { messageId: 'allow', data: { narrowed }, ...found };
        else if (statement.actions && !reachesEveryAction(statement))
          yield { messageId: 'otherAllow', ...found };
      }
      yield* foreignActions(statement);
    }
  },
});

const notElements = [
  { name: 'NotPrincipal', element: 'Principal', check: 'rcp-syntax-error-principal' },
  { name: 'NotAction', element: 'Action', check: 'rcp-syntax-error-notaction' },
] as const;

/** The entries of Action that are about no service to which such a policy applies. */
function* foreignActions(statement: Statement) {
  const { actions, effect } = statement;
  if (!actions || actions.negated) return;
  for (const { text, value, bounds, pattern } of actions.items) {
    const subject = { statement, element: 'Action', value } as const;
    const service = text.slice(0, Math.max(text.indexOf(':'), 0));
    if (!bounds.known || (pattern?.everything && effect !== 'Deny')) continue;
    if (service === '') {
      const at = pattern?.everything ? wildcardSpan(value) : value.span;
      yield { messageId: 'noService', data: { text }, at, subject } as const;
    } else if (pattern && !isSupported(service.toLowerCase())) {
      const at = sliceSpan(value, 0, service.length);
      const data = { service, date: rcpServicesDate };
      yield { messageId: 'unsupportedService', data, at, subject } as const;
    }
  }
}

function isSupported(service: string): boolean {
  if (!hasWildcard(service)) return rcpServices.has(service);
  return [...rcpServices].some((each) => matches(service, each));
}

function isEverything(value: Value): boolean {
  if (value.kind === 'list') return value.items.length === 1 && isEverything(value.items[0]!);
  return value.kind === 'text' && value.text === '*';
}

/** Nothing of the value is left open. */
function saysAll(value: Value): boolean {
  if (value.kind === 'list') return !value.open && value.items.every(saysAll);
  return value.kind === 'dict' ? !value.open : isKnown(value);
}

/** The elements that make an Allow one of something. */
function narrowedBy(statement: Statement): string | undefined {
  const isNarrow = (name: string): boolean => {
    const value = statement.entry(name)?.value;
    return value !== undefined && !isEverything(value) && saysAll(value);
  };
  const names = ['Principal', 'Resource'].filter(isNarrow).map((name) => `this \`${name}\``);
  const notElement = ['NotPrincipal', 'NotResource'].find((name) => statement.entry(name));
  if (notElement !== undefined) names.push(`\`${notElement}\``);
  if (statement.isConditional) names.push('a `Condition`');
  return names.length === 0 ? undefined : enumerate(names);
}
