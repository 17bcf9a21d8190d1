/** The action that a name which is none was meant to be: a slip of typing, never another verb or another noun. */
import { actionsOf, allActions } from '../../catalog/catalog.js';
import { nearestName } from '../../catalog/nearest-name.js';
import { editDistance } from '../../patterns/edit-distance.js';

/**
 * The action whose name is nearest. Names that begin with different verbs are different actions, even if they differ in
 * one letter only, as `GetPolicy` and `SetPolicy`; so a verb that the service has is not taken for a slip. Without a near
 * one it is the only name that begins with what is written, if that is more than a verb, and no noun by itself.
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

/** The words behind the verb are a noun of the service: more words make another noun of it. */
function isWholeName(service: string, name: string): boolean {
  const noun = wordsOf(name).slice(1).join('').toLowerCase();
  return noun !== '' && actionsOf(service).some((action) => action.name.toLowerCase().endsWith(noun));
}

/** The pattern with a slip in what stands before its only star put right. */
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

/** The verb that a name begins with: `Get`. */
function verbOf(name: string): string {
  return /^[A-Z]?[^A-Z]*/.exec(name)![0].toLowerCase();
}

/** `DescribeDBInstances` is `Describe`, `DB` and `Instances`. */
function wordsOf(name: string): readonly string[] {
  return name.match(/[A-Z]+(?![a-z])|[A-Z]?[^A-Z]+/g) ?? [];
}

let words: ReadonlySet<string> | undefined;

/** The words of all actions, in lower case. */
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

/** Two names differ by slips within words, not by words: `Tables` is no slip of `Tags`. */
function isSlip(name: string, meant: string): boolean {
  const [written, proper] = differingWords(name, meant);
  if (written.length === 0 || proper.length === 0 || written.every((word) => smallWords.has(word)))
    return [...written, ...proper].every((word) => smallWords.has(word));
  const [text, other] = [written.join(''), proper.join('')];
  if (singular(text) === singular(other)) return true;
  const limit = Math.max(1, Math.floor(text.length / 4));
  return editDistance(text, other, limit) <= limit && written.some((word) => !allWords().has(word));
}

/** What is left of both without the words that they begin and end with alike, in lower case. */
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
