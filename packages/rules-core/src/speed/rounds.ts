/**
 * What was found out in the last round over a subject, for the next one: an editor lints a file at each keystroke, and most of it is
 * as it was. Nothing changes but the time it takes.
 */
export class Rounds<Answer> {
  readonly #mostSubjects: number;
  /** Those that were asked for last at the end. */
  readonly #last = new Map<string, Last<Answer>>();

  /** @param mostSubjects of how many subjects the last round is kept */
  constructor(mostSubjects: number) {
    this.#mostSubjects = mostSubjects;
  }

  /**
   * Begins a round.
   *
   * @param termsNow what all answers depend on; asked for from the second round on
   * @returns undefined in the first round over a subject: most subjects have no other, and need not pay for one
   */
  next(subject: string, termsNow: () => string): Round<Answer> | undefined {
    const last = this.#last.get(subject);
    const terms = last && termsNow();
    const answers = new Map<string, Answer>();
    this.#last.delete(subject);
    this.#last.set(subject, { terms, answers });
    for (const oldest of this.#last.keys()) {
      if (this.#last.size <= this.#mostSubjects) break;
      this.#last.delete(oldest);
    }
    return last && new Round(last.terms === terms ? last.answers : new Map<string, Answer>(), answers);
  }
}

interface Last<Answer> {
  /** undefined after the first round. */
  readonly terms: string | undefined;
  readonly answers: Map<string, Answer>;
}

export class Round<Answer> {
  readonly #before: ReadonlyMap<string, Answer>;
  readonly #answers: Map<string, Answer>;

  constructor(before: ReadonlyMap<string, Answer>, answers: Map<string, Answer>) {
    this.#before = before;
    this.#answers = answers;
  }

  /** The answer of this round or the last one, which is kept for the next. */
  recall(question: string): Answer | undefined {
    const known = this.#answers.get(question) ?? this.#before.get(question);
    if (known !== undefined) this.#answers.set(question, known);
    return known;
  }

  keep(question: string, answer: Answer): void {
    this.#answers.set(question, answer);
  }
}
