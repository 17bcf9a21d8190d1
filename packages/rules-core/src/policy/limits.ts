/** Above these sizes a policy, or a part of it, is not judged. They are far beyond what AWS accepts. */

/**
 * Characters of one string: the largest quota of a whole policy is 40,000.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
export const longestText = 40_000;

/** Statements of a policy: one takes some 50 characters. */
export const mostStatements = 1_000;

/** Actions with a wildcard in their service, in one policy: each is held against every action of AWS. */
export const mostServiceWildcards = 500;

/** Entries that are compared with each other, in one policy. The largest policy that AWS takes, of a key, has 32 kB. */
export const mostCompared = { actions: 3_000, resources: 300, principals: 300 };

/** What of a policy is too large to be judged. */
export type Excess = 'statements' | 'entries' | 'characters';
