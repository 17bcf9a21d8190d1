/** What hides findings about redundancy. */
import type { HideCase } from '../hide-cases.js';

const allow = (Action: string, Resource = '*') => ({ Effect: 'Allow', Action, Resource });
const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });

export const cases: readonly HideCase[] = [
  {
    hider: 'no-full-admin',
    hidden: 'no-redundant-statement',
    within: 'document',
    policy: policy(allow('*'), allow('s3:GetObject')),
    nearMiss: policy(allow('*'), allow('s3:GetObject'), allow('s3:Get*')),
  },
];
