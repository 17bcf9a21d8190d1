/** Reads files in another version from their Git repository. */
import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';

export type EarlierText =
  | { readonly kind: 'text'; readonly text: string }
  /** There was no such file. */
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'unreadable';
      /** The reason, as a main clause without a full stop. */
      readonly why: string;
    };

/**
 * The text of a file in the commit where the current branch began, under the name that it had there.
 *
 * @param path absolute
 * @param base a ref: a branch, tag or commit
 */
export function earlierText(path: string, base: string): EarlierText {
  const place = placeOf(path);
  if ('why' in place) return { kind: 'unreadable', why: place.why };
  const version = versionOf(place.root, base);
  if ('why' in version) return { kind: 'unreadable', why: version.why };
  const name = relative(place.root, place.path).split(sep).join('/');
  const read = textAt(place.root, version.commit, name);
  if (read !== undefined) return { kind: 'text', text: read };
  const renamed = version.renames().get(name);
  const text = renamed === undefined ? undefined : textAt(place.root, version.commit, renamed);
  return text === undefined ? { kind: 'absent' } : { kind: 'text', text };
}

interface Fault {
  readonly why: string;
}

interface Version {
  readonly commit: string;
  /** The old names of files, by their current names. */
  readonly renames: () => ReadonlyMap<string, string>;
}

function placeOf(path: string): { readonly root: string; readonly path: string } | Fault {
  let real: string;
  try {
    real = join(realpathSync(dirname(path)), basename(path));
  } catch {
    return { why: 'the text is not a file of its own' };
  }
  const root = rootOf(dirname(real));
  return typeof root === 'string' ? { root, path: real } : root;
}

const rootOf = remembered((folder: string): string | Fault => {
  const { status, stdout, error } = git(folder, ['rev-parse', '--show-toplevel']);
  if (error) return { why: 'Git could not be started' };
  return status === 0 ? realpathSync(stdout.trimEnd()) : { why: 'the file is not in a Git repository' };
});

const versionOf = rememberedPair((root: string, base: string): Version | Fault => {
  const named = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${base}^{commit}`]);
  if (named.status !== 0) return { why: `Git has no commit \`${base}\`, so fetch it first` };
  const merge = git(root, ['merge-base', named.stdout.trim(), 'HEAD']);
  if (merge.status !== 0)
    return { why: `Git finds no common commit of \`${base}\` and HEAD, so fetch the whole history` };
  const commit = merge.stdout.trim();
  let renames: ReadonlyMap<string, string> | undefined;
  return { commit, renames: () => (renames ??= renamesSince(root, commit)) };
});

/** Renames are detected by Git, among similar files that are staged or committed. */
function renamesSince(root: string, commit: string): ReadonlyMap<string, string> {
  const { stdout } = git(root, [
    'diff',
    '--name-status',
    '--find-renames',
    '--diff-filter=R',
    '-z',
    commit,
    '--',
  ]);
  const fields = stdout.split('\0');
  const names = new Map<string, string>();
  for (let index = 0; index + 2 < fields.length; index += 3)
    names.set(fields[index + 2]!, fields[index + 1]!);
  return names;
}

/** Undefined if the commit has no such file. */
function textAt(root: string, commit: string, name: string): string | undefined {
  const { status, stdout } = git(root, ['cat-file', 'blob', `${commit}:${name}`]);
  return status === 0 ? stdout.replace(/^\uFEFF/, '') : undefined;
}

/** The largest text that is read, in bytes. Far beyond any policy. */
const largest = 64 * 1024 * 1024;

/** Without a shell, so that names and refs cannot contain commands. */
function git(folder: string, args: readonly string[]) {
  return spawnSync('git', args, { cwd: folder, encoding: 'utf8', maxBuffer: largest, windowsHide: true });
}

/** Milliseconds. A run over many files asks Git once, but an editor, whose process stays alive, notices new commits. */
const keptFor = 5_000;

function remembered<Answer>(answerTo: (about: string) => Answer): (about: string) => Answer {
  const answers = new Map<string, { readonly answer: Answer; readonly at: number }>();
  return (about) => {
    const known = answers.get(about);
    if (known && Date.now() - known.at < keptFor) return known.answer;
    const answer = answerTo(about);
    answers.set(about, { answer, at: Date.now() });
    return answer;
  };
}

function rememberedPair<Answer>(answerTo: (one: string, other: string) => Answer) {
  const both = remembered((key) => answerTo(...(JSON.parse(key) as [string, string])));
  return (one: string, other: string): Answer => both(JSON.stringify([one, other]));
}
