/** Finds the operator that a misspelled name meant, never one with the opposite meaning. */
import { nearestInSense } from '../../catalog/nearest-in-sense.js';
import { editDistance } from '../../patterns/edit-distance.js';
import { operatorNames, parseOperator } from '../../policy/operator.js';
import { withBaseName } from './operator-name.js';

/** Every name with every possible prefix and suffix. */
const everyOperator: readonly string[] = operatorNames
  .filter((name) => name !== 'Null')
  .flatMap((name) => ['', 'ForAllValues:', 'ForAnyValue:'].map((set) => set + name))
  .flatMap((name) => [name, `${name}IfExists`])
  .concat('Null');

/** A "Not" in a prefix or suffix does not negate the operator: `ForNotAllValues:`, `IfNotExists`. */
const negatedElsewhere = /no[^:]*:|if[a-z]*no[a-z]*$/i;

/** undefined if no operator is similar, or if one with the opposite meaning is almost as similar. */
export function operatorMeant(text: string): string | undefined {
  const name = text.trim();
  if (negatedElsewhere.test(name)) return undefined;
  const meant = nearestInSense(name, everyOperator, oppositeOf);
  return meant !== undefined && keepsSet(name, meant) ? meant : undefined;
}

/** The operator for all other values. undefined if there is none, as for `Bool` or `NumericLessThan`. */
function oppositeOf(name: string): string | undefined {
  const operator = parseOperator(name)!;
  const base = operator.name.replace('Not', '');
  const opposite = operatorNames.find(
    (other) => other !== operator.name && other.replace('Not', '') === base,
  );
  return opposite && withBaseName(operator, opposite);
}

/** The prefix is similar to the meant one, and not to the other one. */
function keepsSet(name: string, meant: string): boolean {
  const { set } = parseOperator(meant)!;
  if (!set) return true;
  const written = name.slice(0, name.includes(':') ? name.indexOf(':') : set.length).toLowerCase();
  const other = set === 'ForAllValues' ? 'ForAnyValue' : 'ForAllValues';
  const most = 3;
  const slips = editDistance(written, set.toLowerCase(), most);
  return slips < most && slips < editDistance(written, other.toLowerCase(), most);
}
