/**
 * Issuers that many customers share. IAM rejects a trust policy that does not check whose tokens they are. As of
 * 2026-11-23.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
 */
const claims: Readonly<Record<string, readonly string[]>> = {
  'token.actions.githubusercontent.com': ['sub', 'job_workflow_ref'],
  'vstoken.actions.githubusercontent.com': ['sub'],
  'oidc-configuration.audit-log.githubusercontent.com': ['sub'],
  'gitlab.com': ['sub'],
  'agent.buildkite.com': ['sub'],
  'oidc.codefresh.io': ['sub'],
  'studio.datachain.ai/api': ['sub'],
  'scalr.io': ['sub'],
  'tokens.cloud.shisho.dev': ['sub'],
  'app.terraform.io': ['sub'],
  'proidc.upbound.io': ['sub'],
  'cognito-identity.amazonaws.com': ['aud'],
  'api.pulumi.com/oidc': ['aud'],
  'sandboxes.cloud': ['aud'],
  'oidc.vercel.com': ['aud'],
};

/** Azure Sentinel. IAM distinguishes its tenants by the session name. */
const azureSentinel = 'sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d';

/**
 * The condition keys, in lower case, of which a trust policy must check at least one. Undefined for an issuer that is
 * not shared.
 */
export function requiredKeysOf(issuer: string): readonly string[] | undefined {
  const name = issuer.replace(/\/$/, '');
  if (name === azureSentinel) return ['sts:rolesessionname'];
  return Object.hasOwn(claims, name) ? claims[name]!.map((claim) => `${name}:${claim}`) : undefined;
}
