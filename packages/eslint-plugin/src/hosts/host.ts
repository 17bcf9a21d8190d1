/** What reads the syntax tree of a parser or language. */
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
  /** The languages of ESLint whose trees it reads, as `meta.languages` of a rule names them. */
  readonly languages: readonly string[];
  /** The types of the nodes that it reads, as ESLint names listeners. */
  readonly roots: readonly string[];
  /** Whether it has anything to read in a file, where that shows before the tree is walked; in any file unless given. */
  isFor?(sourceCode: object): boolean;
  /** Whether the tree is one that no other host reads; not asked where it has something to read. */
  owns?(sourceCode: object): boolean;
  /** @returns undefined for the tree of another parser */
  read(root: object, file: HostFile): Source | undefined;
  /** Reads another text of the language by itself, where no parser is at hand: `sourceCode` is that of the present text. */
  readText?(file: HostFile): Source | undefined;
}
