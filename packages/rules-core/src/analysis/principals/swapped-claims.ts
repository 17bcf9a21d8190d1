/** Conditions on the subject of a token that check its audience, or the other way around. */
import { isUnspecific } from './github-subjects.js';
import { saysWhose } from './needed-claims.js';
import { claimFaults, claimOf, fitsClaim } from './oidc-claims.js';
import { issuerNamed } from '../../catalog/oidc-issuers.js';
import type { Edit } from '../../edits/edit.js';
import { renameKey } from '../../edits/rename-entry.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';

const otherClaims: Readonly<Record<string, string>> = { aud: 'sub', sub: 'aud' };

/** The key that was meant. undefined if the condition's key is neither a subject nor an audience. */
export function otherKey(test: ConditionTest): string | undefined {
  const other = otherClaims[claimOf(test)?.claim ?? ''];
  return other === undefined ? undefined : test.keyEntry.key.text.replace(/[^:]*$/, other);
}

/**
 * Moves all values to the other key, and swapped values there to this one. undefined if the result would not be valid.
 */
export function swapClaims({ conditions }: Statement, test: ConditionTest): readonly Edit[] | undefined {
  const key = otherKey(test);
  if (key === undefined || !suitsOther(test)) return undefined;
  const edit = renameKey(test, key);
  if (edit) {
    const { issuer } = claimOf(test)!;
    const claims = conditions.flatMap((each) => {
      const found = claimOf(each);
      if (found?.issuer !== issuer) return [];
      return each === test ? [otherClaims[found.claim]!] : [found.claim];
    });
    return saysWhose(issuer, claims) ? [edit] : undefined;
  }
  const others = conditions.filter((each) => each.block === test.block && each.key === key.toLowerCase());
  const [other] = others;
  if (others.length !== 1 || !isSwapped(other!) || !suitsOther(other!)) return undefined;
  return [
    { kind: 'rename-key', entry: test.keyEntry, key },
    { kind: 'rename-key', entry: other!.keyEntry, key: test.keyEntry.key.text },
  ];
}

function isSwapped(test: ConditionTest): boolean {
  return [...claimFaults(test)].some(
    ({ kind }) => kind === 'subjectAsAudience' || kind === 'audienceAsSubject',
  );
}

function suitsOther(test: ConditionTest): boolean {
  const { issuer, claim } = claimOf(test)!;
  const known = issuerNamed(issuer);
  const other = otherClaims[claim]!;
  if (!known || !fitsClaim(test, other, known)) return false;
  return other !== 'sub' || !test.values.some(({ text }) => isUnspecific(issuer, text));
}
