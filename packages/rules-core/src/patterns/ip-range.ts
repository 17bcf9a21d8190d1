/** IP addresses and CIDR blocks, as IpAddress and NotIpAddress accept them. */

export interface IpRange {
  readonly family: 4 | 6;
  readonly address: bigint;
  /** The number of significant leading bits. All bits if the text has no mask. */
  readonly prefix: number;
}

const widths = { 4: 32, 6: 128 } as const;

/** Reads an IPv4 or IPv6 address with or without a mask. undefined for other text. */
export function parseIpRange(text: string): IpRange | undefined {
  const [host = '', mask, ...rest] = text.split('/');
  if (rest.length > 0 || (mask !== undefined && !/^\d{1,3}$/.test(mask))) return undefined;
  const family = host.includes(':') ? 6 : 4;
  const address = family === 4 ? parseIpv4(host) : parseIpv6(host);
  const prefix = mask === undefined ? widths[family] : Number(mask);
  return address === undefined || prefix > widths[family] ? undefined : { family, address, prefix };
}

/** The block of the range, with no bits set after the mask: `10.0.0.0/8` for `10.1.2.3/8`. */
export function blockOf({ family, address, prefix }: IpRange): IpRange {
  const free = BigInt(widths[family] - prefix);
  return { family, address: (address >> free) << free, prefix };
}

/** The range in its usual notation, with its mask. */
export function formatIpRange({ family, address, prefix }: IpRange): string {
  return `${family === 4 ? formatIpv4(address) : formatIpv6(address)}/${prefix}`;
}

function parseIpv4(text: string): bigint | undefined {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return undefined;
  const bytes = text.split('.').map(Number);
  if (bytes.some((byte) => byte > 255)) return undefined;
  return bytes.reduce((address, byte) => (address << 8n) | BigInt(byte), 0n);
}

function parseIpv6(text: string): bigint | undefined {
  // The last two groups may be written as an IPv4 address.
  const tail = /:(\d[\d.]*\.\d+)$/.exec(text)?.[1];
  const low = tail === undefined ? undefined : parseIpv4(tail);
  if (tail !== undefined && low === undefined) return undefined;
  const plain =
    low === undefined
      ? text
      : `${text.slice(0, -tail!.length)}${(low >> 16n).toString(16)}:${(low & 0xffffn).toString(16)}`;
  const halves = plain.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], end = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - end.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array<string>(missing).fill('0'), ...end];
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((address, group) => (address << 16n) | BigInt(`0x${group}`), 0n);
}

function formatIpv4(address: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 0xffn).join('.');
}

function formatIpv6(address: bigint): string {
  const groups = Array.from({ length: 8 }, (_, i) => (address >> BigInt(112 - 16 * i)) & 0xffffn);
  const text = groups.map((group) => group.toString(16)).join(':');
  const zeros = text.match(/\b0(?::0)+\b/g) ?? [];
  const longest = zeros.reduce((best, run) => (run.length > best.length ? run : best), '');
  if (longest === '') return text;
  const at = text.search(new RegExp(`\\b${longest}\\b`));
  return `${text.slice(0, at).replace(/:$/, '')}::${text.slice(at + longest.length).replace(/^:/, '')}`;
}
