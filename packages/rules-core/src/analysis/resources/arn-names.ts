/** ARNs that are in order field by field, but whose resource part is no name that such a resource can have. */
import type { ArnFault } from './arn-fault.js';
import { readArnFields } from './arn-fields.js';
import { reachedActions, reachesAction } from '../actions/reach.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { sliceSpan } from '../../value/value.js';

export type NameFault = ArnFault<'noBucket' | 'noSecret' | 'noQueue' | 'noName'>;

/** What is wrong with the name in an ARN without placeholders and variables. */
export function nameFault(item: ResourceItem): NameFault | undefined {
  const faultIn = faultsIn.get(item.pattern?.service ?? '');
  if (!faultIn || item.bounds.upper !== item.text) return undefined;
  return faultIn(item, readArnFields(item).resourceStart);
}

const secretPrefix = 'secret:';
/** What a name with other characters stands for is not known. */
const secretName = /^[\w/+=.@!-]+$/;
/** What tasks of Amazon ECS write behind an ARN: a key of the secret, a stage and a version. */
const partOfSecret = /(?::[^:]*){3}$/;

/**
 * AWS Secrets Manager adds a hyphen and six letters and digits to the name.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_iam-permissions.html
 */
function secretFault({ text, value }: ResourceItem, start: number): NameFault | undefined {
  if (!text.startsWith(secretPrefix, start)) return undefined;
  const from = start + secretPrefix.length;
  const name = text.slice(from).replace(partOfSecret, '');
  if (!secretName.test(name)) return undefined;
  const end = from + name.length;
  const isWhole = /-[A-Za-z\d]{6}$/.test(name);
  if (isWhole && end === text.length) return undefined;
  const meant = [text.slice(0, end) + (isWhole ? '' : '-??????')];
  return { kind: 'noSecret', at: sliceSpan(value, from, text.length), meant };
}

/**
 * The whole resource part is the name of the queue.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
 */
function queueFault({ text, value }: ResourceItem, start: number): NameFault | undefined {
  const resource = text.slice(start);
  const separator = /[/:]/.exec(resource);
  if (!separator) return undefined;
  const at = start + separator.index;
  const name = /^queues?[/:]([\w.*?-]+)$/.exec(resource)?.[1];
  return {
    kind: 'noQueue',
    at: sliceSpan(value, at, at + 1),
    data: { separator: separator[0] },
    meant: name === undefined ? [] : [text.slice(0, start) + name],
  };
}

/** A bucket's name begins with a letter or a digit. https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function bucketFault({ text, value, pattern }: ResourceItem, start: number): NameFault | undefined {
  const [surplus] = /^[/:]+/.exec(text.slice(start)) ?? [];
  if (surplus === undefined || pattern!.account !== '') return undefined;
  const end = start + surplus.length;
  return {
    kind: 'noBucket',
    at: sliceSpan(value, start, end),
    data: { surplus },
    meant: end === text.length ? [] : [text.slice(0, start) + text.slice(end)],
  };
}

/** What is named under a path. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
function identityFault({ text, value }: ResourceItem, start: number): NameFault | undefined {
  const path = text.slice(start);
  const type = /^(group|instance-profile|policy|role|user)\/(?:[^*?]*\/)?$/.exec(path)?.[1];
  if (type === undefined) return undefined;
  const data = { path, type: type === 'instance-profile' ? 'instance profile' : type };
  return { kind: 'noName', at: sliceSpan(value, start, text.length), data };
}

/** By service. A resource part starts where the second argument says. */
const faultsIn: ReadonlyMap<string, (item: ResourceItem, start: number) => NameFault | undefined> = new Map([
  ['iam', identityFault],
  ['s3', bucketFault],
  ['secretsmanager', secretFault],
  ['sqs', queueFault],
]);

const createSecret = 'secretsmanager:createsecret';

/**
 * Whether a request of the statement can have such an ARN though no resource has: a secret gets its characters when it
 * is created, and a call that lists identities is about the path that they are under.
 */
export function mayBeRequested({ kind }: ArnFault, statement: Statement): boolean {
  const { actions } = statement;
  if (kind === 'noSecret') return !actions || reachesAction(statement, createSecret) !== 'no';
  if (kind !== 'noName') return false;
  return !actions?.known || reachedActions(statement).some(({ id }) => id.startsWith('iam:List'));
}
