/** Maps the characters of a decoded text to their positions in the source. */

/** A part of a text with the part of the source that it is decoded from. */
export interface Run {
  /** The start in the text. */
  readonly text: number;
  /** The start in the source. */
  readonly source: number;
  /** The number of characters in the text. */
  readonly length: number;
  /**
   * The number of characters in the source. The same for literal text, different for an escape or a hole, which is
   * mapped as a whole.
   */
  readonly sourceLength: number;
}

/** Maps offsets in a text to offsets in its source, in logarithmic time. */
export class OffsetMap {
  readonly #runs: readonly Run[];

  /** @param runs in order, without gaps in the text, at least one */
  constructor(runs: readonly Run[]) {
    this.#runs = runs;
  }

  /**
   * Where the character at an offset of the text begins in the source. The end of the source for the end of the text.
   */
  startOf(offset: number): number {
    const run = this.#runAt(offset);
    const within = offset - run.text;
    if (within === 0) return run.source;
    if (run.length === run.sourceLength) return run.source + within;
    return within < run.length ? run.source : run.source + run.sourceLength;
  }

  /** Where the character before an offset of the text ends in the source. The start of the source for offset 0. */
  endOf(offset: number): number {
    if (offset === 0) return this.startOf(0);
    const run = this.#runAt(offset - 1);
    return run.length === run.sourceLength ? run.source + offset - run.text : run.source + run.sourceLength;
  }

  /** The runs between two offsets of the text. The first and the last are cut to fit. */
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

  /** The index of the last run that starts at or before the offset. */
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
