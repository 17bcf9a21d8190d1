/**
 * The ARN fields of principals and identity providers. They belong to IAM or AWS STS, have an account and no Region.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 */
import { nearestName } from '../../catalog/nearest-name.js';
import { partitions } from '../../catalog/regions.js';

/** What is wrong. `kind` is the id of the message. */
export interface ArnFieldFault {
  readonly kind: 'arnPartition' | 'arnRegion' | 'noAccount' | 'accountDigits';
  readonly data?: Readonly<Record<string, string>>;
  /** The ARN that was meant. */
  readonly proper?: string;
}

/** An ARN of IAM or AWS STS. */
export interface PrincipalArn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** undefined if the text is not an ARN or has fewer fields. */
export function readPrincipalArn(text: string): PrincipalArn | undefined {
  const [prefix, partition, service, region, account, ...rest] = text.split(':');
  if (prefix !== 'arn' || partition === undefined || rest.length === 0) return undefined;
  return { partition, service: service!, region: region!, account: account!, resource: rest.join(':') };
}

export function writePrincipalArn({ partition, service, region, account, resource }: PrincipalArn): string {
  return ['arn', partition, service, region, account, resource].join(':');
}

/** The account in the ARN of the identity with which Amazon CloudFront reads a bucket. */
const accountOfCloudFront = 'cloudfront';

/** The first field that no principal can have. */
export function arnFieldFault(arn: PrincipalArn): ArnFieldFault | undefined {
  const { partition, region, account } = arn;
  if (!partitions.includes(partition)) {
    const near = nearestPartition(partition);
    const data = { partition };
    return near === undefined
      ? { kind: 'arnPartition', data }
      : { kind: 'arnPartition', data, proper: writePrincipalArn({ ...arn, partition: near }) };
  }
  if (region !== '')
    return { kind: 'arnRegion', data: { region }, proper: writePrincipalArn({ ...arn, region: '' }) };
  if (account === '') return { kind: 'noAccount' };
  if (account === accountOfCloudFront) return undefined;
  return accountFault(account, (digits) => writePrincipalArn({ ...arn, account: digits }));
}

/** The partition with a missing part added (`aws-gov`, `aws-us`), or the most similar one. */
function nearestPartition(partition: string): string | undefined {
  const name = partition.toLowerCase();
  if (partitions.includes(name)) return name;
  const [, end] = /^aws(-.+)$/.exec(name) ?? [];
  return (
    partitions.find((each) => end !== undefined && (each.endsWith(end) || each.startsWith(`${name}-`))) ??
    nearestName(name, partitions)
  );
}

/** undefined for an account ID with 12 digits. */
export function accountFault(account: string, whole: (digits: string) => string): ArnFieldFault | undefined {
  if (/^\d{12}$/.test(account)) return undefined;
  const digits = account.replace(/[\s-]/g, '').replace(/o/gi, '0').replace(/[il]/gi, '1');
  const fault = { kind: 'accountDigits', data: { account } } as const;
  return /\d{6}/.test(account.replace(/[\s-]/g, '')) && /^\d{12}$/.test(digits)
    ? { ...fault, proper: whole(digits) }
    : fault;
}
