/**
 * The published ARN formats of resource types, such as `arn:${Partition}:s3:::${BucketName}/${ObjectName}`.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
import { separatorsOf, type ArnFields, type ArnPattern } from './arn-pattern.js';
import { covers, intersects, squeeze } from './wildcard.js';

/** How much of a resource type a pattern matches. */
export type ResourceBreadth =
  /** Every resource of the type, in the partitions, Regions and accounts that the pattern names. */
  | 'whole'
  /** Some resources, or the only one there is. */
  | 'part'
  | 'none';

/** A star in a published format also stands for a name. */
const VARIABLE = /\$\{[^{}]*\}|\*/g;

const ARN = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/s;
const BEHIND_HEAD = /^(?:[^:]*:){5}/;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const NO_SLASHES = /^(?:[^$*]|\$\{BucketName\})*$/;

/** Each variable is followed by a slash or by nothing. */
const SLASHES_BETWEEN = /^[^$*]*(?:\$\{[^{}]*\}(?:\/[^$*]*|$))+$/;

/**
 * The variables of a format contain no slash, because another format of the service continues after one. Otherwise
 * `table/${TableName}` and `table/${TableName}/stream/${StreamLabel}` would be ambiguous.
 *
 * @param others the formats of the service
 */
export function isSlashless(format: string, others: readonly string[]): boolean {
  if (!others.some((other) => other.startsWith(`${format}/`))) return false;
  return SLASHES_BETWEEN.test(format.slice(BEHIND_HEAD.exec(format)![0].length));
}

/**
 * How much of the resource type with the published format `template` the pattern matches. Only the resource part
 * counts: a pattern may name a partition, Region or account and still match the whole type. A type without a variable
 * in its resource part is never matched as a whole, because it cannot be narrowed.
 */
export function resourceBreadth(pattern: ArnPattern, template: ArnTemplate): ResourceBreadth {
  let breadth: ResourceBreadth = 'none';
  for (const product of pattern.usualProducts) {
    if (!meets(product, template, pattern)) continue;
    breadth = 'part';
    // Account IDs have twelve digits, so they are never empty.
    if (product.account === '' && template.open.account === '*') continue;
    if (template.resources.some((resource) => covers(product.resource, resource))) return 'whole';
  }
  return breadth;
}

/** Whether the pattern matches some ARN with the published format. */
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

/** A parsed ARN format. */
export class ArnTemplate {
  /** With `*` for each variable. */
  readonly open: ArnFields;
  /** The number of slashes in the resource, if known. */
  readonly slashes: number | undefined;
  /** The slashes and colons of the resource, with `*` for each variable. */
  readonly separators: string;
  readonly #published: string;
  #resources: readonly string[] | undefined;

  /**
   * @param slashless whether its variables contain no slash
   * @throws Error if the text is not an ARN, which is a mistake in the data
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

  /**
   * The possible ends of the type's ARNs, with `?*` for each variable because none is empty. Empty without variables.
   */
  get resources(): readonly string[] {
    return (this.#resources ??= this.#readResources());
  }

  #readResources(): readonly string[] {
    const { service, resource } = this.open;
    if (!resource.includes('*')) return [];
    const form = squeeze(this.#published.replace(VARIABLE, '?*'));
    // Most actions on a log group use its ARN with `:*` at the end.
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
    return service === 'logs' && resource === 'log-group:*' ? [form, 'log-group:?*:*'] : [form];
  }
}

function slashesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1)) count++;
  return count;
}
