/**
 * Stand-ins: names that somebody is to replace although nothing marks them, such as `ACCOUNT_ID` or `vpc-xxxxxxxx`. They
 * are told by where they stand, in a field of an ARN, or by the words that they are made of.
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

/** What every text has of which a part is one: most have none, and need no closer look. */
const SIGN = /[A-Z]{2}|xxx|^arn:/;
const PLAIN_NAME = /^[A-Za-z]+\d*(?:[-_ ][A-Za-z\d]+)*$/;
const CAPITAL_NAME = /^[A-Z][A-Z\d]*(?:[-_ ]+[A-Z\d]+)*$/;
const PROSE = /^\(?[A-Za-z][A-Za-z\d'’()/-]*[.,:;]?(?: \(?[A-Za-z][A-Za-z\d'’()/-]*[.,:;]?){2,}$/;
const HOST = /^([a-z\d-]+\.)([\w-]+)\.amazonaws\.com(?:\.cn)?$/i;
/** A variable, a local, an output of a module or an attribute of a data source, in Terraform. */
const EXPRESSION =
  /^(?:(?:var|local|module|data\.[a-z\d]+(?:_[a-z\d]+)+)(?:\.[A-Za-z_][\w-]*)+|each\.(?:key|value))$/;
const ARN = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):/;
const USUAL_ARN = /^arn:(?:aws[a-z-]*|\*):[a-z\d-]*:(?:[a-z-]+-\d|\*)?:(?:\d{12}|aws|\*)?:/;

/** The stand-ins in a text of a Principal, a Resource or a Condition, in order. Linear in its length. */
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

/** Those of them that are written in capitals, or as runs of `x`. */
export function capitalParts(text: string): readonly TextPart[] {
  return SIGN.test(text) ? mergedParts(namesIn(text, 0)) : [];
}

/** How the fields of an ARN are called, behind the `arn`. */
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
 * What stands where an account ID does, and is neither digits nor a wildcard, is to be replaced nearly always; but for slips,
 * such as a letter O among the digits, a Region, `AWS` in capitals, and words that say nothing of an account.
 */
function isAccountStandIn(field: string): boolean {
  if (isMarked(field)) return true;
  if (!/^[\w .-]*[A-Za-z][\w .-]*$/.test(field)) return false;
  if (/^[\dOoIilSB -]*$/.test(field) && /\d/.test(field)) return false;
  if (isRegion(field.toLowerCase()) || /^(?:aws|amazon)$/i.test(field)) return false;
  return /[A-Z_]|xx/.test(field) || isWordOf(field, accountWords);
}

/** A word between marks, as in `«account»`, whatever tool they are of; of stars, more than a wildcard needs. */
function isMarked(field: string): boolean {
  if (/^\*{2,}[A-Za-z][\w .-]*\*{2,}$/.test(field)) return true;
  return (
    /^[^\w*?]/.test(field) && /[^\w*?]$/.test(field) && /[A-Za-z]{2}/.test(field) && !/[*?$]/.test(field)
  );
}

/** The name holds one of the words, or asks to be replaced. */
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

/** `SecretARN`, `ARN-of-the-key`: no ARN is called so. */
function isArnName(words: readonly string[]): boolean {
  return arnWords.has(words.at(-1)!) || (arnWords.has(words[0]!) && words[1] === 'of');
}

/** Words about an ARN, in which there would be no spaces: `IAM User ARN ::: from the console`. */
function isAboutArn(text: string): boolean {
  if (text.startsWith('arn:') || !text.includes(' ') || text.includes('/')) return false;
  return /(?<![\w:])ARNs?(?![\w:])/i.test(text) && !wordsOf(text).some((word) => denials.has(word));
}

/**
 * Three or more words say what belongs there: `List of the ARNs of the keys`. Not with a number among them, as dates have,
 * nor with what only names of AWS have, such as a colon in a word.
 */
export function isProse(text: string): boolean {
  if (!PROSE.test(text)) return false;
  const words = text.match(/(?<![^ (])[A-Za-z]{2,}(?![^ ).,:;])/g) ?? [];
  return words.length >= 3 && !words.some((word) => denials.has(word.toLowerCase()));
}

/** The Region in the name of a service's host, `s3.region-of-the-bucket.amazonaws.com`. */
function regionOfHost(text: string): TextPart | undefined {
  const [, head, field] = HOST.exec(text) ?? [];
  if (head === undefined || field === undefined || !isWordOf(field, regionWords)) return undefined;
  return [head.length, head.length + field.length, 'region'];
}

/** The ARN that a path follows, `Bucket ARN/*`. */
function arnBeforePath(text: string): TextPart | undefined {
  const end = text.indexOf('/');
  const name = text.slice(0, Math.max(0, end));
  return PLAIN_NAME.test(name) && isArnName(wordsOf(name)) ? [0, end] : undefined;
}

/**
 * The address that Terraform gives a resource, in place of an ARN that is not known yet: `aws_s3_bucket.logs/*`. With an
 * attribute behind it, an expression has lost its `${…}`. A variable alone stands for a value that is filled in: `var.vpc_id`.
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

/** Nothing but `x`, as in `xxx.xxx.xxx.xxx/xx`, or the parts of an IP address by letters, as in `a.b.c.d/nn`. */
function isBlank(text: string): boolean {
  return (
    /^(?:x{3,40}|X{3,40}|[xX]{2,40}(?:[-./: ][xX]+)+)$/.test(text) ||
    /^(?:([a-z])\1{0,2}\.){3}([a-z])\2{0,2}(?:\/(?:\d{1,2}|([a-z])\3?))?$/i.test(text)
  );
}

/** Policy variables, whose names are left alone, names in capitals between other characters, and runs of `x`. */
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

/** In lower case and without the number at the end; those of `accountId` are two, those of `KMSKeyARN1` three. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z]{2})/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .map((word) => word.replace(/(?<=[a-z])\d{1,3}$/, ''))
    .filter((word) => word !== '');
}
