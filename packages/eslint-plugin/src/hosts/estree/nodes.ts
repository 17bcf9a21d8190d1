/**
 * Access to syntax tree nodes of any JavaScript or TypeScript parser. For the nodes without types see
 * https://github.com/estree/estree
 */
import type { Span } from 'iam-rules-core';
import type { TSESTree } from '@typescript-eslint/utils';

export type Node = TSESTree.Node;

export function spanOf(node: Node): Span {
  return { start: node.range[0], end: node.range[1] };
}

/** The expression without type annotations: `x as T`, `x satisfies T`, `x!`, `<T>x`. */
export function plain(node: Node): Node {
  let inner = node;
  for (;;) {
    switch (inner.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'ChainExpression':
        inner = inner.expression;
        break;
      default:
        return inner;
    }
  }
}

/** The name of an object or class member, or of the member that an expression reads. Undefined when it is computed. */
export function nameOf(key: Node, computed: boolean): string | undefined {
  if (!computed && key.type === 'Identifier') return key.name;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  return key.type === 'Literal' && (typeof key.value === 'string' || typeof key.value === 'number')
    ? String(key.value)
    : undefined;
}

/** The name of the property that a member expression reads. */
export function propertyName(node: Node): string | undefined {
  return node.type === 'MemberExpression' ? nameOf(node.property, node.computed) : undefined;
}

/** The last name of what is called or created: `PolicyStatement` for `new iam.PolicyStatement()`. */
export function calleeName({ callee }: TSESTree.CallExpression | TSESTree.NewExpression): string | undefined {
  const inner = plain(callee);
  return inner.type === 'Identifier' ? inner.name : propertyName(inner);
}

/** The result of a function whose body is an expression or a single `return`. */
export function resultOf(node: Node): Node | undefined {
  if (node.type !== 'ArrowFunctionExpression' && node.type !== 'FunctionExpression') return undefined;
  if (node.body.type !== 'BlockStatement') return plain(node.body);
  const last = node.body.body.at(-1);
  return last?.type === 'ReturnStatement' && last.argument ? plain(last.argument) : undefined;
}
