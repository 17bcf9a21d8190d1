/**
 * The formats of `sub` and `aud` in the tokens of well-known OpenID Connect providers, as of 2026-11-30. A property
 * that a row lacks is unknown: if customers of a provider define their own subjects (as on Buildkite) or audiences,
 * there is no format.
 *
 * The formats use the syntax of `patterns/text-form.ts`.
 */

export interface OidcIssuer {
  readonly title: string;
  /** Its issuers, in lower case, without the scheme. */
  readonly issuer: RegExp;
  /** Every subject has one of these formats. */
  readonly subjects?: readonly string[];
  /** Formats for subjects with a certain beginning. The first matching row replaces `subjects`. */
  readonly beginnings?: readonly (readonly [beginning: RegExp, forms: readonly string[]])[];
  /** How subjects begin, if no audience begins that way. */
  readonly mark?: RegExp;
  /** How subjects continue by default. A custom template can end before that. */
  readonly continuation?: { readonly after: RegExp; readonly example: string };
  /** A sample subject for messages. */
  readonly example?: string;
  /** Every audience has one of these formats. */
  readonly audiences?: readonly string[];
  /** The audience of tokens for AWS by default. */
  readonly usualAudience?: string;
  /** All of its tokens belong to one owner's own system, so nobody else can get one. */
  readonly isPrivate?: true;
}

/** https://docs.github.com/actions/reference/security/oidc */
const onGithub = {
  // A template of the repository or organization can combine any claims.
  subjects: ['{claim}:{any}', 'pull_request'],
  beginnings: [
    [/^repo:[^:*?]+:ref:/, ['repo:{name}/{name}:ref:refs/{any}']],
    [
      /^repo:/,
      [
        'repo:{name}/{name}',
        'repo:{name}/{name}:pull_request',
        'repo:{name}/{name}:pull_request:{any}',
        'repo:{name}/{name}:{claim}:{any}',
      ],
    ],
    [/^ref:/, ['ref:refs/{any}']],
    // Mistakes: in subjects the claim is called just `repo`.
    [/^(?:https?|repos?|repository):/i, []],
  ],
  mark: /^repo:/,
  continuation: { after: /^repo:[^:*?/]+\/[^:*?/]+$/, example: 'ref:refs/heads/<Branch>' },
  example: 'repo:<Owner>/<Repository>:…',
  usualAudience: 'sts.amazonaws.com',
} as const;

/** The subjects of Kubernetes service accounts. */
export const serviceAccounts = 'system:serviceaccount:{label}:{label}';

const issuers: readonly OidcIssuer[] = [
  { title: 'GitHub Actions', issuer: /^token\.actions\.githubusercontent\.com$/, ...onGithub },
  {
    // The issuer of an enterprise, by its name or under its own domain.
    title: 'GitHub Actions',
    issuer: /^token\.actions\.(?:githubusercontent\.com\/[^/]+|[^./]+\.ghe\.com(?:\/[^/]+)?)\/?$/,
    ...onGithub,
    isPrivate: true,
  },
  {
    // https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
    title: 'Amazon EKS',
    issuer:
      /^oidc(?:\.eks\.[a-z\d-]+\.amazonaws\.(?:com|com\.cn|eu)|-eks\.[a-z\d-]+\.api\.aws)\/id\/[^/]+\/?$/,
    subjects: [serviceAccounts],
    mark: /^system:serviceaccount:/,
    example: 'system:serviceaccount:<Namespace>:<ServiceAccount>',
    usualAudience: 'sts.amazonaws.com',
    isPrivate: true,
  },
  {
    // https://docs.gitlab.com/ci/secrets/id_token_authentication
    title: 'GitLab',
    issuer: /^gitlab\.com$/,
    subjects: [
      'project_path:{path}/{path}',
      'project_path:{path}/{path}:{claim}:{any}',
      'project_id:{digits}',
      'project_id:{digits}:{claim}:{any}',
      // Someone who signs in to an application has a user ID.
      '{digits}',
    ],
    mark: /^project_path:/,
    continuation: { after: /^project_path:[^:*?/]+\/[^:*?]+$/, example: 'ref_type:branch:ref:<Branch>' },
    example: 'project_path:<Group>/<Project>:ref_type:<Type>:ref:<Ref>',
  },
  {
    // https://support.atlassian.com/bitbucket-cloud/docs/deploy-on-aws-using-bitbucket-pipelines-openid-connect/
    title: 'Bitbucket Pipelines',
    issuer: /^api\.bitbucket\.org\/2\.0\/workspaces\/[^/]+\/pipelines-config\/identity\/oidc$/,
    subjects: ['{{word}}:{any}'],
    example: '{<RepositoryUuid>}:{<StepUuid>}',
    isPrivate: true,
  },
  {
    // https://circleci.com/docs/guides/permissions-authentication/openid-connect-tokens/
    title: 'CircleCI',
    issuer: /^oidc\.circleci\.com\/org\/[^/]+$/,
    subjects: ['org/{word}/project/{any}'],
    mark: /^org\//,
    example: 'org/<OrganizationId>/project/<ProjectId>/user/<UserId>',
    isPrivate: true,
  },
  {
    // https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/workload-identity-tokens
    // Without the project until 2023: https://support.hashicorp.com/hc/en-us/articles/13138701895699
    title: 'HCP Terraform',
    issuer: /^app(?:\.eu)?\.terraform\.io$/,
    subjects: [
      'organization:{field}:project:{field}:workspace:{field}:run_phase:{word}',
      'organization:{field}:workspace:{field}:run_phase:{word}',
      'organization:{field}:project:{field}:stack:{any}',
    ],
    mark: /^organization:/,
    example: 'organization:<Organization>:project:<Project>:workspace:<Workspace>:run_phase:<Phase>',
    usualAudience: 'aws.workload.identity',
  },
  {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
    title: 'Google',
    issuer: /^accounts\.google\.com$/,
    subjects: ['{alphanumeric}'],
    example: '<UniqueId>',
  },
  {
    // https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html
    title: 'Amazon Cognito',
    issuer: /^cognito-identity\.amazonaws\.com$/,
    subjects: ['{word}:{word}'],
    example: '<Region>:<IdentityId>',
    audiences: ['{word}:{word}'],
  },
  {
    // https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
    title: 'Amazon Cognito user pools',
    issuer: /^cognito-idp\.[a-z\d-]+\.amazonaws\.com\/[a-z\d-]+_[a-z\d]+$/,
    subjects: ['{hex}'],
    example: '<UserSub>',
    audiences: ['{claim}'],
    isPrivate: true,
  },
  {
    // https://vercel.com/docs/oidc/reference
    title: 'Vercel',
    issuer: /^oidc\.vercel\.com(?:\/[^/]+)?$/,
    subjects: ['owner:{field}:project:{field}:environment:{any}'],
    mark: /^owner:/,
    example: 'owner:<Team>:project:<Project>:environment:<Environment>',
  },
  {
    // https://learn.microsoft.com/azure/devops/pipelines/release/configure-workload-identity
    title: 'Azure DevOps',
    issuer: /^vstoken\.dev\.azure\.com\/[^/]+$/,
    subjects: ['sc://{any}/{any}/{any}', 'p://{any}/{any}/{any}'],
    mark: /^(?:sc|p):\/\//,
    example: 'sc://<Organization>/<Project>/<ServiceConnection>',
    usualAudience: 'api://AzureADTokenExchange',
    isPrivate: true,
  },
];

/**
 * What is known about a provider.
 *
 * @param issuer in lower case, without the scheme
 */
export function issuerNamed(issuer: string): OidcIssuer | undefined {
  return issuers.find((each) => each.issuer.test(issuer));
}

/** The formats that a subject may have, given its beginning. An empty list allows none, undefined allows any. */
export function subjectForms(
  { subjects, beginnings = [] }: OidcIssuer,
  text: string,
): readonly string[] | undefined {
  return beginnings.find(([beginning]) => beginning.test(text))?.[1] ?? subjects;
}

/** Whether the text begins like the subjects of another provider, and not like those of this one. */
export function isSubjectElsewhere({ mark }: OidcIssuer, text: string): boolean {
  return mark?.test(text) !== true && issuers.some((other) => other.mark?.test(text) === true);
}
