/** A policy in the fragment of an address, which browsers send to nobody. */
import type { PlaygroundState } from './state.js';

const key = 'policy=';

/** A link that cannot be read. */
export class LinkError extends Error {}

/** What a link may unpack to, in characters: a short one can hold very much of the same. */
const longest = 8_000_000;

/** @returns the fragment, with `#` */
export async function fragmentOf(state: PlaygroundState): Promise<string> {
  const packed = await through(
    new TextEncoder().encode(JSON.stringify(state)),
    new CompressionStream('deflate-raw'),
  );
  return `#${key}${toBase64Url(packed)}`;
}

/**
 * @param fragment with `#`
 * @returns undefined for one that holds no policy
 * @throws LinkError for one that cannot be read
 */
export async function stateIn(fragment: string): Promise<PlaygroundState | undefined> {
  if (!fragment.startsWith(`#${key}`)) return undefined;
  try {
    const packed = fromBase64Url(fragment.slice(key.length + 1));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(
      await through(packed, new DecompressionStream('deflate-raw')),
    );
    return checked(JSON.parse(text));
  } catch {
    throw new LinkError('The link is incomplete or was changed: no policy could be read from it.');
  }
}

function checked(value: unknown): PlaygroundState {
  const { policy, rules, settings, before } = value as Record<string, unknown>;
  if (typeof policy !== 'string') throw new TypeError('no policy');
  if (before !== undefined && before !== null && typeof before !== 'string') throw new TypeError('before');
  // The rules and settings are checked where they are used.
  return {
    policy,
    ...(rules !== undefined && { rules }),
    ...(settings !== undefined && { settings }),
    ...(before !== undefined && { before }),
  } as PlaygroundState;
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const chunk = read.value as Uint8Array<ArrayBuffer>;
    length += chunk.length;
    if (length > longest) throw new RangeError('too long');
    chunks.push(chunk);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 32_768)
    binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
