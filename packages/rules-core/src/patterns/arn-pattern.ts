/**
 * The ARN patterns of Resource and NotResource.
 *
 * An ARN has six fields: `arn:partition:service:region:account:resource`. In the first five a wildcard does not match
 * a colon, but for a `*` that is the last character of its field, which may run on past colons; in the resource
 * `*` and `?` match everything. A pattern with too few fields stands for the one padded with `*`, as in identity
 * policies, and for what its own stars reach by running on.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 *
 * So a pattern stands for a union of products: for each way in which its stars can run on, one wildcard pattern per
 * field. As a `*` at the end of a field already takes the whole rest of it, running on past n colons is n fields
 * of `*` put behind it. Questions are answered field by field.
 */
import { alphabetOf, hasHole, isHole } from '../value/hole.js';
import { rememberedByText, rememberedForPairs } from '../speed/remembered.js';
import { covers, hasWildcard, intersects, matches, squeeze } from './wildcard.js';

/** One wildcard pattern per field, in normal form. */
export interface ArnFields {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** The fields are those of the principal reading, in which no star runs on and missing fields are `*`. */
export interface ArnPattern extends ArnFields {
  /** As written. */
  readonly text: string;
  /** Stars alone: it also matches the resource `*` of actions that have no resource. */
  readonly star: boolean;
  /** Every ARN, however it is written. */
  readonly everything: boolean;
  /**
   * What is left of the resource without what stands between its slashes and colons, with a `*` for each wildcard: of an upper
   * bound whose fields before the resource have no wildcard, and whose holes hold none of these. Absent of others.
   */
  readonly separators?: string;
  /** All readings, the principal one first; none is covered by one before it. */
  readonly products: readonly ArnFields[];
  /**
   * Those of them that real ARNs have. In a pattern that has all six fields no star runs into the resource:
   * `arn:aws:iam::*:user/*` would meet the role `role/a:user/b`, but no role is called that.
   */
  readonly usualProducts: readonly ArnFields[];
}

const ONLY_STARS = /^\*+$/;
const FIELDS = 6;
const RESOURCE = 5;

/** Reads an entry of Resource or NotResource. Undefined when it can match no ARN, as its first field is not `arn`. */
export const parseArnPattern: (text: string) => ArnPattern | undefined = rememberedByText(parse, {
  most: 5_000,
  longest: 512,
});

/**
 * Reads the lower bound of an entry: undefined as well where a hole stands before the end of an entry that has fewer than
 * six fields, as the missing ones may be in it.
 */
export function parseArnLowerBound(text: string): ArnPattern | undefined {
  const isCut = hasHole(text) && text.split(':', FIELDS).length < FIELDS && !keepsFields(text);
  return isCut ? undefined : parseArnPattern(text);
}

/**
 * Reads the upper bound of an entry with unknown parts, some of which may hold colons, as `${BucketArn}/*` shows. A star inside
 * one of the first five fields may be such a part: from there on nothing is known.
 */
export function parseArnUpperBound(text: string, kept?: string): ArnPattern | undefined {
  const inner = /^(?:[^:]*:){0,4}?[^:*]*\*+(?=[^:*])/.exec(text);
  const pattern = parseArnPattern(inner === null ? text : inner[0]);
  const separators = inner === null && kept !== undefined ? keptSeparators(kept) : undefined;
  return pattern && separators !== undefined ? new Parsed(text, splitFields(text), separators) : pattern;
}

/** undefined where a wildcard before the resource may run into it. */
function keptSeparators(kept: string): string | undefined {
  const fields = splitFields(kept);
  if (fields.length < FIELDS || fields.slice(0, RESOURCE).some(hasWildcard)) return undefined;
  return separatorsOf(fields[RESOURCE]!);
}

/** The slashes and colons of a resource, and a `*` for each wildcard. */
export function separatorsOf(resource: string): string {
  return squeeze(resource.replace(/[^/:*?]+/g, '').replaceAll('?', '*'));
}

/**
 * Whether the fields of an entry stay where they are, whatever fills its holes: each hole stands behind the fifth colon,
 * or is filled with something that holds no colon. Such entries can be compared hole by hole.
 */
export function keepsFields(text: string): boolean {
  let colons = 0;
  for (const character of text) {
    if (character === ':' && ++colons === RESOURCE) return true;
    if (isHole(character.charCodeAt(0)) && alphabetOf(character) === undefined) return false;
  }
  return true;
}

function parse(text: string): ArnPattern | undefined {
  const written = splitFields(text);
  return matches(written[0]!, 'arn') ? new Parsed(text, written) : undefined;
}

/** Most patterns are only asked for their fields, or have one reading: the others are found when asked for. */
class Parsed implements ArnPattern {
  readonly text: string;
  readonly star: boolean;
  readonly everything: boolean;
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
  readonly #written: readonly string[];
  #products: readonly ArnFields[] | undefined;
  #usualProducts: readonly ArnFields[] | undefined;

  readonly separators?: string;

  constructor(text: string, written: readonly string[], separators?: string) {
    this.text = text;
    this.#written = written;
    this.partition = squeeze(written[1] ?? '*');
    this.service = squeeze(written[2] ?? '*');
    this.region = squeeze(written[3] ?? '*');
    this.account = squeeze(written[4] ?? '*');
    this.resource = squeeze(written[5] ?? '*');
    this.star = ONLY_STARS.test(text);
    this.everything = isEverything(this);
    if (separators === undefined) return;
    this.separators = separators;
    // What fills the fields before the resource has no colon.
    this.#products = [this];
    this.#usualProducts = [this];
  }

  get products(): readonly ArnFields[] {
    this.#read();
    return this.#products!;
  }

  get usualProducts(): readonly ArnFields[] {
    if (this.#usualProducts === undefined) {
      if (this.#runsIntoResourceOnly()) this.#usualProducts = [this];
      else this.#read();
    }
    return this.#usualProducts!;
  }

  /**
   * The usual case, such as `arn:aws:ec2:*:*:instance/*`: all six fields are there, and where a star runs on, it or the
   * one behind it runs into the resource.
   */
  #runsIntoResourceOnly(): boolean {
    const written = this.#written;
    return (
      written.length === FIELDS &&
      !written[0]!.endsWith('*') &&
      !written[1]!.endsWith('*') &&
      !written[2]!.endsWith('*') &&
      (this.account === '*' || !written[3]!.endsWith('*'))
    );
  }

  #read(): void {
    if (this.#products !== undefined) return;
    const written = this.#written;
    if (this.everything || !written.some((field, i) => i < RESOURCE && field.endsWith('*'))) {
      this.#products = this.#usualProducts = [this];
      return;
    }
    const isShort = written.length < FIELDS;
    const padded = [...written, ...Array<string>(FIELDS - written.length).fill('*')];
    const readings = isShort ? [...readingsOf(padded), ...readingsOf(written)] : readingsOf(written);
    const isUsual = (reading: Reading): boolean => isShort || !reading.intoResource;
    this.#usualProducts = withoutCovered(readings.filter(isUsual));
    this.#products = withoutCovered([...this.#usualProducts, ...readings.filter((one) => !isUsual(one))]);
  }
}

function isEverything({ partition, service, region, account, resource }: ArnFields): boolean {
  return partition === '*' && service === '*' && region === '*' && account === '*' && resource === '*';
}

/** Cuts at the first five colons. */
function splitFields(text: string): string[] {
  const fields: string[] = [];
  let start = 0;
  while (fields.length < RESOURCE) {
    const colon = text.indexOf(':', start);
    if (colon < 0) break;
    fields.push(text.slice(start, colon));
    start = colon + 1;
  }
  fields.push(text.slice(start));
  return fields;
}

/** A reading, and whether a star before the resource has run into it, by itself or as a field of its own. */
interface Reading extends ArnFields {
  readonly intoResource: boolean;
}

/** All ways to lay the fields of a pattern on the fields of an ARN, the one without running on first. */
function readingsOf(written: readonly string[]): Reading[] {
  const last = written.length - 1;
  const normal = written.map(squeeze);
  // What is written from field i on, as the pattern of a resource; and the same behind a star that has run on.
  const rests = written.map((_, i) => squeeze(written.slice(i).join(':')));
  const restsRunOn = rests.map((rest) => squeeze(`*:${rest}`));
  const found: Reading[] = [];
  const add = (fields: readonly string[], resource: string, intoResource: boolean): void => {
    const [, partition, service, region, account] = fields as [string, string, string, string, string];
    found.push({ partition, service, region, account, resource, intoResource });
  };
  /** `fields` are laid; the field `i` of the pattern comes next. */
  const lay = (fields: readonly string[], i: number): void => {
    if (fields.length === RESOURCE) return add(fields, rests[i]!, i < RESOURCE && normal[i] === '*');
    let laid = [...fields, normal[i]!];
    if (i < last) lay(laid, i + 1);
    if (!written[i]!.endsWith('*')) return;
    while (laid.length < RESOURCE) {
      laid = [...laid, '*'];
      if (i < last) lay(laid, i + 1);
    }
    add(laid, i < last ? restsRunOn[i + 1]! : '*', true);
  };
  lay([], 0);
  return found;
}

function withoutCovered(products: readonly ArnFields[]): ArnFields[] {
  const compare = products.length > MANY ? rememberedForPairs(covers) : covers;
  const kept: ArnFields[] = [];
  for (const { partition, service, region, account, resource } of products) {
    const product = { partition, service, region, account, resource };
    if (!kept.some((other) => everyField(compare, other, product))) kept.push(product);
  }
  return kept;
}

type Compare = (a: string, b: string) => boolean;

/** From this many pairs of products on it pays to remember how their fields, which are few, compare. */
const MANY = 16;

function everyField(compare: Compare, a: ArnFields, b: ArnFields): boolean {
  return (
    compare(a.service, b.service) &&
    compare(a.partition, b.partition) &&
    compare(a.region, b.region) &&
    compare(a.account, b.account) &&
    compare(a.resource, b.resource)
  );
}

/** Whether the pattern matches an ARN, or the resource `*` of actions that have no resource. */
export function arnMatches(pattern: ArnPattern, arn: string): boolean {
  return pattern.star || matchesArn(pattern.products, arn);
}

function matchesArn(products: readonly ArnFields[], arn: string): boolean {
  const fields = splitFields(arn);
  if (fields.length < FIELDS || fields[0] !== 'arn') return false;
  const [, partition, service, region, account, resource] = fields as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const text = { partition, service, region, account, resource };
  return products.some((product) => everyField(matches, product, text));
}

function literalStart(pattern: string): string {
  const wildcard = pattern.search(/[*?]/);
  return wildcard < 0 ? pattern : pattern.slice(0, wildcard);
}

/**
 * Whether everything that `b` matches is matched by `a`. Where this is true it is so for certain; it may be missed
 * where only several readings of `a` together cover one of `b`.
 */
export function arnCovers(a: ArnPattern, b: ArnPattern): boolean {
  if (a.star || b.star) return a.star;
  if (a.everything) return true;
  // However the stars of `a` run on, its resource stays the end of it, and its letters are met by the same ones only.
  if (!b.resource.includes(literalStart(a.resource))) return false;
  const compare = a.products.length * b.products.length > MANY ? rememberedForPairs(covers) : covers;
  return b.products.every((inner) => a.products.some((outer) => everyField(compare, outer, inner)));
}

/** Whether everything that has these fields is matched by one reading of the pattern. */
export function arnCoversFields(pattern: ArnPattern, fields: ArnFields): boolean {
  if (pattern.everything) return true;
  if (!fields.resource.includes(literalStart(pattern.resource))) return false;
  return pattern.products.some((product) => everyField(covers, product, fields));
}

/** Whether some ARN that has these fields is matched by the pattern in its usual readings. */
export function arnMeetsFields(pattern: ArnPattern, fields: ArnFields): boolean {
  if (pattern.everything) return true;
  return pattern.usualProducts.some((product) => everyField(intersects, product, fields));
}

/** Whether the pattern matches an ARN in its usual readings, or the resource `*` of actions that have no resource. */
export function arnMatchesUsually(pattern: ArnPattern, arn: string): boolean {
  return pattern.star || matchesArn(pattern.usualProducts, arn);
}

/** Whether some ARN is matched by both in their usual readings. */
export function arnIntersects(a: ArnPattern, b: ArnPattern): boolean {
  if (a.everything || b.everything) return true;
  const [ones, others] = [a.usualProducts, b.usualProducts];
  const compare = ones.length * others.length > MANY ? rememberedForPairs(intersects) : intersects;
  return ones.some((one) => others.some((other) => everyField(compare, one, other)));
}
