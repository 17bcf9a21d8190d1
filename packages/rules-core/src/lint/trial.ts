/**
 * Suggestions are tried before they are offered: the policy that one leads to is read and judged. One that leaves its
 * finding, or brings another of `recommended`, is not offered.
 */
import type { Found, Judgement } from './judge.js';
import { shownOf, type Raised } from './hides.js';
import type { Edit } from '../edits/edit.js';
import { levelIn } from '../rules/levels.js';
import type { PolicySite, Source } from '../sites/source.js';

/**
 * How many characters are read again for the suggestions of one source: for a policy of two thousand characters, ten
 * suggestions. To try one takes as long as to lint the policy, and an editor waits for it; those beyond are offered untried.
 */
const mostCharacters = 20_000;

/** The suggestions of one source. */
export class Trials {
  readonly #source: Source;
  readonly #judge: (site: PolicySite, before: Judgement) => Judgement;
  #left = mostCharacters;

  constructor(source: Source, judge: (site: PolicySite, before: Judgement) => Judgement) {
    this.#source = source;
    this.#judge = judge;
  }

  /**
   * Whether edits do away with a problem, and bring no other. Those of a source that cannot revise are taken to.
   *
   * @param before what was found in the policy at the site
   * @param verdict asks for the verdict of a trial, unless it is known
   */
  passes(
    edits: readonly Edit[],
    problem: Found,
    site: PolicySite,
    before: Judgement,
    verdict: (tryOut: () => boolean) => boolean,
  ): boolean {
    const source = site.source ?? this.#source;
    if (!source.revise) return true;
    const { start, end } = site.document.span;
    // A policy with conditions is judged in each of its branches.
    this.#left -= (end - start) * (problem.branches?.documents.length ?? 1);
    if (this.#left < 0) return true;
    return verdict(() => {
      const document = source.revise!(site, edits);
      return (
        document !== undefined && isBetter(problem, before.raised, this.#judge({ ...site, document }, before))
      );
    });
  }
}

function isBetter(shown: Raised, before: readonly Raised[], after: Judgement): boolean {
  const [{ rule, problem }, ...more] = (shown.parts ?? [shown]) as readonly [Raised, ...Raised[]];
  const isSame = (each: Raised) => each.rule === rule && each.problem.messageId === problem.messageId;
  if (after.raised.filter(isSame).length >= before.filter(isSame).length - more.length) return false;
  // Another rule may use other words for what it found before.
  const name = (each: Raised) =>
    each.rule === rule ? `${rule.name} ${each.problem.messageId}` : each.rule.name;
  const known = before.map(name);
  // What rules of other configurations hide of theirs counts as well.
  return shownOf(after.raised.filter((each) => levelIn(each.rule, 'recommended') !== undefined)).every(
    (each) => {
      const at = known.indexOf(name(each));
      if (at >= 0) known.splice(at, 1);
      return at >= 0;
    },
  );
}
