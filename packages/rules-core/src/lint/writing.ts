/** Writes the edits of rules into the file. */
import type { Branches } from './branches.js';
import { writtenEdits } from './written-edits.js';
import type { Edit } from '../edits/edit.js';
import type { TextEdit } from '../edits/text-edit.js';
import type { Problem } from '../rules/rule.js';
import type { Source } from '../sites/source.js';

/** A problem in the branches of a document that it is in, by their places. */
export type InBranches = ReadonlyMap<number, Problem>;

export class Writing {
  readonly #source: Source;
  readonly #branches: Branches | undefined;

  /**
   * @param source the source of the policy
   * @param branches of the document that edits are about; absent for edits of what is written
   */
  constructor(source: Source, branches?: Branches) {
    this.#source = source;
    this.#branches = branches;
  }

  /** Edits of what is written; undefined for what cannot be. */
  written(edits: readonly Edit[]): readonly Edit[] | undefined {
    return this.#branches ? writtenEdits(edits, this.#branches, this.#source.holes) : edits;
  }

  /**
   * Prints the edits of a problem. undefined for what cannot be printed, for what would be printed otherwise for another
   * of its branches, and for what changes a branch that it is not in.
   *
   * @param inBranches absent for a problem of a document with one branch
   * @param alike the same edits, as they are for the problem in another branch
   */
  print(
    edits: readonly Edit[],
    inBranches: InBranches | undefined,
    alike: (problem: Problem) => readonly (readonly Edit[])[],
  ): TextEdit[] | undefined {
    const printed = this.#print(edits);
    if (!printed || !inBranches || !this.#branches) return printed;
    // Nobody knows which part of the document a text in a string of it is.
    if (this.#source.locate) return undefined;
    const branches = this.#branches;
    const isWithin = printed.every(({ range: [start, end] }) =>
      branches.holding({ start, end }).every((place) => inBranches.has(place)),
    );
    const form = JSON.stringify(printed);
    const isAlike = (problem: Problem) =>
      alike(problem).some((each) => JSON.stringify(this.#print(each)) === form);
    return isWithin && [...inBranches.values()].every(isAlike) ? printed : undefined;
  }

  #print(edits: readonly Edit[]): TextEdit[] | undefined {
    const written = this.written(edits);
    return written && this.#source.print(written);
  }
}
