/** What of a tree is of interest to those who look for policies, in source order. */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from './nodes.js';

export interface Found {
  readonly news: readonly TSESTree.NewExpression[];
  readonly calls: readonly TSESTree.CallExpression[];
  readonly objects: readonly TSESTree.ObjectExpression[];
  /** Strings and template literals. */
  readonly texts: readonly (TSESTree.StringLiteral | TSESTree.TemplateLiteral)[];
  /** `this.x = …` by the name. */
  readonly members: ReadonlyMap<string, readonly TSESTree.AssignmentExpression[]>;
}

export type VisitorKeys = Readonly<Record<string, readonly string[] | undefined>>;

/** The tree may nest deeper than a stack of calls. */
export function walk(root: Node, visitorKeys: VisitorKeys): Found {
  const news: TSESTree.NewExpression[] = [];
  const calls: TSESTree.CallExpression[] = [];
  const objects: TSESTree.ObjectExpression[] = [];
  const texts: (TSESTree.StringLiteral | TSESTree.TemplateLiteral)[] = [];
  const members = new Map<string, TSESTree.AssignmentExpression[]>();
  const left: Node[] = [root];
  for (let node = left.pop(); node; node = left.pop()) {
    switch (node.type) {
      case 'NewExpression':
        news.push(node);
        break;
      case 'CallExpression':
        calls.push(node);
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
        if (
          node.left.type === 'MemberExpression' &&
          node.left.object.type === 'ThisExpression' &&
          node.left.property.type === 'Identifier'
        ) {
          const { name } = node.left.property;
          members.set(name, [...(members.get(name) ?? []), node]);
        }
        break;
      default:
    }
    pushChildren(node, visitorKeys[node.type], left);
  }
  return { news, calls, objects, texts, members };
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
