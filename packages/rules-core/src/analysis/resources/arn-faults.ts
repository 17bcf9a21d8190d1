/**
 * What is wrong with the fields of an ARN in Resource or NotResource, whatever the statement is about.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
import { readArnFields, type ArnField } from './arn-fields.js';
import { mayBeRequested, nameFault, type NameFault } from './arn-names.js';
import { resourceEntryFault } from '../not-elements/excluded-resources.js';
import {
  arnFormatsOf,
  foreignArnFormatsOf,
  isArnService,
  meetsFormat,
  type ArnFormat,
} from '../../catalog/arn-formats.js';
import { serviceNames } from '../../catalog/catalog.js';
import { nearestName } from '../../catalog/nearest-name.js';
import { isRegion, regions, regionsByPartition } from '../../catalog/regions.js';
import type { ArnPattern } from '../../patterns/arn-pattern.js';
import { hasWildcard, matches } from '../../patterns/wildcard.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { sliceSpan, type Span } from '../../value/value.js';

/** What is wrong, by the name of the message that says so, and what fills it. */
export interface ArnFault {
  readonly kind:
    | 'noArn'
    | 'empty'
    | 'noResource'
    | 'missingField'
    | 'wrongPrefix'
    | 'noPartition'
    | 'unknownPartition'
    | 'noService'
    | 'serviceCase'
    | 'unknownService'
    | 'wrongRegion'
    | 'otherPartition'
    | 'unknownRegion'
    | 'regionNotAllowed'
    | 'missingRegion'
    | 'wrongAccount'
    | 'accountNotAllowed'
    | 'missingAccount'
    | 'unknownType'
    | 'missingType'
    | NameFault['kind']
    | 'severalArns'
    | 'shortArn'
    | 'wildcardPartition'
    | 'wildcardService'
    | 'wildcardType';
  readonly at: Span;
  readonly data?: Readonly<Record<string, string>>;
  /** Entries that would be right in its place. */
  readonly meant?: readonly string[];
  /** The entries that it stands for, all of them. */
  readonly parts?: readonly string[];
}

const partitions = Object.keys(regionsByPartition);
const ONLY_STARS = /^\*+$/;
const TWELVE_DIGITS = /^\d{12}$/;

/** What is wrong with an entry: with its name where each of its fields is in order. */
function allFaults(item: ResourceItem): readonly ArnFault[] {
  const several = item.text.includes('arn:', 1) ? severalArns(item) : undefined;
  if (several) return [several];
  const faults = [...arnFaults(item)];
  const name = faults.length === 0 ? nameFault(item) : undefined;
  return name ? [name] : faults;
}

/** All that is wrong with an entry, field by field; a field that cannot be read leaves those behind it unjudged. */
function* arnFaults(item: ResourceItem): Generator<ArnFault> {
  const { text, value } = item;
  if (text === '*') return;
  const { head, resource, resourceStart, short } = readArnFields(item);
  if (short) {
    yield shortFault(item, head);
    return;
  }
  const [prefix, partition, service, region, account] = head;
  if (!prefix) return;
  if (prefix.text !== 'arn') {
    const meant = prefix.replaced('arn');
    yield {
      kind: 'wrongPrefix',
      at: prefix.at,
      data: { prefix: prefix.text },
      meant: partition && partitions.includes(partition.text) ? [meant] : [],
    };
    return;
  }
  if (partition) yield* partitionFaults(partition);
  if (!service) return;
  if (!isArnService(service.text)) {
    yield serviceFault(service);
    return;
  }
  if (!region) return;
  if (resource === '') {
    yield { kind: 'noResource', at: sliceSpan(value, resourceStart - 1, resourceStart) };
    return;
  }
  if (account && resource !== undefined && isPlain(service.text, region.text, account.text, resource)) return;
  const formats = formatsFor(service.text, resource ?? '*');
  const faults = [...regionFaults(region, partition!, formats)];
  if (account) faults.push(...accountFaults(account, service.text, resource, formats));
  yield* mendedTogether(faults, head, text.slice(resourceStart));
  if (resource === undefined) return;
  const written = text.slice(resourceStart);
  if (formats.length === 0 && isNameAlone(service.text, written)) {
    const at = sliceSpan(value, resourceStart, text.length);
    yield { kind: 'missingType', at, data: { name: written, service: service.text } };
    return;
  }
  const type =
    formats.length === 0 ? unknownType(service.text, written) : wildcardInType(service.text, written);
  if (!type) return;
  yield {
    kind: formats.length === 0 ? 'unknownType' : 'wildcardType',
    at: sliceSpan(value, resourceStart, resourceStart + type.word.length),
    data: { type: type.word, service: service.text },
    meant: type.meant.map((word) => text.slice(0, resourceStart) + word + written.slice(type.word.length)),
  };
}

/** ARNs with separators between them; some ARNs hold another one, behind a slash or a colon. */
function severalArns({ text, value }: ResourceItem): ArnFault | undefined {
  const parts: string[] = [];
  let first: Span | undefined;
  let start = 0;
  for (let next = text.indexOf('arn:', 1); next >= 0; next = text.indexOf('arn:', next + 1)) {
    let end = next;
    while (end > start && SEPARATOR.test(text[end - 1]!)) end--;
    if (end === next || end === start) continue;
    first ??= sliceSpan(value, end, next);
    parts.push(text.slice(start, end));
    start = next;
  }
  if (!first || !text.startsWith('arn:')) return undefined;
  parts.push(text.slice(start));
  return { kind: 'severalArns', at: first, data: { count: String(parts.length) }, parts };
}

const SEPARATOR = /[\s,;]/;

/** Where Region and account are both missing, or both there and not allowed, each finding mends both. */
function mendedTogether(
  faults: readonly ArnFault[],
  head: readonly ArnField[],
  resource: string,
): readonly ArnFault[] {
  const kinds = faults.map(({ kind }) => kind).join();
  const areMissing = kinds === 'missingRegion,missingAccount';
  if (!areMissing && kinds !== 'regionNotAllowed,accountNotAllowed') return faults;
  const start = head.slice(0, 3).map(({ text }) => text);
  const meant = [[...start, ...(areMissing ? ['*', '*'] : ['', '']), resource].join(':')];
  return faults.map((fault) => ({ ...fault, meant }));
}

/** The usual case, settled without a list of the formats. */
function isPlain(service: string, region: string, account: string, resource: string): boolean {
  return (
    (region === '' || region === '*') &&
    (account === '' || account === '*' || TWELVE_DIGITS.test(account)) &&
    wildcardWord(resource) === undefined &&
    arnFormatsOf(service).some(
      (format) =>
        fits(format.region, region) && fits(format.account, account) && meetsFormat(format, resource),
    )
  );
}

/** Whether a Region or account field can be that of a format: both are empty, or both are not. */
function fits(published: string, written: string): boolean {
  return published === '' ? matches(written, '') : written !== '';
}

/** The formats that resources with such a resource part can have; those of other services where no own one fits. */
function formatsFor(service: string, resource: string): readonly ArnFormat[] {
  const fitting = arnFormatsOf(service).filter((format) => meetsFormat(format, resource));
  return fitting.length > 0
    ? fitting
    : foreignArnFormatsOf(service).filter((format) => meetsFormat(format, resource));
}

/** IAM reads an ARN that is cut short as if the missing fields were `*`; one that lacks a colon is another thing. */
function shortFault({ text, value }: ResourceItem, head: readonly ArnField[]): ArnFault {
  const at = value.span;
  const [prefix] = head;
  if (text === '') return { kind: 'empty', at };
  if (ONLY_STARS.test(text)) return { kind: 'shortArn', at, meant: ['*'] };
  if (prefix?.text !== 'arn') {
    const whole = `arn:${text}`;
    const isHeadless = /^aws[\w-]*:[^:]+:[^:]*:[^:]*:./.test(text) && partitions.includes(head[0]!.text);
    return { kind: 'noArn', at, meant: isHeadless ? [whole] : [] };
  }
  if (mayEndAt(head)) {
    const meant = head.length < 3 ? [] : [text + ':*'.repeat(6 - head.length)];
    return { kind: 'shortArn', at, meant };
  }
  return { kind: 'missingField', at, data: { count: String(head.length) }, meant: withColon(text, head) };
}

/** Whether the last field of a short ARN can be what stands in its place: a partition, a service, a Region or an account. */
function mayEndAt(head: readonly ArnField[]): boolean {
  const { text } = head.at(-1)!;
  const among = (names: readonly string[]) => names.some((name) => matches(text, name));
  switch (head.length) {
    case 2:
      return among(partitions);
    case 3:
      // Which services there are is not for certain.
      return /^[a-z\d*?-]+$/.test(text);
    case 4:
      return text !== '' && (REGION_CODE.test(text) || among(regions));
    case 5:
      return /^[\d*?]+$/.test(text);
    default:
      return false;
  }
}

/** The entry with one colon doubled, where that alone makes it an ARN that its service knows: `arn:aws:s3::bucket/*`. */
function withColon(text: string, head: readonly ArnField[]): string[] {
  const [, partition, service] = head;
  if (head.length !== 5 || !partitions.includes(partition!.text) || !isArnService(service!.text)) return [];
  const [region, resource] = [head[3]!.text, head[4]!.text];
  const formats = formatsFor(service!.text, resource);
  const start = `arn:${partition!.text}:${service!.text}`;
  const meant: string[] = [];
  const isOpen = (field: string) => field === '';
  if (region === '' && formats.some((format) => isOpen(format.region) && isOpen(format.account)))
    meant.push(`${start}:::${resource}`);
  if (
    /^(?:\d{12}|\*)$/.test(region) &&
    formats.some((format) => isOpen(format.region) && !isOpen(format.account))
  )
    meant.push(`${start}::${region}:${resource}`);
  if (isRegion(region) && formats.some((format) => !isOpen(format.region) && isOpen(format.account)))
    meant.push(`${start}:${region}::${resource}`);
  return resource === '' || text.includes('${') || meant.length !== 1 ? [] : meant;
}

function* partitionFaults({ text, at, replaced }: ArnField): Generator<ArnFault> {
  if (ONLY_STARS.test(text) || partitions.includes(text)) return;
  if (text === '') {
    yield { kind: 'noPartition', at };
  } else if (hasWildcard(text) && partitions.some((partition) => matches(text, partition))) {
    yield { kind: 'wildcardPartition', at, data: { partition: text }, meant: [replaced('*')] };
  } else {
    const near = nearestName(text, partitions);
    yield {
      kind: 'unknownPartition',
      at,
      data: { partition: text },
      meant: near === undefined ? [] : [replaced(near)],
    };
  }
}

function serviceFault({ text, at, replaced }: ArnField): ArnFault {
  const data = { service: text };
  if (text === '') return { kind: 'noService', at };
  if (hasWildcard(text)) return { kind: 'wildcardService', at, data };
  const lower = text.toLowerCase();
  if (isArnService(lower)) return { kind: 'serviceCase', at, data, meant: [replaced(lower)] };
  const near = nearestName(text, serviceNames());
  return { kind: 'unknownService', at, data, meant: near === undefined ? [] : [replaced(near)] };
}

const REGION_CODE = /^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/;

function* regionFaults(
  { text, at, replaced }: ArnField,
  partition: ArnField,
  formats: readonly ArnFormat[],
): Generator<ArnFault> {
  if (formats.length > 0) {
    const isFit = formats.some(({ region }) => fits(region, text));
    if (!isFit && text === '') yield { kind: 'missingRegion', at, meant: [replaced('*')] };
    else if (!isFit) yield { kind: 'regionNotAllowed', at, data: { region: text }, meant: [replaced('')] };
    if (!isFit) return;
  }
  if (text === '' || isRegion(text) || formats.some(({ region }) => region === text)) {
    const own = partitions.find((each) => regionsByPartition[each]!.includes(text));
    const given = partition.text;
    if (own === undefined || !partitions.includes(given) || own === given) return;
    const meant = [partition.replaced(own)];
    yield { kind: 'otherPartition', at, data: { region: text, own, partition: given }, meant };
    return;
  }
  const data = { region: text };
  if (hasWildcard(text)) {
    if (!regions.some((code) => matches(text, code))) yield { kind: 'unknownRegion', at, data };
    return;
  }
  // The number of a Region is no slip of typing.
  const number = /\d*$/.exec(text)![0];
  const near = nearestName(text, number ? regions.filter((code) => code.endsWith(number)) : []);
  const kind = REGION_CODE.test(text) ? 'unknownRegion' : 'wrongRegion';
  yield { kind, at, data, meant: near === undefined ? [] : [replaced(near)] };
}

/** Accounts that are no number: AWS itself, and names that published formats have there. */
const NAMED_ACCOUNT = /^(?:aws|amazon|aws-[a-z-]+)$/;

/**
 * Resources of AWS's own have no account in their ARNs, which the reference does not say (in IAM it is `aws`):
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters.html
 */
const OWNED_BY_AWS = /^[\w-]+[/:](?:AWS|Aws|Amazon|aws\/)/;

/** Of products that send findings to Security Hub, the ARN has no account whoever makes them. */
function isOwnedByAws(service: string, resource: string): boolean {
  // In AWS Systems Manager, a wildcard takes in those of AWS.
  if (service === 'ssm' && /^[\w-]+\/[*?]/.test(resource)) return true;
  if (service === 'securityhub' && resource.startsWith('product/')) return true;
  return service !== 'iam' && OWNED_BY_AWS.test(resource);
}

function* accountFaults(
  { text, at, replaced }: ArnField,
  service: string,
  resource: string | undefined,
  formats: readonly ArnFormat[],
): Generator<ArnFault> {
  if (resource !== undefined && formats.length > 0) {
    const isFit = formats.some(({ account }) => fits(account, text));
    if (!isFit && text !== '') {
      yield { kind: 'accountNotAllowed', at, data: { account: text }, meant: [replaced('')] };
      return;
    }
    // `arn:aws:kms:*::*` names the resources without an account, whichever they are.
    if (!isFit && !ONLY_STARS.test(resource) && !isOwnedByAws(service, resource))
      yield { kind: 'missingAccount', at, meant: [replaced('*')] };
  }
  if (text === '' || hasWildcard(text) || TWELVE_DIGITS.test(text) || NAMED_ACCOUNT.test(text)) return;
  if ([...arnFormatsOf(service), ...foreignArnFormatsOf(service)].some(({ account }) => account === text))
    return;
  const digits = text.replace(/[- ]/g, '');
  const meant = TWELVE_DIGITS.test(digits) ? [replaced(digits)] : [];
  yield { kind: 'wrongAccount', at, data: { account: text }, meant };
}

const wordsOf = new Map<string, readonly string[] | undefined>();

/**
 * The words that the resource parts of the service begin with; undefined when some begin with a name.
 *
 * @param service one that ARNs have
 */
function typeWords(service: string): readonly string[] | undefined {
  if (!wordsOf.has(service)) wordsOf.set(service, readTypeWords(service));
  return wordsOf.get(service);
}

function readTypeWords(service: string): readonly string[] | undefined {
  const formats = [...arnFormatsOf(service), ...foreignArnFormatsOf(service)];
  const found = formats.map(({ resource }) => /^([\w-]+)(?:[:/]|$)/.exec(resource)?.[1]);
  return found.length > 0 && found.every((word) => word !== undefined) ? [...new Set(found)] : undefined;
}

interface TypeWord {
  readonly word: string;
  readonly meant: readonly string[];
}

/**
 * The word at the start of a resource part, where the service has no such type, in any case of letters: a type in
 * another case is said where the actions are known.
 */
function unknownType(service: string, resource: string): TypeWord | undefined {
  const word = /^([\w-]+)[:/]/.exec(resource)?.[1];
  const words = word === undefined ? undefined : typeWords(service);
  if (word === undefined || !words || words.some((known) => known.toLowerCase() === word.toLowerCase()))
    return undefined;
  const near = nearestName(word, words);
  return { word, meant: near === undefined ? [] : [near] };
}

/** A name without a type before it, where every resource of the service has one: `arn:aws:dynamodb:*:*:orders`. */
function isNameAlone(service: string, resource: string): boolean {
  // The root user of an account has an ARN that the reference does not list.
  if (!/^[\w-]+$/.test(resource) || (service === 'iam' && resource === 'root')) return false;
  const words = typeWords(service);
  return words !== undefined && !words.includes(resource.toLowerCase());
}

const mostTypes = 3;

/** A wildcard within the type, with a name behind it: `functi*:orders`. */
function wildcardInType(service: string, resource: string): TypeWord | undefined {
  const word = wildcardWord(resource);
  const words = word === undefined ? undefined : typeWords(service)?.filter((known) => matches(word, known));
  if (word === undefined || !words || words.length === 0) return undefined;
  return { word, meant: words.length <= mostTypes ? words : [] };
}

/** What stands before the first separator, if it has a wildcard beside other characters and something follows. */
function wildcardWord(resource: string): string | undefined {
  const end = resource.search(/[:/]/);
  const word = resource.slice(0, Math.max(end, 0));
  const isPart = hasWildcard(word) && /[^*?]/.test(word) && end + 1 < resource.length;
  return isPart && !/[^\w*?-]/.test(word) ? word : undefined;
}

export interface EntryFault extends ArnFault {
  readonly statement: Statement;
  readonly item: ResourceItem;
}

const found = new WeakMap<Policy, readonly EntryFault[]>();

const none: readonly never[] = [];

/** Patterns of entries without placeholders and variables in which nothing is wrong: many policies have the same. */
const faultless = new WeakSet<ArnPattern>();

/** What is wrong with the ARNs of a policy, but for what no-ineffective-not-resource says of entries of NotResource. */
export function arnFaultsIn(policy: Policy): readonly EntryFault[] {
  let faults = found.get(policy);
  if (!faults) {
    faults = policy.statements.flatMap((statement) =>
      (statement.resources?.items ?? []).flatMap((item) => faultsOfEntry(item, statement)),
    );
    found.set(policy, faults);
  }
  return faults;
}

function faultsOfEntry(item: ResourceItem, statement: Statement): readonly EntryFault[] {
  // The short form in policies of Amazon API Gateway, which completes it.
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
  if (statement.policy.type.keptBy === 'service' && item.text.startsWith('execute-api:/')) return [];
  const { pattern, upper, text } = item;
  const plain = pattern === upper && pattern?.text === text ? pattern : undefined;
  if (plain && faultless.has(plain)) return none;
  const all = allFaults(item);
  const faults = all.filter((fault) => !mayBeRequested(fault, statement));
  if (faults.length === 0) {
    if (plain && all.length === 0) faultless.add(plain);
    return none;
  }
  if (statement.resources!.negated && excludesNothing(item, statement)) return [];
  return faults.map((fault) => ({ ...fault, statement, item }));
}

const malformed: readonly string[] = [
  'malformedArn',
  'noSuchResource',
  'otherPartition',
  'wrongCase',
  'wrongService',
];

function excludesNothing(item: ResourceItem, statement: Statement): boolean {
  // Of an oversized policy that rule says nothing.
  if (statement.policy.isOversized) return false;
  const fault = statement.effect && resourceEntryFault(item, statement);
  return fault !== undefined && malformed.includes(fault.kind);
}
