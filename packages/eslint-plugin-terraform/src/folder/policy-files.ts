/** What a module says of policies in files that are not in HCL: those that it reads, and its own in JSON. */
import { basename, dirname } from 'node:path';
import type { OtherPlaces } from 'eslint-plugin-iam';
import { addressOfFile } from './file-facts.js';
import { Folder } from './folder.js';
import { filesIn } from './on-disk.js';
import type { Proof } from './proofs.js';

/** Folders in each other, of which the outermost has the files of a module. */
const mostFolders = 4;

export function placesOf(filename: string): OtherPlaces {
  if (/\.(?:tf|tofu)$/.test(filename)) return {};
  if (!/\.(?:tf|tofu)\.json$/.test(filename)) return { ofFile: proofsOfFile(filename) };
  const folder = new Folder(() => filesIn(dirname(filename)));
  return { ofOwner: (owner) => folder.proofsOfPolicy(owner) };
}

/** What the nearest module around a file proves of the policies that it reads from the file. */
function proofsOfFile(filename: string): readonly Proof[] {
  let path = basename(filename);
  let folder = dirname(filename);
  for (let left = mostFolders; left > 0; left--) {
    const neighbours = filesIn(folder);
    if (neighbours.files.length > 0) return new Folder(() => neighbours).proofsOf(addressOfFile(path));
    path = `${basename(folder)}/${path}`;
    if (dirname(folder) === folder) break;
    folder = dirname(folder);
  }
  return [];
}
