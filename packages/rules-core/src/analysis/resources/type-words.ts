/** What is wrong with the resource type at the start of an ARN's resource part. */
import type { ArnFault } from './arn-fault.js';
import type { ArnFields } from './arn-fields.js';
import { everyFormatOf, formatsFor } from './fitting-formats.js';
import { nearestName } from '../../catalog/nearest-name.js';
import { hasWildcard, intersects, matches } from '../../patterns/wildcard.js';
import { sliceSpan, type TextValue } from '../../value/value.js';

export type TypeFault = ArnFault<'missingType' | 'unknownType' | 'wildcardType' | 'noIamType' | 'noName'>;

/**
 * undefined if resources of the service can have the resource part, or it is unknown.
 *
 * @param hasFormat whether the resource part matches a format of the service
 * @param isReadByIam whether IAM itself validates the policy
 */
export function typeFault(
  { head, resource, resourceStart }: ArnFields,
  hasFormat: boolean,
  value: TextValue,
  isReadByIam: boolean,
): TypeFault | undefined {
  const service = head[2]?.text;
  if (service === undefined || resource === undefined) return undefined;
  const written = value.text.slice(resourceStart);
  const at = (length: number) => sliceSpan(value, resourceStart, resourceStart + length);
  const account = head[4]?.text ?? '*';
  const withTypes = (types: readonly string[], length: number): Pick<ArnFault, 'meant' | 'parts'> => {
    const before = value.text.slice(0, resourceStart);
    const entries = types
      .map((type) => type + written.slice(length))
      .filter((part) => formatsFor(service, part).some((format) => intersects(format.account, account)))
      .map((part) => before + part);
    return entries.length > 1 ? { parts: entries } : { meant: entries };
  };
  if (service === 'iam' && isReadByIam && lacksIamType(written, resource)) {
    const other = /^([\w-]+):./.exec(written)?.[1];
    if (other !== undefined && typeWordsOf(service)?.includes(other)) {
      const fault = { kind: 'noIamType', at: at(other.length + 1) } as const;
      return { ...fault, ...withTypes([`${other}/`], other.length + 1) };
    }
    const [separators = ''] = /^[/:]+/.exec(written) ?? [];
    if (separators !== '')
      return { kind: 'noIamType', at: at(separators.length), ...withTypes([''], separators.length) };
    const { length } = /^[^/]*/.exec(written)![0];
    const types = wildcardInType(service, written)?.types ?? [];
    return { kind: 'noIamType', at: at(length), ...withTypes(types, length) };
  }
  if (!hasFormat && isNameAlone(service, written))
    return { kind: 'missingType', at: at(written.length), data: { name: written, service } };
  if (!hasFormat && isTypeAlone(service, written))
    return { kind: 'noName', at: at(written.length), data: { word: written } };
  const found = hasFormat ? wildcardInType(service, written) : unknownType(service, written);
  if (!found) return undefined;
  const { word, types } = found;
  return {
    kind: hasFormat ? 'wildcardType' : 'unknownType',
    at: at(word.length),
    data: { type: word, service },
    ...withTypes(types, word.length),
  };
}

/** A word that is not a resource type of the service, and the types that may be meant. */
interface TypeWord {
  readonly word: string;
  readonly types: readonly string[];
}

/**
 * The word at the start of a resource part if the service has no such type in any case. A type in the wrong case is
 * reported elsewhere, where the actions are known.
 */
function unknownType(service: string, resource: string): TypeWord | undefined {
  const word = /^([\w-]+)[:/]/.exec(resource)?.[1];
  const words = word === undefined ? undefined : typeWordsOf(service);
  if (word === undefined || !words || words.some((known) => known.toLowerCase() === word.toLowerCase()))
    return undefined;
  const near = nearestName(word, words);
  return { word, types: near === undefined ? [] : [near] };
}

/** A name without a type, although every resource of the service has one: `arn:aws:dynamodb:*:*:orders`. */
function isNameAlone(service: string, resource: string): boolean {
  // The root user of an account has an ARN that the service data does not list.
  if (!/^[\w-]+$/.test(resource) || (service === 'iam' && resource === 'root')) return false;
  return typeWordsOf(service)?.includes(resource.toLowerCase()) === false;
}

/** A type without a name: `arn:aws:logs:*:*:log-group`. */
function isTypeAlone(service: string, resource: string): boolean {
  return /^[\w-]+$/.test(resource) && typeWordsOf(service)?.includes(resource) === true;
}

/**
 * The resource part is not valid in IAM ARNs, which end in `*`, `root`, or a type, a slash and a name.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
function lacksIamType(written: string, resource: string): boolean {
  const [start] = /^[^/]*\/?/.exec(written)!;
  return !/^(?:\*+|root|[\w-]+\/)$/.test(start) && resource.startsWith(start);
}

const mostTypes = 3;

/** A wildcard within the type, followed by a name: `functi*:orders`. */
function wildcardInType(service: string, resource: string): TypeWord | undefined {
  const [, word] = /^([\w*?-]+)[:/]./s.exec(resource) ?? [];
  if (word === undefined || !hasWildcard(word) || !/[^*?]/.test(word)) return undefined;
  const types = typeWordsOf(service)?.filter((known) => matches(word, known)) ?? [];
  return types.length === 0 ? undefined : { word, types: types.length <= mostTypes ? types : [] };
}

/** The words at the start of the service's resource parts. undefined if some start with a name. */
function typeWordsOf(service: string): readonly string[] | undefined {
  const words = everyFormatOf(service).map(({ resource }) => /^([\w-]+)(?:[:/]|$)/.exec(resource)?.[1]);
  return words.length > 0 && words.every((word) => word !== undefined) ? [...new Set(words)] : undefined;
}
