/**
 * Terraform and OpenTofu configurations in JSON, `.tf.json`, written by people or by CDK for Terraform.
 * https://developer.hashicorp.com/terraform/language/syntax/json
 *
 * Policies are found by their argument, policy documents by their use in the file. eslint-plugin-iam-terraform knows
 * what other files of the folder say, by the addresses that are the owners here.
 */
import {
  otherPolicyArguments,
  policyArgumentsOf,
  vpcBlockOf,
  type PolicyArgument,
} from '../../catalog/terraform-arguments.js';
import { organizationTypes } from '../../policy/policy-types.js';
import { dictAt, itemsOf, textAt } from '../../value/members.js';
import { entryOf, type DictEntry, type DictValue, type Value } from '../../value/value.js';
import { inEnvelope } from '../envelopes.js';
import { isInVpc } from '../in-vpc.js';
import type { Locator, Surroundings } from '../locator.js';
import { ownedBy } from '../owners.js';
import { policiesInText } from '../policies-in-text.js';
import { provenByArgument } from '../proven-by-argument.js';
import { unchangeable, type PolicySite } from '../source.js';
import { argumentNames, blocksDocument } from './blocks.js';
import { argumentsWithGrants, terraformGrants } from './grants.js';

/** The top-level keys of a configuration. `//` is a comment. */
const sections: ReadonlySet<string> = new Set([
  '//',
  'check',
  'data',
  'ephemeral',
  'import',
  'locals',
  'module',
  'moved',
  'output',
  'provider',
  'removed',
  'resource',
  'terraform',
  'variable',
]);

/** The sites in a configuration. Undefined for any other dict. */
export const terraformConfiguration: Locator = (dict, surroundings) =>
  isConfiguration(dict) ? new Configuration(dict, surroundings).sites() : undefined;

function isConfiguration(dict: DictValue): boolean {
  if (!dict.entries.every(({ key }) => sections.has(key.text))) return false;
  return ['resource', 'data'].some((section) =>
    blocksIn(entryOf(dict, section)?.value).some(({ key }) => /^[a-z][a-z\d-]*_[a-z\d_]+$/.test(key.text)),
  );
}

interface Block {
  readonly type: string;
  readonly address: string;
  readonly body: DictValue;
}

type Proof = Pick<PolicySite, 'type' | 'attachedTo' | 'isInVpc'>;

class Configuration {
  readonly #root: DictValue;
  readonly #surroundings: Surroundings;
  readonly #resources: readonly Block[];

  constructor(root: DictValue, surroundings: Surroundings) {
    this.#root = root;
    this.#surroundings = surroundings;
    this.#resources = blocksOf(root, 'resource');
  }

  sites(): Iterable<PolicySite> {
    const found: PolicySite[] = [];
    for (const resource of this.#resources) found.push(...this.#inResource(resource));
    for (const data of blocksOf(this.#root, 'data')) found.push(...this.#inData(data));
    for (const { key, value } of blocksIn(entryOf(this.#root, 'locals')?.value))
      found.push(...this.#inside(value, `local.${key.text}`));
    for (const section of ['module', 'output'])
      for (const { key, value } of blocksIn(entryOf(this.#root, section)?.value))
        found.push(...this.#inside(value, `${section}.${key.text}`));
    return found.sort((a, b) => startOf(a) - startOf(b));
  }

  /** What can only be a policy. */
  *#inside(value: Value, owner: string): Iterable<PolicySite> {
    for (const site of inEnvelope(value, this.#surroundings)) yield { ...site, owner };
  }

  *#inResource({ type, address, body }: Block): Iterable<PolicySite> {
    const known = policyArgumentsOf(type);
    const others = new Set(otherPolicyArguments);
    for (const argument of known) {
      const proof = this.#proofOf(argument, { type, address, body });
      if (!proof) continue;
      for (const { value, name } of valuesAt(body, argument)) {
        const owner = name === undefined ? address : `${address}, policy ${name}`;
        if (value.kind === 'text')
          for (const site of policiesInText(value, this.#surroundings))
            yield { ...proof, ...ownedBy(owner, site) };
      }
    }
    const read = new Set(known.map(({ path }) => path[0]));
    for (const { key, value } of body.entries)
      if (!read.has(key.text) && !others.has(`${type}.${key.text}`)) yield* this.#inside(value, address);
    const unset = argumentsWithGrants(type).filter((argument) => !entryOf(body, argument));
    const whole = {
      ...body,
      entries: [...body.entries, ...unset.map((argument) => unsetEntry(argument, body))],
    };
    for (const site of terraformGrants(type, address, whole)) yield this.#made(site);
  }

  *#inData({ type, address, body }: Block): Iterable<PolicySite> {
    const document = type === 'aws_iam_policy_document' ? blocksDocument(wholeBlock(body), true) : undefined;
    if (!document) {
      yield* this.#inside(body, address);
      return;
    }
    const site = this.#made({ document, owner: address, words: argumentNames });
    for (const proof of this.#usesOf(address)) yield { ...site, ...proof };
  }

  /** A policy that Terraform generates from something else, so it cannot be edited here. */
  #made(site: PolicySite): PolicySite {
    const { holes, withHoles } = this.#surroundings;
    return unchangeable({ ...site, document: withHoles(site.document) }, { holes });
  }

  /** What the argument proves. Undefined if the type next to it says that the policy is in another language. */
  #proofOf(argument: PolicyArgument, { type, address, body }: Block): Proof | undefined {
    if (type === 'aws_organizations_policy') {
      const said = textAt(body, 'type') ?? 'SERVICE_CONTROL_POLICY';
      const known = organizationTypes.get(said);
      return known ? { type: known } : said.includes('${') ? {} : undefined;
    }
    const vpc = vpcBlockOf(type);
    const isPrivate = vpc !== undefined && isInVpc(vpc, entryOf(body, vpc.name)?.value);
    const isBoundary = type === 'aws_iam_policy' && this.#isBoundary(address);
    return {
      ...provenByArgument(argument),
      ...(isPrivate && { isInVpc: true as const }),
      ...(isBoundary && { type: 'boundary' as const }),
    };
  }

  /** Whether a managed policy is used as a permissions boundary and attached to nobody. */
  #isBoundary(address: string): boolean {
    const isNamed = (name: string) =>
      this.#resources.some(({ body }) => refersTo(entryOf(body, name)?.value, address));
    return isNamed('permissions_boundary') && !isNamed('policy_arn') && !isNamed('managed_policy_arns');
  }

  /** What the arguments prove that use a policy document. If there are none, a single proof of nothing. */
  #usesOf(address: string): readonly Proof[] {
    const proofs = this.#resources.flatMap((resource) =>
      policyArgumentsOf(resource.type).flatMap((argument) =>
        valuesAt(resource.body, argument).some(({ value }) => refersTo(value, address))
          ? (this.#proofOf(argument, resource) ?? [])
          : [],
      ),
    );
    const distinct = new Map(proofs.map((proof) => [JSON.stringify(proof), proof]));
    return distinct.size > 0 ? [...distinct.values()] : [{}];
  }
}

/** Whether an expression in a text, or in a text of a list, refers to an address. */
function refersTo(value: Value | undefined, address: string): boolean {
  return itemsOf(value).some(
    (item) =>
      item.kind === 'text' &&
      item.text.includes('${') &&
      new RegExp(`(?<![\\w.-])${address.replaceAll('.', '\\.')}(?![\\w-])`).test(item.text),
  );
}

/** The blocks with two labels in a section. */
function blocksOf(root: DictValue, section: string): readonly Block[] {
  const prefix = section === 'resource' ? '' : `${section}.`;
  return blocksIn(entryOf(root, section)?.value).flatMap(({ key: { text: type }, value }) =>
    blocksIn(value).flatMap(({ key: { text: name }, value: body }) =>
      itemsOf(body).flatMap((each) =>
        each.kind === 'dict' ? { type, address: `${prefix}${type}.${name}`, body: each } : [],
      ),
    ),
  );
}

/** The entries of an object, or of the objects in a list, because blocks can be written either way. */
function blocksIn(value: Value | undefined): readonly DictEntry[] {
  return itemsOf(value).flatMap((item) => (item.kind === 'dict' ? item.entries : []));
}

interface Given {
  readonly value: Value;
  /** The name in the block of an inline policy. */
  readonly name?: string;
}

function valuesAt(body: DictValue, { path: [first = '', second] }: PolicyArgument): readonly Given[] {
  const value = entryOf(body, first)?.value;
  if (!value) return [];
  if (second === undefined) return [{ value }];
  return itemsOf(value).flatMap((block): Given[] => {
    const inner = block.kind === 'dict' ? entryOf(block, second)?.value : undefined;
    const name = textAt(block, 'name');
    return inner ? [{ value: inner, ...(name !== undefined && { name }) }] : [];
  });
}

function unsetEntry(argument: string, { span }: DictValue): DictEntry {
  const at = { start: span.start, end: span.start + 1 };
  const key = { kind: 'text', span: at, text: argument } as const;
  return { key, value: { kind: 'scalar', span: at, value: null }, span: at, implied: true };
}

const blockNames: ReadonlySet<string> = new Set(['statement', 'principals', 'not_principals', 'condition']);

/**
 * The block with its nested blocks as lists. Those of `dynamic` are included once. A list is open if an expression may
 * add to it.
 */
function wholeBlock(block: DictValue): DictValue {
  const dynamic = dictAt(block, 'dynamic');
  const made = (dynamic?.entries ?? []).map(({ key, value, span }): DictEntry => {
    const contents = itemsOf(value).flatMap((each) => dictAt(each, 'content') ?? []);
    return { key, value: { kind: 'list', span: value.span, items: contents, open: true }, span };
  });
  const entries = new Map<string, DictEntry>();
  for (const entry of [...block.entries, ...made]) {
    const name = entry.key.text;
    const known = entries.get(name);
    entries.set(name, blockNames.has(name) ? joined(entry, known) : { ...entry, value: listOf(entry) });
  }
  return { ...block, entries: [...entries.values()] };
}

/** Appends the blocks of an entry to those of the previous one. */
function joined(entry: DictEntry, before: DictEntry | undefined): DictEntry {
  const { value } = entry;
  const isOpen = value.kind === 'text' || (value.kind === 'list' && value.open === true);
  const items = itemsOf(value).flatMap((item) => (item.kind === 'dict' ? wholeBlock(item) : []));
  const all = [...itemsOf(before?.value), ...items];
  const open = isOpen || (before?.value.kind === 'list' && before.value.open === true);
  return { ...entry, value: { kind: 'list', span: value.span, items: all, ...(open && { open }) } };
}

const listNames = /^(?:not_)?(?:actions|resources)$|^(?:identifiers|values)$/;

/** A text that is a single expression may be a list. */
function listOf({ key, value }: DictEntry): Value {
  const isExpression = value.kind === 'text' && /^\$\{[^]*\}$/.test(value.text);
  return isExpression && listNames.test(key.text)
    ? { kind: 'list', span: value.span, items: [], open: true }
    : value;
}

function startOf({ document, source }: PolicySite): number {
  return (source?.locate?.(document.span) ?? document.span).start;
}
