/**
 * Finds changes to values after their creation: `policy.Statement[0].Resource = arn`, `actions.push('s3:GetObject')`.
 */
import { nameOf, plain, propertyName, type Node } from './nodes.js';
import type { Change } from './walk.js';

export interface Changed {
  /** Literals to which members or items are added, or from which they are removed. */
  readonly added: ReadonlySet<Node>;
  /** Members and items of literals that get another value. */
  readonly set: ReadonlySet<Node>;
}

export const unchanged: Changed = { added: new Set(), set: new Set() };

/** @param follow returns the literal that a name refers to */
export function changedBy(changes: readonly Change[], follow: (node: Node) => Node): Changed {
  const added = new Set<Node>();
  const set = new Set<Node>();
  const literalsOf = (node: Node): readonly Node[] => {
    const inner = plain(node);
    if (inner.type !== 'MemberExpression' || inner.object.type === 'ThisExpression') return [follow(inner)];
    return literalsOf(inner.object).flatMap((owner) => partsOf(owner, propertyName(inner)).map(follow));
  };
  for (const { of, isSet } of changes) {
    if (!isSet) for (const each of literalsOf(of)) added.add(each);
    else if (of.type === 'MemberExpression')
      for (const owner of literalsOf(of.object)) {
        const parts = partsOf(owner, propertyName(of));
        for (const part of parts) set.add(part);
        if (parts.length === 0) added.add(owner);
      }
  }
  return { added, set };
}

/** The member or item with that name, or all of them if the name is unknown. */
function partsOf(owner: Node, name: string | undefined): readonly Node[] {
  if (owner.type === 'ArrayExpression') {
    const items = name === undefined ? owner.elements : [owner.elements[Number(name)]];
    return items.filter((each) => each !== null && each !== undefined);
  }
  if (owner.type !== 'ObjectExpression') return [];
  const values = owner.properties.flatMap((each) =>
    each.type === 'Property' && (name === undefined || nameOf(each.key, each.computed) === name)
      ? [each.value]
      : [],
  );
  return name === undefined ? values : values.slice(-1);
}
