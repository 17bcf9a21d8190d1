/** What an argument says of the policy that it is given. */
import {
  otherPolicyArguments,
  policyArgumentsOf,
  provenByArgument,
  targetArgumentOf,
  vpcBlockOf,
  type PolicySite,
  type PolicyType,
} from 'iam-rules-core';
import { attributeOf, type Attribute, type Block, type Body, type Expression } from '../hcl/tree.js';

export type Proof = Pick<PolicySite, 'type' | 'attachedTo' | 'isInVpc' | 'principal'>;

/** An argument with a policy, and what it proves. */
export interface PolicyUse {
  readonly attribute: Attribute;
  readonly proof: Proof;
  /** Of what is called so in a block of its own: an inline policy. */
  readonly name?: string;
}

const otherArguments: ReadonlySet<string> = new Set(otherPolicyArguments);

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_policy */
const organizationTypes: ReadonlyMap<string, PolicyType> = new Map([
  ['SERVICE_CONTROL_POLICY', 'scp'],
  ['RESOURCE_CONTROL_POLICY', 'rcp'],
]);

/**
 * Inputs of modules that take one policy as JSON, by the end of their source. As of 2026-11-30.
 * https://registry.terraform.io/namespaces/terraform-aws-modules
 */
const moduleInputs: readonly (readonly [source: RegExp, input: RegExp, proof: Proof])[] = [
  [
    /terraform-aws-modules\/iam\/aws\/\/modules\/iam-policy$/,
    /^policy$/,
    { attachedTo: 'AWS::IAM::ManagedPolicy' },
  ],
  [/terraform-aws-modules\/s3-bucket\/aws$/, /^policy$/, { type: 'resource', attachedTo: 'AWS::S3::Bucket' }],
  [/terraform-aws-modules\/kms\/aws$/, /^policy$/, { type: 'resource', attachedTo: 'AWS::KMS::Key' }],
  [/terraform-aws-modules\/lambda\/aws$/, /^policy_jsons?$/, { type: 'identity' }],
];

/** The arguments of a block that hold policies of IAM. */
export function policyUsesIn(block: Block): readonly PolicyUse[] {
  const { type, labels, body } = block;
  if (type === 'module') return moduleUses(block);
  if (type !== 'resource') return [];
  const [resource = ''] = labels;
  return policyArgumentsOf(resource).flatMap((argument): PolicyUse[] => {
    const [first = '', second] = argument.path;
    const proof =
      resource === 'aws_organizations_policy'
        ? organizationProof(block)
        : { ...provenByArgument(argument), ...(isInVpc(block) && { isInVpc: true as const }) };
    if (!proof) return [];
    if (second === undefined) {
      const attribute = attributeOf(body, first);
      return attribute ? [{ attribute, proof }] : [];
    }
    return body.blocks.flatMap((inner): PolicyUse[] => {
      const attribute = inner.type === first && attributeOf(inner.body, second);
      if (!attribute) return [];
      const name = literalText(attributeOf(inner.body, 'name')?.value);
      return [{ attribute, proof, ...(name !== undefined && { name }) }];
    });
  });
}

/** The argument that names the resource whose policy a block sets. */
export function targetOf({ labels: [resource = ''], body }: Block): Expression | undefined {
  const argument = targetArgumentOf(resource);
  return argument === undefined ? undefined : attributeOf(body, argument)?.value;
}

/** What a block makes is reached from its VPC alone, or may be. */
export function isInVpc({ labels: [resource = ''], body }: Block): boolean {
  const vpc = vpcBlockOf(resource);
  return (
    vpc !== undefined &&
    body.blocks.some(
      ({ type, labels, body: inner }) =>
        (type === 'dynamic' ? labels[0] : type) === vpc.name &&
        (vpc.value === undefined || mayHold(inner, vpc.value)),
    )
  );
}

/** Whether one of the values in a block is a word, or may be. */
function mayHold({ attributes, blocks }: Body, word: string): boolean {
  return attributes.some(({ value }) => mayBe(value, word)) || blocks.some(({ body }) => mayHold(body, word));
}

function mayBe(expression: Expression, word: string): boolean {
  switch (expression.kind) {
    case 'literal':
      return false;
    case 'template':
      return expression.sequences.length > 0 || expression.literal === word;
    case 'tuple':
      return expression.items.some((item) => mayBe(item, word));
    case 'conditional':
      return mayBe(expression.yes, word) || mayBe(expression.no, word);
    default:
      return true;
  }
}

/** Whether an argument of a resource holds a policy in another language. */
export function isOtherLanguage({ type, labels: [resource = ''] }: Block, argument: string): boolean {
  return type === 'resource' && otherArguments.has(`${resource}.${argument}`);
}

/** undefined for a policy that is not of IAM, or of which nobody knows. */
function organizationProof({ body }: Block): Proof | undefined {
  const type = attributeOf(body, 'type');
  if (!type) return { type: 'scp' };
  const said = literalText(type.value);
  if (said === undefined) return {};
  const known = organizationTypes.get(said);
  return known && { type: known };
}

function moduleUses({ body }: Block): readonly PolicyUse[] {
  const source = literalText(attributeOf(body, 'source')?.value) ?? '';
  return moduleInputs.flatMap(([pattern, input, proof]) =>
    pattern.test(source)
      ? body.attributes.flatMap((attribute) => (input.test(attribute.name) ? [{ attribute, proof }] : []))
      : [],
  );
}

/** The text of a name that is written out. */
function literalText(expression: Expression | undefined): string | undefined {
  if (expression?.kind !== 'template' || expression.sequences.length > 0) return undefined;
  return expression.literal;
}
