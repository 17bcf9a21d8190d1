/** Collects what is known about a policy before reading it. */
import type { KnownOfPolicy } from '../policy/type-of-policy.js';
import type { Settings } from '../sites/settings.js';
import type { PolicySite, Source } from '../sites/source.js';

/** Everything except the policy itself that helps to determine the type of the policy at a site. */
export function knownAt(
  { type, attachedTo, owner, stored, unread, isInVpc }: PolicySite,
  source: Source,
  settings: Settings,
): KnownOfPolicy {
  const [file, ...folders] = source.filename?.split(/[/\\]/).toReversed() ?? [];
  const names = [owner, file].filter((name) => name !== undefined);
  return { type, attachedTo, settings, names, folders, stored, unread, isInVpc };
}
