/**
 * Grants in the arguments of a Terraform resource, corresponding to those in CloudFormation properties. As of
 * 2026-11-30 (hashicorp/aws 6.66.0). Left out are those for which there is nothing to report: `aws_acmpca_permission`,
 * `aws_signer_signing_profile_permission`, `aws_kms_grant` and `aws_lakeformation_permissions`.
 */
import { itemsOf } from '../../value/members.js';
import { entryOf, type DictEntry, type DictValue, type Value } from '../../value/value.js';
import { fieldGrants } from '../field-grants.js';
import type { PolicySite } from '../source.js';

interface Grant {
  /** The CloudFormation type of the resource. */
  readonly type: string;
  /** The arguments, by the names of the CloudFormation properties. */
  readonly properties: Readonly<Record<string, string>>;
  /** Arguments that have always existed. If one is missing from a plan, its value is not known yet. */
  readonly always: readonly string[];
}

const grants: Readonly<Record<string, Grant>> = {
  // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_permission
  aws_lambda_permission: {
    type: 'AWS::Lambda::Permission',
    properties: {
      Action: 'action',
      Principal: 'principal',
      FunctionName: 'function_name',
      SourceArn: 'source_arn',
      SourceAccount: 'source_account',
      PrincipalOrgID: 'principal_org_id',
      EventSourceToken: 'event_source_token',
      FunctionUrlAuthType: 'function_url_auth_type',
      InvokedViaFunctionUrl: 'invoked_via_function_url',
    },
    always: ['source_arn', 'source_account', 'event_source_token'],
  },
  // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_layer_version_permission
  aws_lambda_layer_version_permission: {
    type: 'AWS::Lambda::LayerVersionPermission',
    properties: {
      Action: 'action',
      Principal: 'principal',
      LayerVersionArn: 'layer_name',
      OrganizationId: 'organization_id',
    },
    always: ['organization_id'],
  },
  // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_event_permission
  aws_cloudwatch_event_permission: {
    type: 'AWS::Events::EventBusPolicy',
    properties: {
      Action: 'action',
      Principal: 'principal',
      EventBusName: 'event_bus_name',
      Condition: 'condition',
    },
    always: ['condition'],
  },
};

/** The resource types that grant something through their arguments. */
export const typesWithGrants: readonly string[] = Object.keys(grants);

/** The arguments with which a resource type grants something. None for other types. */
export function argumentsWithGrants(type: string): readonly string[] {
  return Object.hasOwn(grants, type) ? Object.values(grants[type]!.properties) : [];
}

/** The site of the statement that a service creates from the arguments. None for other resource types. */
export function terraformGrants(type: string, address: string, values: DictValue): Iterable<PolicySite> {
  const grant = Object.hasOwn(grants, type) ? grants[type]! : undefined;
  if (!grant) return [];
  const resource = { id: address, name: address, type: grant.type, properties: propertiesOf(values, grant) };
  return fieldGrants(resource, (value) => value);
}

function propertiesOf(values: DictValue, { properties, always }: Grant): DictValue {
  const { span, head } = values;
  const entries: DictEntry[] = [];
  for (const [property, argument] of Object.entries(properties)) {
    const entry = entryOf(values, argument);
    const value = entry && (property === 'Condition' ? conditionOf(entry.value) : entry.value);
    if (entry && value && !isUnset(value)) entries.push(renamed(property, { ...entry, value }));
  }
  const open = always.some((argument) => !entryOf(values, argument));
  return { kind: 'dict', span, head, entries, ...(open && { open }) };
}

/** The block of EventBridge's condition, a list of one. Undefined if absent. */
function conditionOf(value: Value): Value | undefined {
  const [block] = itemsOf(value);
  if (block?.kind !== 'dict') return undefined;
  const names = [
    ['Type', 'type'],
    ['Key', 'key'],
    ['Value', 'value'],
  ] as const;
  const entries = names.flatMap(([name, argument]) => {
    const entry = entryOf(block, argument);
    return entry ? [renamed(name, entry)] : [];
  });
  return { kind: 'dict', span: block.span, head: block.head, entries };
}

function renamed(name: string, { key, value, span }: DictEntry): DictEntry {
  return { key: { kind: 'text', span: key.span, text: name }, value, span, implied: true };
}

function isUnset(value: Value): boolean {
  return (value.kind === 'scalar' && value.value === null) || (value.kind === 'text' && value.text === '');
}
