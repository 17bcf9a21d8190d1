/** Policy files that a module reads. */
import { basename, dirname } from 'node:path';
import { addressOfFile } from './file-facts.js';
import { Folder } from './folder.js';
import { filesIn } from './on-disk.js';
import type { Proof } from './proofs.js';

/** Folders in each other, of which the outermost has the files of a module. */
const mostFolders = 4;

/** What the nearest module around a file proves of the policies that it reads from the file. */
export function proofsOfFile(filename: string): readonly Proof[] {
  if (/\.(?:tf|tofu)(?:\.json)?$/.test(filename)) return [];
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
