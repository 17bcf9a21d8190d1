/**
 * Finds invalid Allow statements in resource control policies. The only valid one is AWS's own, which allows
 * everything.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
 */
import { isLessThanEverything } from './everything.js';
import { enumerate } from '../actions/describe-reach.js';
import { reachesEveryAction } from '../grants/full-admin.js';
import type { Statement } from '../../policy/policy.js';
import type { Value } from '../../value/value.js';

export interface AllowOfSomething {
  /** The id of the message. */
  readonly kind:
    /** An element limits the Allow. */
    | 'allow'
    /** It does not allow every action. */
    | 'otherAllow';
  /** The value of `Effect`. */
  readonly value: Value;
  readonly data: Readonly<Record<string, string>>;
}

/** undefined for an Allow of everything, and for a Deny. */
export function allowOfSomething(statement: Statement): AllowOfSomething | undefined {
  const value = statement.entry('Effect')?.value;
  if (statement.effect !== 'Allow' || !value) return undefined;
  const narrowing = narrowingElements(statement);
  if (narrowing.length > 0) return { kind: 'allow', value, data: { narrowed: enumerate(narrowing) } };
  if (!statement.actions || reachesEveryAction(statement)) return undefined;
  return { kind: 'otherAllow', value, data: {} };
}

/** The elements that limit the Allow, as a message names them. */
function narrowingElements(statement: Statement): readonly string[] {
  const isNarrow = (name: string): boolean => {
    const value = statement.entry(name)?.value;
    return value !== undefined && isLessThanEverything(value);
  };
  const names = ['Principal', 'Resource'].filter(isNarrow).map((name) => `this \`${name}\``);
  const notElement = ['NotPrincipal', 'NotResource'].find((name) => statement.entry(name));
  if (notElement !== undefined) names.push(`\`${notElement}\``);
  if (statement.isConditional) names.push('a `Condition`');
  return names;
}
