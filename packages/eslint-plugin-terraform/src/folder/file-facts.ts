/** What a file says of names: what it defines, and what it uses for which policies. */
import { parseHcl, type ParsedHcl } from '../hcl/parser.js';
import { attributeOf, expressionsIn, type Block, type Expression } from '../hcl/tree.js';
import { policyUsesIn, type Proof } from './proofs.js';

export interface FileFacts {
  readonly parsed: ParsedHcl;
  readonly locals: ReadonlyMap<string, Expression>;
  readonly variableTypes: ReadonlyMap<string, string>;
  /** By place: what it proves of its policy. */
  readonly proofs: readonly (readonly [place: string, proof: Proof])[];
  /** What is used in which places, or by what is used in turn: an address and a place, or two addresses. */
  readonly uses: readonly (readonly [address: string, by: string])[];
  /** The addresses that are named as boundaries, and those of what is attached. */
  readonly boundaries: readonly string[];
  readonly attached: readonly string[];
}

const known = new WeakMap<ParsedHcl, FileFacts>();

export function factsOf(text: string): FileFacts {
  const parsed = parseHcl(text);
  let facts = known.get(parsed);
  if (!facts) known.set(parsed, (facts = readFacts(parsed)));
  return facts;
}

const mergedArguments = /^(?:source|override)_(?:policy_documents|json)$/;

function readFacts(parsed: ParsedHcl): FileFacts {
  const locals = new Map<string, Expression>();
  const variableTypes = new Map<string, string>();
  const proofs: [string, Proof][] = [];
  const uses: [string, string][] = [];
  const boundaries: string[] = [];
  const attached: string[] = [];
  const use = (expression: Expression, by: string): void => {
    for (const address of addressesIn(expression)) uses.push([address, by]);
  };
  for (const block of parsed.body.blocks) {
    const { type, body, labels } = block;
    const address = addressOf(block);
    if (type === 'locals')
      for (const { name, value } of body.attributes) {
        locals.set(name, value);
        use(value, `local.${name}`);
      }
    if (type === 'variable') {
      const written = attributeOf(body, 'type')?.value.span;
      if (written) variableTypes.set(labels[0] ?? '', parsed.text.slice(written.start, written.end));
    }
    const isDocument = type === 'data' && labels[0] === 'aws_iam_policy_document';
    for (const { name, value } of body.attributes) {
      if (isDocument && mergedArguments.test(name)) use(value, address);
      if (name === 'permissions_boundary') boundaries.push(...addressesIn(value));
      if (name === 'policy_arn' || name === 'managed_policy_arns') attached.push(...addressesIn(value));
    }
    for (const policyUse of policyUsesIn(block)) {
      const place = placeOf(block, policyUse.attribute.span.start);
      proofs.push([place, policyUse.proof]);
      use(policyUse.attribute.value, place);
    }
  }
  return { parsed, locals, variableTypes, proofs, uses, boundaries, attached };
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
