/** The maximum size of a policy. */

export interface Quota {
  readonly limit: number;
  readonly unit: 'characters' | 'bytes';
  /** What has the quota, with an article: "an inline policy of a role". */
  readonly holder: string;
  /** White space counts. AWS Organizations counts it in policies that come through its API. */
  readonly whitespace?: boolean;
}

/** A quota that AWS counts in characters. */
export function characters(limit: number, holder: string): Quota {
  return { limit, unit: 'characters', holder };
}

/** A quota that AWS counts in bytes of UTF-8. */
export function bytes(limit: number, holder: string): Quota {
  return { limit, unit: 'bytes', holder };
}
