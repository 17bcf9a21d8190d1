/** Checks the options of a rule. */
import type { AnyRule } from '../rules/rule.js';
import { rememberedFor } from '../speed/remembered.js';
import { checkBySchema } from './check-by-schema.js';

/**
 * Checks options against the schemas of the rule, and for what a schema cannot express, such as an action that does not
 * exist.
 *
 * @param options the configured options; undefined if there are none
 * @throws Error that names the rule, the invalid value and what is allowed there
 */
export function checkOptions(rule: AnyRule, options: unknown): void {
  if (options === undefined) return;
  if (typeof options === 'object' && options !== null) checkOnce(options, rule);
  else checkBySchema(rule, options);
}

/** Many files share the options object of one configuration. */
const checkOnce = rememberedFor((options: object, rule: AnyRule): void => {
  checkBySchema(rule, options);
  const fault = rule.optionsFault?.({ ...rule.defaults, ...options });
  if (fault !== undefined) throw new Error(`The options of the rule \`${rule.name}\` are wrong: ${fault}`);
});
