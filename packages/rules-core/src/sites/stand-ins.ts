/**
 * Recognizes names that are to be replaced although nothing marks them, such as `ACCOUNT_ID` or `vpc-xxxxxxxx`, by
 * their place in an ARN or by the words in them.
 */
import { mergedParts, type TextPart } from './text-part.js';
import { isRegion } from '../catalog/regions.js';
import {
  accountWords,
  arnWords,
  denials,
  endings,
  identified,
  nouns,
  partitionWords,
  regionWords,
  requests,
  serviceWords,
  soleNouns,
} from '../catalog/stand-in-words.js';
import type { Alphabet } from '../value/hole.js';

/** What every text with such a part contains. Most texts do not, and need no closer look. */
const SIGN = /[A-Z]{2}|xxx|^arn:/;
const PLAIN_NAME = /^[A-Za-z]+\d*(?:[-_ ][A-Za-z\d]+)*$/;
const CAPITAL_NAME = /^[A-Z][A-Z\d]*(?:[-_ ]+[A-Z\d]+)*$/;
const PROSE = /^\(?[A-Za-z][A-Za-z\d'’()/-]*[.,:;]?(?: \(?[A-Za-z][A-Za-z\d'’()/-]*[.,:;]?){2,}$/;
const HOST = /^([a-z\d-]+\.)([\w-]+)\.amazonaws\.com(?:\.cn)?$/i;
/** In Terraform: a variable, a local, a module output or an attribute of a data source. */
const EXPRESSION =
  /^(?:(?:var|local|module|data\.[a-z\d]+(?:_[a-z\d]+)+)(?:\.[A-Za-z_][\w-]*)+|each\.(?:key|value))$/;
const ARN = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):/;
const USUAL_ARN = /^arn:(?:aws[a-z-]*|\*):[a-z\d-]*:(?:[a-z-]+-\d|\*)?:(?:\d{12}|aws|\*)?:/;

/** The stand-ins in a text of a Principal, a Resource or a Condition, in order. Takes linear time. */
export function standInParts(text: string): readonly TextPart[] {
  const arn = text.startsWith('arn:') ? ARN.exec(text) : null;
  if (arn === null) {
    const part = isStandIn(text)
      ? ([0, text.length] as const)
      : (regionOfHost(text) ?? arnBeforePath(text) ?? address(text));
    if (part) return [part];
    if (!SIGN.test(text)) return [];
  }
  return mergedParts([...(arn ? fieldParts(arn) : []), ...namesIn(text, arn ? arn[0].length : 0)]);
}

/** Only the stand-ins in capitals, or runs of `x`. */
export function capitalParts(text: string): readonly TextPart[] {
  return SIGN.test(text) ? mergedParts(namesIn(text, 0)) : [];
}

/** The fields of an ARN after `arn`. */
const fields: readonly (readonly [alphabet: Alphabet, isStandIn: (field: string) => boolean])[] = [
  ['partition', (field) => isWordOf(field, partitionWords)],
  ['name', (field) => isWordOf(field, serviceWords)],
  ['region', (field) => isWordOf(field, regionWords) || isBlank(field)],
  ['account', isAccountStandIn],
];

function fieldParts(arn: RegExpExecArray): readonly TextPart[] {
  if (USUAL_ARN.test(arn[0])) return [];
  const parts: TextPart[] = [];
  let start = 'arn:'.length;
  for (const [index, [alphabet, isOne]] of fields.entries()) {
    const field = arn[index + 1]!;
    if (isOne(field)) parts.push([start, start + field.length, alphabet]);
    start += field.length + 1;
  }
  return parts;
}

/**
 * Text in place of an account ID that is neither digits nor a wildcard is nearly always to be replaced. Exceptions are
 * typos such as a letter O among the digits, a Region, `AWS` in capitals, and words that have nothing to do with an
 * account.
 */
function isAccountStandIn(field: string): boolean {
  if (isMarked(field)) return true;
  if (!/^[\w .-]*[A-Za-z][\w .-]*$/.test(field)) return false;
  if (/^[\dOoIilSB -]*$/.test(field) && /\d/.test(field)) return false;
  if (isRegion(field.toLowerCase()) || /^(?:aws|amazon)$/i.test(field)) return false;
  return /[A-Z_]|xx/.test(field) || isWordOf(field, accountWords);
}

/**
 * A word between marks of any tool, as in `«account»`. If the marks are stars, there must be more of them than a
 * wildcard needs.
 */
function isMarked(field: string): boolean {
  if (/^\*{2,}[A-Za-z][\w .-]*\*{2,}$/.test(field)) return true;
  return (
    /^[^\w*?]/.test(field) && /[^\w*?]$/.test(field) && /[A-Za-z]{2}/.test(field) && !/[*?$]/.test(field)
  );
}

/** Whether the name contains one of the words, or says that it is to be replaced. */
function isWordOf(name: string, ofPlace: ReadonlySet<string>): boolean {
  return wordsOf(name).some((word) => ofPlace.has(word) || requests.has(word));
}

/** Whether a whole text is to be replaced. */
function isStandIn(text: string): boolean {
  if (isBlank(text)) return true;
  if (CAPITAL_NAME.test(text)) return isCapitalName(text);
  if (!PLAIN_NAME.test(text)) return isProse(text) || isAboutArn(text);
  const words = wordsOf(text);
  if (words.some((word) => denials.has(word))) return false;
  const last = words.at(-1)!;
  const before = words.at(-2);
  if (before === undefined) return accountWords.has(last) || regionWords.has(last);
  if (requests.has(words[0]!) || isArnName(words) || isProse(text)) return true;
  return (
    (/^(?:id|ids|number)$/.test(last) && identified.has(before)) ||
    (endings.has(last) && words.every((word) => identified.has(word)))
  );
}

/** `SecretARN`, `ARN-of-the-key`: no ARN has such a name. */
function isArnName(words: readonly string[]): boolean {
  return arnWords.has(words.at(-1)!) || (arnWords.has(words[0]!) && words[1] === 'of');
}

/** Words about an ARN, because real ARNs have no spaces: `IAM User ARN ::: from the console`. */
function isAboutArn(text: string): boolean {
  if (text.startsWith('arn:') || !text.includes(' ') || text.includes('/')) return false;
  return /(?<![\w:])ARNs?(?![\w:])/i.test(text) && !wordsOf(text).some((word) => denials.has(word));
}

/**
 * Three or more words that describe what belongs there: `List of the ARNs of the keys`. Without numbers, which dates
 * have, and without anything that only AWS names have, such as a colon in a word.
 */
export function isProse(text: string): boolean {
  if (!PROSE.test(text)) return false;
  const words = text.match(/(?<![^ (])[A-Za-z]{2,}(?![^ ).,:;])/g) ?? [];
  return words.length >= 3 && !words.some((word) => denials.has(word.toLowerCase()));
}

/** The Region in a service's host name, `s3.region-of-the-bucket.amazonaws.com`. */
function regionOfHost(text: string): TextPart | undefined {
  const [, head, field] = HOST.exec(text) ?? [];
  if (head === undefined || field === undefined || !isWordOf(field, regionWords)) return undefined;
  return [head.length, head.length + field.length, 'region'];
}

/** An ARN before a path, `Bucket ARN/*`. */
function arnBeforePath(text: string): TextPart | undefined {
  const end = text.indexOf('/');
  const name = text.slice(0, Math.max(0, end));
  return PLAIN_NAME.test(name) && isArnName(wordsOf(name)) ? [0, end] : undefined;
}

/**
 * The address of a Terraform resource in place of an ARN that is not known yet: `aws_s3_bucket.logs/*`. With an
 * attribute, it is an expression that has lost its `${…}`. A variable alone stands for its value: `var.vpc_id`.
 */
function address(text: string): TextPart | undefined {
  if (EXPRESSION.test(text)) return [0, text.length];
  const [found] = /^aws_[a-z\d]+(?:_[a-z\d]+)*\.[A-Za-z_][\w-]*(?=\/|$)/.exec(text) ?? [];
  return found === undefined ? undefined : [0, found.length];
}

/** A name in capitals. */
function isCapitalName(name: string): boolean {
  const words = wordsOf(name);
  return words.length > 1
    ? words.some((word) => nouns.has(word) || requests.has(word))
    : requests.has(words[0]!) || soleNouns.has(words[0]!);
}

/** Only `x`, as in `xxx.xxx.xxx.xxx/xx`, or letters for the parts of an IP address, as in `a.b.c.d/nn`. */
function isBlank(text: string): boolean {
  return (
    /^(?:x{3,40}|X{3,40}|[xX]{2,40}(?:[-./: ][xX]+)+)$/.test(text) ||
    /^(?:([a-z])\1{0,2}\.){3}([a-z])\2{0,2}(?:\/(?:\d{1,2}|([a-z])\3?))?$/i.test(text)
  );
}

/** Policy variables (which are skipped), names in capitals between other characters, and runs of `x`. */
const NAMES = /\$\{[^{}]*\}|(?<![A-Za-z\d])[A-Z][A-Z\d]*(?:[-_]+[A-Z\d]+)*(?![A-Za-z\d])/g;
const BLANKS = /(?<!x)x{4,40}(?!x)|(?<!X)X{4,40}(?!X)/g;

function namesIn(text: string, from: number): readonly TextPart[] {
  const parts: TextPart[] = [];
  NAMES.lastIndex = from;
  for (let found = NAMES.exec(text); found; found = NAMES.exec(text)) {
    const [name] = found;
    if (!name.startsWith('$') && isCapitalName(name)) parts.push([found.index, found.index + name.length]);
  }
  for (const { 0: blank, index } of text.matchAll(BLANKS))
    if (index >= from) parts.push([index, index + blank.length]);
  return parts;
}

/** The words in lower case, without a number at the end. `accountId` has two, `KMSKeyARN1` three. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z]{2})/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .map((word) => word.replace(/(?<=[a-z])\d{1,3}$/, ''))
    .filter((word) => word !== '');
}
