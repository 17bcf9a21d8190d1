/**
 * Answers that are kept, as rules ask the same of the same thing again and again. Nothing changes but the time it takes.
 */
import { ownText } from './own-text.js';

/** The function, with its answers kept for as long as what they are about is in use. */
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

/** The same for a function that is asked for many details of one thing. */
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
 * The same for a function of texts, whose answers outlive the files that the texts are from.
 *
 * @param most how many answers are kept
 * @param longest texts with more characters are not worth it
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

/** The same for a function of two texts, whose answers live as long as the function. */
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
