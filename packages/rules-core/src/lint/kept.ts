/**
 * Keeps results of the last time that a file was linted, for the next keystroke: which rules report something for a
 * policy, and which suggestions work. Both are kept by the content of the policy, because they do not depend on its
 * position.
 */
import type { Found } from './judge.js';
import type { EnabledRule, Plan } from './plans.js';
import type { TextEdit } from '../edits/text-edit.js';
import type { KnownOfPolicy } from '../policy/type-of-policy.js';
import type { AnyRule } from '../rules/rule.js';
import type { PolicySite, Source } from '../sites/source.js';
import type { Settings } from '../sites/settings.js';
import { Rounds, type Round } from '../speed/rounds.js';
import { contentOf } from '../value/content.js';

/** The rules that report something, or whether a suggestion works. */
type Answer = ReadonlySet<AnyRule> | boolean;

/** More files than anybody edits at a time. */
const rounds = new Rounds<Answer>(8);
/** In characters. AWS accepts no larger policy. */
const longest = 50_000;

const numbers = new WeakMap<AnyRule, number>();
let lastNumber = 0;

function numberOf(rule: AnyRule): number {
  const known = numbers.get(rule) ?? ++lastNumber;
  numbers.set(rule, known);
  return known;
}

/** @returns undefined for a text without a name, and for a file that is linted for the first time */
export function keptOf(
  { filename }: Source,
  enabled: readonly EnabledRule[],
  { placeholders }: Settings,
): Kept | undefined {
  if (filename === undefined) return undefined;
  const round = rounds.next(filename, () =>
    JSON.stringify([enabled.map(({ rule, options }) => [numberOf(rule), options]), placeholders]),
  );
  return round && new Kept(round);
}

export class Kept {
  readonly #round: Round<Answer>;
  readonly #contents = new Map<PolicySite, string | undefined>();

  constructor(round: Round<Answer>) {
    this.#round = round;
  }

  /**
   * A key that identifies the policy at a site by its content. Undefined if there is none.
   *
   * @param known what determines its type
   * @param others the other policies of its principal
   */
  keyOf(
    site: PolicySite,
    { settings, ...known }: KnownOfPolicy,
    others: readonly PolicySite[],
  ): string | undefined {
    const { policyType, attachedTo } = settings ?? {};
    const contents = [site, ...others].map((each) => this.#contentOf(each));
    if (contents.some((content) => content === undefined || content.length > longest)) return undefined;
    const facts = others.map(({ type, attachedTo: to, owner, stored }) => [type, to, owner, stored]);
    return [JSON.stringify([known, policyType, attachedTo, facts]), ...contents].join('\n');
  }

  #contentOf(site: PolicySite): string | undefined {
    if (!this.#contents.has(site)) this.#contents.set(site, contentOf(site.document));
    return this.#contents.get(site);
  }

  /** The plans of the rules that reported something for a policy with this key. The others have nothing to report. */
  plansFor(key: string, plans: readonly Plan[]): readonly Plan[] {
    const raising = this.#round.recall(`rules ${key}`);
    return typeof raising === 'object' ? plans.filter(({ rule }) => raising.has(rule)) : plans;
  }

  keepRaising(key: string, raising: ReadonlySet<AnyRule>): void {
    this.#round.keep(`rules ${key}`, raising);
  }

  /** The verdict on a suggestion, by its problem and by the resulting text of the policy. */
  verdict(
    key: string,
    { rule, problem, parts = [] }: Found,
    { edits, start }: Printed,
    tryOut: () => boolean,
  ): boolean {
    const printed = edits.map(({ range, text }) => [range[0] - start, range[1] - start, text]);
    const about = [numberOf(rule), problem.messageId, parts.map((part) => part.problem.messageId)];
    const question = `verdict ${JSON.stringify([about, printed])} ${key}`;
    const known = this.#round.recall(question);
    if (typeof known === 'boolean') return known;
    const passes = tryOut();
    this.#round.keep(question, passes);
    return passes;
  }
}

/** Printed edits, with the position of the policy in the same text. */
export interface Printed {
  readonly edits: readonly TextEdit[];
  readonly start: number;
}
