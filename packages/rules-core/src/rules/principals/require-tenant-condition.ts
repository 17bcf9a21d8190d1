import { either, quoteEach } from '../../analysis/actions/describe-reach.js';
import { addTest } from '../../edits/add-test.js';
import { githubIssuer, oidcTrusts, type OidcTrust } from '../../analysis/principals/oidc-trust.js';
import { issuerNamed } from '../../catalog/oidc-issuers.js';
import { requiredKeysOf } from '../../catalog/shared-issuers.js';
import { defineRule } from '../rule.js';

export const requireTenantCondition = defineRule({
  name: 'require-tenant-condition',
  description: 'Require the conditions that IAM demands for shared identity providers',
  category: 'principals',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  policies: ({ name }) => name === 'trust',
  messages: {
    missing: {
      text: 'IAM requires a condition on {{key}} here, because `{{issuer}}` issues tokens to all of its customers.',
      checks: ['missing-condition-key-for-oidc-principal'],
    },
    incomplete:
      'IAM requires a condition on {{key}} that names one customer, because `{{issuer}}` issues tokens to all of its customers.',
    missingRepository: {
      text: 'IAM requires a condition on {{key}} here, because `{{issuer}}` issues tokens to every workflow on GitHub.',
      checks: ['missing-condition-key-for-oidc-principal', 'missing-github-repo-condition-key'],
    },
    incompleteRepository: {
      text: 'IAM requires a condition on {{key}} that names a repository, because `{{issuer}}` issues tokens to every workflow on GitHub.',
      checks: ['missing-github-repo-condition-key'],
    },
    suggestTest: 'Add a condition on `{{key}}` and fill in the value',
    suggestRepository: 'Add a condition on `{{key}}` for a repository created since 2026-07-15',
    suggestOlderRepository: 'Add a condition on `{{key}}` for an older repository',
  },
  // The condition that IAM requires also limits which tokens are accepted.
  hides: [{ rule: 'require-oidc-condition', within: 'value', messages: ['missing'] }],

  *check(policy) {
    for (const trust of oidcTrusts(policy)) {
      const { statement, item, issuer, tests } = trust;
      const required = requiredKeysOf(issuer);
      if (!required || statement.conditions.some(({ key }) => required.includes(key))) continue;
      const state = tests.length === 0 ? 'missing' : 'incomplete';
      const key = either(quoteEach(required));
      yield {
        messageId: issuer === githubIssuer ? `${state}Repository` : state,
        data: { issuer, key },
        at: item.value.span,
        subject: { statement, element: 'Principal', value: item.value },
        suggest: () => addRequired(trust, required[0]!),
      };
    }
  },
});

/** Subjects contain IDs if the repository was created, renamed or moved since that day. */
const repositories = [
  ['suggestRepository', 'repo:<Owner>@<OwnerId>/<Repository>@<RepositoryId>:ref:refs/heads/<Branch>'],
  ['suggestOlderRepository', 'repo:<Owner>/<Repository>:ref:refs/heads/<Branch>'],
] as const;

function addRequired({ statement, issuer }: OidcTrust, key: string) {
  const subject = key.endsWith(':sub') ? issuerNamed(issuer)?.example : undefined;
  const values = issuer === githubIssuer ? repositories : ([['suggestTest', subject ?? '<Value>']] as const);
  return values.flatMap(([messageId, value]) => {
    const edits = addTest(statement, 'StringEquals', key, value);
    return edits ? [{ messageId, data: { key }, edits }] : [];
  });
}
