/** The settings that keep findings of a file from being shown, together. */
import { Accepted } from './accepted.js';
import { Baselined } from './baselined.js';
import type { Found } from './judge.js';
import type { Run, Where } from './run.js';
import type { GoneFindings, UnusedAcceptance } from '../rules/rule.js';
import type { Settings } from '../sites/settings.js';
import type { PolicySite } from '../sites/source.js';
import type { Span } from '../value/value.js';

export class Exceptions {
  readonly #accepted: Accepted | undefined;
  readonly #baselined: Baselined | undefined;

  constructor({ accept, baseline }: Settings, filename: string | undefined, run: Run) {
    this.#accepted = accept && new Accepted(accept, filename, run);
    this.#baselined = baseline && new Baselined(baseline, filename, run);
  }

  /**
   * Takes note of what rules raise, whether or not another finding hides it.
   *
   * @param site of a policy; undefined for what is raised of the file
   */
  note(raised: readonly Found[], where: Where, site?: PolicySite, locate?: (span: Span) => Span): void {
    if (site && locate) {
      this.#accepted?.visit(site, locate);
      this.#baselined?.visit(site, locate);
    }
    this.#accepted?.use(raised, where);
    this.#baselined?.use(raised, where);
  }

  /** Of the findings of a policy, or of the file, those that are shown, as far as they are. */
  left(found: readonly Found[], where: Where): readonly Found[] {
    const left = this.#accepted ? this.#accepted.left(found, where) : found;
    return this.#baselined ? this.#baselined.left(left, where) : left;
  }

  /**
   * The entries of `accept` that name this file and accept nothing in it.
   *
   * @param ran the names of the rules that were run: what others would report is not known
   */
  unused(ran: ReadonlySet<string>): readonly UnusedAcceptance[] {
    return this.#accepted?.unused(ran) ?? [];
  }

  /** The findings that `baseline` has of this file and that are gone, with the same `ran`. */
  gone(ran: ReadonlySet<string>): readonly GoneFindings[] {
    return this.#baselined?.gone(ran) ?? [];
  }
}
