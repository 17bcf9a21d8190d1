/** Collects the nodes of a tree that are relevant to finding policies, in source order. */
import type { TSESTree } from '@typescript-eslint/utils';
import { nameOf, plain, propertyName, type Node } from './nodes.js';

export interface Found {
  readonly news: readonly TSESTree.NewExpression[];
  readonly calls: readonly TSESTree.CallExpression[];
  readonly objects: readonly TSESTree.ObjectExpression[];
  /** Strings and template literals. */
  readonly texts: readonly (TSESTree.StringLiteral | TSESTree.TemplateLiteral)[];
  /** Assignments `this.x = …` by name. */
  readonly members: ReadonlyMap<string, readonly TSESTree.AssignmentExpression[]>;
  /** `list.push(…)`, `object.x = …`, `delete object.x`, `Object.assign(object, …)`. */
  readonly changes: readonly Change[];
}

/** A change of something after its creation. */
export interface Change {
  readonly of: Node;
  /** It gets another value. Otherwise something is added to it or removed from it. */
  readonly isSet: boolean;
}

export type VisitorKeys = Readonly<Record<string, readonly string[] | undefined>>;

/** Iterative, because the tree may be too deep for recursion. */
export function walk(root: Node, visitorKeys: VisitorKeys): Found {
  const news: TSESTree.NewExpression[] = [];
  const calls: TSESTree.CallExpression[] = [];
  const objects: TSESTree.ObjectExpression[] = [];
  const texts: (TSESTree.StringLiteral | TSESTree.TemplateLiteral)[] = [];
  const members = new Map<string, TSESTree.AssignmentExpression[]>();
  const changes: Change[] = [];
  const left: Node[] = [root];
  for (let node = left.pop(); node; node = left.pop()) {
    switch (node.type) {
      case 'NewExpression':
        news.push(node);
        break;
      case 'CallExpression':
        calls.push(node);
        addCall(node, changes);
        break;
      case 'UnaryExpression':
        if (node.operator === 'delete') changes.push({ of: plain(node.argument), isSet: true });
        break;
      case 'ObjectExpression':
        objects.push(node);
        break;
      case 'TemplateLiteral':
        texts.push(node);
        break;
      case 'Literal':
        if (typeof node.value === 'string') texts.push(node);
        break;
      case 'AssignmentExpression':
        addAssignment(node, members, changes);
        break;
      default:
    }
    pushChildren(node, visitorKeys[node.type], left);
  }
  return { news, calls, objects, texts, members, changes };
}

/** Array methods that change the array. */
const changing = /^(?:push|unshift|splice|pop|shift|fill|copyWithin)$/;

function addCall({ callee, arguments: [first] }: TSESTree.CallExpression, changes: Change[]): void {
  const method = plain(callee);
  if (method.type !== 'MemberExpression') return;
  const name = propertyName(method);
  if (name === undefined) return;
  if (changing.test(name)) changes.push({ of: plain(method.object), isSet: false });
  else if (name === 'assign' && first) changes.push({ of: plain(first), isSet: false });
}

function addAssignment(
  node: TSESTree.AssignmentExpression,
  members: Map<string, TSESTree.AssignmentExpression[]>,
  changes: Change[],
): void {
  const target = plain(node.left);
  if (target.type !== 'MemberExpression') return;
  const name = nameOf(target.property, target.computed);
  if (target.object.type !== 'ThisExpression' || name === undefined)
    changes.push({ of: target, isSet: true });
  else members.set(name, [...(members.get(name) ?? []), node]);
}

function pushChildren(node: Node, keys: readonly string[] | undefined, left: Node[]): void {
  if (!keys) return;
  const children = node as unknown as Readonly<Record<string, Node | readonly (Node | null)[] | null>>;
  for (let place = keys.length - 1; place >= 0; place--) {
    const child = children[keys[place]!];
    if (!child) continue;
    if (!('length' in child)) left.push(child);
    else for (let index = child.length - 1; index >= 0; index--) if (child[index]) left.push(child[index]!);
  }
}
