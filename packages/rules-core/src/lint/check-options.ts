/** Whether the options of a rule are what the rule takes. */
import type { AnyRule } from '../rules/rule.js';
import { rememberedFor } from '../speed/remembered.js';
import { checkBySchema } from './check-by-schema.js';

/**
 * Checks the options of a rule: by its schemas, and for what a schema cannot say, such as an action that does not exist.
 *
 * @param options what a configuration sets; undefined where it sets none
 * @throws Error that names the rule, the value at fault and what is allowed there
 */
export function checkOptions(rule: AnyRule, options: unknown): void {
  if (options === undefined) return;
  if (typeof options === 'object' && options !== null) checkOnce(options, rule);
  else checkBySchema(rule, options);
}

/** Those of one configuration are one object for many files. */
const checkOnce = rememberedFor((options: object, rule: AnyRule): void => {
  checkBySchema(rule, options);
  const fault = rule.optionsFault?.({ ...rule.defaults, ...options });
  if (fault !== undefined) throw new Error(`The options of the rule \`${rule.name}\` are wrong: ${fault}`);
});
