import type { Statement } from '../../policy/policy.js';
import { isEveryone } from '../../policy/principal.js';
import { sameForm } from '../../value/normal-form.js';

/** Whether `by` covers all principals of the statement. */
export function coversPrincipals(by: Statement, statement: Statement): boolean {
  const names = ['Principal', 'NotPrincipal'];
  if (names.every((name) => sameForm(by.entry(name)?.value, statement.entry(name)?.value))) return true;
  if (!by.principals || by.principals.negated) return false;
  if (by.principals.items.some((item) => isEveryone(item) && item.type === undefined)) return true;
  const { principals } = statement;
  if (!principals?.known || principals.negated) return false;
  return principals.items.every((item) =>
    by.principals!.items.some(
      (other) => (other.text === item.text || isEveryone(other)) && other.type?.text === item.type?.text,
    ),
  );
}
