/** The files of a folder, which Terraform reads as one module. */
import type { ParsedHcl } from '../hcl/parser.js';
import type { Definition, Scope } from '../values/scope.js';
import { factsIn, type Facts, type PlaceProof, type Use } from './file-facts.js';
import { roleIn, type Neighbours, type Role } from './neighbours.js';
import { neighboursOf } from './on-disk.js';
import type { Proof } from './proofs.js';

/** Places that use what is used in others. */
const mostSteps = 200;

const nothing: Facts = {
  locals: new Map(),
  variableTypes: new Map(),
  proofs: new Map(),
  uses: new Map(),
  boundaries: new Map(),
  attached: new Map(),
  inVpc: new Set(),
};

/** What the files say together: one of them as it is linted, the others as they are on the disk. */
export class Folder implements Scope {
  readonly #here: Facts;
  readonly #text: string;
  readonly #filename: string | undefined;
  readonly #read: () => Neighbours;
  #neighbours: Neighbours | undefined;

  /**
   * @param neighbours reads the folder; called where somebody asks for what it says
   * @param parsed the file that is linted
   * @param filename where that is
   */
  constructor(neighbours: () => Neighbours, parsed?: ParsedHcl, filename?: string) {
    this.#read = neighbours;
    this.#here = parsed ? factsIn(parsed.body.blocks, parsed.text) : nothing;
    this.#text = parsed?.text ?? '';
    this.#filename = filename;
  }

  /** What the neighbours say. The file that is linted is one of them, and may have changed. */
  #elsewhere<What extends { readonly path: string }>(
    ask: (neighbours: Neighbours) => readonly What[],
  ): What[] {
    this.#neighbours ??= this.#read();
    return ask(this.#neighbours).filter(({ path }) => path !== this.#filename);
  }

  local(name: string): Definition | undefined {
    const expression = this.#here.locals.get(name);
    const here: Definition[] = expression ? [{ expression, text: this.#text, isHere: true }] : [];
    const [only, ...others] = [...here, ...this.#elsewhere((neighbours) => neighbours.locals(name))];
    return others.length > 0 ? undefined : only;
  }

  variableType(name: string): string | undefined {
    return (
      this.#here.variableTypes.get(name) ??
      this.#elsewhere((neighbours) => neighbours.variableTypes(name))[0]?.type
    );
  }

  /** What the place of a policy of the file proves of it. */
  proofAt(place: string): Proof | undefined {
    const own = this.#here.proofs.get(place);
    return own && this.#proofOf(place, own);
  }

  #proofOf(place: string, { target, ...proof }: PlaceProof): Proof {
    const [address = ''] = place.split(' ');
    if (target !== undefined && this.#rolesOf(target).some((role) => role.isInVpc))
      return { ...proof, isInVpc: true };
    if (!address.startsWith('aws_iam_policy.')) return proof;
    const roles = this.#rolesOf(address);
    const heldBy = roles.flatMap((role) => role.heldBy);
    const boundaryOf = roles.flatMap((role) => role.boundaryOf);
    // A managed policy that is a boundary for some, and is attached to nobody, is one.
    const isBoundary = boundaryOf.length > 0 && heldBy.length === 0;
    const [holder, ...others] = isBoundary ? boundaryOf : heldBy;
    return {
      ...proof,
      ...(isBoundary && { type: 'boundary' }),
      ...(holder && others.length === 0 && { principal: holder }),
    };
  }

  /** What is proven of a policy by what it is part of: a policy document, a local value or a managed policy. */
  proofsOfPolicy(owner: string): readonly Proof[] {
    if (/^(?:data\.aws_iam_policy_document|local)\.[\w-]+$/.test(owner)) return this.proofsOf(owner);
    return owner.startsWith('aws_iam_policy.')
      ? [this.#proofOf(owner, { attachedTo: 'AWS::IAM::ManagedPolicy' })]
      : [];
  }

  #rolesOf(address: string): readonly Role[] {
    return [roleIn(this.#here, address), ...this.#elsewhere((neighbours) => neighbours.roles(address))];
  }

  /** What is proven of what is used under an address, by each of its users that differ; nothing where none is known. */
  proofsOf(address: string): readonly Proof[] {
    const seen = new Set([address]);
    const proofs = new Map<string, Proof>();
    const add = ({ principal, ...proof }: Proof): void => {
      const key = JSON.stringify([proof.type, proof.attachedTo, proof.isInVpc]);
      const known = proofs.get(key);
      // Of several holders, none is the one.
      const isOnly = !known || known.principal === principal;
      proofs.set(key, isOnly && principal !== undefined ? { ...proof, principal } : proof);
    };
    for (const each of seen) {
      if (seen.size > mostSteps) break;
      const uses: readonly Use[] = [
        ...(this.#here.uses.get(each) ?? []),
        ...this.#elsewhere((neighbours) => neighbours.uses(each)),
      ];
      for (const { by, proof: given } of uses) {
        const proof = given && this.#proofOf(by, given);
        if (proof) add(proof);
        else seen.add(by);
      }
    }
    return [...proofs.values()];
  }
}

/** The folder of a file that is linted, as it is now. What is no file of the disk stands by itself. */
export function folderOf(parsed: ParsedHcl, filename: string | undefined): Folder {
  return new Folder(() => neighboursOf(filename), parsed, filename);
}
