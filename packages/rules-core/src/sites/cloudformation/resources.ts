/** The resources of a template. */
import { entryOf, type DictEntry, type DictValue, type Value } from '../../value/value.js';
import { itemsOf } from './references.js';

export interface Resource {
  /** The logical ID. */
  readonly id: string;
  /** What messages call it: `AWS::IAM::Role AppRole`. */
  readonly name: string;
  /** `AWS::IAM::Role`. */
  readonly type: string;
  readonly properties: DictValue | undefined;
  /** The condition without which it is not made. */
  readonly condition?: string;
}

/** `AWS::S3::Bucket`, `Custom::Certificate`, `My::Own::Thing::MODULE`. */
const typeName = /^[A-Za-z\d]+(?:::[\w@-]+)+$/;

/** Bodies of loops stand in each other; CloudFormation takes five. */
const mostLoops = 8;

/** The resources that a section has, those in the body of a loop once. What has no type is none. */
export function* resourcesOf(section: Value | undefined): Iterable<Resource> {
  if (section?.kind !== 'dict') return;
  for (const { key, value } of entriesIn(section)) {
    if (value.kind !== 'dict') continue;
    const type = entryOf(value, 'Type')?.value;
    if (type?.kind !== 'text' || !typeName.test(type.text)) continue;
    const properties = entryOf(value, 'Properties')?.value;
    const condition = entryOf(value, 'Condition')?.value;
    yield {
      id: key.text,
      name: `${type.text} ${key.text}`,
      type: type.text,
      properties: properties?.kind === 'dict' ? properties : undefined,
      ...(condition?.kind === 'text' && { condition: condition.text }),
    };
  }
}

/** The parts of `Globals` that say properties of all resources of a type, policies among them. */
const globals = [
  ['Function', 'AWS::Serverless::Function'],
  ['Api', 'AWS::Serverless::Api'],
] as const;

/**
 * What SAM puts into the resources of a template, as a resource for each type.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
export function* globalResourcesOf(section: Value | undefined): Iterable<Resource> {
  if (section?.kind !== 'dict') return;
  for (const [key, type] of globals) {
    const properties = entryOf(section, key)?.value;
    const name = `Globals ${key}`;
    if (properties?.kind === 'dict') yield { id: name, name, type, properties };
  }
}

/**
 * The entries of a dict, with those in the body of each `Fn::ForEach` once.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
 */
export function* entriesIn(dict: DictValue, loops = 0): Iterable<DictEntry> {
  for (const entry of dict.entries) {
    if (!entry.key.text.startsWith('Fn::ForEach')) yield entry;
    else if (loops < mostLoops) {
      const [, , body] = itemsOf(entry.value);
      if (body?.kind === 'dict') yield* entriesIn(body, loops + 1);
    }
  }
}

/** The value of a property, the last of that name, in the body of a loop perhaps. */
export function propertyOf(dict: DictValue | undefined, name: string): Value | undefined {
  if (!dict) return undefined;
  const entry = entryOf(dict, name);
  if (entry) return entry.value;
  if (!dict.entries.some(({ key }) => key.text.startsWith('Fn::ForEach'))) return undefined;
  return [...entriesIn(dict)].findLast(({ key }) => key.text === name)?.value;
}
