/** Finds the policies in a document. */
import type { Value } from '../value/value.js';
import { bareDocument } from './bare-documents.js';
import { constructTree } from './cloudformation/construct-tree.js';
import { serverlessService } from './cloudformation/serverless.js';
import { cloudFormationTemplate } from './cloudformation/template.js';
import { inEnvelope } from './envelopes.js';
import { isFragment } from './fragments.js';
import { permissionOutput } from './permission-output.js';
import { terraformConfiguration } from './terraform/configuration.js';
import { terraformPlan } from './terraform/plan.js';
import type { Locator, Surroundings } from './locator.js';
import type { PolicySite } from './source.js';

/** A dict is searched by the first locator that recognizes it. */
const locators: readonly Locator[] = [
  permissionOutput,
  bareDocument,
  cloudFormationTemplate,
  serverlessService,
  constructTree,
  terraformPlan,
  terraformConfiguration,
];

/** The sites under the root of a document, in source order. */
export function* locatePolicies(root: Value, surroundings: Surroundings): Iterable<PolicySite> {
  if (root.kind === 'text') {
    yield* surroundings.embed(root)?.sites() ?? [];
    return;
  }
  const tops = root.kind === 'list' && !isFragment(root) ? root.items : [root];
  for (const top of tops) yield* sitesIn(top, surroundings);
}

function sitesIn(top: Value, surroundings: Surroundings): Iterable<PolicySite> {
  if (top.kind === 'dict') {
    for (const locator of locators) {
      const sites = locator(top, surroundings);
      if (sites) return sites;
    }
  }
  return inEnvelope(top, surroundings);
}
