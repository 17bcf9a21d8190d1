/** What places say about the policies that are in them or passed to them: the type, and what they are attached to. */
import {
  organizationTypes,
  policyArgumentsOf,
  policyPlacesOf,
  targetArgumentOf,
  typesWithPolicies,
  typesWithPolicyArguments,
  vpcBlockOf,
  type PolicyType,
  type VpcSetting,
} from 'iam-rules-core';
import type { TSESTree } from '@typescript-eslint/utils';
import { cdkClassOf, cdkObject, cdkStatic, type CdkClass } from './cdk-classes.js';
import { ownPolicyOf } from './cdk-owners.js';
import { isSetInVpc } from './in-vpc.js';
import { knownOf, type Known } from './known.js';
import { calleeName, nameOf, plain, propertyName, resultOf, type Node } from './nodes.js';
import { valueIn, valuesAt } from './paths.js';
import { unwrapped, type Values } from './values.js';
import type { Found } from './walk.js';

/**
 * What is in a place: a policy document, statements, the principal of a trust policy, or statements that end up in no
 * policy.
 */
export type Holds = 'document' | 'statements' | 'principal' | 'nothing';

export interface Consumed {
  readonly node: Node;
  readonly holds: Holds;
  readonly known: Known;
}

const inlinePolicy = knownOf('AWS::IAM::RolePolicy');
const trust: Known = { type: 'trust', attachedTo: 'AWS::IAM::AssumeRolePolicyDocument' };

/** The values that the file passes to something that expects policies, in source order. */
export function consumedIn(found: Found, values: Values): readonly Consumed[] {
  const consumed: Consumed[] = [];
  const add = (node: Node | undefined, holds: Holds, known: Known): void => {
    if (node && node.type !== 'SpreadElement') consumed.push({ node, holds, known });
  };
  for (const node of found.news) consumedByNew(node, values, add);
  for (const node of found.calls) consumedByCall(node, values, add);
  for (const node of found.objects) consumedByProperties(node, values, add);
  return consumed;
}

type Add = (node: Node | undefined, holds: Holds, known: Known) => void;

function consumedByNew(node: TSESTree.NewExpression, values: Values, add: Add): void {
  const cdkClass = cdkClassOf(node.callee, values.bindings);
  const name = calleeName(node);
  if (cdkClass) consumedByConstruct(node, cdkClass, values, add);
  else if (name?.endsWith('Command'))
    consumedByRequest(name.slice(0, -'Command'.length), node.arguments[0], values, add);
  else consumedByResource(node, values, add);
}

/** CDK constructs. The last argument has the properties. */
function consumedByConstruct(
  node: TSESTree.NewExpression,
  cdkClass: CdkClass,
  values: Values,
  add: Add,
): void {
  const { name, service } = cdkClass;
  const properties = node.arguments.at(-1);
  if (!properties) return;
  const at = (property: string) => valueIn(properties, property, values);
  const isIn = (setting: VpcSetting) => isSetInVpc(setting, properties, values);
  if (service === 'iam' && (name === 'Policy' || name === 'ManagedPolicy')) {
    const known = name === 'Policy' ? inlinePolicy : managedPolicy(node, values);
    add(at('statements'), 'statements', known);
    add(at('document'), 'document', known);
  } else if (service === 'iam' && name === 'Role') add(at('assumedBy'), 'principal', trust);
  else if (name.startsWith('Cfn')) {
    const type = cloudFormationTypes().get(`${service}${name.slice(3)}`.toLowerCase());
    for (const place of policyPlacesOf(type ?? '') ?? []) {
      const path = place.path.map(camelCase);
      for (const value of valuesAt(properties, path, values))
        add(value, place.holds ? 'statements' : 'document', {
          ...(!place.target && knownOf(place.attachedTo)),
          ...(place.vpc && isIn({ ...place.vpc, name: camelCase(place.vpc.name) }) && { isInVpc: true }),
        });
    }
  } else {
    const own = ownPolicyOf(cdkClass, node, values);
    if (own?.document !== undefined) add(at(own.document), 'document', own.known);
    if (own?.statements !== undefined) add(at(own.statements), 'statements', own.known);
  }
}

/** `vpcOptions` for `VPCOptions`: the CDK name of a CloudFormation property. */
function camelCase(name: string): string {
  return name.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]/, (start) => start.toLowerCase());
}

function managedPolicy(node: TSESTree.NewExpression, values: Values): Known {
  return { type: isBoundary(node, values) ? 'boundary' : 'identity', attachedTo: 'AWS::IAM::ManagedPolicy' };
}

/** Whether a policy is a permissions boundary, by its name or its use. */
function isBoundary(
  { parent, arguments: names }: TSESTree.NewExpression,
  { bindings, source }: Values,
): boolean {
  const isNamed = names
    .flatMap(namesIn)
    .some((each) => /boundar(?:y|ies)/i.test(source.slice(...each.range)));
  if (isNamed || parent.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return isNamed;
  return (
    bindings
      .variableOf(parent.id)
      ?.references.some(({ identifier }) => isUsedAsBoundary(identifier, bindings)) === true
  );
}

/** The texts that name the resource: the id, and the name in the properties. */
function namesIn(argument: Node): readonly Node[] {
  if (argument.type === 'Literal' || argument.type === 'TemplateLiteral') return [argument];
  if (argument.type !== 'ObjectExpression') return [];
  return argument.properties.flatMap((each) =>
    each.type === 'Property' &&
    /^(?:name|policyName|managedPolicyName)$/.test(nameOf(each.key, each.computed) ?? '')
      ? namesIn(each.value)
      : [],
  );
}

/** `permissionsBoundary: policy`, `permissionsBoundary: policy.arn`, `PermissionsBoundary.of(role).apply(policy)`. */
function isUsedAsBoundary(identifier: Node, bindings: Values['bindings']): boolean {
  const { parent } = identifier;
  const use = parent?.type === 'MemberExpression' && parent.object === identifier ? parent.parent : parent;
  if (use?.type === 'Property') return nameOf(use.key, use.computed) === 'permissionsBoundary';
  if (use?.type !== 'CallExpression' || propertyName(plain(use.callee)) !== 'apply') return false;
  const of = plain((use.callee as TSESTree.MemberExpression).object);
  return (
    of.type === 'CallExpression' && cdkStatic(plain(of.callee), bindings)?.of.name === 'PermissionsBoundary'
  );
}

let typesByName: ReadonlyMap<string, string> | undefined;

/** CloudFormation types by service and name, `s3bucketpolicy`. */
function cloudFormationTypes(): ReadonlyMap<string, string> {
  return (typesByName ??= new Map(
    typesWithPolicies.map((type) => [type.split('::').slice(1).join('').toLowerCase(), type]),
  ));
}

let argumentsByName: ReadonlyMap<string, string> | undefined;

/** Terraform types without underscores, `s3bucketpolicy`. */
function terraformTypes(): ReadonlyMap<string, string> {
  return (argumentsByName ??= new Map(
    typesWithPolicyArguments.map((type) => [type.replace(/^aws_/, '').replaceAll('_', ''), type]),
  ));
}

/** Resources of Pulumi and SST, `new aws.s3.BucketPolicy('name', { policy })`, and of CDK for Terraform. */
function consumedByResource(node: TSESTree.NewExpression, values: Values, add: Add): void {
  const type = resourceType(node, values);
  if (type === undefined) return;
  const isPrivate = isResourceInVpc(type, node, values) || isTargetInVpc(type, node, values);
  for (const { path: names, type: policyType, attachedTo } of policyArgumentsOf(type)) {
    const isOpen = attachedTo === 'AWS::IAM::ManagedPolicy';
    const known: Known = {
      ...(policyType !== undefined && { type: policyType as PolicyType }),
      ...(isOpen && { type: isBoundary(node, values) ? ('boundary' as const) : ('identity' as const) }),
      ...(attachedTo !== undefined && { attachedTo }),
      ...(isPrivate && { isInVpc: true as const }),
    };
    for (const argument of node.arguments.slice(1))
      for (const value of valuesAt(argument, names.map(camelOf), values)) add(value, 'document', known);
  }
}

/** The Terraform type of the resource. */
function resourceType({ callee }: TSESTree.NewExpression, values: Values): string | undefined {
  const path = resourcePath(callee, values);
  return path && terraformTypes().get(path.join('').toLowerCase().replace(/v\d$/, ''));
}

function isResourceInVpc(type: string, node: TSESTree.NewExpression, values: Values): boolean {
  const vpc = vpcBlockOf(type);
  const setting = vpc && { ...vpc, name: camelOf(vpc.name) };
  return setting !== undefined && node.arguments.some((each) => isSetInVpc(setting, each, values));
}

/** Whether a resource sets the policy of another resource that is in a VPC: `restApiId: api.id`. */
function isTargetInVpc(type: string, { arguments: given }: TSESTree.NewExpression, values: Values): boolean {
  const name = targetArgumentOf(type);
  if (name === undefined) return false;
  return given.some((argument) => {
    const id = valueIn(argument, camelOf(name), values);
    const target = id?.type === 'MemberExpression' && values.bindings.follow(id.object).node;
    if (!target || target.type !== 'NewExpression') return false;
    const targetType = resourceType(target, values);
    return targetType !== undefined && isResourceInVpc(targetType, target, values);
  });
}

/** `vpcOptions` for `vpc_options`. */
function camelOf(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** `['iam', 'RolePolicy']`. */
function resourcePath(callee: Node, { bindings }: Values): readonly string[] | undefined {
  const imported = bindings.importOf(callee);
  if (imported) {
    const folder = /^@pulumi\/aws(?:\/([\w/]+))?$/.exec(imported.module);
    if (folder) return [...(folder[1]?.split('/').slice(0, 1) ?? []), ...imported.path];
    return /^@cdktf\/provider-aws(?:\/|$)/.test(imported.module) ? imported.path.slice(-1) : undefined;
  }
  // In SST configuration, `aws` is available without an import.
  const names: string[] = [];
  let node = plain(callee);
  for (; node.type === 'MemberExpression'; node = plain(node.object)) names.unshift(propertyName(node) ?? '');
  return node.type === 'Identifier' && node.name === 'aws' && !bindings.isOwn(node) ? names : undefined;
}

type Request = readonly [property: string, known: Known];

/** AWS API operations that accept policies, as of 2026-11-30: https://docs.aws.amazon.com/service-authorization/ */
const requests: Readonly<Record<string, Request>> = {
  CreateRole: ['AssumeRolePolicyDocument', trust],
  UpdateAssumeRolePolicy: ['PolicyDocument', trust],
  PutRolePolicy: ['PolicyDocument', inlinePolicy],
  PutUserPolicy: ['PolicyDocument', knownOf('AWS::IAM::UserPolicy')],
  PutGroupPolicy: ['PolicyDocument', knownOf('AWS::IAM::GroupPolicy')],
  CreatePolicy: ['PolicyDocument', knownOf('AWS::IAM::ManagedPolicy')],
  CreatePolicyVersion: ['PolicyDocument', knownOf('AWS::IAM::ManagedPolicy')],
  PutInlinePolicyToPermissionSet: ['InlinePolicy', knownOf('AWS::SSO::PermissionSet')],
  PutBucketPolicy: ['Policy', knownOf('AWS::S3::Bucket')],
  CreateKey: ['Policy', knownOf('AWS::KMS::Key')],
  PutKeyPolicy: ['Policy', knownOf('AWS::KMS::Key')],
  SetRepositoryPolicy: ['policyText', knownOf('AWS::ECR::Repository')],
  PutBackupVaultAccessPolicy: ['Policy', knownOf('AWS::Backup::BackupVault')],
  CreateVpcEndpoint: ['PolicyDocument', { type: 'endpoint', attachedTo: 'AWS::EC2::VPCEndpoint' }],
  AssumeRole: ['Policy', { type: 'session' }],
  AssumeRoleWithSAML: ['Policy', { type: 'session' }],
  AssumeRoleWithWebIdentity: ['Policy', { type: 'session' }],
  GetFederationToken: ['Policy', { type: 'session' }],
};

/** An AWS SDK request, `new PutRolePolicyCommand({ … })` or `iam.putRolePolicy({ … })`. */
function consumedByRequest(name: string, argument: Node | undefined, values: Values, add: Add): void {
  if (!argument || !Object.hasOwn(requests, name)) return;
  const [property, known] = requests[name]!;
  add(valueIn(argument, property, values), 'document', known);
}

/** CDK methods that add a statement, by the policy that they add it to. */
const ofRole = /^addTo(?:Role|Principal|ExecutionRole|TaskRole|ServiceRole)Policy$/;
const ofResource = /^(?:addToResourcePolicy|addAccessPolicies|addToAccessPolicy)$/;

function consumedByCall(node: TSESTree.CallExpression, values: Values, add: Add): void {
  const callee = plain(node.callee);
  if (callee.type !== 'MemberExpression') return;
  const method = propertyName(callee) ?? '';
  if (method === 'addToPolicy' || ofRole.test(method) || method === 'addStatements') {
    if (method !== 'addStatements' && isPrincipal(callee.object, values)) {
      for (const argument of node.arguments) add(argument, 'nothing', {});
      return;
    }
    const known =
      method === 'addStatements'
        ? addedTo(callee.object, values)
        : addedByMethod(method, callee.object, values);
    for (const argument of node.arguments) add(argument, 'statements', known);
  } else if (ofResource.test(method)) {
    const owner = cdkObject(callee.object, values.bindings);
    const known: Known = (owner && ownPolicyOf(owner, owner.node, values)?.known) ?? { type: 'resource' };
    for (const argument of node.arguments) add(argument, 'statements', known);
  } else if (method === 'fromStatements') {
    const of = cdkClassOf(callee.object, values.bindings);
    if (of?.name === 'AwsCustomResourcePolicy') add(node.arguments[0], 'statements', inlinePolicy);
  } else if (/^[a-z]/.test(method))
    consumedByRequest(method.charAt(0).toUpperCase() + method.slice(1), node.arguments[0], values, add);
}

/**
 * Principals accept statements like roles do, but drop them.
 * https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-iam/lib/principals.ts
 */
function isPrincipal(owner: Node, { bindings }: Values): boolean {
  const of = cdkObject(owner, bindings);
  return of?.service === 'iam' && of.name.endsWith('Principal');
}

/** `addToPolicy` of a VPC endpoint adds to its policy. For everything else it adds to the role behind it. */
function addedByMethod(method: string, owner: Node, values: Values): Known {
  if (method !== 'addToPolicy') return inlinePolicy;
  const of = cdkObject(owner, values.bindings);
  if (of) return /VpcEndpoint$/.test(of.name) ? endpoint : inlinePolicy;
  const { node } = values.bindings.follow(owner);
  const isEndpoint =
    node.type === 'CallExpression' && /^add(?:Gateway|Interface)Endpoint$/.test(calleeName(node) ?? '');
  return isEndpoint ? endpoint : {};
}

const endpoint: Known = { type: 'endpoint', attachedTo: 'AWS::EC2::VPCEndpoint' };

/** `role.assumeRolePolicy.addStatements(…)`, `bucketPolicy.document.addStatements(…)`, `policy.addStatements(…)`. */
function addedTo(owner: Node, values: Values): Known {
  const object = plain(owner);
  const name = propertyName(object);
  if (name === 'assumeRolePolicy') return trust;
  const holder = name === 'document' && object.type === 'MemberExpression' ? object.object : object;
  const of = cdkObject(holder, values.bindings);
  if (!of) return {};
  if (of.service === 'iam' && of.name === 'Policy') return inlinePolicy;
  if (of.service === 'iam' && of.name === 'ManagedPolicy') return managedPolicy(of.node, values);
  return ownPolicyOf(of, of.node, values)?.known ?? {};
}

/** Properties that hold policies wherever they are. */
function consumedByProperties({ properties }: TSESTree.ObjectExpression, values: Values, add: Add): void {
  for (const property of properties) {
    if (property.type !== 'Property') continue;
    switch (nameOf(property.key, property.computed)) {
      case 'inlinePolicies':
        for (const value of valuesAt(property.value, ['{*}'], values)) add(value, 'document', inlinePolicy);
        break;
      case 'initialPolicy':
        add(property.value, 'statements', inlinePolicy);
        break;
      case 'policyStatements':
      case 'rolePolicyStatements':
        // In custom resources these can be for anything.
        add(property.value, 'statements', {});
        break;
      case 'assumeRolePolicy':
      case 'assumeRolePolicyDocument':
      case 'AssumeRolePolicyDocument':
        add(property.value, 'document', trust);
        break;
      case 'content':
      case 'Content': {
        const known = ofOrganization(properties, values);
        if (known) add(property.value, 'document', known);
        break;
      }
      default:
    }
  }
}

/** The deepest nesting of documents in documents: `JSON.stringify(PolicyDocument.fromJson(…))`. */
const deepest = 16;

/** What the type next to an organization's policy says, `Type: 'SERVICE_CONTROL_POLICY'`. */
function ofOrganization(
  properties: TSESTree.ObjectExpression['properties'],
  { bindings, source }: Values,
): Known | undefined {
  for (const each of properties) {
    if (each.type !== 'Property' || !/^(?:policy)?type$/i.test(nameOf(each.key, each.computed) ?? ''))
      continue;
    const said = source.slice(...bindings.follow(each.value).node.range);
    const name = /(?:SERVICE|RESOURCE)_CONTROL_POLICY/.exec(said)?.[0];
    const type = name === undefined ? undefined : organizationTypes.get(name);
    if (type) return { type, attachedTo: 'AWS::Organizations::Policy' };
  }
  return undefined;
}

/** What a policy is ultimately made of: the literal, or the call that turns one into a document. */
export function originOf(expression: Node, values: Values): Node {
  let node = values.bindings.follow(expression).node;
  for (let step = 0; step < deepest; step++) {
    const next = innerOf(node);
    if (!next) break;
    node = values.bindings.follow(next).node;
  }
  return node;
}

function innerOf(node: Node): Node | undefined {
  if (/^(?:json|minifiedJson)$/.test(propertyName(node) ?? ''))
    return (node as TSESTree.MemberExpression).object;
  if (node.type === 'AwaitExpression') return node.argument;
  if (node.type !== 'CallExpression') return undefined;
  const method = propertyName(plain(node.callee));
  const [argument] = node.arguments;
  const result = argument && resultOf(argument);
  if (
    (method === 'then' || method === 'apply') &&
    result &&
    /^(?:json|minifiedJson)$/.test(propertyName(result) ?? '')
  )
    return (node.callee as TSESTree.MemberExpression).object;
  return unwrapped(node);
}
