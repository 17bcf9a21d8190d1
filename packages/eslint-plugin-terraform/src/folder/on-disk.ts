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

/** A folder with more files is not looked at for each file that is linted: for all of them, that would be quadratic. */
const fewFiles = 100;
/** How many times as long as it took to look at such a folder, what was seen is taken for granted. */
const restFactor = 10;

interface Known {
  /** When the files were written. */
  readonly stamps: ReadonlyMap<string, string>;
  readonly neighbours: Neighbours;
  /** When to look again, by `performance.now`. */
  readonly lookAgainAt: number;
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
  const start = performance.now();
  if (before && start < before.lookAgainAt) return before.neighbours;
  const stamps = stampsIn(folder);
  const end = performance.now();
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
  const rest = stamps.size > fewFiles ? restFactor * (end - start) : 0;
  known.set(folder, { stamps, neighbours, lookAgainAt: end + rest });
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
