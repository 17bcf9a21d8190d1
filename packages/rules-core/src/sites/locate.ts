/** Finds the policies in a document. */
import type { Value } from '../value/value.js';
import { awsOutput } from './aws-output.js';
import { bareDocument } from './bare-documents.js';
import { serverlessService } from './cloudformation/serverless.js';
import { cloudFormationTemplate } from './cloudformation/template.js';
import { permissionOutput } from './permission-output.js';
import type { Locator, Surroundings } from './locator.js';
import type { PolicySite } from './source.js';

/** The first that knows a dict finds what is in it. */
const locators: readonly Locator[] = [
  permissionOutput,
  bareDocument,
  cloudFormationTemplate,
  serverlessService,
  awsOutput,
];

/** The sites under the root of a document, in source order. Of a document without any, the topmost keys are looked at. */
export function* locatePolicies(root: Value, surroundings: Surroundings): Iterable<PolicySite> {
  if (root.kind === 'text') {
    yield* surroundings.embed(root)?.sites() ?? [];
    return;
  }
  const tops = root.kind === 'list' ? root.items : [root];
  for (const top of tops) {
    if (top.kind !== 'dict') continue;
    for (const locator of locators) {
      const sites = locator(top, surroundings);
      if (!sites) continue;
      yield* sites;
      break;
    }
  }
}
