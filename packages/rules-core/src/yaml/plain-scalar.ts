/**
 * What a plain scalar is, where the versions of YAML and the tools agree. Where they do not, it is the text that stands there,
 * which is what the author meant: `012345678901` is an account ID, and a number in base 8 or 10 to some parsers alone.
 * https://yaml.org/spec/1.2.2/#103-core-schema and https://yaml.org/type/ for YAML 1.1, which CloudFormation reads
 */
import type { ScalarValue } from '../value/value.js';

const nulls = /^(?:~|null|Null|NULL|)$/;
const numbers = /^[-+]?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;
/** `yes` and `on` are booleans in YAML 1.1, and nobody writes them in a policy as the text that they are in 1.2. */
const yes = /^(?:true|True|TRUE|yes|Yes|YES|on|On|ON)$/;
const no = /^(?:false|False|FALSE|no|No|NO|off|Off|OFF)$/;

/** The value; undefined for a text. */
export function valueOfPlain(text: string): ScalarValue['value'] | undefined {
  if (nulls.test(text)) return null;
  if (yes.test(text)) return true;
  if (no.test(text)) return false;
  if (!numbers.test(text)) return undefined;
  const number = Number(text);
  // More digits than a number holds are an ID.
  return Number.isSafeInteger(number) || text.includes('.') ? number : undefined;
}
