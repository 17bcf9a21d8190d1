/** The actions besides `sts:AssumeRole` that services call to assume a role, as of 2026-11-30. */

export interface TrustActions {
  /** The service principal. */
  readonly principal: string;
  /** The ids of the actions. */
  readonly actions: readonly string[];
  /** When the service does not need them, in words. If absent, it always does. */
  readonly unless?: string;
}

export const rolesAnywhere = 'rolesanywhere.amazonaws.com';

export const trustActions: readonly TrustActions[] = [
  {
    // https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
    principal: rolesAnywhere,
    actions: ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'],
  },
  {
    // https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html
    principal: 'pods.eks.amazonaws.com',
    actions: ['sts:AssumeRole', 'sts:TagSession'],
    // https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html
    unless: 'session tags are disabled in its associations',
  },
];
