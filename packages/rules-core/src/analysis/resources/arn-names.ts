/** ARNs with valid fields, but with a resource part that no resource of this type can have. */
import type { ArnFault } from './arn-fault.js';
import { readArnFields, type ArnFields } from './arn-fields.js';
import { everyFormatOf, fits, formatsFor } from './fitting-formats.js';
import { reachedActions, reachesAction } from '../actions/reach.js';
import type { ArnFormat } from '../../catalog/arn-formats.js';
import { resourceNames, type ResourceName } from '../../catalog/resource-names.js';
import { NameForm, type Agreement } from '../../patterns/name-form.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { rememberedFor } from '../../speed/remembered.js';
import { sliceSpan } from '../../value/value.js';

export type NameFault = ArnFault<'wrongName' | 'wrongForm' | 'unusualName' | 'noName'>;

/** A published ARN format, with one form for each of its variables. */
interface Reading {
  readonly form: NameForm;
  /** The parts of the form: the name that a variable means, if known, or plain text. */
  readonly parts: readonly (ResourceName | string | undefined)[];
  readonly published: string;
}

/** A reading that does not match a resource part, and how much of it matches. */
interface Miss {
  readonly reading: Reading;
  readonly agreement: Agreement;
  /** The name at the first difference. */
  readonly name: ResourceName;
}

/** What is wrong with the resource part of an ARN whose other fields are valid. */
export function nameFault(item: ResourceItem): NameFault | undefined {
  const service = item.upper?.service ?? '';
  if (!Object.hasOwn(resourceNames, service)) return undefined;
  const fields = readArnFields(item);
  const { resource, resourceStart: start } = fields;
  if (resource === undefined || resource === '*' || unclear.test(resource)) return undefined;
  const fitting = formatsFor(service, resource);
  const miss = nearestMiss(
    resource,
    readingsFor(fields, fitting.length > 0 ? fitting : everyFormatOf(service)),
  );
  if (!miss || (miss.name.isId && standIn.test(resource))) return undefined;
  const { value, text, bounds } = item;
  const { until } = miss.agreement;
  // After a variable, positions in the pattern and the text differ.
  const isExact = bounds.upper.slice(start, start + until + 1) === text.slice(start, start + until + 1);
  const place = isExact ? placeAtFault(resource, miss.agreement) : { from: 0, to: text.length - start };
  const corrected =
    bounds.upper === text
      ? correctedPart(resource, miss, readingsFor(fields, everyFormatOf(service)))
      : undefined;
  return {
    ...describe(resource, miss),
    at: sliceSpan(value, start + place.from, start + place.to),
    meant: corrected === undefined ? [] : [text.slice(0, start) + corrected],
  };
}

function describe(resource: string, { agreement, reading, name }: Miss): Pick<NameFault, 'kind' | 'data'> {
  const { until, part } = agreement;
  const { parts, published } = reading;
  const { noun, says } = name;
  const isCut = until === resource.length;
  if (isCut && /[:/]$/.test(resource)) return { kind: 'noName', data: { word: resource } };
  const isLast = part === parts.length - 1;
  const isOtherForm =
    parts[part] !== name || (isCut ? !isLast : name.isId === true && /[:/]/.test(resource[until]!));
  if (isOtherForm) return { kind: 'wrongForm', data: { format: published } };
  return { kind: name.isId ? 'unusualName' : 'wrongName', data: { noun, says } };
}

/** Characters that no name has, but that may be placeholders. Such names are not checked. */
const unclear = /[^\w+=,.@/:#!$*?-]|\$(?!LATEST)/;

/** Words that replace an ID in documentation. */
const standIn = /(?:id|identifier|name|example)(?:$|[/:])/i;

/** The readings of the formats that an ARN with these fields can have, according to its Region and account. */
function readingsFor({ head }: ArnFields, formats: readonly ArnFormat[]): readonly Reading[] {
  const [, , service, region, account] = head;
  return formats
    .filter((format) => fits(format.region, region!.text) && fits(format.account, account!.text))
    .flatMap((format) => readingsOf(format, service!.text));
}

/** The readings of a format of this service. */
const readingsOf = rememberedFor(({ published }: ArnFormat, service: string): readonly Reading[] => {
  const names = resourceNames[service]!;
  const pieces = published.split(/(\$\{[^{}]*\}|\*)/).filter((piece) => piece !== '');
  const parts = pieces.map((piece) => {
    const variable = /^\$\{(.*)\}$/.exec(piece)?.[1];
    if (piece !== '*' && variable === undefined) return piece;
    return variable !== undefined && Object.hasOwn(names, variable) ? names[variable]! : undefined;
  });
  let forms: readonly (readonly string[])[] = [[]];
  for (const part of parts) {
    const own = part === undefined ? [anyText] : typeof part === 'string' ? [literally(part)] : part.forms;
    forms = forms.flatMap((form) => own.map((next) => [...form, next]));
  }
  return forms.map((form) => ({ form: new NameForm(form), parts, published }));
});

const anyText = '[\\s\\S]*';

function literally(text: string): string {
  return text.replace(/[[\]\\]/g, '\\$&');
}

/**
 * The reading that matches the longest prefix, or all of it except an extra separator. undefined if one matches
 * completely, or if the resource type differs.
 */
function nearestMiss(resource: string, readings: readonly Reading[]): Miss | undefined {
  let nearest: Miss | undefined;
  let most = -1;
  for (const reading of readings) {
    const agreement = reading.form.compare(resource);
    if (agreement.meets) return undefined;
    const name = nameAt(reading, agreement.part);
    if (!name) continue;
    const { until } = agreement;
    const rank = isRepeated(resource, until) ? resource.length + 1 : until;
    if (rank < most || (rank === most && reading.parts.length >= nearest!.reading.parts.length)) continue;
    nearest = { reading, agreement, name };
    most = rank;
  }
  return nearest;
}

/** The separator at this position repeats the one before it. */
function isRepeated(resource: string, at: number): boolean {
  return /[:/]/.test(resource[at] ?? '') && resource[at] === resource[at - 1];
}

/** The name of a part. For plain text, the name of the variable before it. */
function nameAt({ parts }: Reading, part: number): ResourceName | undefined {
  for (let at = part; at >= 0; at--) {
    const each = parts[at];
    if (typeof each !== 'string') return each;
  }
  return undefined;
}

/** Separators that are not valid there, or otherwise the text between two separators. */
function placeAtFault(resource: string, { until, from }: Agreement): { from: number; to: number } {
  if (until === resource.length) return { from: from < until ? from : 0, to: until };
  const separators = separatorsAt(resource, until);
  if (separators > 0) return { from: until, to: until + separators };
  const rest = /^[^:/]*/.exec(resource.slice(until))![0];
  return { from: Math.min(from, until), to: until + rest.length };
}

/** The number of separators at this position: one, or all if they are extra. */
function separatorsAt(resource: string, at: number): number {
  const { length } = /^[:/]*/.exec(resource.slice(at))![0];
  return at === 0 || isRepeated(resource, at) ? length : Math.min(length, 1);
}

/** The corrected resource part, if it is clear. */
function correctedPart(
  resource: string,
  { agreement, name }: Miss,
  readings: readonly Reading[],
): string | undefined {
  const { until } = agreement;
  const head = resource.slice(0, until);
  const tail = resource.slice(until);
  const { start, end } = name;
  const tries: readonly (() => readonly (string | undefined)[])[] = [
    // An extra separator, or the scheme of a URL.
    () => [
      isRepeated(resource, until) || until === 0
        ? head + tail.slice(separatorsAt(resource, until))
        : undefined,
    ],
    () => [resource.replace(/\bhttps?:\/\//, '')],
    // A word for the type that these ARNs do not have.
    () =>
      readings.map(({ parts: [first] }) =>
        typeof first === 'object' ? withoutNoun(resource, first.noun) : undefined,
      ),
    // A missing part.
    () => readings.map((reading) => withPart(resource, reading)),
    // The wrong separator before a wildcard.
    () => [/^[:/]\*/.test(tail) ? `${head}${tail[0] === '/' ? ':' : '/'}${tail.slice(1)}` : undefined],
    () => (start === undefined ? [] : [start + resource]),
    ...(end === undefined ? [] : endings(resource, head, end)),
  ];
  const isRight = (text: string) =>
    text !== resource && readings.some(({ form }) => form.compare(text).meets);
  for (const candidates of tries) {
    const right = new Set(candidates().filter((text) => text !== undefined && isRight(text)));
    if (right.size > 0) return right.size === 1 ? [...right][0] : undefined;
  }
  return undefined;
}

/**
 * Without what Amazon ECS tasks add after the ARN of a secret (a key, a stage and a version), and with the usual end.
 */
function endings(resource: string, head: string, end: string): readonly (() => readonly string[])[] {
  return [head, resource + end, resource.replace(/(?::[^:]*){3}$/, '') + end].map((text) => () => [text]);
}

function withoutNoun(resource: string, noun: string): string {
  return resource.replace(new RegExp(`^${noun.replace(/\W+/g, '.?')}s?[:/]`, 'i'), '');
}

/** Inserts the plain text of a reading that the resource part is missing. */
function withPart(resource: string, { form, parts }: Reading): string | undefined {
  const { meets, until, from, part } = form.compare(resource);
  const missing = parts[part];
  if (meets || typeof missing !== 'string' || part === 0 || until === resource.length) return undefined;
  return resource.slice(0, from) + missing + resource.slice(until);
}

/** Whether resources of the service can have such a resource part, or may. */
export function mayBeNamed(service: string, region: string, account: string, resource: string): boolean {
  if (!Object.hasOwn(resourceNames, service) || unclear.test(resource)) return true;
  return everyFormatOf(service)
    .filter((format) => fits(format.region, region) && fits(format.account, account))
    .some((format) => readingsOf(format, service).some(({ form }) => form.compare(resource).meets));
}

const pathWord = /^(?:group|instance-profile|policy|role|server-certificate|user)\//;
const createSecret = 'secretsmanager:createsecret';

/**
 * Whether requests of the statement can have such an ARN although no resource does: AWS adds the random characters of a
 * secret when it is created, and calls that list identities use their path.
 */
export function mayBeRequested({ kind, data }: ArnFault, statement: Statement): boolean {
  const { actions } = statement;
  if (kind === 'wrongName' && data!['noun'] === 'secret')
    return !actions || reachesAction(statement, createSecret) !== 'no';
  if (kind !== 'noName' || !pathWord.test(data!['word']!)) return false;
  return !actions?.known || reachedActions(statement).some(({ id }) => id.startsWith('iam:List'));
}
