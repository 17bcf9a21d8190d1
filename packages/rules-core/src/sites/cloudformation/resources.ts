/** The resources of a template. */
import { dictAt, itemsOf, textAt } from '../../value/members.js';
import { entryOf, type DictEntry, type DictValue, type Value } from '../../value/value.js';

export interface Resource {
  /** The logical ID. */
  readonly id: string;
  /** The name in messages: `AWS::IAM::Role AppRole`. */
  readonly name: string;
  /** `AWS::IAM::Role`. */
  readonly type: string;
  readonly properties: DictValue | undefined;
  /** The condition that must be true for the resource to be created. */
  readonly condition?: string;
}

/** `AWS::S3::Bucket`, `Custom::Certificate`, `My::Own::Thing::MODULE`. */
const typeName = /^[A-Za-z\d]+(?:::[\w@-]+)+$/;

/** The deepest nesting of loops. CloudFormation allows five. */
const mostLoops = 8;

/**
 * The resources in a section. Those in the body of a loop are included once. Entries without a type are not resources.
 */
export function* resourcesOf(section: Value | undefined): Iterable<Resource> {
  if (section?.kind !== 'dict') return;
  for (const { key, value } of entriesIn(section)) {
    const type = textAt(value, 'Type');
    if (type === undefined || !typeName.test(type)) continue;
    const condition = textAt(value, 'Condition');
    yield {
      id: key.text,
      name: `${type} ${key.text}`,
      type,
      properties: dictAt(value, 'Properties'),
      ...(condition !== undefined && { condition }),
    };
  }
}

/** The parts of `Globals` that set properties, including policies, of all resources of a type. */
const globals = [
  ['Function', 'AWS::Serverless::Function'],
  ['Api', 'AWS::Serverless::Api'],
] as const;

/**
 * What SAM adds to the resources of a template, as a resource for each type.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
export function* globalResourcesOf(section: Value | undefined): Iterable<Resource> {
  if (section?.kind !== 'dict') return;
  for (const [key, type] of globals) {
    const properties = dictAt(section, key);
    const name = `Globals ${key}`;
    if (properties) yield { id: name, name, type, properties };
  }
}

/**
 * The entries of a dict. Those in the body of an `Fn::ForEach` are included once.
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

/** The value of a property, possibly in the body of a loop. With duplicates the last. */
export function propertyOf(dict: DictValue | undefined, name: string): Value | undefined {
  if (!dict) return undefined;
  const entry = entryOf(dict, name);
  if (entry) return entry.value;
  if (!dict.entries.some(({ key }) => key.text.startsWith('Fn::ForEach'))) return undefined;
  return [...entriesIn(dict)].findLast(({ key }) => key.text === name)?.value;
}
