/**
 * Reuses answers about what an edit leaves unchanged, because trying a suggestion changes little of a policy. It
 * affects only the time that a run takes.
 */
import { remembered, rememberedFor } from './remembered.js';

const originals = new WeakMap<object, object>();

/** Declares that, after an edit, the answers about an object before it still hold, as far as the functions below remember them. */
export function declareUnchanged<Subject extends object>(now: Subject, before: Subject): void {
  originals.set(now, originalOf(before));
}

function originalOf<Subject extends object>(subject: Subject): Subject {
  return (originals.get(subject) as Subject | undefined) ?? subject;
}

/** Memoizes a function of an object. The answer about what an edit leaves unchanged is the one from before the edit. */
export function rememberedIfUnchanged<Subject extends object, Answer>(
  answerTo: (about: Subject) => Answer,
): (about: Subject) => Answer {
  const answer = remembered(answerTo);
  return (about) => answer(originalOf(about));
}

/** The same for a function of an object and a detail. */
export function rememberedForIfUnchanged<Subject extends object, Detail, Answer>(
  answerTo: (about: Subject, detail: Detail) => Answer,
): (about: Subject, detail: Detail) => Answer {
  const answer = rememberedFor(answerTo);
  return (about, detail) => answer(originalOf(about), detail);
}
