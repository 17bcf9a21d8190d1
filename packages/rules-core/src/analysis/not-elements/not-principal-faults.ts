/** What is wrong with a NotPrincipal: whom it denies or allows unintentionally. */
import {
  isAboutKeys,
  principalArns,
  principalEntryFault,
  unsparedPrincipal,
  type PrincipalEntryFault,
  type Unspared,
} from './excluded-principals.js';
import type { ExclusionFault } from './exclusion-fault.js';
import { reachesAction } from '../actions/reach.js';
import type { Statement } from '../../policy/policy.js';
import { isEveryone } from '../../policy/principal.js';

type Kind =
  | PrincipalEntryFault['kind']
  /** It lists everyone, so nobody is allowed. */
  | 'nobodyAllowed'
  /** It lists everyone, so nobody is denied. */
  | 'nobodyDenied'
  /** An Allow for everyone who is not listed. */
  | 'allow'
  /** A Deny for everyone who is not listed. */
  | 'deny'
  /** A Deny that also applies to a listed user or role. */
  | 'denyUnspared'
  /** A Deny of changes to a key policy, for everyone who is not listed. */
  | 'denyKey';

export interface NotPrincipalFault extends ExclusionFault<Kind>, Pick<PrincipalEntryFault, 'of'> {
  /** For a Deny: the ARNs of the listed users and roles, if a condition on `aws:PrincipalArn` can exempt them. */
  readonly arns?: readonly string[] | undefined;
}

/**
 * First what is wrong with single entries, then with the whole list. Empty if there is no NotPrincipal, or if the
 * effect is unknown.
 */
export function* notPrincipalFaults(statement: Statement): Iterable<NotPrincipalFault> {
  const { effect, principals } = statement;
  if (!principals?.negated || !effect) return;
  const element = 'Principal';
  const whole = { element, at: principals.entry.key.span, data: {} } as const;
  if (principals.items.some(isEveryone)) {
    yield { kind: effect === 'Allow' ? 'nobodyAllowed' : 'nobodyDenied', ...whole };
    return;
  }
  for (const item of principals.items) {
    const fault = principalEntryFault(item);
    const { text, value } = item;
    if (fault) yield { ...fault, element, value, at: value.span, data: { text } };
  }
  if (effect === 'Allow') yield { kind: 'allow', ...whole };
  else yield { ...whole, ...denyFault(statement), arns: principalArns(principals) };
}

const missingWords: Readonly<Record<Unspared['missing'], string>> = {
  account: 'its account',
  sessions: 'its session',
  both: 'its account and its session',
};

function denyFault(statement: Statement): Pick<NotPrincipalFault, 'kind' | 'data'> {
  if (isAboutKeys(statement) && reachesAction(statement, 'kms:putkeypolicy') === 'yes')
    return { kind: 'denyKey', data: {} };
  const unspared = unsparedPrincipal(statement.principals!);
  if (!unspared) return { kind: 'deny', data: {} };
  const { listed, missing } = unspared;
  return { kind: 'denyUnspared', data: { listed, missing: missingWords[missing] } };
}
