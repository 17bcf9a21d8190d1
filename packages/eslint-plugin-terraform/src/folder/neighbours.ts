/** The files of a folder as they are on the disk. What they are asked is answered once, until one of them changes. */
import type { Definition } from '../values/scope.js';
import type { Facts, Use } from './file-facts.js';
import type { FolderBlock, FolderFile } from './folder-file.js';

/** What a file says. */
type From<What> = What & { readonly path: string };

export class Neighbours {
  readonly files: readonly FolderFile[];
  readonly #locals = new Map<string, readonly From<Definition>[]>();
  readonly #variableTypes = new Map<string, readonly From<{ readonly type: string }>[]>();
  readonly #uses = new Map<string, readonly From<Use>[]>();
  readonly #roles = new Map<string, readonly From<Role>[]>();

  constructor(files: readonly FolderFile[]) {
    this.files = files;
  }

  /** What defines a local value. */
  locals(name: string): readonly From<Definition>[] {
    return remembered(this.#locals, name, () =>
      this.#collect([name], 'locals', ({ facts, written }) => {
        const expression = facts.locals.get(name);
        return expression ? [{ expression, text: written.text, isHere: false }] : [];
      }),
    );
  }

  /** The types of a variable. */
  variableTypes(name: string): readonly From<{ readonly type: string }>[] {
    return remembered(this.#variableTypes, name, () =>
      this.#collect([name], 'variable', ({ facts, written }) => {
        const type = written.labels[0] === name ? facts.variableTypes.get(name) : undefined;
        return type === undefined ? [] : [{ type }];
      }),
    );
  }

  uses(address: string): readonly From<Use>[] {
    return remembered(this.#uses, address, () =>
      this.#collect(spellingsOf(address), undefined, ({ facts }) => facts.uses.get(address) ?? []),
    );
  }

  /** Where a managed policy is a boundary or attached, and whether a resource is reached from a VPC alone. */
  roles(address: string): readonly From<Role>[] {
    return remembered(this.#roles, address, () =>
      this.#collect(roleSpellingsOf(address), undefined, ({ facts }): Role[] => {
        const role = roleIn(facts, address);
        return role.boundaryOf.length > 0 || role.heldBy.length > 0 || role.isInVpc ? [role] : [];
      }),
    );
  }

  #collect<What>(
    spellings: readonly string[],
    type: string | undefined,
    read: (block: FolderBlock) => readonly What[],
  ): readonly From<What>[] {
    return this.files.flatMap((file) =>
      file
        .blocksWith(spellings, type)
        .flatMap((block) => read(block).map((what) => ({ ...what, path: file.path }))),
    );
  }
}

/** What blocks make of a managed policy, or of another resource. */
export interface Role {
  readonly boundaryOf: readonly string[];
  readonly heldBy: readonly string[];
  readonly isInVpc: boolean;
}

export function roleIn({ boundaries, attached, inVpc }: Facts, address: string): Role {
  return {
    boundaryOf: boundaries.get(address) ?? [],
    heldBy: attached.get(address) ?? [],
    isInVpc: inVpc.has(address),
  };
}

/** How an address is written where blocks say its role. Of a managed policy, only what names it does. */
function roleSpellingsOf(address: string): readonly string[] {
  const spellings = spellingsOf(address);
  return address.startsWith('aws_iam_policy.') ? spellings.slice(0, 1) : spellings;
}

/** How an address may be written: its last two names, and where it is defined the last one in quotes; of a file its name. */
function spellingsOf(address: string): readonly string[] {
  const names = address.split(/[./]/);
  const last = names.at(-1)!;
  return address.startsWith('file ')
    ? [address.split('/').at(-1)!]
    : [names.slice(-2).join('.'), `"${last}"`];
}

function remembered<What>(answers: Map<string, What>, question: string, answer: () => What): What {
  let known = answers.get(question);
  if (known === undefined) answers.set(question, (known = answer()));
  return known;
}
