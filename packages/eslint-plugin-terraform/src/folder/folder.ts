/** The files of a folder, which Terraform reads as one module. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import type { Definition, Scope } from '../values/scope.js';
import { addressOfFile, factsOf, type FileFacts } from './file-facts.js';
import type { Proof } from './proofs.js';

/** More than any module has. */
const mostFiles = 500;
/** Nobody writes larger ones by hand. */
const mostBytes = 2_000_000;
/** Places that use what is used in others. */
const mostSteps = 200;

/** What the files of a folder say together. */
interface Known {
  readonly files: readonly FileFacts[];
  readonly uses: ReadonlyMap<string, readonly string[]>;
  readonly proofs: ReadonlyMap<string, Proof>;
  /** The addresses of policies that are boundaries, and attached to nobody. */
  readonly boundaries: ReadonlySet<string>;
}

export class Folder implements Scope {
  readonly #here: FileFacts | undefined;
  readonly #others: () => readonly FileFacts[];
  #known: Known | undefined;

  /**
   * @param others reads the files of the folder, but for the one that is linted; called where somebody asks for them
   * @param here that one
   */
  constructor(others: () => readonly FileFacts[], here?: FileFacts) {
    this.#others = others;
    this.#here = here;
  }

  get #all(): Known {
    return (this.#known ??= knownOf([...(this.#here ? [this.#here] : []), ...this.#others()]));
  }

  local(name: string): Definition | undefined {
    const [only, ...others] = this.#all.files.flatMap((file): Definition[] => {
      const expression = file.locals.get(name);
      return expression ? [{ expression, text: file.parsed.text, isHere: file === this.#here }] : [];
    });
    return others.length > 0 ? undefined : only;
  }

  variableType(name: string): string | undefined {
    return this.#all.files.map((file) => file.variableTypes.get(name)).find((type) => type !== undefined);
  }

  /** What the place of a policy of the file proves of it. */
  proofAt(place: string): Proof | undefined {
    const own = this.#here?.proofs.find(([each]) => each === place);
    return own && this.#proofOf(...own);
  }

  /** A managed policy that is a boundary for some, and is attached to nobody, is one. */
  #proofOf(place: string, proof: Proof): Proof {
    const [address = ''] = place.split(' ');
    const isBoundary = address.startsWith('aws_iam_policy.') && this.#all.boundaries.has(address);
    return isBoundary ? { ...proof, type: 'boundary' } : proof;
  }

  /** What is proven of what is used under an address, by each of its users that differ; nothing where none is known. */
  proofsOf(address: string): readonly Proof[] {
    const seen = new Set([address]);
    const proofs = new Map<string, Proof>();
    for (const each of seen) {
      if (seen.size > mostSteps) break;
      const known = this.#all.proofs.get(each);
      const proof = known && this.#proofOf(each, known);
      if (proof) proofs.set(`${proof.type ?? ''} ${proof.attachedTo ?? ''}`, proof);
      for (const by of this.#all.uses.get(each) ?? []) seen.add(by);
    }
    return [...proofs.values()];
  }
}

function knownOf(files: readonly FileFacts[]): Known {
  const uses = new Map<string, string[]>();
  for (const [address, by] of files.flatMap((file) => file.uses)) {
    const known = uses.get(address);
    if (known) known.push(by);
    else uses.set(address, [by]);
  }
  const attached = new Set(files.flatMap((file) => file.attached));
  return {
    files,
    uses,
    proofs: new Map(files.flatMap((file) => file.proofs)),
    boundaries: new Set(files.flatMap((file) => file.boundaries).filter((address) => !attached.has(address))),
  };
}

/** The folder of a file that is linted, as it is now. What is no file of the disk stands by itself. */
export function folderOf(text: string, filename: string | undefined): Folder {
  return new Folder(() => (filename === undefined ? [] : neighboursOf(filename)), factsOf(text));
}

/** Folders in each other, of which the outermost has the files of a module. */
const mostFolders = 4;

/** What the nearest module around a file proves of the policies that it reads from the file. */
export function proofsOfFile(filename: string): readonly Proof[] {
  let path = basename(filename);
  let folder = dirname(filename);
  for (let left = mostFolders; left > 0; left--) {
    const files = neighboursOf(join(folder, basename(path)));
    if (files.length > 0) return new Folder(() => files).proofsOf(addressOfFile(path));
    path = `${basename(folder)}/${path}`;
    if (dirname(folder) === folder) break;
    folder = dirname(folder);
  }
  return [];
}

interface Remembered {
  readonly stamp: string;
  readonly facts: FileFacts;
}

/** By path. Files that are linted one by one have the same neighbours. */
const remembered = new Map<string, Remembered>();

function neighboursOf(filename: string): readonly FileFacts[] {
  if (!isAbsolute(filename)) return [];
  const folder = dirname(filename);
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  const own = basename(filename);
  return names
    .filter((name) => /\.(?:tf|tofu)$/.test(name) && name !== own)
    .slice(0, mostFiles)
    .flatMap((name) => factsAt(join(folder, name)) ?? []);
}

/** undefined for what is no plain file, such as a link out of the folder. */
function factsAt(path: string): FileFacts | undefined {
  try {
    const stats = lstatSync(path);
    if (!stats.isFile() || stats.size > mostBytes) return undefined;
    const stamp = `${stats.mtimeMs} ${stats.size}`;
    const known = remembered.get(path);
    if (known?.stamp === stamp) return known.facts;
    const facts = factsOf(readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
    if (remembered.size > mostFiles) remembered.clear();
    remembered.set(path, { stamp, facts });
    return facts;
  } catch {
    return undefined;
  }
}
