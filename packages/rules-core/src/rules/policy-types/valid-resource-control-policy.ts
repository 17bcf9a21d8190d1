import { enumerate } from '../../analysis/actions/describe-reach.js';
import { reachesEveryAction } from '../../analysis/grants/full-admin.js';
import { rcpServices, rcpServicesDate } from '../../catalog/rcp-services.js';
import { hasWildcard, matches } from '../../patterns/wildcard.js';
import type { ActionItem } from '../../policy/element.js';
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
  options: {},
  messages: {
    principal: 'The only principal of a resource control policy is `"*"`, so AWS refuses the policy.',
    allow:
      'A resource control policy allows everything or nothing: with {{narrowed}}, AWS refuses this Allow.',
    otherAllow:
      'The only Allow among resource control policies is that of AWS, which allows everything: those of customers have Deny alone.',
    notAction: '`NotAction` is not supported in resource control policies, so AWS refuses the policy.',
    everyAction:
      '`{{text}}` is no action of a resource control policy: it names a service, so AWS refuses the policy.',
    unsupportedService:
      '`{{service}}` is not among the services that resource control policies apply to (as of {{date}}), so AWS refuses the policy.',
    suggestEveryone: 'Write `"*"`',
  },
  hasSuggestions: true,
  accessAnalyzer: {
    'rcp-syntax-error-action': ['everyAction', 'unsupportedService'],
    'rcp-syntax-error-allow': ['allow'],
    'rcp-syntax-error-notaction': ['notAction'],
    'rcp-syntax-error-principal': ['principal'],
  },

  *check(policy) {
    for (const statement of policy.statements) {
      const principal = statement.entry('Principal')?.value;
      // That NotPrincipal is not supported is said by no-not-principal.
      if (principal && !isEverything(principal) && isReadable(principal)) {
        yield {
          messageId: 'principal',
          at: principal.span,
          statement,
          suggestions: [
            { messageId: 'suggestEveryone', edits: [{ kind: 'replace', target: principal, with: '*' }] },
          ],
        };
      }
      const notAction = statement.entry('NotAction');
      if (notAction) yield { messageId: 'notAction', at: notAction.key.span, statement };
      const effect = statement.entry('Effect')?.value;
      if (statement.effect === 'Allow' && effect) {
        const narrowed = narrowedBy(statement);
        if (narrowed !== undefined)
          yield { messageId: 'allow', data: { narrowed }, at: effect.span, statement };
        else if (statement.actions && !reachesEveryAction(statement))
          yield { messageId: 'otherAllow', at: effect.span, statement };
      }
      if (statement.actions?.negated) continue;
      for (const item of statement.actions?.items ?? []) {
        const { text, value, bounds } = item;
        if (text === '*') {
          if (statement.effect === 'Deny')
            yield { messageId: 'everyAction', data: { text }, at: wildcardSpan(value), statement };
          continue;
        }
        const service = text.slice(0, text.indexOf(':'));
        if (!bounds.known || isSupported(item, service)) continue;
        const at = sliceSpan(value, 0, service.length);
        yield { messageId: 'unsupportedService', data: { service, date: rcpServicesDate }, at, statement };
      }
    }
  },
});

/** Entries without a service are valid-action's to report. */
function isSupported({ pattern }: ActionItem, service: string): boolean {
  if (!pattern || service === '') return true;
  const folded = service.toLowerCase();
  if (!hasWildcard(folded)) return rcpServices.has(folded);
  return [...rcpServices].some((each) => matches(folded, each));
}

function isEverything(value: Value): boolean {
  if (value.kind === 'list') return value.items.length === 1 && isEverything(value.items[0]!);
  return value.kind === 'text' && value.text === '*';
}

/** All that it says is known, and of a type that AWS takes; other types are valid-type's to report. */
function isReadable(value: Value): boolean {
  if (value.kind === 'text') return isKnown(value);
  return value.kind === 'dict' && !value.open && value.entries.length > 0;
}

/** The elements that make an Allow one of something. */
function narrowedBy(statement: Statement): string | undefined {
  const isNarrow = (name: string): boolean => {
    const value = statement.entry(name)?.value;
    if (!value || isEverything(value)) return false;
    if (value.kind === 'list' && value.items.some((item) => item.kind !== 'text')) return false;
    return value.kind === 'list' || isReadable(value);
  };
  const names = ['Principal', 'Resource'].filter(isNarrow).map((name) => `this \`${name}\``);
  const notElement = ['NotPrincipal', 'NotResource'].find((name) => statement.entry(name));
  if (notElement !== undefined) names.push(`\`${notElement}\``);
  if (statement.isConditional) names.push('a `Condition`');
  return names.length === 0 ? undefined : enumerate(names);
}
