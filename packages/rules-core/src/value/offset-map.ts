/** Where the characters of a decoded text stand in its source. */

/** A part of a text and the part of the source that it is read from. */
export interface Run {
  /** Where the part starts in the text. */
  readonly text: number;
  /** Where it starts in the source. */
  readonly source: number;
  /** How many characters of the text it is. */
  readonly length: number;
  /** How many of the source: as many when it is read as it is, another number for an escape or a hole, read as a whole. */
  readonly sourceLength: number;
}

/** Offsets of a text to offsets of its source, in time logarithmic in the number of runs. */
export class OffsetMap {
  readonly #runs: readonly Run[];

  /** @param runs in order, without gaps in the text, at least one */
  constructor(runs: readonly Run[]) {
    this.#runs = runs;
  }

  /** Where the character at an offset of the text begins in the source; the end of the source for the end of the text. */
  startOf(offset: number): number {
    const run = this.#runAt(offset);
    const within = offset - run.text;
    if (within === 0) return run.source;
    if (run.length === run.sourceLength) return run.source + within;
    return within < run.length ? run.source : run.source + run.sourceLength;
  }

  /** Where the character before an offset of the text ends in the source; the start of the source for offset 0. */
  endOf(offset: number): number {
    if (offset === 0) return this.startOf(0);
    const run = this.#runAt(offset - 1);
    return run.length === run.sourceLength ? run.source + offset - run.text : run.source + run.sourceLength;
  }

  /** The runs between two offsets of the text, cut to them. */
  between(from: number, to: number): readonly Run[] {
    const found: Run[] = [];
    for (let index = this.#indexAt(from); index < this.#runs.length; index++) {
      const run = this.#runs[index]!;
      if (run.text >= to) break;
      const start = Math.max(run.text, from);
      const end = Math.min(run.text + run.length, to);
      if (start >= end) continue;
      found.push(
        run.length === run.sourceLength
          ? {
              text: start,
              source: run.source + start - run.text,
              length: end - start,
              sourceLength: end - start,
            }
          : run,
      );
    }
    return found;
  }

  #runAt(offset: number): Run {
    return this.#runs[this.#indexAt(offset)]!;
  }

  /** Of the last run that starts at the offset or before. */
  #indexAt(offset: number): number {
    let low = 0;
    let high = this.#runs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#runs[middle]!.text <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
