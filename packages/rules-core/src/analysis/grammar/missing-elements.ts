/** Finds required elements that a policy does not have. */
import { isAboutHolder } from '../../catalog/attachments.js';
import { isWhole } from '../../policy/grammar.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { entryOf, type Span } from '../../value/value.js';

export interface MissingElement {
  readonly element: 'Statement' | 'Effect' | 'Action' | 'Resource' | 'Principal';
  readonly at: Span;
  readonly statement?: Statement;
}

/** The required elements that a policy of its type does not have. */
export function* missingElements(policy: Policy): Generator<MissingElement> {
  const { value: document } = policy;
  const found = entryOf(document, 'Statement')?.value;
  if (!found) {
    if (isWhole(document)) yield { element: 'Statement', at: document.head };
  } else if (found.kind === 'list' && found.items.length === 0 && !found.open) {
    yield { element: 'Statement', at: found.span };
  }
  for (const statement of policy.statements) {
    for (const element of ['Effect', 'Principal', 'Action', 'Resource'] as const) {
      if (statement.entry(element) || statement.entry(`Not${element}`)) continue;
      if (isRequired(element, statement) && isWhole(statement.value))
        yield { element, at: statement.value.head, statement };
    }
  }
}

function isRequired(element: MissingElement['element'], statement: Statement): boolean {
  const { type } = statement.policy;
  if (element === 'Principal') return type.namesPrincipals;
  if (element === 'Resource') return type.namesResources && !isAboutItsHolder(statement);
  return true;
}

/** The policy is about the resource that it is attached to, which it does not need to name. */
function isAboutItsHolder({ policy, actions }: Statement): boolean {
  const { type, attachedTo, attachment } = policy;
  if (type.name !== 'resource') return false;
  if (attachedTo !== undefined) return attachment?.withoutResource === true;
  if (!actions) return false;
  const names = actions.items.map(({ text }) => text);
  // `*` does not show which service it is. If another statement has a Resource, the service requires one.
  if (names.includes('*') && (policy.has('Resource') || policy.has('NotResource'))) return false;
  return names.every((text) => text === '*' || isAboutHolder(text));
}
