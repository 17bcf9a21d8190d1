/** Prints the edits of rules as edits of the file. */
import type { Branches } from './branches.js';
import { writtenEdits } from './written-edits.js';
import type { Edit } from '../edits/edit.js';
import type { TextEdit } from '../edits/text-edit.js';
import type { Problem } from '../rules/rule.js';
import type { Source } from '../sites/source.js';

/** A problem in each branch that has it, by the index of the branch. */
export type InBranches = ReadonlyMap<number, Problem>;

export class Writing {
  readonly #source: Source;
  readonly #branches: Branches | undefined;

  /**
   * @param source the source of the policy
   * @param branches the branches of the document that the edits apply to; absent if they apply to the source as written
   */
  constructor(source: Source, branches?: Branches) {
    this.#source = source;
    this.#branches = branches;
  }

  /** The edits in terms of the source as written, or undefined if they cannot be. */
  written(edits: readonly Edit[]): readonly Edit[] | undefined {
    return this.#branches ? writtenEdits(edits, this.#branches, this.#source.holes) : edits;
  }

  /**
   * Prints the edits of a problem. Returns undefined if they cannot be printed, if another branch of the problem would
   * be printed differently, or if they would change a branch without the problem.
   *
   * @param inBranches absent for a problem of a document with one branch
   * @param alike the same edits for the problem in another branch
   */
  print(
    edits: readonly Edit[],
    inBranches: InBranches | undefined,
    alike: (problem: Problem) => readonly (readonly Edit[])[],
  ): TextEdit[] | undefined {
    const printed = this.#print(edits);
    if (!printed || !inBranches || !this.#branches) return printed;
    // A text inside a string cannot be mapped to a part of the document.
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
