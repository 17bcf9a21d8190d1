/** Explains why AWS does not know a condition key, and which key was meant. */
import { conditionKeyOf } from './condition-key-of.js';
import { isService, serviceNames } from '../../catalog/catalog.js';
import { conditionKeysOf, isForeignPrefix, type ConditionKey } from '../../catalog/condition-keys.js';
import { globalConditionKeys } from '../../catalog/global-condition-keys.js';
import { nearestName } from '../../catalog/nearest-name.js';
import { editDistance } from '../../patterns/edit-distance.js';
import { servicePrefixOf } from '../../patterns/service-prefix.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { rememberedIfUnchanged } from '../../speed/unchanged.js';
import { countingEntries } from '../../value/value.js';

/** Where the key is missing: among the global keys, the services, or the keys of its service. */
export type UnknownIn = 'globalKeys' | 'services' | 'serviceKeys';

/** The corresponding check of IAM Access Analyzer. */
export const checkOfUnknown: Readonly<Record<UnknownIn, string>> = {
  globalKeys: 'invalid-global-condition-key',
  services: 'invalid-service',
  serviceKeys: 'invalid-service-condition-key',
};

/**
 * A key that AWS cannot have or that is not in the service data, with the keys that were probably meant, the most
 * likely first.
 */
export type KeyFault =
  | { readonly kind: 'keyFormat' | 'retiredKey' | 'missingTagKey'; readonly meant: readonly string[] }
  | {
      readonly kind: 'unknown';
      readonly among: UnknownIn;
      readonly meant: readonly string[];
      /** It is so similar to a known key that it is probably a misspelling and not a newer key. */
      readonly isSlip: boolean;
    };

/** undefined if the key is known, or may belong to an identity provider or a service with tags. */
export function keyFaultOf(statement: Statement, test: ConditionTest): KeyFault | undefined {
  const { key } = test;
  if (conditionKeyOf(test)) return undefined;
  const { text } = test.keyEntry.key;
  // IAM does not support variables in keys, so something else fills them in.
  if (!statement.bounds.of(test.keyEntry.key).known || text.includes('${')) return undefined;
  const colon = key.indexOf(':');
  if (colon < 1 || colon === key.length - 1)
    return { kind: 'keyFormat', meant: keysElsewhere(statement, text) };
  const prefix = key.slice(0, colon);
  if (key === 'aws:arn') return { kind: 'retiredKey', meant: ['aws:PrincipalArn', 'aws:SourceArn'] };
  // AWS no longer documents this key, but SNS still puts it into the policy of a new topic.
  if (key === 'aws:sourceowner') return undefined;
  if (takesTag(key)) return { kind: 'missingTagKey', meant: [] };
  // The host name of an identity provider, which can be any.
  if (prefix === 'saml' || (prefix !== 'aws' && /[./]/.test(prefix))) return undefined;
  const known = isService(prefix) || isForeignPrefix(prefix);
  const among = prefix === 'aws' ? 'globalKeys' : known ? 'serviceKeys' : 'services';
  const likely = likelyMeant(statement, text, among);
  // The statement also uses the similar key, so this one means something else.
  const isBeside = likely.meant.some((name) =>
    countingEntries(test.block).some((entry) => entry.key.text.toLowerCase() === name.toLowerCase()),
  );
  return { kind: 'unknown', among, ...(isBeside ? { meant: [], isSlip: false } : likely) };
}

/** The key exists with a tag: `aws:ResourceTag`, `ec2:ResourceTag/`. */
function takesTag(key: string): boolean {
  const found = conditionKeyOf({ key: `${key.replace(/\/$/, '')}/tag` });
  return found !== undefined && /\/(?:\$\{(?:Tag)?Key\}|tag-key)$/i.test(found.name);
}

/** With more edits it may be another key. AWS adds keys with similar names: `aws:SourceVpc`, `aws:SourceVpcArn`. */
const mostSlips = 2;

function likelyMeant(statement: Statement, text: string, among: UnknownIn) {
  const elsewhere = keysElsewhere(statement, text);
  const [meant = nearestKey(text, among)] = elsewhere;
  if (meant === undefined) return { meant: [], isSlip: false };
  // A service may have a key with the same name as another service's. The list of global keys is complete.
  if (elsewhere.length > 0 && among !== 'services') return { meant: [meant], isSlip: among === 'globalKeys' };
  const slips = editDistance(text.toLowerCase(), meant.toLowerCase(), mostSlips);
  return { meant: [meant], isSlip: slips <= mostSlips };
}

/** The right name with a wrong prefix. */
function keysElsewhere(statement: Statement, text: string): readonly string[] {
  const name = text.slice(text.indexOf(':') + 1);
  const found = ['aws', ...servicesOf(statement), 'iam', 'sts']
    .map((service) => `${service}:${name}`)
    .find((key) => conditionKeyOf({ key: key.toLowerCase() }));
  return found === undefined ? [] : [found];
}

/** The key that a misspelled name meant. Few enough edits that it is not a newer key. */
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

/** The most similar key. Text after a `/`, such as a tag key, is kept. */
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

/** The first services that the statement names. Remembered because each unknown key needs them. */
const servicesOf = rememberedIfUnchanged(({ actions }: Statement): readonly string[] => {
  const items = actions?.items ?? [];
  const prefixes = items.map(({ text }) => servicePrefixOf(text));
  return [...new Set(prefixes)].filter(isService).slice(0, 10);
});
