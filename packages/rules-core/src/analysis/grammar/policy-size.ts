/** The size of a policy as AWS counts it, and its limit. */
import { replaceHoles } from '../../value/hole.js';
import { attachmentImpliedBy } from '../../catalog/attachments.js';
import type { Quota } from '../../catalog/quota.js';
import type { Policy } from '../../policy/policy.js';
import type { DictValue, TextValue, Value } from '../../value/value.js';
import { textOfScalar } from '../../value/scalar.js';

/** The default quota for the size of a policy. undefined if unknown. */
export function quotaOf(policy: Policy): Quota | undefined {
  const { type, attachedTo, attachment, stored, unread } = policy;
  if (stored || unread) return undefined;
  if (attachment?.quota && attachment.policyTypes?.includes(type.name)) return attachment.quota;
  if (attachedTo !== undefined && !attachment) return undefined;
  if (type.quota || attachment) return type.quota;
  const service = soleServiceOf(policy);
  return service === undefined ? undefined : attachmentImpliedBy(service)?.quota;
}

function soleServiceOf({ statements }: Policy): string | undefined {
  const services = new Set<string | undefined>();
  for (const { actions } of statements) {
    for (const { text } of actions?.items ?? []) services.add(/^([\w-]+):/.exec(text)?.[1]?.toLowerCase());
  }
  const [service] = services;
  return services.size === 1 ? service : undefined;
}

/**
 * The size of the document as JSON without white space, also in strings, whatever format it is written in. Placeholders
 * count as empty, so the size is a lower bound.
 */
export function sizeWithoutWhitespace(document: DictValue, unit: Quota['unit']): number {
  let size = 0;
  const stack: Value[] = [document];
  for (let value = stack.pop(); value; value = stack.pop()) {
    if (value.kind === 'text') size += sizeOfText(value, unit);
    else if (value.kind === 'scalar') size += textOfScalar(value).length;
    else if (value.kind === 'list') {
      const { items } = value;
      size += 2 + Math.max(0, items.length - 1);
      for (let index = 0; index < items.length; index++) stack.push(items[index]!);
    } else if (value.kind === 'dict') {
      const { entries } = value;
      // The colons, and one fewer comma than entries.
      size += 2 + Math.max(0, 2 * entries.length - 1);
      for (let index = 0; index < entries.length; index++) {
        size += sizeOfText(entries[index]!.key, unit);
        stack.push(entries[index]!.value);
      }
    }
  }
  return size;
}

/**
 * Matches almost every text: no white space, placeholders, or characters that JSON escapes or that take several bytes.
 */
const plain = /^[!#-[\]-~]*$/;

function sizeOfText({ text }: TextValue, unit: Quota['unit']): number {
  if (plain.test(text)) return text.length + 2;
  const known = replaceHoles(text, () => '').replace(/\s/g, '');
  return JSON.stringify(known).length + (unit === 'bytes' ? moreBytes(known) : 0);
}

/** How many more bytes UTF-8 needs than UTF-16 has code units, at least. */
function moreBytes(text: string): number {
  return text.length - text.replace(/[^\0-\x7f]/g, '').length;
}
