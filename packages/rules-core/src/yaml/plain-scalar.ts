/**
 * The value of a plain scalar, if the versions of YAML and the tools agree on it. If they do not, it stays the text,
 * because that is what the author meant: `012345678901` is an account ID, which only some parsers read as a number,
 * octal or decimal.
 * https://yaml.org/spec/1.2.2/#103-core-schema and https://yaml.org/type/ for YAML 1.1, which CloudFormation reads
 */
import type { ScalarValue } from '../value/value.js';
import { isHeld } from '../value/scalar.js';

const nulls = /^(?:~|null|Null|NULL|)$/;
const numbers = /^[-+]?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;
/** `yes` and `on` are booleans in YAML 1.1. In 1.2 they are text, but nobody writes that text in a policy. */
const yes = /^(?:true|True|TRUE|yes|Yes|YES|on|On|ON)$/;
const no = /^(?:false|False|FALSE|no|No|NO|off|Off|OFF)$/;

/** The value, or undefined for a text. */
export function valueOfPlain(text: string): ScalarValue['value'] | undefined {
  if (nulls.test(text)) return null;
  if (yes.test(text)) return true;
  if (no.test(text)) return false;
  if (!numbers.test(text)) return undefined;
  const number = Number(text);
  // More digits than a number can hold are an ID.
  return isHeld(number, text) ? number : undefined;
}
