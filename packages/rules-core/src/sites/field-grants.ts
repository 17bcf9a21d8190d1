/**
 * Grants that a resource of a template has in properties, from which the service makes a statement of a policy.
 *
 * Left out are those that no statement of IAM follows from, and those of which there is nothing to be said beyond what
 * CloudFormation checks: `AWS::ACMPCA::Permission` and `AWS::Signer::ProfilePermission` (one principal, a fixed set of
 * actions), `AWS::QBusiness::Permission`, `AWS::EC2::NetworkInterfacePermission`, `AWS::LakeFormation::PrincipalPermissions`,
 * `AWS::EntityResolution::PolicyStatement` (its Condition is a text of its own).
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

/** A resource of a template, or what reads like one. */
export interface GrantingResource {
  /** What messages call it. */
  readonly name: string;
  /** Its type in CloudFormation. */
  readonly type: string;
  readonly properties: DictValue | undefined;
}

interface FieldGrant {
  readonly attachedTo: string;
  /** The property that names the resource. */
  readonly resource: string;
  /** Each property that the service makes a condition of, with the operator and the key. */
  readonly conditions: Readonly<Record<string, readonly [operator: string, key: string]>>;
}

/** As of 2026-11-30. The properties `Principal` and `Action` are called so in all of them. */
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

/** The site of the statement that a service makes of properties; none for a resource of another type, or with a document. */
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

/** The Condition: of each property that the service makes one of, and of EventBridge's `Condition`, which is one by itself. */
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
 * The blocks of a condition that says its operator, key and value; undefined unless the first two are known.
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

/** As a Principal has it, which names the service or the account. */
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

/** What is made of properties: nothing of it is written, but for the values of properties. */
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

  /** What a property gives, under the name that an element or a condition key has in a policy. */
  named(name: string, { key, value, span }: DictEntry, given = value): DictEntry {
    return { key: { kind: 'text', span: key.span, text: name }, value: given, span, implied: true };
  }
}
