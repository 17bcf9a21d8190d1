import { quotaOf, sizeWithoutWhitespace } from '../../analysis/grammar/policy-size.js';
import type { PolicyTypeFacts } from '../../policy/policy-types.js';
import { defineRule } from '../rule.js';

type MessageId = 'identity' | 'resource' | 'trust' | 'scp' | 'rcp' | 'whitespaceInScp' | 'whitespaceInRcp';

const messageOf: Readonly<Record<PolicyTypeFacts['analyzedAs'], MessageId>> = {
  'identity-policy': 'identity',
  'resource-policy': 'resource',
  'role-trust-policy': 'trust',
  scp: 'scp',
  rcp: 'rcp',
};

const tooLarge =
  'This policy has {{size}} {{unit}} without white space, {{over}} more than the quota of {{quota}} for {{holder}}.';
const tooLargeWithWhitespace =
  'This policy has {{size}} characters, {{over}} more than the quota of {{quota}} for {{holder}}; white space counts when it is sent through the API, and without it {{compact}} are left.';

export const maxPolicySize = defineRule({
  name: 'max-policy-size',
  description: 'Limit a policy to the size that AWS takes',
  category: 'grammar',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  options: {
    quota: {
      type: 'integer',
      minimum: 0,
      description:
        'The quota, in characters or bytes, where AWS has raised it for you (8192 for role trust policies, say); 0 stands for the default of what the policy hangs on.',
      default: 0,
    },
  },
  messages: {
    identity: tooLarge,
    resource: tooLarge,
    trust: tooLarge,
    scp: tooLarge,
    rcp: tooLarge,
    whitespaceInScp: tooLargeWithWhitespace,
    whitespaceInRcp: tooLargeWithWhitespace,
  },
  accessAnalyzer: {
    'policy-size-exceeds-identity-policy-quota': ['identity'],
    'policy-size-exceeds-resource-policy-quota': ['resource'],
    'policy-size-exceeds-role-trust-policy-quota': ['trust'],
    'policy-size-exceeds-scp-quota': ['scp', 'whitespaceInScp'],
    'policy-size-exceeds-rcp-quota': ['rcp', 'whitespaceInRcp'],
  },

  *check(policy, options) {
    const { value: document, type } = policy;
    const known = quotaOf(policy);
    if (!known) return;
    const { unit, holder, whitespace } = known;
    const limit = options.quota || known.limit;
    const compact = sizeWithoutWhitespace(document, unit);
    const asWritten = document.span.end - document.span.start;
    const at = document.head;
    const data = { unit, quota: limit, holder };
    if (compact > limit) {
      yield {
        messageId: messageOf[type.analyzedAs],
        data: { ...data, size: compact, over: compact - limit },
        at,
      };
    } else if (whitespace && asWritten > limit) {
      const messageId = type.analyzedAs === 'scp' ? 'whitespaceInScp' : 'whitespaceInRcp';
      yield {
        messageId,
        data: { quota: limit, holder, size: asWritten, over: asWritten - limit, compact },
        at,
      };
    }
  },
});
