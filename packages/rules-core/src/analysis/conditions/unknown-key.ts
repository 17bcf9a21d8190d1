/** Why a condition key is none that AWS knows, and which one was meant. */
import { conditionKeyOf } from './condition-key-of.js';
import { isService, serviceNames } from '../../catalog/catalog.js';
import { conditionKeysOf, isForeignPrefix, type ConditionKey } from '../../catalog/condition-keys.js';
import { globalConditionKeys } from '../../catalog/global-condition-keys.js';
import { nearestName } from '../../catalog/nearest-name.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

/** What is wrong with a key, by the name of the message that says so. */
export type KeyFault =
  'keyFormat' | 'retiredKey' | 'missingTagKey' | 'unknownGlobalKey' | 'unknownService' | 'unknownServiceKey';

/** undefined when the key is known, or could be one of an identity provider or a tagging service. */
export function keyFaultOf(test: ConditionTest): KeyFault | undefined {
  const { key } = test;
  if (conditionKeyOf(test)) return undefined;
  const colon = key.indexOf(':');
  if (colon < 1 || colon === key.length - 1) return 'keyFormat';
  const prefix = key.slice(0, colon);
  if (key === 'aws:arn') return 'retiredKey';
  // No page lists it any more, yet SNS still writes it into the policy of a new topic.
  if (key === 'aws:sourceowner') return undefined;
  if (takesTag(key)) return 'missingTagKey';
  if (prefix === 'aws') return 'unknownGlobalKey';
  // The host of an identity provider, which may be anyone's.
  if (prefix === 'saml' || /[./]/.test(prefix)) return undefined;
  return isService(prefix) || isForeignPrefix(prefix) ? 'unknownServiceKey' : 'unknownService';
}

/** With a tag behind it the key exists: `aws:ResourceTag`, `ec2:ResourceTag/`. */
function takesTag(key: string): boolean {
  const found = conditionKeyOf({ key: `${key.replace(/\/$/, '')}/tag` });
  return found !== undefined && /\/(?:\$\{(?:Tag)?Key\}|tag-key)$/i.test(found.name);
}

/** The keys that were probably meant, the likeliest first. */
export function keysMeant(statement: Statement, text: string, fault: KeyFault): readonly string[] {
  if (fault === 'retiredKey') return ['aws:PrincipalArn', 'aws:SourceArn'];
  if (fault === 'missingTagKey') return [];
  const colon = text.indexOf(':');
  const name = text.slice(colon + 1);
  const prefix = text.slice(0, Math.max(colon, 0)).toLowerCase();
  // The right name under a wrong prefix.
  const elsewhere = ['aws', ...servicesOf(statement), 'iam', 'sts']
    .map((service) => `${service}:${name}`)
    .find((key) => conditionKeyOf({ key: key.toLowerCase() }));
  if (elsewhere !== undefined) return [elsewhere];
  if (fault === 'unknownService') {
    const service = nearestName(prefix, [...serviceNames(), 'aws']);
    const meant = service && `${service}:${name}`;
    return meant !== undefined && conditionKeyOf({ key: meant.toLowerCase() }) ? [meant] : [];
  }
  const near = nearestKey(
    text,
    fault === 'unknownServiceKey' ? conditionKeysOf(prefix) : globalConditionKeys,
  );
  return near === undefined ? [] : [near];
}

/** The nearest of the keys; what stands behind a `/`, a tag say, is kept. */
function nearestKey(text: string, keys: readonly ConditionKey[]): string | undefined {
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
  const prefixes = items.map(({ text }) => text.slice(0, Math.max(text.indexOf(':'), 0)));
  return [...new Set(prefixes)].filter(isService).slice(0, 10);
});
