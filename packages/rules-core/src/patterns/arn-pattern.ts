/**
 * The ARN patterns of Resource and NotResource.
 * / An ARN has six fields: `arn:partition:service:region:account:resource`. In the first five, a wildcard does not
 * match a colon, except that a `*` at the end of its field may continue past colons. In the resource, `*` and `?` match
 * everything. A pattern with too few fields means the same as if it were padded with `*`, as in identity-based
 * policies, and also what its own stars match by continuing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 * / So a pattern is a union of products: one wildcard pattern for each field, for each way in which its stars can
 * continue. A `*` at the end of a field already matches the rest of the field, so continuing past n colons means
 * inserting n fields of `*` after it. All comparisons are made field by field.
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

/** The inherited fields are those of the main reading, in which no star continues and missing fields are `*`. */
export interface ArnPattern extends ArnFields {
  /** As written. */
  readonly text: string;
  /** Only stars: also matches `*`, the resource of actions without resources. */
  readonly star: boolean;
  /** Matches every ARN, however it is written. */
  readonly everything: boolean;
  /**
   * The slashes and colons of the resource, with a `*` for each wildcard. Only for an upper bound without wildcards in
   * the fields before the resource, whose holes contain no such characters. Absent otherwise.
   */
  readonly separators?: string;
  /** All readings, the main one first. No reading is covered by an earlier one. */
  readonly products: readonly ArnFields[];
  /**
   * The readings that real ARNs have. In a pattern with all six fields, no star continues into the resource:
   * `arn:aws:iam::*:user/*` would match the role `role/a:user/b`, but no role has such a name.
   */
  readonly usualProducts: readonly ArnFields[];
}

const ONLY_STARS = /^\*+$/;
const FIELDS = 6;
const RESOURCE = 5;

/** Reads an entry of Resource or NotResource. undefined if it can match no ARN because its first field is not `arn`. */
export const parseArnPattern: (text: string) => ArnPattern | undefined = rememberedByText(parse, {
  most: 5_000,
  longest: 512,
});

/**
 * Reads the lower bound of an entry. Also undefined if the entry has fewer than six fields and a hole before its end,
 * because the hole may contain the missing fields.
 */
export function parseArnLowerBound(text: string): ArnPattern | undefined {
  const isCut = hasHole(text) && text.split(':', FIELDS).length < FIELDS && !keepsFields(text);
  return isCut ? undefined : parseArnPattern(text);
}

/**
 * Reads the upper bound of an entry with unknown parts. Some of them may contain colons, as in `${BucketArn}/*`. A star
 * inside one of the first five fields may be such a part, so everything after it is unknown.
 */
export function parseArnUpperBound(text: string, kept?: string): ArnPattern | undefined {
  const inner = /^(?:[^:]*:){0,4}?[^:*]*\*+(?=[^:*])/.exec(text);
  const pattern = parseArnPattern(inner === null ? text : inner[0]);
  const separators = inner === null && kept !== undefined ? keptSeparators(kept) : undefined;
  return pattern && separators !== undefined ? new Parsed(text, splitFields(text), separators) : pattern;
}

/** undefined if a wildcard before the resource may continue into it. */
function keptSeparators(kept: string): string | undefined {
  const fields = splitFields(kept);
  if (fields.length < FIELDS || fields.slice(0, RESOURCE).some(hasWildcard)) return undefined;
  return separatorsOf(fields[RESOURCE]!);
}

/** The slashes and colons of a resource, with a `*` for each wildcard. */
export function separatorsOf(resource: string): string {
  return squeeze(resource.replace(/[^/:*?]+/g, '').replaceAll('?', '*'));
}

/**
 * Whether the fields of an entry keep their positions, whatever the values of its holes: each hole is after the fifth
 * colon, or has a value without colons. Such entries can be compared hole by hole.
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

/** Most patterns only need their fields or have one reading, so the other readings are computed on demand. */
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
    // The values in the fields before the resource contain no colon.
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
   * The usual case, such as `arn:aws:ec2:*:*:instance/*`: all six fields are present, and if a star continues, it or
   * the next one continues into the resource.
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

/** Splits at the first five colons. */
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

/** A reading, and whether a star before the resource has continued into it, itself or as an inserted field. */
interface Reading extends ArnFields {
  readonly intoResource: boolean;
}

/** All ways to map the fields of a pattern to the fields of an ARN. The first one has no star that continues. */
function readingsOf(written: readonly string[]): Reading[] {
  const last = written.length - 1;
  const normal = written.map(squeeze);
  // The rest of the pattern from field i on, as the pattern of a resource, and the same after a star that has
  // continued.
  const rests = written.map((_, i) => squeeze(written.slice(i).join(':')));
  const restsRunOn = rests.map((rest) => squeeze(`*:${rest}`));
  const found: Reading[] = [];
  const add = (fields: readonly string[], resource: string, intoResource: boolean): void => {
    const [, partition, service, region, account] = fields as [string, string, string, string, string];
    found.push({ partition, service, region, account, resource, intoResource });
  };
  /** `fields` are mapped, and field `i` of the pattern is next. */
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

/** From this number of product pairs on, it pays to remember how their few different fields compare. */
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

/** Whether the pattern matches an ARN, or `*`, the resource of actions without resources. */
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
 * Whether `a` matches everything that `b` matches. If true, this is certain. It may be false although several readings
 * of `a` together cover one of `b`.
 */
export function arnCovers(a: ArnPattern, b: ArnPattern): boolean {
  if (a.star || b.star) return a.star;
  if (a.everything) return true;
  // However the stars of `a` continue, its resource stays at the end, and its letters only match the same letters.
  if (!b.resource.includes(literalStart(a.resource))) return false;
  const compare = a.products.length * b.products.length > MANY ? rememberedForPairs(covers) : covers;
  return b.products.every((inner) => a.products.some((outer) => everyField(compare, outer, inner)));
}

/** Whether one reading of the pattern matches everything with these fields. */
export function arnCoversFields(pattern: ArnPattern, fields: ArnFields): boolean {
  if (pattern.everything) return true;
  if (!fields.resource.includes(literalStart(pattern.resource))) return false;
  return pattern.products.some((product) => everyField(covers, product, fields));
}

/** Whether the pattern, in its usual readings, matches some ARN with these fields. */
export function arnMeetsFields(pattern: ArnPattern, fields: ArnFields): boolean {
  if (pattern.everything) return true;
  return pattern.usualProducts.some((product) => everyField(intersects, product, fields));
}

/** Whether the pattern, in its usual readings, matches an ARN, or `*`, the resource of actions without resources. */
export function arnMatchesUsually(pattern: ArnPattern, arn: string): boolean {
  return pattern.star || matchesArn(pattern.usualProducts, arn);
}

/** Whether both match some ARN in their usual readings. */
export function arnIntersects(a: ArnPattern, b: ArnPattern): boolean {
  if (a.everything || b.everything) return true;
  const [ones, others] = [a.usualProducts, b.usualProducts];
  const compare = ones.length * others.length > MANY ? rememberedForPairs(intersects) : intersects;
  return ones.some((one) => others.some((other) => everyField(compare, one, other)));
}
