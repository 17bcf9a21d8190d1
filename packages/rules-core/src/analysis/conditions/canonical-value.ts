/** Values that AWS may understand, in another form than it documents. */
import { isFixed } from './operator-values.js';
import { isService } from '../../catalog/catalog.js';
import { isServicePrincipal } from '../../catalog/service-principals.js';
import { isEpochTime, isIsoDate } from '../../patterns/date.js';
import { blockOf, formatIpRange, parseIpRange } from '../../patterns/ip-range.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';

/** What is unusual about a value, by the name of the message that says so. */
export interface Departure {
  readonly kind:
    /** An address range with bits behind its mask. */
    | 'hostBits'
    /** A date as a number of seconds. */
    | 'epochTime'
    /** A date as a number of milliseconds. */
    | 'epochMilliseconds'
    /** A service under more than one label, where the key names services by one. */
    | 'calledViaForm'
    /** A service that is in no list. */
    | 'unlistedService';
  /** The value in the documented form, where it has one. */
  readonly proper?: string;
}

/** undefined for a value in the documented form, and for one of which nothing can be said. */
export function departureOf({ operator, key }: ConditionTest, item: ConditionValue): Departure | undefined {
  if (!isFixed(item)) return undefined;
  const { text, value } = item;
  switch (operator?.family) {
    case 'IpAddress':
      return hostBits(text);
    case 'Date': {
      // A year alone is a date, too; and aws:EpochTime is a time of this form.
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

/** From the year 0 to the year 9999, which ISO 8601 writes with four digits. */
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
