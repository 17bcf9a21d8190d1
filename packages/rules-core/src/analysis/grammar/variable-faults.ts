/** Explains what is wrong with a policy variable. */
import { conditionKeyOf } from '../conditions/condition-key-of.js';
import { variablePlaces, type VariablePlace } from './variable-places.js';
import { conditionKeysOf } from '../../catalog/condition-keys.js';
import { globalConditionKeys } from '../../catalog/global-condition-keys.js';
import { nearestName } from '../../catalog/nearest-name.js';
import { editDistance } from '../../patterns/edit-distance.js';
import { resourcePartAt, writtenVariables, type WrittenVariable } from '../../patterns/policy-variable.js';
import { servicePrefixOf } from '../../patterns/service-prefix.js';
import type { Statement } from '../../policy/policy.js';

/** The id of the message. */
export type VariableFaultKind =
  | 'missingBrace'
  | 'emptyVariable'
  | 'spaceInVariable'
  | 'missingQuote'
  | 'unsupportedElement'
  | 'unsupportedVersion'
  | 'unsupportedOperator'
  | 'multivaluedVariable'
  | 'unknownVariable'
  | 'beforeFifthColon';

export interface VariableFault {
  readonly kind: VariableFaultKind;
  readonly place: VariablePlace;
  readonly variable: WrittenVariable;
  /** The variable that was probably meant. */
  readonly proper?: string;
}

/** The faults of all variables in a statement. */
export function* variableFaults(statement: Statement): Iterable<VariableFault> {
  for (const place of variablePlaces(statement)) {
    const { text } = place.value;
    const variables = writtenVariables(text);
    const resourcePart = place.takes === 'resource' ? resourcePartAt(text, variables) : 0;
    for (const variable of variables) {
      const syntax = syntaxFault(variable);
      const faults = syntax ? [syntax] : faultsInPlace(statement, place, variable, resourcePart);
      for (const fault of faults) yield { ...fault, place, variable };
    }
  }
}

type Fault = Pick<VariableFault, 'kind' | 'proper'>;

/** undefined if the variable is well-formed. */
function syntaxFault(variable: WrittenVariable): Fault | undefined {
  const { closed, name, fallback } = variable;
  if (!closed) return { kind: 'missingBrace', ...properOf(closeBrace(name)) };
  if (name.trim() === '' && fallback === undefined) return { kind: 'emptyVariable' };
  const [head = '', ...tag] = name.split('/');
  // A tag key may contain spaces between its words.
  const trimmed = head.replace(/\s/g, '') + (tag.length > 0 ? `/${tag.join('/').trim()}` : '');
  const rest = fallback === undefined ? '' : `,${fallback}`;
  if (trimmed !== name) return { kind: 'spaceInVariable', proper: `\${${trimmed}${rest}}` };
  if (fallback === undefined || /^\s*'[^']*'\s*$/.test(fallback)) return undefined;
  return {
    kind: 'missingQuote',
    proper: `\${${name}, '${fallback.trim().replace(/^["'‘’]|["'‘’]$/g, '')}'}`,
  };
}

/** Inserts the missing brace after the longest prefix that is a key. */
function closeBrace(rest: string): string | undefined {
  const name = /^\w+:\w+/.exec(rest)?.[0];
  return name !== undefined && conditionKeyOf({ key: name.toLowerCase() })
    ? `\${${name}}${rest.slice(name.length)}`
    : undefined;
}

function properOf(proper: string | undefined): { proper?: string } {
  return proper === undefined ? {} : { proper };
}

const globalVariables = globalConditionKeys.filter(({ multivalued }) => !multivalued).map(({ name }) => name);

/** With more edits it may be another key of the service, possibly a newer one. */
const mostSlips = 2;

/** The global or service-specific key that a variable probably meant. */
function nearestVariable(key: string): string | undefined {
  if (key.startsWith('aws:')) return nearestName(key, globalVariables);
  const names = conditionKeysOf(servicePrefixOf(key))
    .filter(({ multivalued }) => !multivalued)
    .map(({ name }) => name);
  const near = nearestName(key, names);
  return near !== undefined && editDistance(key, near.toLowerCase(), mostSlips) <= mostSlips
    ? near
    : undefined;
}

function* faultsInPlace(
  statement: Statement,
  { takes, value, test }: VariablePlace,
  variable: WrittenVariable,
  resourcePart: number,
): Iterable<Fault> {
  const { policy, bounds } = statement;
  if (takes === 'nothing') {
    yield { kind: 'unsupportedElement' };
    return;
  }
  // AWS Organizations only accepts the current version.
  if (policy.version === '2008-10-17' && policy.type.keptBy !== 'organizations')
    yield { kind: 'unsupportedVersion' };
  const family = test?.operator?.family;
  if (family && family !== 'String' && family !== 'Arn') yield { kind: 'unsupportedOperator' };
  if (variable.escape) return;
  const key = variable.name.toLowerCase();
  const known = conditionKeyOf({ key });
  if (known?.multivalued) yield { kind: 'multivaluedVariable' };
  const near = known ? undefined : nearestVariable(key);
  if (near !== undefined) yield { kind: 'unknownVariable', proper: `\${${near}}` };
  // A placeholder may contain any number of colons.
  if (variable.from < resourcePart && bounds.of(value).known) yield { kind: 'beforeFifthColon' };
}
