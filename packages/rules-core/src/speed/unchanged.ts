/**
 * Reuses answers about what an edit leaves unchanged, because trying a suggestion changes little of a policy. It
 * affects only the time that a run takes.
 */

const originals = new WeakMap<object, object>();

/** Declares that answers about an object before an edit hold after it, as far as they are remembered with `rememberedIfUnchanged`. */
export function declareUnchanged<Subject extends object>(now: Subject, before: Subject): void {
  originals.set(now, before);
}

/** Memoizes a function of an object. The answer about what an edit leaves unchanged is the one from before the edit. */
export function rememberedIfUnchanged<Subject extends object, Answer>(
  answerTo: (about: Subject) => Answer,
): (about: Subject) => Answer {
  const answers = new WeakMap<Subject, { readonly answer: Answer }>();
  return function answerAbout(about): Answer {
    const known = answers.get(about);
    if (known) return known.answer;
    const original = originals.get(about) as Subject | undefined;
    const answer = original ? answerAbout(original) : answerTo(about);
    answers.set(about, { answer });
    return answer;
  };
}
