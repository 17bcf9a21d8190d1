/** ARNs that are in order field by field, but whose resource part is not one that such a resource can have. */
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

/** A published format with one form for each of its variables. */
interface Reading {
  readonly form: NameForm;
  /** What each part of the form is: what a variable stands for, where that is known, or plain text. */
  readonly parts: readonly (ResourceName | string | undefined)[];
  readonly published: string;
}

/** A reading that a resource part does not meet, and how far it goes along. */
interface Miss {
  readonly reading: Reading;
  readonly agreement: Agreement;
  /** What is named at the place where they part. */
  readonly name: ResourceName;
}

/** What is wrong with the resource part of an ARN whose other fields are in order. */
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
  // Behind a variable, places in the pattern are not those in the text.
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

/** Characters that no name has, but which may stand for something to fill in, are not judged. */
const unclear = /[^\w+=,.@/:#!$*?-]|\$(?!LATEST)/;

/** Words in the place of an ID, as in documentation. */
const standIn = /(?:id|identifier|name|example)(?:$|[/:])/i;

/** The readings of the formats that an ARN with such fields can be of, as far as its Region and account tell. */
function readingsFor({ head }: ArnFields, formats: readonly ArnFormat[]): readonly Reading[] {
  const [, , service, region, account] = head;
  return formats
    .filter((format) => fits(format.region, region!.text) && fits(format.account, account!.text))
    .flatMap((format) => readingsOf(format, service!.text));
}

/** The readings of a format, which is one of the service alone. */
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
 * The reading that goes along furthest, or that meets a separator too many; undefined where one is met, or where the word
 * for the type is another one.
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

/** The separator at this place has the same one before it. */
function isRepeated(resource: string, at: number): boolean {
  return /[:/]/.test(resource[at] ?? '') && resource[at] === resource[at - 1];
}

/** What is named by a part, or, where that is plain text, by the variable before it. */
function nameAt({ parts }: Reading, part: number): ResourceName | undefined {
  for (let at = part; at >= 0; at--) {
    const each = parts[at];
    if (typeof each !== 'string') return each;
  }
  return undefined;
}

/** Separators that may not stand there; else what stands between two separators. */
function placeAtFault(resource: string, { until, from }: Agreement): { from: number; to: number } {
  if (until === resource.length) return { from: from < until ? from : 0, to: until };
  const separators = separatorsAt(resource, until);
  if (separators > 0) return { from: until, to: until + separators };
  const rest = /^[^:/]*/.exec(resource.slice(until))![0];
  return { from: Math.min(from, until), to: until + rest.length };
}

/** How many separators stand at this place: one, or more that are too many. */
function separatorsAt(resource: string, at: number): number {
  const { length } = /^[:/]*/.exec(resource.slice(at))![0];
  return at === 0 || isRepeated(resource, at) ? length : Math.min(length, 1);
}

/** What the resource part should be, where that is plain. */
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
    // One separator too many, or the scheme of a URL.
    () => [
      isRepeated(resource, until) || until === 0
        ? head + tail.slice(separatorsAt(resource, until))
        : undefined,
    ],
    () => [resource.replace(/\bhttps?:\/\//, '')],
    // A word for the type where ARNs have none.
    () =>
      readings.map(({ parts: [first] }) =>
        typeof first === 'object' ? withoutNoun(resource, first.noun) : undefined,
      ),
    // A part that is left out.
    () => readings.map((reading) => withPart(resource, reading)),
    // The other separator before a wildcard.
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

/** Without what tasks of Amazon ECS write behind the ARN of a secret, a key, a stage and a version; with its end. */
function endings(resource: string, head: string, end: string): readonly (() => readonly string[])[] {
  return [head, resource + end, resource.replace(/(?::[^:]*){3}$/, '') + end].map((text) => () => [text]);
}

function withoutNoun(resource: string, noun: string): string {
  return resource.replace(new RegExp(`^${noun.replace(/\W+/g, '.?')}s?[:/]`, 'i'), '');
}

/** With the plain text of a reading where the resource part goes on without it. */
function withPart(resource: string, { form, parts }: Reading): string | undefined {
  const { meets, until, from, part } = form.compare(resource);
  const missing = parts[part];
  if (meets || typeof missing !== 'string' || part === 0 || until === resource.length) return undefined;
  return resource.slice(0, from) + missing + resource.slice(until);
}

/** Whether resources of the service can have such a resource part; also where that is not known. */
export function mayBeNamed(service: string, region: string, account: string, resource: string): boolean {
  if (!Object.hasOwn(resourceNames, service) || unclear.test(resource)) return true;
  return everyFormatOf(service)
    .filter((format) => fits(format.region, region) && fits(format.account, account))
    .some((format) => readingsOf(format, service).some(({ form }) => form.compare(resource).meets));
}

const pathWord = /^(?:group|instance-profile|policy|role|server-certificate|user)\//;
const createSecret = 'secretsmanager:createsecret';

/**
 * Whether a request of the statement can have such an ARN though no resource has: a secret gets its characters when it
 * is created, and a call that lists identities is about the path that they are under.
 */
export function mayBeRequested({ kind, data }: ArnFault, statement: Statement): boolean {
  const { actions } = statement;
  if (kind === 'wrongName' && data!['noun'] === 'secret')
    return !actions || reachesAction(statement, createSecret) !== 'no';
  if (kind !== 'noName' || !pathWord.test(data!['word']!)) return false;
  return !actions?.known || reachedActions(statement).some(({ id }) => id.startsWith('iam:List'));
}
