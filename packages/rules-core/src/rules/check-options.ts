/** Options that the schemas of a rule allow, and that mean nothing all the same. */
import type { AnyRule } from './rule.js';

/**
 * Checks the options of a rule for what a JSON schema cannot say, such as an action that does not exist.
 *
 * @param options what a configuration sets
 * @throws Error that names the rule, the value at fault and what is wrong with it
 */
export function checkOptions(rule: AnyRule, options: Readonly<Record<string, unknown>> | undefined): void {
  const fault = options && rule.optionsFault?.({ ...rule.defaults, ...options });
  if (fault !== undefined) throw new Error(`The options of the rule \`${rule.name}\` are wrong: ${fault}`);
}
