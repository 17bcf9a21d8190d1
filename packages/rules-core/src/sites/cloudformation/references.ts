/** Finds the resources of a template that a value refers to. */
import { itemsOf } from '../../value/members.js';
import type { DictValue, Value } from '../../value/value.js';

/** No expression is nested more deeply. */
const deepest = 16;

/**
 * The function that a dict calls, with its argument. Undefined for any other value.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function callIn(value: Value): { readonly name: string; readonly argument: Value } | undefined {
  if (value.kind !== 'dict' || value.open) return undefined;
  const [only, ...others] = value.entries;
  if (!only || others.length > 0) return undefined;
  const name = only.key.text;
  return name === 'Ref' || name.startsWith('Fn::') ? { name, argument: only.value } : undefined;
}

/**
 * The logical IDs that a value refers to with `Ref`, with `Fn::GetAtt`, or in the text of an `Fn::Sub`. They may also
 * be those of parameters.
 */
export function referencesIn(value: Value): readonly string[] {
  return [...references(value, 0)];
}

function* references(value: Value, depth: number): Iterable<string> {
  if (depth > deepest) return;
  const call = callIn(value);
  if (call?.name === 'Ref') {
    if (call.argument.kind === 'text') yield call.argument.text;
  } else if (call?.name === 'Fn::GetAtt') {
    const [first] = itemsOf(call.argument);
    if (first?.kind === 'text') yield first.text.split('.')[0]!;
  } else if (call?.name === 'Fn::Sub') {
    const [text, map] = itemsOf(call.argument);
    if (text?.kind === 'text') yield* namedInSub(text.text, map?.kind === 'dict' ? map : undefined);
    if (map) yield* references(map, depth + 1);
  } else if (value.kind === 'list') {
    for (const item of value.items) yield* references(item, depth + 1);
  } else if (value.kind === 'dict') {
    for (const entry of value.entries) yield* references(entry.value, depth + 1);
  }
}

function* namedInSub(text: string, map: DictValue | undefined): Iterable<string> {
  const own = new Set(map?.entries.map(({ key }) => key.text));
  for (const [, name] of text.matchAll(/\$\{([A-Za-z\d]+)(?:\.[^{}]*)?\}/g)) if (!own.has(name!)) yield name!;
}
