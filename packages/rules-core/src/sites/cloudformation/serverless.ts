/**
 * `serverless.yml`, as the Serverless Framework reads it for AWS, in JSON too. Its variables (`${self:…}`, `${env:…}`) are
 * template text.
 * https://www.serverless.com/framework/docs/providers/aws/guide/serverless.yml
 */
import { attachmentOf } from '../../catalog/attachments.js';
import type { PolicyType } from '../../policy/policy-types.js';
import { entryOf, type DictValue, type Value } from '../../value/value.js';
import { impliedDocument } from '../implied-document.js';
import type { Locator, Surroundings } from '../locator.js';
import type { PolicySite } from '../source.js';
import { intrinsicsOf } from './intrinsics.js';
import { callIn, itemsOf } from './references.js';
import { templatePolicies } from './template.js';

/**
 * Where lists of statements stand, as of 2026-11-30, with what their policy is attached to. `*` stands for each function.
 * https://www.serverless.com/framework/docs/providers/aws/guide/iam
 * https://www.serverless.com/framework/docs/providers/aws/events/apigateway#resource-policy
 * https://github.com/functionalone/serverless-iam-roles-per-function (of functions)
 */
const places = [
  ['provider.iam.role.statements', 'AWS::IAM::RolePolicy'],
  ['provider.iamRoleStatements', 'AWS::IAM::RolePolicy'],
  ['provider.apiGateway.resourcePolicy', 'AWS::ApiGateway::RestApi'],
  ['provider.resourcePolicy', 'AWS::ApiGateway::RestApi'],
  ['functions.*.iamRoleStatements', 'AWS::IAM::RolePolicy'],
  ['functions.*.iam.role.statements', 'AWS::IAM::RolePolicy'],
] as const;

/** The sites in a `serverless.yml`; undefined for a dict that is none, or one for another cloud. */
export const serverlessService: Locator = (dict, surroundings) =>
  isService(dict) ? servicePolicies(dict, surroundings) : undefined;

/** It has a name, and a provider that is AWS or stands in another file. */
function isService(dict: DictValue): boolean {
  const provider = entryOf(dict, 'provider')?.value;
  const name = provider?.kind === 'dict' ? entryOf(provider, 'name')?.value : provider;
  return entryOf(dict, 'service') !== undefined && name?.kind === 'text' && /^aws$|^\$\{/.test(name.text);
}

function* servicePolicies(service: DictValue, surroundings: Surroundings): Iterable<PolicySite> {
  const templates = itemsOf(entryOf(service, 'resources')?.value).filter((item) => item.kind === 'dict');
  const resolve = intrinsicsOf(templates[0] ?? service, surroundings.holes);
  const wrapped = (written: Value) => impliedDocument(resolve(written));
  for (const [path, attachedTo] of places) {
    const [type] = attachmentOf(attachedTo)!.policyTypes!;
    for (const [owner, value] of valuesAt(service, path.split('.'), [])) {
      const document = callIn(value) ? undefined : wrapped(value);
      if (document)
        yield {
          document,
          resolve: wrapped,
          type: type as PolicyType,
          attachedTo,
          owner,
          ...(type === 'identity' && { principal: owner }),
        };
    }
  }
  for (const template of templates) yield* templatePolicies(template, surroundings);
}

/** The values at a path, with what holds the policy: the function, or the provider. Functions may stand in a list of maps. */
function* valuesAt(
  value: Value,
  [name, ...rest]: readonly string[],
  way: readonly string[],
): Iterable<readonly [owner: string, value: Value]> {
  if (name === undefined) yield [way[0] === 'functions' ? way.slice(0, 2).join('.') : 'provider', value];
  else if (name === '*') {
    for (const each of itemsOf(value))
      if (each.kind === 'dict')
        for (const entry of each.entries) yield* valuesAt(entry.value, rest, [...way, entry.key.text]);
  } else if (value.kind === 'dict') {
    const entry = entryOf(value, name);
    if (entry) yield* valuesAt(entry.value, rest, [...way, name]);
  }
}
