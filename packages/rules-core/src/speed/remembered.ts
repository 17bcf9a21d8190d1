/** Memoization, because rules ask the same questions again and again. It affects only the time that a run takes. */
import { ownText } from './own-text.js';

/** Memoizes a function of an object, for as long as the object is alive. */
export function remembered<Subject extends object, Answer>(
  answerTo: (about: Subject) => Answer,
): (about: Subject) => Answer {
  const answers = new WeakMap<Subject, Answer>();
  return (about) => {
    const known = answers.get(about);
    if (known !== undefined || answers.has(about)) return known as Answer;
    const answer = answerTo(about);
    answers.set(about, answer);
    return answer;
  };
}

/** Memoizes a function of an object and a detail. */
export function rememberedFor<Subject extends object, Detail, Answer>(
  answerTo: (about: Subject, detail: Detail) => Answer,
): (about: Subject, detail: Detail) => Answer {
  const answersAbout = remembered<Subject, Map<Detail, Answer>>(() => new Map());
  return (about, detail) => {
    const answers = answersAbout(about);
    const known = answers.get(detail);
    if (known !== undefined || answers.has(detail)) return known as Answer;
    const answer = answerTo(about, detail);
    answers.set(detail, answer);
    return answer;
  };
}

/**
 * Memoizes a function of a text. The results outlive the file that the text is from.
 *
 * @param most how many results are kept
 * @param longest longer texts are not cached
 */
export function rememberedByText<Answer>(
  answerTo: (text: string) => Answer,
  { most, longest }: { readonly most: number; readonly longest: number },
): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    if (text.length > longest) return answerTo(text);
    const known = answers.get(text);
    if (known !== undefined || answers.has(text)) return known as Answer;
    if (answers.size >= most) answers.clear();
    const own = ownText(text);
    const answer = answerTo(own);
    answers.set(own, answer);
    return answer;
  };
}

/** Memoizes a function of two texts, for as long as the function is alive. */
export function rememberedForPairs<Answer>(
  answerTo: (a: string, b: string) => Answer,
): (a: string, b: string) => Answer {
  const answers = new Map<string, Map<string, Answer>>();
  return (a, b) => {
    let row = answers.get(a);
    if (row === undefined) answers.set(a, (row = new Map<string, Answer>()));
    const known = row.get(b);
    if (known !== undefined || row.has(b)) return known as Answer;
    const answer = answerTo(a, b);
    row.set(b, answer);
    return answer;
  };
}
