/**
 * The ARN formats of resource types as AWS publishes them, such as `arn:${Partition}:s3:::${BucketName}/${ObjectName}`.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
import { separatorsOf, type ArnFields, type ArnPattern } from './arn-pattern.js';
import { covers, intersects, squeeze } from './wildcard.js';

/** How much of a resource type a pattern takes in. */
export type ResourceBreadth =
  /** Every resource of the type, in the partitions, regions and accounts that the pattern names. */
  | 'whole'
  /** Some, or the only one there is. */
  | 'part'
  | 'none';

/** Also the star of a published format stands for whatever the resource is called. */
const VARIABLE = /\$\{[^{}]*\}|\*/g;

const ARN = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/s;
const BEHIND_HEAD = /^(?:[^:]*:){5}/;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const NO_SLASHES = /^(?:[^$*]|\$\{BucketName\})*$/;

/** Each variable has a slash behind it, or nothing. */
const SLASHES_BETWEEN = /^[^$*]*(?:\$\{[^{}]*\}(?:\/[^$*]*|$))+$/;

/**
 * The variables of a format stand for no slash, as another format of the service goes on behind one:
 * `table/${TableName}` and `table/${TableName}/stream/${StreamLabel}` could not be told apart otherwise.
 *
 * @param others the formats of the service
 */
export function isSlashless(format: string, others: readonly string[]): boolean {
  if (!others.some((other) => other.startsWith(`${format}/`))) return false;
  return SLASHES_BETWEEN.test(format.slice(BEHIND_HEAD.exec(format)![0].length));
}

/**
 * How much of the resource type with the published format `template` the pattern takes in. Only the resource part is
 * judged as wide or narrow: a pattern may name a partition, region or account and still be as wide as the type.
 * A type without a variable in its resource part is never taken in whole, as there is nothing narrower to name.
 */
export function resourceBreadth(pattern: ArnPattern, template: ArnTemplate): ResourceBreadth {
  let breadth: ResourceBreadth = 'none';
  for (const product of pattern.usualProducts) {
    if (!meets(product, template, pattern)) continue;
    breadth = 'part';
    // An account has twelve digits.
    if (product.account === '' && template.open.account === '*') continue;
    if (template.resources.some((resource) => covers(product.resource, resource))) return 'whole';
  }
  return breadth;
}

/** Whether some ARN of the published format is one of the pattern's. */
export function meetsTemplate(pattern: ArnPattern, template: ArnTemplate): boolean {
  const { usualProducts } = pattern;
  for (let index = 0; index < usualProducts.length; index++)
    if (meets(usualProducts[index]!, template, pattern)) return true;
  return false;
}

function meets(
  product: ArnFields,
  { open, slashes, separators }: ArnTemplate,
  { separators: own }: ArnPattern,
): boolean {
  return (
    intersects(product.service, open.service) &&
    intersects(product.resource, open.resource) &&
    intersects(product.region, open.region) &&
    intersects(product.account, open.account) &&
    intersects(product.partition, open.partition) &&
    (slashes === undefined || slashesIn(product.resource) <= slashes) &&
    (own === undefined || intersects(own, separators))
  );
}

/** A published format, read. */
export class ArnTemplate {
  /** With `*` for each variable. */
  readonly open: ArnFields;
  /** How many slashes the resource holds, where that is known. */
  readonly slashes: number | undefined;
  /** Those of the resource, with `*` for each variable. */
  readonly separators: string;
  readonly #published: string;
  #resources: readonly string[] | undefined;

  /**
   * @param slashless its variables stand for no slash
   * @throws Error if the text is no ARN: a mistake in the data
   */
  constructor(text: string, slashless = false) {
    const fields = ARN.exec(squeeze(text.replace(VARIABLE, '*')));
    if (fields === null) throw new Error(`\`${text}\` is no ARN format.`);
    const [, partition = '', service = '', region = '', account = '', resource = ''] = fields;
    this.open = { partition, service, region, account, resource };
    this.separators = separatorsOf(resource);
    this.#published = text.slice(BEHIND_HEAD.exec(text)![0].length);
    this.slashes = slashless || NO_SLASHES.test(this.#published) ? slashesIn(this.#published) : undefined;
  }

  /** The forms in which the type's ARNs end, with `?*` for each variable, as none is empty; none without a variable. */
  get resources(): readonly string[] {
    return (this.#resources ??= this.#readResources());
  }

  #readResources(): readonly string[] {
    const { service, resource } = this.open;
    if (!resource.includes('*')) return [];
    const form = squeeze(this.#published.replace(VARIABLE, '?*'));
    // Most actions on a log group know it by its ARN with `:*` behind it.
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
    return service === 'logs' && resource === 'log-group:*' ? [form, 'log-group:?*:*'] : [form];
  }
}

function slashesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1)) count++;
  return count;
}
