/** The operator that a name which is none was meant to be: never one of the opposite sense. */
import { nearestName } from '../../catalog/nearest-name.js';
import { editDistance } from '../../patterns/edit-distance.js';
import { operatorNames, parseOperator } from '../../policy/operator.js';
import { withBaseName } from './operator-name.js';

/** Every name with every prefix and suffix that it takes. */
const everyOperator: readonly string[] = operatorNames
  .filter((name) => name !== 'Null')
  .flatMap((name) => ['', 'ForAllValues:', 'ForAnyValue:'].map((set) => set + name))
  .flatMap((name) => [name, `${name}IfExists`])
  .concat('Null');

const everyPositive = everyOperator.filter((name) => !name.includes('Not'));

/** How "not" is said in a name: `NotStringEquals`, `StringUnlike`, `!StringEquals`, `StringNoEquals`. */
const negation = /(?<!ig)(?:does|is)?not|(?:does|is)n['’]?t|!/gi;
const shortNegation = /(?:Non?|Un)(?![a-z])|[Uu]n(?=like|eq)/g;

/** undefined when no operator comes near, or one of the opposite sense comes nearly as near. */
export function operatorMeant(text: string): string | undefined {
  const name = text.trim();
  const [first, ...more] = [...name.matchAll(negation), ...name.matchAll(shortNegation)];
  const meant = first ? more.length === 0 && negatedMeant(name, first) : plainlyMeant(name);
  return meant && keepsSet(name, meant) ? meant : undefined;
}

/** The nearest name to one that says no "not", unless a slip could have cost it that. */
function plainlyMeant(name: string): string | undefined {
  const meant = nearestName(name, everyOperator);
  const opposite = meant !== undefined && oppositeOf(meant);
  if (!opposite) return meant;
  const distance = slipsBetween(name, opposite) - slipsBetween(name, meant);
  return distance >= (meant.includes('Not') ? 1 : 2) ? meant : undefined;
}

/** The negated form of the name that is left without its "not". */
function negatedMeant(name: string, { 0: word, index }: RegExpExecArray): string | undefined {
  // "Not" in a prefix or a suffix does not negate the operator: `ForNotAllValues:`, `IfNotExists`.
  if (name.includes(':', index) || /if[a-z]*$/i.test(name.slice(0, index))) return undefined;
  const positive = nearestName(name.slice(0, index) + name.slice(index + word.length), everyPositive);
  return positive && oppositeOf(positive);
}

/** The operator that holds for the other values; undefined where there is none, as for `Bool` or `NumericLessThan`. */
function oppositeOf(name: string): string | undefined {
  const operator = parseOperator(name)!;
  const base = operator.name.replace('Not', '');
  const opposite = operatorNames.find(
    (other) => other !== operator.name && other.replace('Not', '') === base,
  );
  return opposite && withBaseName(operator, opposite);
}

/** The prefix is written nearly so, and not nearly as the other one. */
function keepsSet(name: string, meant: string): boolean {
  const { set } = parseOperator(meant)!;
  if (!set) return true;
  const written = name.slice(0, name.includes(':') ? name.indexOf(':') : set.length);
  const other = set === 'ForAllValues' ? 'ForAnyValue' : 'ForAllValues';
  const slips = slipsBetween(written, set);
  return slips <= 2 && slips < slipsBetween(written, other);
}

/** More than any that count. */
const mostSlips = 6;

function slipsBetween(a: string, b: string): number {
  return editDistance(a.toLowerCase(), b.toLowerCase(), mostSlips);
}
