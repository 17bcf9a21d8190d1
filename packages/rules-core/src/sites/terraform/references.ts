/**
 * How the policy documents of a Terraform plan are used, judging by the references in its configuration.
 * https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation
 */
import {
  policyArgumentsOf,
  targetArgumentOf,
  type PolicyArgument,
} from '../../catalog/terraform-arguments.js';
import { dictAt, listAt, textAt } from '../../value/members.js';
import { entryOf, type DictValue, type Value } from '../../value/value.js';
import { provenByArgument } from '../proven-by-argument.js';
import type { PolicySite } from '../source.js';

/** By address, without the indices of instances. */
export interface Consumers {
  /** What the argument proves that uses a data source. Nothing if there are several kinds of arguments, or none. */
  of(address: string): Pick<PolicySite, 'type' | 'attachedTo'>;
  /** Whether a managed policy is only used as a permissions boundary. */
  isBoundary(address: string): boolean;
  /** Whether a resource sets the policy of another resource that is in a VPC. */
  isSetInVpc(address: string): boolean;
}

/** The deepest nesting of modules. */
const deepest = 32;

/**
 * @param root a plan; without a configuration nothing is known
 * @param inVpc the addresses of resources that are in a VPC
 */
export function consumersIn(root: DictValue, inVpc: readonly string[]): Consumers {
  const targetsInVpc = new Set(inVpc.map(withoutIndices));
  const setInVpc = new Set<string>();
  const uses = new Map<string, Set<PolicyArgument>>();
  const boundaries = new Set<string>();
  const attached = new Set<string>();
  for (const { module, type, name, expressions } of configurationsIn(root)) {
    const target = targetArgumentOf(type);
    if (target !== undefined)
      for (const reference of referencesAt(expressions, [target])) {
        const address = /^aws_\w+\.[\w-]+/.exec(reference)?.[0] ?? '';
        if (targetsInVpc.has(module + address)) setInVpc.add(`${module}${type}.${name}`);
      }
    for (const argument of policyArgumentsOf(type))
      for (const name of referencesAt(expressions, argument.path)) {
        const address = /^data\.aws_iam_policy_document\.[\w-]+/.exec(name)?.[0];
        if (address === undefined) continue;
        const known = uses.get(module + address) ?? new Set();
        uses.set(module + address, known.add(argument));
      }
    for (const [argument, found] of [
      ['permissions_boundary', boundaries],
      ['policy_arn', attached],
      ['managed_policy_arns', attached],
    ] as const)
      for (const name of referencesAt(expressions, [argument])) {
        const address = /^aws_iam_policy\.[\w-]+/.exec(name)?.[0];
        if (address !== undefined) found.add(module + address);
      }
  }
  return {
    of(address) {
      const [first, ...others] = uses.get(withoutIndices(address)) ?? [];
      if (
        !first ||
        others.some((other) => other.attachedTo !== first.attachedTo || other.type !== first.type)
      )
        return {};
      return provenByArgument(first);
    },
    isBoundary(address) {
      const plain = withoutIndices(address);
      return boundaries.has(plain) && !attached.has(plain);
    },
    isSetInVpc: (address) => setInVpc.has(withoutIndices(address)),
  };
}

/** `module.a["x"].b.c[0]` is `module.a.b.c` in the configuration. */
function withoutIndices(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, '');
}

interface Configuration {
  /** `module.a.module.b.`, empty at the root. */
  readonly module: string;
  readonly type: string;
  readonly name: string;
  readonly expressions: DictValue;
}

function* configurationsIn(root: DictValue): Iterable<Configuration> {
  const module = dictAt(dictAt(root, 'configuration'), 'root_module');
  if (module) yield* inModule(module, '', 0);
}

function* inModule(module: DictValue, path: string, depth: number): Iterable<Configuration> {
  if (depth > deepest) return;
  for (const resource of listAt(module, 'resources') ?? []) {
    const type = textAt(resource, 'type');
    const name = textAt(resource, 'name') ?? '';
    const expressions = dictAt(resource, 'expressions');
    if (type !== undefined && expressions) yield { module: path, type, name, expressions };
  }
  for (const { key, value } of dictAt(module, 'module_calls')?.entries ?? []) {
    const called = dictAt(value, 'module');
    if (called) yield* inModule(called, `${path}module.${key.text}.`, depth + 1);
  }
}

/** The references in the expression of an argument: `data.a.b.json`. */
function* referencesAt(value: Value, [name, ...rest]: readonly string[]): Iterable<string> {
  if (value.kind === 'list') for (const item of value.items) yield* referencesAt(item, [name!, ...rest]);
  if (value.kind !== 'dict') return;
  const found = entryOf(value, name!)?.value;
  if (!found) return;
  if (rest.length > 0) yield* referencesAt(found, rest);
  else {
    for (const item of listAt(found, 'references') ?? []) if (item.kind === 'text') yield item.text;
  }
}
