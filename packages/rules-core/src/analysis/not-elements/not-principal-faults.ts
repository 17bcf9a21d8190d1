/** What is wrong with a NotPrincipal: whom it shuts out or lets in beside those that are meant. */
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
  /** It lists everyone, so that nobody is allowed anything. */
  | 'nobodyAllowed'
  /** It lists everyone, so that nobody is denied anything. */
  | 'nobodyDenied'
  /** A grant to everyone that is not listed. */
  | 'allow'
  /** A Deny for everyone that is not listed. */
  | 'deny'
  /** A Deny that a listed user or role meets all the same. */
  | 'denyUnspared'
  /** A Deny of changing the policy of a key, for everyone that is not listed. */
  | 'denyKey';

export interface NotPrincipalFault extends ExclusionFault<Kind>, Pick<PrincipalEntryFault, 'of'> {
  /** Of a Deny: the ARNs of the listed users and roles, where a condition on `aws:PrincipalArn` can spare them. */
  readonly arns?: readonly string[] | undefined;
}

/** First what is wrong with its entries, then with all of it; nothing where a statement has none, or no effect. */
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
