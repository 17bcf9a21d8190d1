/** Sizes above which a policy, or a part of it, is not analyzed. They are far beyond what AWS accepts. */

/**
 * Characters in one string. The largest quota for a whole policy is 40,000.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
export const longestText = 40_000;

/** Statements in a policy. Each takes at least 50 characters or so. */
export const mostStatements = 1_000;

/** Actions in a policy with a wildcard in the service. Each is matched against every AWS action. */
export const mostServiceWildcards = 500;

/**
 * Entries in a policy that are compared with each other. The largest policy that AWS accepts is a key policy, with 32
 * kB.
 */
export const mostCompared = { actions: 3_000, resources: 300, principals: 300 };

/** What is too large in a policy. */
export type Excess = 'statements' | 'entries' | 'characters';
