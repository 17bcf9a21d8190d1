/** What is wrong with a policy variable where it stands. */
import { conditionKeyOf } from './condition-key-of.js';
import { isService } from '../../catalog/catalog.js';
import { resourceEntryFault } from '../not-elements/excluded-resources.js';
import { globalConditionKeys } from '../../catalog/global-condition-keys.js';
import { nearestName } from '../../catalog/nearest-name.js';
import { resourcePartAt, writtenVariables, type WrittenVariable } from '../../patterns/policy-variable.js';
import { entryOf, type TextValue, type Value } from '../../value/value.js';
import type { OperatorFamily } from '../../policy/operator.js';
import type { Policy, Statement } from '../../policy/policy.js';

export type VariableFaultKind =
  | 'brace'
  | 'empty'
  | 'space'
  | 'quote'
  | 'element'
  | 'version'
  | 'operator'
  | 'multivalued'
  | 'unknown'
  | 'field';

export interface VariableFault {
  readonly kind: VariableFaultKind;
  readonly place: VariablePlace;
  readonly variable: WrittenVariable;
  /** The variable as it was probably meant. */
  readonly proper?: string;
}

/** A string of a statement in which somebody may write a variable. */
export interface VariablePlace {
  readonly value: TextValue;
  /** `Resource`, or the operator of a condition value. */
  readonly element: string;
  /** Whether the element takes variables; for a condition value, the operator that does or does not. */
  readonly takes: 'resource' | 'nothing' | OperatorFamily;
}

/** The faults of all variables of a statement. */
export function* variableFaults(statement: Statement): Iterable<VariableFault> {
  for (const place of placesOf(statement)) {
    const { text } = place.value;
    const variables = writtenVariables(text);
    const resourcePart = place.takes === 'resource' ? resourcePartAt(text, variables) : 0;
    for (const variable of variables) {
      const syntax = syntaxFault(variable);
      if (syntax === 'none') continue;
      if (syntax) yield { ...syntax, place, variable };
      else
        for (const fault of faultsInPlace(statement, place, variable, resourcePart))
          yield { ...fault, place, variable };
    }
  }
}

type Fault = Pick<VariableFault, 'kind' | 'proper'>;

/** `none`: it is no policy variable but the text of some tool. undefined: it is well written. */
function syntaxFault(variable: WrittenVariable): Fault | 'none' | undefined {
  const { closed, escape, name, fallback } = variable;
  if (!closed) return { kind: 'brace', ...properOf(closeBrace(name)) };
  if (escape) return undefined;
  if (name.trim() === '' && fallback === undefined) return { kind: 'empty' };
  const [head = '', ...tag] = name.split('/');
  // A tag may have spaces in its key, between its words.
  const trimmed = head.replace(/\s/g, '') + (tag.length > 0 ? `/${tag.join('/').trim()}` : '');
  if (!isVariableName(trimmed)) return 'none';
  const rest = fallback === undefined ? '' : `,${fallback}`;
  if (trimmed !== name) return { kind: 'space', proper: `\${${trimmed}${rest}}` };
  if (fallback === undefined || /^\s*'[^']*'\s*$/.test(fallback)) return undefined;
  return { kind: 'quote', proper: `\${${name}, '${fallback.trim().replace(/^["'‘’]|["'‘’]$/g, '')}'}` };
}

/** The provider or service before the colon is a known one; tools have names such as `self:stage` or `env:STAGE`. */
function isVariableName(name: string): boolean {
  const [, prefix = ''] = /^([\w./-]+):[a-z]/i.exec(name) ?? [];
  return /^(?:aws|saml)$/i.test(prefix) || prefix.includes('.') || isService(prefix);
}

/** The brace belongs behind the longest start that is a key. */
function closeBrace(rest: string): string | undefined {
  const name = /^\w+:\w+/.exec(rest)?.[0];
  return name !== undefined && conditionKeyOf({ key: name.toLowerCase() })
    ? `\${${name}}${rest.slice(name.length)}`
    : undefined;
}

function properOf(proper: string | undefined): { proper?: string } {
  return proper === undefined ? {} : { proper };
}

/** That an entry of NotResource excludes nothing for that reason, no-ineffective-not-resource says. */
function isSaidOfExclusion(statement: Statement, value: TextValue): boolean {
  const { effect, policy, resources } = statement;
  if (!effect || !resources?.negated || policy.isOversized) return false;
  const item = resources.items.find((each) => each.value === value);
  return item !== undefined && resourceEntryFault(item, statement)?.kind === 'plainVariable';
}

function* faultsInPlace(
  statement: Statement,
  { takes, value }: VariablePlace,
  variable: WrittenVariable,
  resourcePart: number,
): Iterable<Fault> {
  const { policy, bounds } = statement;
  if (takes === 'nothing') {
    yield { kind: 'element' };
    return;
  }
  if (hasOldVersion(policy) && !isSaidOfExclusion(statement, value)) yield { kind: 'version' };
  if (takes !== 'resource' && takes !== 'String' && takes !== 'Arn') yield { kind: 'operator' };
  if (variable.escape) return;
  const key = variable.name.toLowerCase();
  const known = conditionKeyOf({ key });
  if (known?.multivalued) yield { kind: 'multivalued' };
  if (!known && key.startsWith('aws:')) {
    const near = nearestName(
      key,
      globalConditionKeys.filter((each) => !each.multivalued).map(({ name }) => name),
    );
    if (near !== undefined) yield { kind: 'unknown', proper: `\${${near}}` };
  }
  // Template text may hold any number of colons.
  if (variable.from < resourcePart && bounds.of(value.text).known) yield { kind: 'field' };
}

/** Without the Version of 2012 a variable is plain text. Of a Version that does not exist nothing can be said. */
function hasOldVersion({ value }: Policy): boolean {
  const version = entryOf(value, 'Version')?.value;
  return version ? version.kind === 'text' && version.text === '2008-10-17' : !value.open;
}

const withoutVariables = ['Action', 'NotAction', 'Principal', 'NotPrincipal', 'Effect'];
const withVariables = ['Resource', 'NotResource'];

/** The strings of a statement that may hold a variable: hardly any does. */
function placesOf(statement: Statement): readonly VariablePlace[] {
  const places: VariablePlace[] = [];
  for (const element of withoutVariables)
    addTexts(places, statement.entry(element)?.value, element, 'nothing');
  for (const element of withVariables) addTexts(places, statement.entry(element)?.value, element, 'resource');
  for (const { keyEntry, operator, operatorEntry, values } of statement.conditions) {
    add(places, keyEntry.key, 'Condition', 'nothing');
    if (!operator) continue;
    for (const { value } of values) add(places, value, operatorEntry.key.text, operator.family);
  }
  return places;
}

/** The strings of an element: itself, the items of a list, and the same of each member of a map of principals. */
function addTexts(
  places: VariablePlace[],
  value: Value | undefined,
  element: string,
  takes: VariablePlace['takes'],
): void {
  if (value?.kind === 'dict') {
    for (const { value: member } of value.entries) addMember(places, member, element, takes);
  } else if (value) {
    addMember(places, value, element, takes);
  }
}

function addMember(
  places: VariablePlace[],
  member: Value,
  element: string,
  takes: VariablePlace['takes'],
): void {
  if (member.kind === 'list') for (const item of member.items) add(places, item, element, takes);
  else add(places, member, element, takes);
}

/** A text of such a length is in no policy that AWS accepts. */
const longestRead = 40_000;

function add(places: VariablePlace[], value: Value, element: string, takes: VariablePlace['takes']): void {
  if (value.kind === 'text' && value.text.includes('${') && value.text.length <= longestRead)
    places.push({ value, element, takes });
}
