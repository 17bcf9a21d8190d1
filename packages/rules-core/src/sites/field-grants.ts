/**
 * Grants in the properties of a template's resource, from which the service creates a policy statement.
 *
 * Left out are types that do not result in an IAM statement, and those for which there is nothing to report beyond
 * CloudFormation's own checks: `AWS::ACMPCA::Permission` and `AWS::Signer::ProfilePermission` (one principal, a fixed
 * set of actions), `AWS::QBusiness::Permission`, `AWS::EC2::NetworkInterfacePermission`,
 * `AWS::LakeFormation::PrincipalPermissions`, `AWS::EntityResolution::PolicyStatement` (its Condition is a text in a
 * different format).
 */
import {
  entryOf,
  isHoled,
  type DictEntry,
  type DictValue,
  type TextValue,
  type UndecidedValue,
  type Value,
} from '../value/value.js';
import type { PolicySite } from './source.js';

type Resolve = (value: Value) => UndecidedValue;

/** A resource of a template, or something equivalent. */
export interface GrantingResource {
  /** The name in messages. */
  readonly name: string;
  /** The CloudFormation type. */
  readonly type: string;
  readonly properties: DictValue | undefined;
}

interface FieldGrant {
  readonly attachedTo: string;
  /** The property that names the resource. */
  readonly resource: string;
  /** The properties that the service turns into conditions, with their operators and keys. */
  readonly conditions: Readonly<Record<string, readonly [operator: string, key: string]>>;
}

/** As of 2026-11-30. All of them have the properties `Principal` and `Action`. */
const grants: Readonly<Record<string, FieldGrant>> = {
  // https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
  'AWS::Lambda::Permission': {
    attachedTo: 'AWS::Lambda::Function',
    resource: 'FunctionName',
    conditions: {
      SourceArn: ['ArnLike', 'aws:SourceArn'],
      SourceAccount: ['StringEquals', 'aws:SourceAccount'],
      PrincipalOrgID: ['StringEquals', 'aws:PrincipalOrgID'],
      EventSourceToken: ['StringEquals', 'lambda:EventSourceToken'],
      FunctionUrlAuthType: ['StringEquals', 'lambda:FunctionUrlAuthType'],
      InvokedViaFunctionUrl: ['Bool', 'lambda:InvokedViaFunctionUrl'],
    },
  },
  // https://docs.aws.amazon.com/lambda/latest/api/API_AddLayerVersionPermission.html
  'AWS::Lambda::LayerVersionPermission': {
    attachedTo: 'AWS::Lambda::LayerVersion',
    resource: 'LayerVersionArn',
    conditions: { OrganizationId: ['StringEquals', 'aws:PrincipalOrgID'] },
  },
  // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html
  'AWS::Events::EventBusPolicy': {
    attachedTo: 'AWS::Events::EventBus',
    resource: 'EventBusName',
    conditions: {},
  },
};

/**
 * The site of the statement that a service creates from the properties. None for other resource types, or if there is a
 * document.
 */
export function* fieldGrants(resource: GrantingResource, resolve: Resolve): Iterable<PolicySite> {
  const { type, properties } = resource;
  const grant = Object.hasOwn(grants, type) ? grants[type]! : undefined;
  if (!grant || !properties || entryOf(properties, 'Statement')) return;
  const principal = entryOf(properties, 'Principal');
  const action = entryOf(properties, 'Action');
  if (!principal || !action) return;
  const made = new Made(properties);
  const document = resolve(
    made.dict(
      [
        made.entry(
          'Statement',
          made.dict(
            [
              made.entry('Effect', made.text('Allow')),
              made.named('Principal', principal, principalOf(principal.value, resolve)),
              made.named('Action', action),
              made.entry('Resource', {
                kind: 'opaque',
                span: (entryOf(properties, grant.resource)?.value ?? properties).span,
              }),
              ...conditionOf(properties, grant, made),
            ],
            properties.open,
          ),
        ),
      ],
      true,
    ),
  );
  if (document.kind === 'dict')
    yield { document, type: 'resource', attachedTo: grant.attachedTo, owner: resource.name };
}

/**
 * The Condition, from the properties that become conditions and from EventBridge's `Condition`, which is one itself.
 */
function conditionOf(properties: DictValue, { conditions }: FieldGrant, made: Made): readonly DictEntry[] {
  const own = entryOf(properties, 'Condition')?.value;
  if (own) {
    const blocks = own.kind === 'dict' && blocksOf(own, made);
    return [made.entry('Condition', blocks || { kind: 'opaque', span: own.span })];
  }
  const tests = new Map<string, DictEntry[]>();
  for (const [name, [operator, key]] of Object.entries(conditions)) {
    const entry = entryOf(properties, name);
    if (entry) tests.set(operator, [...(tests.get(operator) ?? []), made.named(key, entry)]);
  }
  if (tests.size === 0) return [];
  const blocks = Array.from(tests, ([operator, entries]) => made.entry(operator, made.dict(entries)));
  return [made.entry('Condition', made.dict(blocks))];
}

/**
 * The blocks of a condition that specifies its operator, key and value. Undefined unless operator and key are known.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Condition.html
 */
function blocksOf(condition: DictValue, made: Made): DictValue | undefined {
  const operator = entryOf(condition, 'Type')?.value;
  const key = entryOf(condition, 'Key')?.value;
  const value = entryOf(condition, 'Value');
  if (operator?.kind !== 'text' || key?.kind !== 'text' || !value) return undefined;
  const test = made.dict([{ ...value, key, implied: true }]);
  return made.dict([{ key: operator, value: test, span: condition.head, implied: true }]);
}

const serviceName = /\.amazon(?:aws)?\.com(?:\.cn)?$/;

/** The value of Principal for a property that names a service or an account. */
function principalOf(written: Value, resolve: Resolve): Value {
  const resolved = resolve(written);
  if (resolved.kind !== 'text') return { kind: 'opaque', span: written.span };
  if (resolved.text === '*') return resolved;
  const isService = serviceName.test(resolved.text);
  if (!isService && isHoled(resolved)) return { kind: 'opaque', span: written.span };
  const { span } = resolved;
  const key: TextValue = { kind: 'text', span, text: isService ? 'Service' : 'AWS' };
  return { kind: 'dict', span, head: span, entries: [{ key, value: resolved, span, implied: true }] };
}

/** Creates parts of a document from properties. Only the values of properties are written in the source. */
class Made {
  readonly #properties: DictValue;

  constructor(properties: DictValue) {
    this.#properties = properties;
  }

  text(text: string): TextValue {
    return { kind: 'text', span: this.#properties.head, text };
  }

  dict(entries: readonly DictEntry[], open?: boolean): DictValue {
    const { span, head } = this.#properties;
    return { kind: 'dict', span, head, entries, ...(open && { open }) };
  }

  entry(name: string, value: Value): DictEntry {
    return { key: this.text(name), value, span: this.#properties.head, implied: true };
  }

  /** The value of a property under the name of the element or condition key. */
  named(name: string, { key, value, span }: DictEntry, given = value): DictEntry {
    return { key: { kind: 'text', span: key.span, text: name }, value: given, span, implied: true };
  }
}
