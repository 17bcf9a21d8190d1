/**
 * Tries suggestions before they are offered, by linting the resulting policy. A suggestion is not offered if the
 * finding remains, or if it causes another finding of `recommended`.
 */
import type { Found, Judgement } from './judge.js';
import { shownOf, type Raised } from './hides.js';
import type { Edit } from '../edits/edit.js';
import { levelIn } from '../rules/levels.js';
import type { PolicySite, Source } from '../sites/source.js';
import type { UndecidedDict } from '../value/value.js';

/**
 * How many characters are linted again for the suggestions of a source: ten suggestions for a policy of two thousand
 * characters. Trying one takes as long as linting the policy, and an editor has to wait for it. Further suggestions are
 * offered untried.
 */
const mostCharacters = 20_000;

/** Judges the edited document of a site, given what was found in it before. */
type JudgeEdited = (site: PolicySite, document: UndecidedDict, before: Judgement) => Judgement;

/** The trials for one source. */
export class Trials {
  readonly #source: Source;
  readonly #judge: JudgeEdited;
  #left = mostCharacters;

  constructor(source: Source, judge: JudgeEdited) {
    this.#source = source;
    this.#judge = judge;
  }

  /**
   * Whether edits resolve a problem without causing another. Assumed to be true for a source that cannot apply edits.
   *
   * @param before what was found in the policy at the site
   * @param verdict returns the result of a trial, which may be cached
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
    // A policy with conditions is linted in each of its branches.
    this.#left -= (end - start) * (problem.branches?.documents.length ?? 1);
    if (this.#left < 0) return true;
    return verdict(() => {
      const document = source.revise!(site, edits);
      return document !== undefined && isBetter(problem, before.raised, this.#judge(site, document, before));
    });
  }
}

function isBetter(shown: Raised, before: readonly Raised[], after: Judgement): boolean {
  const [{ rule, problem }, ...more] = (shown.parts ?? [shown]) as readonly [Raised, ...Raised[]];
  const isSame = (each: Raised) => each.rule === rule && each.problem.messageId === problem.messageId;
  if (after.raised.filter(isSame).length >= before.filter(isSame).length - more.length) return false;
  // Another rule may now use a different message for the same finding.
  const name = (each: Raised) =>
    each.rule === rule ? `${rule.name} ${each.problem.messageId}` : each.rule.name;
  const known = before.map(name);
  // Takes into account what rules outside `recommended` hide.
  return shownOf(after.raised.filter((each) => levelIn(each.rule, 'recommended') !== undefined)).every(
    (each) => {
      const at = known.indexOf(name(each));
      if (at >= 0) known.splice(at, 1);
      return at >= 0;
    },
  );
}
