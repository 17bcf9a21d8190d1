/** Combines the settings that hide findings of a file: `accept` and `baseline`. */
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
   * Records what rules report, including findings that another finding hides.
   *
   * @param site the site of the policy; undefined for findings about the file
   */
  note(raised: readonly Found[], where: Where, site?: PolicySite, locate?: (span: Span) => Span): void {
    if (site && locate) {
      this.#accepted?.visit(site, locate);
      this.#baselined?.visit(site, locate);
    }
    this.#accepted?.use(raised, where);
    this.#baselined?.use(raised, where);
  }

  /**
   * The findings of a policy, or of the file, that are still shown, reduced to the part that is not accepted or known.
   */
  left(found: readonly Found[], where: Where): readonly Found[] {
    const left = this.#accepted ? this.#accepted.left(found, where) : found;
    return this.#baselined ? this.#baselined.left(left, where) : left;
  }

  /**
   * The entries of `accept` that name this file but accept nothing in it.
   *
   * @param ran the names of the rules that ran; what other rules would report is unknown
   */
  unused(ran: ReadonlySet<string>): readonly UnusedAcceptance[] {
    return this.#accepted?.unused(ran) ?? [];
  }

  /** The findings that `baseline` records for this file and that are gone. `ran` is as above. */
  gone(ran: ReadonlySet<string>): readonly GoneFindings[] {
    return this.#baselined?.gone(ran) ?? [];
  }
}
