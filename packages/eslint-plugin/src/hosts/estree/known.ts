/** What a place says about the policies that are in it or passed to it. */
import { attachmentOf, type PolicyType } from 'iam-rules-core';

export interface Known {
  readonly type?: PolicyType;
  readonly attachedTo?: string;
  readonly isInVpc?: true;
}

export function knownOf(attachedTo: string): Known {
  const [only, ...others] = attachmentOf(attachedTo)?.policyTypes ?? [];
  return { ...(only !== undefined && others.length === 0 && { type: only as PolicyType }), attachedTo };
}
