/** Finds the action that a misspelled name meant. Corrects typing mistakes, but never suggests another verb or noun. */
import { actionsOf, allActions } from '../../catalog/catalog.js';
import { nearestName } from '../../catalog/nearest-name.js';
import { editDistance } from '../../patterns/edit-distance.js';

/**
 * The action with the most similar name. Different verbs mean different actions, even if only one letter differs, as in
 * `GetPolicy` and `SetPolicy`, so an existing verb of the service is not treated as a misspelling. Without a similar
 * name, it is the only action that starts with the given text, if that is more than a verb and not a complete noun.
 */
export function nearestAction(service: string, name: string): string | undefined {
  const actions = actionsOf(service);
  const verb = verbOf(name);
  const sameVerb = actions.filter((action) => verbOf(action.name) === verb);
  const found = nearestName(
    name,
    (sameVerb.length > 0 ? sameVerb : actions).map((action) => action.name),
  );
  if (found !== undefined && isSlip(name, found)) return `${service}:${found}`;
  const folded = name.toLowerCase();
  const longer = actions.filter((action) => action.name.toLowerCase().startsWith(folded));
  if (name.length <= verb.length || longer.length !== 1 || isWholeName(service, name)) return undefined;
  return longer[0]!.id;
}

/** The words after the verb are a complete noun of the service. With more words it would be another noun. */
function isWholeName(service: string, name: string): boolean {
  const noun = wordsOf(name).slice(1).join('').toLowerCase();
  return noun !== '' && actionsOf(service).some((action) => action.name.toLowerCase().endsWith(noun));
}

/** The pattern with a misspelling before its only star corrected. */
export function nearestPattern(service: string, name: string): string | undefined {
  const [start = '', rest] = name.split('*', 2);
  if (start.includes('?') || rest !== '' || start.length < 3) return undefined;
  const starts = actionsOf(service).flatMap((action) => {
    const words = wordsOf(action.name);
    return words.map((_, index) => words.slice(0, index + 1).join(''));
  });
  const found = nearestName(start, new Set(starts));
  if (found === undefined || !isSlip(start, found)) return undefined;
  const last = wordsOf(start).at(-1)!.toLowerCase();
  const isStartOfWord =
    !found.toLowerCase().endsWith(last) && [...allWords()].some((word) => word.startsWith(last));
  return isStartOfWord ? undefined : `${service}:${found}*`;
}

/** The verb at the start of a name: `Get`. */
function verbOf(name: string): string {
  return /^[A-Z]?[^A-Z]*/.exec(name)![0].toLowerCase();
}

/** `DescribeDBInstances` consists of `Describe`, `DB` and `Instances`. */
function wordsOf(name: string): readonly string[] {
  return name.match(/[A-Z]+(?![a-z])|[A-Z]?[^A-Z]+/g) ?? [];
}

let words: ReadonlySet<string> | undefined;

/** The words in the names of all actions, in lower case. */
function allWords(): ReadonlySet<string> {
  return (words ??= new Set(
    allActions().flatMap(({ name }) => wordsOf(name).map((word) => word.toLowerCase())),
  ));
}

const smallWords: ReadonlySet<string> = new Set([
  'all',
  'by',
  'for',
  'from',
  'in',
  'my',
  'of',
  'on',
  'to',
  'with',
]);

/** The names differ by misspelled words, not by different words: `Tables` is not a misspelling of `Tags`. */
function isSlip(name: string, meant: string): boolean {
  const [written, proper] = differingWords(name, meant);
  if (written.length === 0 || proper.length === 0 || written.every((word) => smallWords.has(word)))
    return [...written, ...proper].every((word) => smallWords.has(word));
  const [text, other] = [written.join(''), proper.join('')];
  if (singular(text) === singular(other)) return true;
  const limit = Math.max(1, Math.floor(text.length / 4));
  return editDistance(text, other, limit) <= limit && written.some((word) => !allWords().has(word));
}

/** The remaining words after removing those that both names start and end with, in lower case. */
function differingWords(a: string, b: string): readonly [readonly string[], readonly string[]] {
  const [one, other] = [a, b].map((name) => wordsOf(name).map((word) => word.toLowerCase())) as [
    string[],
    string[],
  ];
  while (one.length > 0 && other.length > 0 && one[0] === other[0]) {
    one.shift();
    other.shift();
  }
  while (one.length > 0 && other.length > 0 && one.at(-1) === other.at(-1)) {
    one.pop();
    other.pop();
  }
  return [one, other];
}

function singular(word: string): string {
  return word.replace(/(?:ies|y)$/, 'y').replace(/(?<=s|x|ch)es$|s$/, '');
}
