import { quotaOf, sizeWithoutWhitespace } from '../../analysis/policy-size.js';
import { policyKinds, type PolicyKind } from '../../policy/kind.js';
import { defineRule } from '../rule.js';

type MessageId = 'identity' | 'resource' | 'trust' | 'scp' | 'rcp' | 'whitespaceInScp' | 'whitespaceInRcp';

const messageOf: Readonly<Record<PolicyKind, MessageId>> = {
  identity: 'identity',
  boundary: 'identity',
  session: 'identity',
  resource: 'resource',
  trust: 'trust',
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
  kinds: policyKinds,
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
    const { value: document, bounds, kind } = policy;
    const asWritten = document.span.end - document.span.start;
    const known = quotaOf(policy);
    if (!known) return;
    const { unit, holder, whitespace } = known;
    const limit = options.quota || known.limit;
    // Without white space it is shorter still; only characters of several bytes could make it longer.
    if (asWritten * (unit === 'bytes' ? 3 : 1) <= limit) return;
    const compact = sizeWithoutWhitespace(document, unit, bounds);
    const at = document.head;
    const data = { unit, quota: limit, holder };
    if (compact > limit) {
      yield { messageId: messageOf[kind], data: { ...data, size: compact, over: compact - limit }, at };
    } else if (whitespace && asWritten > limit) {
      const messageId = kind === 'scp' ? 'whitespaceInScp' : 'whitespaceInRcp';
      yield {
        messageId,
        data: { quota: limit, holder, size: asWritten, over: asWritten - limit, compact },
        at,
      };
    }
  },
});
