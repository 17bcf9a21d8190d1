/**
 * Keeps what one round over a subject has computed for the next round, because an editor lints a file at each keystroke
 * and most of it is unchanged. It affects only the time that a run takes.
 */
export class Rounds<Answer> {
  readonly #mostSubjects: number;
  /** The most recently used subject is last. */
  readonly #last = new Map<string, Last<Answer>>();

  /** @param mostSubjects how many subjects are kept */
  constructor(mostSubjects: number) {
    this.#mostSubjects = mostSubjects;
  }

  /**
   * Begins a round.
   *
   * @param termsNow returns what all answers depend on; called from the second round on
   * @returns undefined in the first round over a subject, because most subjects have no other and should not pay for
   * one
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
  /** Undefined after the first round. */
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

  /** The answer of this round or the last one. It is kept for the next round. */
  recall(question: string): Answer | undefined {
    const known = this.#answers.get(question) ?? this.#before.get(question);
    if (known !== undefined) this.#answers.set(question, known);
    return known;
  }

  keep(question: string, answer: Answer): void {
    this.#answers.set(question, answer);
  }
}
