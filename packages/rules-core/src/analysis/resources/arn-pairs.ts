/** Resources with two ARNs. Excluding just one of the two only excludes half of the resource. */
import { reachesAction } from '../actions/reach.js';
import { meetsType } from './resource-types.js';
import { actionsOf, type Action } from '../../catalog/catalog.js';
import { arnCovers, parseArnPattern, type ArnPattern } from '../../patterns/arn-pattern.js';
import type { Element, ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

interface Pair {
  readonly service: string;
  /** The resource part of the existing ARN. */
  readonly has: RegExp;
  /** Derives the resource part of the missing ARN. */
  readonly lacks: (resource: string) => string;
  /** What the two ARNs stand for, for the message. */
  readonly hasWords: string;
  readonly lacksWords: string;
  /** The resource types for the missing ARN. */
  readonly types: RegExp;
}

/** A name that does not extend into the next part. */
const name = '[^:/]*[^:/*]';

const pairs: readonly Pair[] = [
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
  pair('s3', name, (bucket) => `${bucket}/*`, 'the bucket', 'its objects', /^object$/),
  pair('s3', `[^:/]+/\\*`, (objects) => objects.slice(0, -2), 'the objects', 'the bucket', /^bucket$/),
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
  pair(
    'logs',
    `log-group:[^:]*[^:*]`,
    (group) => `${group}:*`,
    'the log group',
    'its ARN with `:*` and its streams',
    /^log-/,
  ),
  // https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html
  pair(
    'lambda',
    `function:${name}`,
    (fn) => `${fn}:*`,
    'the function',
    'its versions and aliases',
    /^function/,
  ),
  pair(
    'lambda',
    `function:[^:/]+:\\*`,
    (fn) => fn.slice(0, -2),
    'versions and aliases',
    'the function',
    /^function$/,
  ),
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/using-identity-based-policies.html
  pair('dynamodb', `table/${name}`, (table) => `${table}/index/*`, 'the table', 'its indexes', /^index$/),
  pair(
    'dynamodb',
    `table/[^:/]+/index/\\*`,
    (index) => index.slice(0, -8),
    'the indexes',
    'the table',
    /^table$/,
  ),
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
  pair('apigateway', `/(?:rest)?apis/${name}`, (api) => `${api}/*`, 'the API', 'what is below it', /./),
  pair(
    'apigateway',
    `/(?:rest)?apis/[^/]+/\\*`,
    (api) => api.slice(0, -2),
    'what is below the API',
    'the API',
    /Api$/i,
  ),
  // https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples.html
  pair(
    'secretsmanager',
    `secret:(?!.*-\\w{6}$)[^*?:]+`,
    (secret) => `${secret}-??????`,
    'a name',
    'the secret, whose ARN ends in six more characters',
    /^Secret$/,
  ),
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security_iam_id-based-policy-examples.html
  pair(
    'ecs',
    `task-definition/${name}`,
    (family) => `${family}:*`,
    'a family',
    'its revisions',
    /^task-definition$/,
  ),
];

function pair(
  service: string,
  has: string,
  lacks: Pair['lacks'],
  hasWords: string,
  lacksWords: string,
  types: RegExp,
): Pair {
  return { service, has: new RegExp(`^${has}$`), lacks, hasWords, lacksWords, types };
}

export interface MissingPair {
  /** What the entry names. */
  readonly has: string;
  /** What it leaves out. */
  readonly lacks: string;
  /** The ARN to add. */
  readonly arn: string;
  /** The statement's actions that work on the missing half. */
  readonly actions: readonly Action[];
}

/**
 * The other half of an entry of Resource or NotResource, if an action of the statement works on it and no entry covers
 * it.
 */
export function missingPairOf(item: ResourceItem, statement: Statement): MissingPair | undefined {
  const { actions, resources } = statement;
  if (!item.pattern || !actions || !resources?.known) return undefined;
  for (const { service, hasWords, lacksWords, types, arn, pattern: missing } of otherHalves(item)) {
    if (isListed(resources, missing)) continue;
    const concerned = actionsOf(service).filter(
      (action) =>
        action.resourceTypes.some(({ type }) => types.test(type.name) && meetsType(missing, type)) &&
        reachesAction(statement, action.id.toLowerCase()) === 'yes',
    );
    if (concerned.length > 0) return { has: hasWords, lacks: lacksWords, arn, actions: concerned };
  }
  return undefined;
}

/** The entry names one of a resource's two ARNs, and another entry names the other. */
export function hasListedPair(item: ResourceItem, { resources }: Statement): boolean {
  return resources !== undefined && otherHalves(item).some(({ pattern }) => isListed(resources, pattern));
}

/** The other ARNs of the resource that an entry names. */
function otherHalves(item: ResourceItem): (Pair & { readonly arn: string; readonly pattern: ArnPattern })[] {
  const written = splitResource(item.text);
  return pairs.flatMap((each) => {
    if (item.pattern?.service !== each.service || !each.has.test(written.resource)) return [];
    const arn = written.head + each.lacks(written.resource);
    const pattern = parseArnPattern(item.bounds.variable ? arn.replace(/\$\{[^{}]*\}/g, '*') : arn);
    return pattern ? [{ ...each, arn, pattern }] : [];
  });
}

function isListed({ items }: Element<ResourceItem>, arn: ArnPattern): boolean {
  return items.some(({ upper }) => upper && arnCovers(upper, arn));
}

/** Splits the ARN before its resource part. */
function splitResource(arn: string): { head: string; resource: string } {
  const [, head = '', resource = ''] = /^((?:[^:]*:){5})(.*)$/s.exec(arn) ?? [];
  return { head, resource };
}
