/** Values that AWS may understand although they are not in the documented form. */
import { isFixed } from './operator-values.js';
import { isService } from '../../catalog/catalog.js';
import { isServicePrincipal } from '../../catalog/service-principals.js';
import { isEpochTime, isIsoDate } from '../../patterns/date.js';
import { blockOf, formatIpRange, parseIpRange } from '../../patterns/ip-range.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';

/** What is unusual about a value. `kind` is the id of the message. */
export interface Departure {
  readonly kind:
    /** An IP address range with bits set after the mask. */
    | 'hostBits'
    /** A date as a number of seconds. */
    | 'epochTime'
    /** A date as a number of milliseconds. */
    | 'epochMilliseconds'
    /** A service with several labels, although the key uses one label for each service. */
    | 'calledViaForm'
    /** A service that is not in any list. */
    | 'unlistedService';
  /** The value in the documented form, if it has one. */
  readonly proper?: string;
}

/** undefined if the value is in the documented form or nothing is known about it. */
export function departureOf({ operator, key }: ConditionTest, item: ConditionValue): Departure | undefined {
  if (!isFixed(item)) return undefined;
  const { text, value } = item;
  switch (operator?.family) {
    case 'IpAddress':
      return hostBits(text);
    case 'Date': {
      // A year alone is also a date, and aws:EpochTime contains seconds.
      const isDate = value.kind === 'text' && isIsoDate(text);
      return isDate || !isEpochTime(text) || key === 'aws:epochtime' ? undefined : epochTime(Number(text));
    }
    case 'String':
      return /^aws:calledvia(?:first|last)?$/.test(key) ? calledVia(text) : undefined;
    default:
      return undefined;
  }
}

function hostBits(text: string): Departure | undefined {
  const range = parseIpRange(text);
  const block = range && blockOf(range);
  return block && block.address !== range.address
    ? { kind: 'hostBits', proper: formatIpRange(block) }
    : undefined;
}

function epochTime(time: number): Departure | undefined {
  if (isInCalendar(time * 1000)) return { kind: 'epochTime', proper: dateOf(time * 1000) };
  return isInCalendar(time) ? { kind: 'epochMilliseconds', proper: dateOf(time) } : undefined;
}

/** From year 0 to year 9999: ISO 8601 writes years with four digits. */
function isInCalendar(milliseconds: number): boolean {
  return milliseconds >= Date.UTC(-1, 12) && milliseconds < Date.UTC(10_000, 0);
}

function dateOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-calledvia */
function calledVia(text: string): Departure | undefined {
  const name = /^([a-z\d.-]+)\.(?:amazonaws\.com(?:\.cn)?|amazon\.com)$/.exec(text)?.[1];
  if (name === undefined) return undefined;
  if (name.includes('.')) return { kind: 'calledViaForm' };
  return isServicePrincipal(text) || isService(name) ? undefined : { kind: 'unlistedService' };
}
