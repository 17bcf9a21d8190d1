import { formatCount } from '../../analysis/actions/describe-reach.js';
import { quotaOf, sizeWithoutWhitespace } from '../../analysis/grammar/policy-size.js';
import { longestText, mostStatements } from '../../policy/limits.js';
import { defineRule } from '../rule.js';

export const maxPolicySize = defineRule({
  name: 'max-policy-size',
  description: 'Limit a policy to the size that AWS accepts',
  category: 'grammar',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  options: {
    quota: {
      type: 'integer',
      minimum: 0,
      description:
        'The quota in characters or bytes, if AWS has raised it for you (such as 8192 for role trust policies). 0 means the default quota.',
      default: 0,
    },
  },
  messages: {
    tooLarge: {
      text: 'This policy has {{size}} {{unit}} without white space, {{over}} over the quota of {{quota}} for {{holder}}.',
      checks: [
        'policy-size-exceeds-identity-policy-quota',
        'policy-size-exceeds-resource-policy-quota',
        'policy-size-exceeds-role-trust-policy-quota',
        'policy-size-exceeds-scp-quota',
        'policy-size-exceeds-rcp-quota',
      ],
    },
    tooLargeWithWhitespace: {
      text: 'This policy has {{size}} characters, {{over}} over the quota of {{quota}} for {{holder}}, which counts white space; minified it has {{compact}}.',
      checks: ['policy-size-exceeds-scp-quota', 'policy-size-exceeds-rcp-quota'],
    },
    unjudgedStatements: 'Only the first {{most}} statements of this policy are checked.',
    unjudgedEntries: 'This policy has too many entries for some rules to compare them with each other.',
    unjudgedCharacters: 'Strings longer than {{most}} characters are not checked, and this policy has one.',
  },

  *check(policy, options) {
    const { value: document, type } = policy;
    const at = document.head;
    const subject = {};
    const { excess } = policy;
    if (excess === 'statements')
      yield { messageId: 'unjudgedStatements', data: { most: formatCount(mostStatements) }, at, subject };
    if (excess === 'entries') yield { messageId: 'unjudgedEntries', at, subject };
    if (excess === 'characters')
      yield { messageId: 'unjudgedCharacters', data: { most: formatCount(longestText) }, at, subject };
    const known = quotaOf(policy);
    if (!known) return;
    const { unit, holder, whitespace } = known;
    const quota = options.quota || known.limit;
    const checks = [`policy-size-exceeds-${type.analyzedAs}-quota`];
    const asWritten = document.span.end - document.span.start;
    // As JSON, a policy is at most three times as long as in any other syntax.
    if (3 * asWritten <= quota) return;
    const compact = sizeWithoutWhitespace(document, unit);
    if (compact > quota) {
      const counts = { size: formatCount(compact), over: formatCount(compact - quota) };
      const data = { unit, holder, quota: formatCount(quota), ...counts };
      yield { messageId: 'tooLarge', data, at, subject, checks };
    } else if (whitespace && asWritten > quota) {
      const counts = { size: formatCount(asWritten), over: formatCount(asWritten - quota) };
      const data = { holder, quota: formatCount(quota), ...counts, compact: formatCount(compact) };
      yield { messageId: 'tooLargeWithWhitespace', data, at, subject, checks };
    }
  },
});
