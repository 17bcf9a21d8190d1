/** Why a condition key is none that AWS knows, and which one was meant. */
import { conditionKeyOf } from './condition-key-of.js';
import { isService, serviceNames } from '../../catalog/catalog.js';
import { conditionKeysOf, isForeignPrefix, type ConditionKey } from '../../catalog/condition-keys.js';
import { globalConditionKeys } from '../../catalog/global-condition-keys.js';
import { nearestName } from '../../catalog/nearest-name.js';
import { editDistance } from '../../patterns/edit-distance.js';
import { servicePrefixOf } from '../../patterns/service-prefix.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';
import { countingEntries } from '../../value/value.js';

/** Where a key is not found: among the global ones, among the services, or among the keys of its service. */
export type UnknownIn = 'globalKeys' | 'services' | 'serviceKeys';

/** The check of IAM Access Analyzer that says so. */
export const checkOfUnknown: Readonly<Record<UnknownIn, string>> = {
  globalKeys: 'invalid-global-condition-key',
  services: 'invalid-service',
  serviceKeys: 'invalid-service-condition-key',
};

/** A key that AWS cannot have, or that is not among those known; what was probably meant, the likeliest first. */
export type KeyFault =
  | { readonly kind: 'keyFormat' | 'retiredKey' | 'missingTagKey'; readonly meant: readonly string[] }
  | {
      readonly kind: 'unknown';
      readonly among: UnknownIn;
      readonly meant: readonly string[];
      /** It is so near to a known one that it is taken for a slip rather than for a key that is newer. */
      readonly isSlip: boolean;
    };

/** undefined when the key is known, or could be one of an identity provider or a tagging service. */
export function keyFaultOf(statement: Statement, test: ConditionTest): KeyFault | undefined {
  const { key } = test;
  if (conditionKeyOf(test)) return undefined;
  const { text } = test.keyEntry.key;
  // IAM knows no variables in keys: whatever looks like one is filled in by another tool.
  if (!statement.bounds.of(test.keyEntry.key).known || text.includes('${')) return undefined;
  const colon = key.indexOf(':');
  if (colon < 1 || colon === key.length - 1)
    return { kind: 'keyFormat', meant: keysElsewhere(statement, text) };
  const prefix = key.slice(0, colon);
  if (key === 'aws:arn') return { kind: 'retiredKey', meant: ['aws:PrincipalArn', 'aws:SourceArn'] };
  // No page lists it any more, yet SNS still writes it into the policy of a new topic.
  if (key === 'aws:sourceowner') return undefined;
  if (takesTag(key)) return { kind: 'missingTagKey', meant: [] };
  // The host of an identity provider, which may be anyone's.
  if (prefix === 'saml' || (prefix !== 'aws' && /[./]/.test(prefix))) return undefined;
  const known = isService(prefix) || isForeignPrefix(prefix);
  const among = prefix === 'aws' ? 'globalKeys' : known ? 'serviceKeys' : 'services';
  const likely = likelyMeant(statement, text, among);
  // What stands beside the key that it comes near to is meant to be another one.
  const isBeside = likely.meant.some((name) =>
    countingEntries(test.block).some((entry) => entry.key.text.toLowerCase() === name.toLowerCase()),
  );
  return { kind: 'unknown', among, ...(isBeside ? { meant: [], isSlip: false } : likely) };
}

/** With a tag behind it the key exists: `aws:ResourceTag`, `ec2:ResourceTag/`. */
function takesTag(key: string): boolean {
  const found = conditionKeyOf({ key: `${key.replace(/\/$/, '')}/tag` });
  return found !== undefined && /\/(?:\$\{(?:Tag)?Key\}|tag-key)$/i.test(found.name);
}

/** More slips are between the names of neighbouring keys, of which AWS adds some: `aws:SourceVpc`, `aws:SourceVpcArn`. */
const mostSlips = 2;

function likelyMeant(statement: Statement, text: string, among: UnknownIn) {
  const elsewhere = keysElsewhere(statement, text);
  const [meant = nearestKey(text, among)] = elsewhere;
  if (meant === undefined) return { meant: [], isSlip: false };
  // A service may have a key of its own that is called like another's. The list of the global ones is complete.
  if (elsewhere.length > 0 && among !== 'services') return { meant: [meant], isSlip: among === 'globalKeys' };
  const slips = editDistance(text.toLowerCase(), meant.toLowerCase(), mostSlips);
  return { meant: [meant], isSlip: slips <= mostSlips };
}

/** The right name under a wrong prefix. */
function keysElsewhere(statement: Statement, text: string): readonly string[] {
  const name = text.slice(text.indexOf(':') + 1);
  const found = ['aws', ...servicesOf(statement), 'iam', 'sts']
    .map((service) => `${service}:${name}`)
    .find((key) => conditionKeyOf({ key: key.toLowerCase() }));
  return found === undefined ? [] : [found];
}

/** The key that a name which is none was meant to be, by so few slips that it is not taken for a newer one. */
export function keyMeantBy(text: string): string | undefined {
  const prefix = servicePrefixOf(text).toLowerCase();
  if (conditionKeyOf({ key: text.toLowerCase() }) || (prefix !== 'aws' && /^saml$|[./]/.test(prefix)))
    return undefined;
  const known = isService(prefix) || isForeignPrefix(prefix);
  const meant = nearestKey(text, prefix === 'aws' ? 'globalKeys' : known ? 'serviceKeys' : 'services');
  if (meant === undefined) return undefined;
  return editDistance(text.toLowerCase(), meant.toLowerCase(), mostSlips) <= mostSlips ? meant : undefined;
}

function nearestKey(text: string, among: UnknownIn): string | undefined {
  const colon = text.indexOf(':');
  const prefix = text.slice(0, colon).toLowerCase();
  if (among !== 'services')
    return nearestOf(text, among === 'serviceKeys' ? conditionKeysOf(prefix) : globalConditionKeys);
  const service = nearestName(prefix, [...serviceNames(), 'aws']);
  const meant = service && service + text.slice(colon);
  return meant !== undefined && conditionKeyOf({ key: meant.toLowerCase() }) ? meant : undefined;
}

/** The nearest of the keys; what stands behind a `/`, a tag say, is kept. */
function nearestOf(text: string, keys: readonly ConditionKey[]): string | undefined {
  const slash = text.indexOf('/');
  const tail = slash < 0 ? '' : text.slice(slash);
  const heads = keys
    .map(({ name }) => (slash < 0 ? name : name.replace(/\/(?:\$\{\w+\}|tag-key)$/, '\0')))
    .filter((name) => (slash < 0 ? !name.includes('${') : name.endsWith('\0')))
    .map((name) => name.replace('\0', ''));
  const head = nearestName(slash < 0 ? text : text.slice(0, slash), heads);
  return head === undefined ? undefined : head + tail;
}

/** The first services that the statement names. Each of its unknown keys asks. */
const servicesOf = remembered(({ actions }: Statement): readonly string[] => {
  const items = actions?.items ?? [];
  const prefixes = items.map(({ text }) => servicePrefixOf(text));
  return [...new Set(prefixes)].filter(isService).slice(0, 10);
});
