/**
 * CloudFormation and SAM templates, and CLI output that contains them.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 */
import { entryOf, type DictValue } from '../../value/value.js';
import type { Locator, Surroundings } from '../locator.js';
import type { PolicySite } from '../source.js';
import { intrinsicsOf } from './intrinsics.js';
import { ManagedPolicyUses } from './managed-policy-uses.js';
import { policiesOf } from './resource-policies.js';
import { withScalarTexts } from './scalar-texts.js';
import { globalResourcesOf, resourcesOf } from './resources.js';

/**
 * The sites in a template. Undefined for any other dict: it has no `Resources`, or none of them has a type and nothing
 * else in it is specific to templates.
 */
export const cloudFormationTemplate: Locator = (dict, surroundings) => {
  if (isTemplate(dict)) return templatePolicies(dict, surroundings);
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html
  const body = entryOf(dict, 'TemplateBody')?.value;
  if (body?.kind === 'dict' && isTemplate(body)) return templatePolicies(body, surroundings);
  return body?.kind === 'text' ? surroundings.embed(body)?.sites() : undefined;
};

function isTemplate(dict: DictValue): boolean {
  const resources = entryOf(dict, 'Resources')?.value;
  if (resources?.kind !== 'dict') return false;
  if (entryOf(dict, 'AWSTemplateFormatVersion') ?? entryOf(dict, 'Transform')) return true;
  const [first] = resourcesOf(resources);
  return first !== undefined;
}

/** The sites in a dict that has the `Resources` of a template. */
export function* templatePolicies(template: DictValue, surroundings: Surroundings): Iterable<PolicySite> {
  const resources = [
    ...globalResourcesOf(entryOf(template, 'Globals')?.value),
    ...resourcesOf(entryOf(template, 'Resources')?.value),
  ];
  if (resources.length === 0) return;
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const context = {
    surroundings,
    uses: new ManagedPolicyUses(byId),
    resources: byId,
  };
  const resolve = intrinsicsOf(template, surroundings.holes);
  for (const resource of resources)
    yield* policiesOf(resource, {
      ...context,
      resolve: (value) => withScalarTexts(resolve(value, resource.condition)),
    });
}
