/** How large a policy is as AWS counts, and how large it may be. */
import { replaceHoles } from '../../value/hole.js';
import { attachmentImpliedBy } from '../../catalog/attachments.js';
import type { Quota } from '../../catalog/quota.js';
import type { Policy } from '../../policy/policy.js';
import { everyValue } from '../../policy/texts.js';
import type { DictValue, TextValue } from '../../value/value.js';

/** The default quota of a policy; undefined where it is not known. */
export function quotaOf(policy: Policy): Quota | undefined {
  const { type, attachedTo, attachment } = policy;
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
 * The size of a document as JSON without white space, neither between its tokens nor in its strings, whatever it is
 * written in. Of template text only what stays counts, so that the size is a lower bound.
 */
export function sizeWithoutWhitespace(document: DictValue, unit: Quota['unit']): number {
  let size = 0;
  for (const value of everyValue(document)) {
    switch (value.kind) {
      case 'text':
        size += sizeOfText(value, unit);
        break;
      case 'scalar':
        size += JSON.stringify(value.value).length;
        break;
      case 'list':
        size += 2 + Math.max(0, value.items.length - 1);
        break;
      case 'dict':
        // The colons, and one comma less.
        size += 2 + Math.max(0, 2 * value.entries.length - 1);
        for (const { key } of value.entries) size += sizeOfText(key, unit);
        break;
      case 'opaque':
    }
  }
  return size;
}

function sizeOfText({ text }: TextValue, unit: Quota['unit']): number {
  const known = replaceHoles(text, () => '').replace(/\s/g, '');
  return JSON.stringify(known).length + (unit === 'bytes' ? moreBytes(known) : 0);
}

/** By how much UTF-8 is longer than UTF-16, at least. */
function moreBytes(text: string): number {
  return text.length - text.replace(/[^\0-\x7f]/g, '').length;
}
