/** Looks up paths in object literals. */
import { nameOf, type Node } from './nodes.js';
import type { Values } from './values.js';

/** The value of a member of an object literal, or of a constant that refers to one. */
export function valueIn(object: Node, name: string, { bindings }: Values): Node | undefined {
  const { node } = bindings.follow(object);
  if (node.type !== 'ObjectExpression') return undefined;
  const found = node.properties.findLast(
    (each) => each.type === 'Property' && nameOf(each.key, each.computed) === name,
  );
  return found?.type === 'Property' ? found.value : undefined;
}

/** The values at a path. `*` stands for each item of a list, `{*}` for each member of an object. */
export function* valuesAt(value: Node, [name, ...rest]: readonly string[], values: Values): Iterable<Node> {
  if (name === undefined) {
    yield value;
    return;
  }
  const { node } = values.bindings.follow(value);
  if (node.type === 'ArrayExpression') {
    // A nested block may also be a list of blocks.
    const inner = name === '*' ? rest : [name, ...rest];
    for (const item of node.elements) if (item) yield* valuesAt(item, inner, values);
  } else if (name === '{*}') {
    if (node.type !== 'ObjectExpression') return;
    for (const property of node.properties)
      if (property.type === 'Property') yield* valuesAt(property.value, rest, values);
  } else {
    const member = valueIn(node, name, values);
    if (member) yield* valuesAt(member, rest, values);
  }
}
