/** Whether a resource is in a VPC, judging by the properties next to its policy. */
import type { VpcSetting } from 'iam-rules-core';
import type { Node } from './nodes.js';
import { valueIn } from './paths.js';
import type { Values } from './values.js';

/** Whether a setting puts, or may put, a resource into a VPC. */
export function isSetInVpc({ name, value: needed }: VpcSetting, properties: Node, values: Values): boolean {
  const value = valueIn(properties, name, values);
  if (!value) return false;
  if (needed === undefined) return true;
  const written = values.source.slice(...values.bindings.follow(value).node.range);
  // The values are in capitals, as strings and as enum members. Without one, it may be any value.
  const said = written.match(/\b[A-Z]{3,}\b/g);
  return !said || said.includes(needed);
}
