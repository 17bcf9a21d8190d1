/**
 * `serverless.yml` of the Serverless Framework for AWS, also in JSON. Its variables (`${self:…}`, `${env:…}`) are
 * template text.
 * https://www.serverless.com/framework/docs/providers/aws/guide/serverless.yml
 */
import { attachmentOf } from '../../catalog/attachments.js';
import type { PolicyType } from '../../policy/policy-types.js';
import { dictAt, itemsOf } from '../../value/members.js';
import { entryOf, type DictEntry, type DictValue, type Value } from '../../value/value.js';
import { impliedDocument } from '../implied-document.js';
import { isInVpc } from '../in-vpc.js';
import type { Locator, Surroundings } from '../locator.js';
import type { PolicySite } from '../source.js';
import { intrinsicsOf } from './intrinsics.js';
import { callIn } from './references.js';
import { withScalarTexts } from './scalar-texts.js';
import { templatePolicies } from './template.js';

const api = 'AWS::ApiGateway::RestApi';

/**
 * The places of lists of statements, as of 2026-11-30, and what their policy is attached to. `*` stands for each
 * function.
 * https://www.serverless.com/framework/docs/providers/aws/guide/iam
 * https://www.serverless.com/framework/docs/providers/aws/events/apigateway#resource-policy
 */
const places = [
  ['provider.iam.role.statements', 'AWS::IAM::RolePolicy'],
  ['functions.*.iam.role.statements', 'AWS::IAM::RolePolicy'],
  ['provider.apiGateway.resourcePolicy', api],
  ['provider.resourcePolicy', api],
] as const;

/** https://www.serverless.com/framework/docs/providers/aws/events/apigateway#configuring-endpoint-types */
const endpointType = { name: 'endpointType', value: 'PRIVATE' } as const;

/**
 * A list of statements, wherever it is: of the provider in older versions, and of functions, tasks and state machines
 * for plugins such as https://github.com/functionalone/serverless-iam-roles-per-function
 */
const ofRole = 'iamRoleStatements';
/** `stepFunctions.stateMachines.*` */
const deepest = 4;

/** The sites in a `serverless.yml`. Undefined for any other dict, or one for another cloud. */
export const serverlessService: Locator = (dict, surroundings) =>
  isService(dict) ? servicePolicies(dict, surroundings) : undefined;

/** Whether it has a name, and a provider that is AWS or in another file. */
function isService(dict: DictValue): boolean {
  const provider = entryOf(dict, 'provider')?.value;
  const name = provider?.kind === 'dict' ? entryOf(provider, 'name')?.value : provider;
  return entryOf(dict, 'service') !== undefined && name?.kind === 'text' && /^aws$|^\$\{/.test(name.text);
}

function* servicePolicies(service: DictValue, surroundings: Surroundings): Iterable<PolicySite> {
  const templates = itemsOf(entryOf(service, 'resources')?.value).filter((item) => item.kind === 'dict');
  const resolve = intrinsicsOf(templates[0] ?? service, surroundings.holes);
  const wrapped = (written: Value) => impliedDocument(withScalarTexts(resolve(written)));
  const found = [
    ...places.flatMap(([path, attachedTo]) =>
      [...valuesAt(service, path.split('.'), [])].map((each) => [attachedTo, each] as const),
    ),
    ...[...roleStatementsIn(service, [])].map((each) => ['AWS::IAM::RolePolicy', each] as const),
  ];
  const provider = dictAt(service, 'provider');
  const endpoint = provider && entryOf(provider, endpointType.name)?.value;
  for (const [attachedTo, { value, owner }] of found) {
    const document = callIn(value) ? undefined : wrapped(value);
    if (!document) continue;
    const [type] = attachmentOf(attachedTo)!.policyTypes as readonly [PolicyType];
    const principal = type === 'identity' && { principal: owner };
    const isPrivate = attachedTo === api && isInVpc(endpointType, endpoint);
    yield {
      document,
      resolve: wrapped,
      type,
      attachedTo,
      owner,
      ...principal,
      ...(isPrivate && { isInVpc: true }),
    };
  }
  for (const template of templates) yield* templatePolicies(template, surroundings);
}

interface Found {
  readonly value: Value;
  /** What has the policy: `provider`, `functions.hello`. */
  readonly owner: string;
}

/** The values at a path. Functions may be in a list of maps. */
function* valuesAt(
  value: Value,
  [name, ...rest]: readonly string[],
  way: readonly string[],
): Iterable<Found> {
  if (name === undefined) yield { value, owner: way.slice(0, way[0] === 'functions' ? 2 : 1).join('.') };
  else if (name === '*') {
    for (const { key, value: inner } of membersOf(value)) yield* valuesAt(inner, rest, [...way, key.text]);
  } else if (value.kind === 'dict') {
    const entry = entryOf(value, name);
    if (entry) yield* valuesAt(entry.value, rest, [...way, name]);
  }
}

function* roleStatementsIn(value: Value, way: readonly string[]): Iterable<Found> {
  for (const { key, value: inner } of membersOf(value)) {
    if (key.text === ofRole) yield { value: inner, owner: way.join('.') };
    else if (way.length < deepest && key.text !== 'resources')
      yield* roleStatementsIn(inner, [...way, key.text]);
  }
}

/** The entries of a dict, or of the dicts in a list. */
function membersOf(value: Value): readonly DictEntry[] {
  return itemsOf(value).flatMap((item) => (item.kind === 'dict' ? item.entries : []));
}
