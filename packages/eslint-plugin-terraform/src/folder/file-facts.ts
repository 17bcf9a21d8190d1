/** What blocks say of names: what they define, and what they use for which policies. */
import { attributeOf, expressionsIn, type Block, type Expression } from '../hcl/tree.js';
import { isInVpc, policyUsesIn, targetOf, type Proof } from './proofs.js';

/** What is named under an address is used for something else. */
export interface Use {
  /** Where: an address that is used in turn, or the place of a policy. */
  readonly by: string;
  /** What the place proves of its policy. */
  readonly proof?: PlaceProof;
}

export interface PlaceProof extends Proof {
  /** The address of the resource whose policy it is, where that is another one. */
  readonly target?: string;
}

export interface Facts {
  readonly locals: ReadonlyMap<string, Expression>;
  /** As they are written. */
  readonly variableTypes: ReadonlyMap<string, string>;
  /** By place. */
  readonly proofs: ReadonlyMap<string, PlaceProof>;
  /** By address. */
  readonly uses: ReadonlyMap<string, readonly Use[]>;
  /** Whose boundaries managed policies are, by their addresses, and who holds them: '' for somebody. */
  readonly boundaries: ReadonlyMap<string, readonly string[]>;
  readonly attached: ReadonlyMap<string, readonly string[]>;
  /** Those of what is reached from a VPC alone. */
  readonly inVpc: ReadonlySet<string>;
}

const mergedArguments = /^(?:source|override)_(?:policy_documents|json)$/;

/** @param text what the blocks stand in */
export function factsIn(blocks: readonly Block[], text: string): Facts {
  const locals = new Map<string, Expression>();
  const variableTypes = new Map<string, string>();
  const proofs = new Map<string, PlaceProof>();
  const uses = new Map<string, Use[]>();
  const boundaries = new Map<string, string[]>();
  const attached = new Map<string, string[]>();
  const inVpc = new Set<string>();
  const use = (expression: Expression, by: string, proof?: PlaceProof): void => {
    for (const address of addressesIn(expression)) {
      const found: Use = { by, ...(proof && { proof }) };
      const known = uses.get(address);
      if (known) known.push(found);
      else uses.set(address, [found]);
    }
  };
  for (const block of blocks) {
    const { type, body, labels } = block;
    const address = addressOf(block);
    if (type === 'locals')
      for (const { name, value } of body.attributes) {
        locals.set(name, value);
        use(value, `local.${name}`);
      }
    if (type === 'variable') {
      const written = attributeOf(body, 'type')?.value.span;
      if (written) variableTypes.set(labels[0] ?? '', text.slice(written.start, written.end));
    }
    const isDocument = type === 'data' && labels[0] === 'aws_iam_policy_document';
    for (const { name, value } of body.attributes) {
      if (isDocument && mergedArguments.test(name)) use(value, address);
      const holders =
        name === 'permissions_boundary'
          ? boundaries
          : name === 'policy_arn' || name === 'managed_policy_arns'
            ? attached
            : undefined;
      if (holders)
        for (const each of addressesIn(value))
          holders.set(each, [...(holders.get(each) ?? []), holderIn(block) ?? '']);
    }
    if (isInVpc(block)) inVpc.add(address);
    const named = targetOf(block);
    const [target] = named ? addressesIn(named) : [];
    for (const { attribute, proof: given } of policyUsesIn(block)) {
      const principal = given.type === 'identity' ? holderIn(block) : undefined;
      const proof = {
        ...given,
        ...(target !== undefined && { target }),
        ...(principal !== undefined && { principal }),
      };
      const place = placeOf(block, attribute.span.start);
      proofs.set(place, proof);
      use(attribute.value, place, proof);
    }
  }
  return { locals, variableTypes, proofs, uses, boundaries, attached, inVpc };
}

const heldByArgument = /^aws_iam_(role|user|group)_policy(?:_attachment)?$/;

/** Who holds what a block holds or attaches: the address of a role, user or group, or its name. */
function holderIn(block: Block): string | undefined {
  const [resource = ''] = block.labels;
  if (block.type !== 'resource') return undefined;
  if (/^aws_iam_(?:role|user|group)$/.test(resource)) return addressOf(block);
  const argument = heldByArgument.exec(resource)?.[1];
  const named = argument === undefined ? undefined : attributeOf(block.body, argument)?.value;
  if (named?.kind === 'template' && named.sequences.length === 0) return named.literal;
  // One of several roles is not known by the address of all.
  if (named?.kind !== 'reference' || !named.isPlain || named.isSplat) return undefined;
  return named.path[0] === `aws_iam_${argument!}` ? named.path.slice(0, 2).join('.') : undefined;
}

/** `aws_iam_role.app`, `data.aws_iam_policy_document.app`, `module.app`. */
export function addressOf({ type, labels }: Block): string {
  return (type === 'resource' ? labels : [type, ...labels]).join('.');
}

/** Of a policy in an argument. */
export function placeOf(block: Block, start: number): string {
  return `${addressOf(block)} ${start}`;
}

/** The addresses of what an expression names, and of the files that it reads. */
function addressesIn(expression: Expression): readonly string[] {
  return [...expressionsIn(expression)].flatMap((each) => {
    if (each.kind === 'call' && /^(?:file|templatefile)$/.test(each.name))
      return fileIn(each.arguments[0]) ?? [];
    if (each.kind !== 'reference' || each.path.length < 2) return [];
    return each.path.slice(0, each.path[0] === 'data' ? 3 : 2).join('.');
  });
}

/** Of a file in the folder or below it. */
export function addressOfFile(path: string): string {
  return `file ${path}`;
}

/** `"${path.module}/policies/read.json"`, or a path without anything filled in. */
function fileIn(path: Expression | undefined): string | undefined {
  if (path?.kind !== 'template') return undefined;
  const [first, ...others] = path.sequences;
  const isInModule =
    first?.span.start === path.content.start &&
    first.value?.kind === 'reference' &&
    first.value.path.join('.') === 'path.module';
  if (others.length > 0 || (first && !isInModule)) return undefined;
  const written = first ? path.literal.slice(first.span.end - first.span.start) : path.literal;
  const plain = written.replace(/^\.?\/+/, '');
  return plain === '' || plain.split('/').includes('..') ? undefined : addressOfFile(plain);
}
