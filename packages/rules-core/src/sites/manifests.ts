/**
 * Kubernetes manifests for AWS resources: of Crossplane, whose kinds and fields correspond to the types and arguments
 * of the Terraform provider, and of AWS Controllers for Kubernetes, which have different names for some fields.
 * https://docs.crossplane.io/latest/packages/providers/
 * https://aws-controllers-k8s.github.io/community/reference/
 */
import { policyArgumentsOf, type PolicyArgument } from '../catalog/terraform-arguments.js';
import { plainKey, type Place } from './place.js';
import { provenByArgument } from './proven-by-argument.js';
import type { PolicySite } from './source.js';

/** `iam.aws.upbound.io/v1beta1`, `iam.aws.crossplane.io/v1beta1`, `iam.services.k8s.aws/v1alpha1` */
const group = /^([a-z\d]+)\.(?:aws(?:\.m)?\.(?:upbound|crossplane)\.io|services\.k8s\.aws)\//;

/** The names of the field for a policy, if the resource has one. */
const documents: ReadonlySet<string> = new Set(['document', 'policydocument', 'policy']);

/** What the manifest proves about a policy in a place. */
export function provenInManifest(place: Place): Pick<PolicySite, 'type' | 'attachedTo'> | undefined {
  const argument = argumentAt(place);
  return argument && provenByArgument(argument);
}

function argumentAt(place: Place): PolicyArgument | undefined {
  for (const each of place.outward()) {
    const kind = each.text('kind');
    const service = group.exec(each.text('apiversion') ?? '')?.[1];
    if (kind === undefined || service === undefined) continue;
    const name = snakeCase(kind);
    const found = [`aws_${service}_${name}`, `aws_${name}`]
      .map(policyArgumentsOf)
      .find((many) => many.length > 0);
    if (!found) return undefined;
    const [only, ...others] = found;
    return (
      found.find(({ path }) => plainKey(path.at(-1)!) === place.name) ??
      (others.length === 0 && documents.has(place.name) ? only : undefined)
    );
  }
  return undefined;
}

/** Converts `VPCEndpoint` to `vpc_endpoint`. */
function snakeCase(name: string): string {
  return name.replace(/([a-z\d])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3_$2').toLowerCase();
}
