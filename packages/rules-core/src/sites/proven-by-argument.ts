import type { PolicyArgument } from '../catalog/terraform-arguments.js';
import type { PolicyType } from '../policy/policy-types.js';
import type { PolicySite } from './source.js';

/** What an argument of the Terraform provider proves about the policy in it. */
export function provenByArgument({
  type,
  attachedTo,
}: PolicyArgument): Pick<PolicySite, 'type' | 'attachedTo'> {
  return {
    ...(type !== undefined && { type: type as PolicyType }),
    ...(attachedTo !== undefined && { attachedTo }),
  };
}
