/** The setting `accept`: intentional findings, each with a reason. */
import { didYouMean } from '../catalog/did-you-mean.js';

type Texts = string | readonly string[];

/**
 * An entry of the setting. A finding is accepted if it matches everything in the entry. Texts may have the wildcards
 * `*` and `?`. If a list is given, one of its texts has to match.
 */
export interface Acceptance {
  /** The rule whose findings are accepted, with or without the plugin name: `iam/no-service-wildcard`. */
  readonly rule: string;
  /** The `Sid` of the statement. */
  readonly sid?: Texts;
  /** Patterns that match all actions that the finding is about. */
  readonly action?: Texts;
  /** Patterns that match all resources that the finding is about. */
  readonly resource?: Texts;
  /** The owner of the policy, in a file with several, as in messages: `role AppRole, policy deploy`. */
  readonly owner?: Texts;
  /**
   * The path of the file with `/`, relative to the folder that ESLint runs in. `**` stands for any number of folders.
   */
  readonly file?: Texts;
  /** Why the finding is accepted. */
  readonly reason: string;
  /** The last day on which the finding is accepted: `2027-03-31`. */
  readonly until?: string;
}

const criteria = ['sid', 'action', 'resource', 'owner', 'file'] as const;
const keys: readonly string[] = ['rule', ...criteria, 'reason', 'until'];

/** The name of a rule without the plugin name. */
export function plainRuleName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/**
 * Checks a value of the setting.
 *
 * @param ruleNames the existing rules; if absent, any name is allowed
 * @throws Error that names the invalid entry and what is wrong with it
 */
export function checkAccept(input: unknown, ruleNames?: ReadonlySet<string>): void {
  if (!Array.isArray(input)) {
    throw new Error(
      "`settings.iam.accept` must be a list of objects such as `{ rule: 'iam/no-service-wildcard', sid: 'Admin', reason: '…' }`.",
    );
  }
  for (const [index, entry] of input.entries()) checkEntry(entry, `settings.iam.accept[${index}]`, ruleNames);
}

function checkEntry(entry: unknown, place: string, ruleNames: ReadonlySet<string> | undefined): void {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    throw new Error(`\`${place}\` must be an object with \`rule\` and \`reason\`.`);
  }
  const given = entry as Record<string, unknown>;
  for (const key of Object.keys(given)) {
    if (keys.includes(key)) continue;
    throw new Error(
      `\`${place}.${key}\` is unknown. The keys are ${keys.map((each) => `\`${each}\``).join(', ')}.`,
    );
  }
  checkRule(given['rule'], place, ruleNames);
  const { reason, until } = given;
  if (typeof reason !== 'string' || reason.trim() === '')
    throw new Error(`\`${place}\` needs a \`reason\` why the finding is accepted.`);
  for (const key of criteria) {
    if (given[key] !== undefined && !isTexts(given[key]))
      throw new Error(`\`${place}.${key}\` must be a string or a list of strings, none of them empty.`);
  }
  if (until !== undefined && !(typeof until === 'string' && isDay(until))) {
    throw new Error(
      `\`${place}.until\` is ${JSON.stringify(until)}. It must be a day such as \`2027-03-31\`, in quotes.`,
    );
  }
}

function checkRule(rule: unknown, place: string, ruleNames: ReadonlySet<string> | undefined): void {
  if (typeof rule !== 'string') throw new Error(`\`${place}\` needs a \`rule\`, the name of a rule.`);
  const name = plainRuleName(rule);
  if (!ruleNames || ruleNames.has(name)) return;
  throw new Error(
    `\`${place}.rule\` is ${JSON.stringify(rule)}, which is not a rule.${didYouMean(name, ruleNames)}`,
  );
}

function isTexts(value: unknown): boolean {
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  return texts.length > 0 && texts.every((text) => typeof text === 'string' && text !== '');
}

/** Whether a text is an existing day, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
