/** A host reads the syntax tree of a parser or language. */
import type { Settings, Source } from 'iam-rules-core';

export interface HostFile {
  /** Without a byte order mark. */
  readonly text: string;
  readonly filename: string;
  /** ESLint's object for the file. */
  readonly sourceCode: object;
  readonly settings: Settings;
}

export interface Host {
  /** The ESLint languages whose trees it reads, as in the `meta.languages` of a rule. */
  readonly languages: readonly string[];
  /** The types of the nodes that it reads, as ESLint names listeners. */
  readonly roots: readonly string[];
  /**
   * Whether there is anything to read in a file, if that can be decided before traversing the tree. By default there
   * may be in any file.
   */
  isFor?(sourceCode: object): boolean;
  /** Whether only this host reads such a tree. Not called if there is something to read in it. */
  owns?(sourceCode: object): boolean;
  /** @returns undefined for the tree of another parser */
  read(root: object, file: HostFile): Source | undefined;
  /** Reads another text in the same language without ESLint's parser. `sourceCode` is that of the current text. */
  readText?(file: HostFile): Source | undefined;
}
