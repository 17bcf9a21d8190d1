/** Reads folders: their files of Terraform alone, none outside of them, and none that is a link. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { FolderFile } from './folder-file.js';
import { Neighbours } from './neighbours.js';

/** More than any module has. */
const mostFiles = 500;
/** Nobody writes larger ones by hand. */
const mostBytes = 2_000_000;
/** Files are linted folder by folder. */
const mostFolders = 20;

interface Known {
  /** When the files were written. */
  readonly stamps: ReadonlyMap<string, string>;
  readonly neighbours: Neighbours;
}

/** By path, those that were asked for last at the end. */
const known = new Map<string, Known>();

const alone = new Neighbours([]);

/** The files in the folder of a file, itself among them where it is one. */
export function neighboursOf(filename: string | undefined): Neighbours {
  return filename !== undefined && isAbsolute(filename) ? filesIn(dirname(filename)) : alone;
}

export function filesIn(folder: string): Neighbours {
  const before = known.get(folder);
  const stamps = stampsIn(folder);
  known.delete(folder);
  if (stamps.size === 0) return alone;
  const isSame =
    before?.stamps.size === stamps.size &&
    [...stamps].every(([path, stamp]) => before.stamps.get(path) === stamp);
  const neighbours = isSame
    ? before.neighbours
    : new Neighbours(
        [...stamps.keys()].flatMap((path) => {
          const same = before?.stamps.get(path) === stamps.get(path);
          return (
            (same ? before?.neighbours.files.find((file) => file.path === path) : undefined) ??
            fileAt(path) ??
            []
          );
        }),
      );
  known.set(folder, { stamps, neighbours });
  for (const oldest of known.keys()) {
    if (known.size <= mostFolders) break;
    known.delete(oldest);
  }
  return neighbours;
}

/** Of each plain file of Terraform, when it was written. */
function stampsIn(folder: string): ReadonlyMap<string, string> {
  const stamps = new Map<string, string>();
  for (const name of namesIn(folder)) {
    const path = join(folder, name);
    const stamp = stampOf(path);
    if (stamp !== undefined) stamps.set(path, stamp);
    if (stamps.size >= mostFiles) break;
  }
  return stamps;
}

function stampOf(path: string): string | undefined {
  try {
    const stats = lstatSync(path);
    return stats.isFile() && stats.size <= mostBytes ? `${stats.mtimeMs} ${stats.size}` : undefined;
  } catch {
    return undefined;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => /\.(?:tf|tofu)(?:\.json)?$/.test(name));
  } catch {
    return [];
  }
}

function fileAt(path: string): FolderFile | undefined {
  try {
    return new FolderFile(path, readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}
