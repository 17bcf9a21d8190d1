/**
 * What is wrong with the fields of ARNs in Resource and NotResource.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
import type { ArnFault } from './arn-fault.js';
import { readArnFields, type ArnFields } from './arn-fields.js';
import { mayBeRequested, nameFault, type NameFault } from './arn-names.js';
import { shapeFault, type ShapeFault } from './arn-shape.js';
import { fits, formatsFor } from './fitting-formats.js';
import {
  partitionFault,
  serviceFault,
  type PartitionFault,
  type ServiceFault,
} from './partition-and-service.js';
import { regionAndAccountFaults, type PlaceFault } from './region-and-account.js';
import { typeFault, type TypeFault } from './type-words.js';
import { arnFormatsOf, meetsFormat } from '../../catalog/arn-formats.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { sliceSpan } from '../../value/value.js';
import { remembered } from '../../speed/remembered.js';

type AnyFault =
  | ShapeFault
  | PartitionFault
  | ServiceFault
  | PlaceFault
  | ArnFault<'noResource' | 'spaceAtEnd'>
  | TypeFault
  | NameFault;

export type EntryFault<Kind extends string = AnyFault['kind']> = ArnFault<Kind> & {
  readonly statement: Statement;
  readonly item: ResourceItem;
};

/**
 * The faults in entries of Resource and NotResource that one rule reports.
 *
 * @param messages the messages of the rule, by kind of fault
 */
export function* arnFaultsIn<Messages extends object>(
  statements: readonly Statement[],
  messages: Messages,
): Iterable<EntryFault<AnyFault['kind'] & keyof Messages>> {
  type Reported = EntryFault<AnyFault['kind'] & keyof Messages>;
  for (const statement of statements)
    for (const fault of everyFaultIn(statement)) if (fault.kind in messages) yield fault as Reported;
}

/** Remembered because several rules need the faults of each statement. */
const everyFaultIn = remembered((statement: Statement): readonly EntryFault[] =>
  (statement.resources?.items ?? []).flatMap((item) =>
    arnFaultsOf(item, statement).map((fault) => ({ ...fault, statement, item })),
  ),
);

/**
 * What is wrong with an entry of Resource or NotResource, except for what requests of the statement may still include,
 * and what the statement does on purpose.
 */
export function arnFaultsOf(item: ResourceItem, statement: Statement): readonly AnyFault[] {
  // The short form in policies of Amazon API Gateway, which adds the missing parts.
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
  if (statement.policy.type.keptBy === 'service' && item.text.startsWith('execute-api:/')) return [];
  const isReadByIam = statement.policy.type.keptBy === 'iam';
  return faultsOf(item, isReadByIam).filter(
    (fault) => !mayBeRequested(fault, statement) && !isPurpose(fault, statement),
  );
}

/** A Deny may cover services that AWS adds later, but it never exempts them on purpose. */
function isPurpose({ kind }: AnyFault, { effect, resources }: Statement): boolean {
  return kind === 'wildcardService' && effect === 'Deny' && resources?.negated === false;
}

/** All faults of an entry. If a field cannot be read, the fields after it are not checked. */
function faultsOf(item: ResourceItem, isReadByIam: boolean): readonly AnyFault[] {
  const { text, value } = item;
  if (text === '*') return [];
  const fields = readArnFields(item);
  const ofShape = shapeFault(item, fields);
  if (ofShape) return [ofShape];
  const [, partition, service, region] = fields.head;
  const { resource, resourceStart } = fields;
  const faults: (AnyFault | undefined)[] = [partition && partitionFault(partition)];
  const ofService = service && serviceFault(service);
  if (ofService) faults.push(ofService);
  else if (region && resource === '')
    faults.push({ kind: 'noResource', at: sliceSpan(value, resourceStart - 1, resourceStart) });
  else if (region && !isUsual(fields)) {
    const formats = formatsFor(service!.text, resource ?? '*');
    faults.push(
      ...regionAndAccountFaults(fields, formats, text.slice(resourceStart)),
      typeFault(fields, formats.length > 0, value, isReadByIam),
    );
  }
  const found = faults.filter((fault) => fault !== undefined);
  if (found.length > 0 || !region || resource === undefined) return found;
  const ofName = spaceAtEnd(item) ?? nameFault(item);
  return ofName ? [ofName] : [];
}

/** White space after the ARN, left over from copying. */
function spaceAtEnd({ text, value }: ResourceItem): ArnFault<'spaceAtEnd'> | undefined {
  const right = text.trimEnd();
  if (right.length === text.length) return undefined;
  return { kind: 'spaceAtEnd', at: sliceSpan(value, right.length, text.length), meant: [right] };
}

/** A quick check, because almost every ARN is valid and matches a format. */
function isUsual({ head, resource }: ArnFields): boolean {
  const [, , service, region, account] = head;
  return (
    resource !== undefined &&
    /^\*?$/.test(region!.text) &&
    /^(?:\*|\d{12})?$/.test(account!.text) &&
    !/^[^:/]*[*?]/.test(resource) &&
    arnFormatsOf(service!.text).some(
      (format) =>
        fits(format.region, region!.text) &&
        fits(format.account, account!.text) &&
        meetsFormat(format, resource),
    )
  );
}
