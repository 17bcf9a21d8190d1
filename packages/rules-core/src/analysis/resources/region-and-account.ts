/** What is wrong with the Region and account of an ARN. Some resources do not have them in their ARNs. */
import type { ArnFault } from './arn-fault.js';
import { mayBeNamed } from './arn-names.js';
import type { ArnField, ArnFields } from './arn-fields.js';
import { hasRegionForm } from './arn-shape.js';
import { everyFormatOf, fits } from './fitting-formats.js';
import type { ArnFormat } from '../../catalog/arn-formats.js';
import { nearestName } from '../../catalog/nearest-name.js';
import { isRegion, partitionOf, partitions, regions } from '../../catalog/regions.js';
import { hasWildcard, matches } from '../../patterns/wildcard.js';

type RegionFault = ArnFault<
  'missingRegion' | 'regionNotAllowed' | 'otherPartition' | 'unknownRegion' | 'wrongRegion'
>;
type AccountFault = ArnFault<'missingAccount' | 'accountNotAllowed' | 'wrongAccount'>;
type BothFault = ArnFault<'missingRegionAndAccount' | 'regionAndAccountNotAllowed'>;
export type PlaceFault = RegionFault | AccountFault | BothFault;

/**
 * What is wrong with both fields, as far as they and the resource part are known.
 *
 * @param formats those that match the resource part
 * @param rest the text of the resource part
 */
export function regionAndAccountFaults(
  { head, resource }: ArnFields,
  formats: readonly ArnFormat[],
  rest: string,
): readonly PlaceFault[] {
  const [, partition, service, region, account] = head;
  if (!partition || !service || !region) return [];
  const onRegion = regionFault(region, partition, formats);
  const onAccount = account && accountFault(account, service.text, resource, formats);
  const faults = [onRegion, onAccount].filter((fault) => fault !== undefined);
  // If both are missing, or both are present but not allowed, that is one mistake.
  const areMissing = onRegion?.kind === 'missingRegion' && onAccount?.kind === 'missingAccount';
  const areSurplus = onRegion?.kind === 'regionNotAllowed' && onAccount?.kind === 'accountNotAllowed';
  if (!areMissing && !areSurplus) return faults;
  const start = head.slice(0, 3).map(({ text }) => text);
  const field = areMissing ? '*' : '';
  const isRight = resource === undefined || mayBeNamed(service.text, field, field, resource);
  return [
    {
      kind: areMissing ? 'missingRegionAndAccount' : 'regionAndAccountNotAllowed',
      at: { start: onRegion.at.start, end: onAccount.at.end },
      meant: isRight ? [[...start, field, field, rest].join(':')] : [],
    },
  ];
}

function regionFault(
  { text, at, replaced }: ArnField,
  partition: ArnField,
  formats: readonly ArnFormat[],
): RegionFault | undefined {
  if (formats.length > 0 && !formats.some(({ region }) => fits(region, text))) {
    return text === ''
      ? { kind: 'missingRegion', at, meant: [replaced('*')] }
      : { kind: 'regionNotAllowed', at, data: { region: text }, meant: [replaced('')] };
  }
  if (text === '' || isRegion(text) || formats.some(({ region }) => region === text)) {
    const own = partitionOf(text);
    const given = partition.text;
    if (own === undefined || !partitions.includes(given) || own === given) return undefined;
    const data = { region: text, own, partition: given };
    return { kind: 'otherPartition', at, data, meant: [partition.replaced(own)] };
  }
  const data = { region: text };
  if (hasWildcard(text)) {
    return regions.some((code) => matches(text, code)) ? undefined : { kind: 'unknownRegion', at, data };
  }
  // A different number in a Region is not a misspelling.
  const number = /\d*$/.exec(text)![0];
  const near = nearestName(text, number ? regions.filter((code) => code.endsWith(number)) : []);
  const kind = hasRegionForm(text) ? 'unknownRegion' : 'wrongRegion';
  return { kind, at, data, meant: near === undefined ? [] : [replaced(near)] };
}

function accountFault(
  { text, at, replaced }: ArnField,
  service: string,
  resource: string | undefined,
  formats: readonly ArnFormat[],
): AccountFault | undefined {
  if (resource !== undefined && formats.length > 0 && !formats.some(({ account }) => fits(account, text))) {
    if (text !== '') return { kind: 'accountNotAllowed', at, data: { account: text }, meant: [replaced('')] };
    // `arn:aws:kms:*::*` intentionally matches resources without an account.
    if (!/^\*+$/.test(resource) && !isOwnedByAws(service, resource))
      return { kind: 'missingAccount', at, meant: [replaced('*')] };
  }
  if (text === '' || hasWildcard(text) || isAccount(text)) return undefined;
  if (everyFormatOf(service).some(({ account }) => account === text)) return undefined;
  const digits = text.replace(/[- ]/g, '');
  const meant = /^\d{12}$/.test(digits) ? [replaced(digits)] : [];
  return { kind: 'wrongAccount', at, data: { account: text }, meant };
}

/** An account ID, AWS itself, or a name that published formats use instead. */
function isAccount(text: string): boolean {
  return /^(?:\d{12}|aws|amazon|aws-[a-z-]+)$/.test(text);
}

/**
 * AWS's own resources have no account in their ARNs (or `aws` in IAM). The service data does not say so.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters.html
 */
function isOwnedByAws(service: string, resource: string): boolean {
  // In AWS Systems Manager, a wildcard also matches AWS's own.
  if (service === 'ssm' && /^[\w-]+\/[*?]/.test(resource)) return true;
  // ARNs of products that send findings to Security Hub have no account, whoever owns them.
  if (service === 'securityhub' && resource.startsWith('product/')) return true;
  return service !== 'iam' && /^[\w-]+[/:](?:AWS|Aws|Amazon|aws\/)/.test(resource);
}
