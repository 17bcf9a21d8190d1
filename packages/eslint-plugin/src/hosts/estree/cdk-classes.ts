/** AWS CDK classes, versions 1 and 2, by their names and the modules that they are imported from. */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Bindings } from './bindings.js';
import { plain, propertyName, type Node } from './nodes.js';

export interface CdkClass {
  readonly name: string;
  /** The service in the module name, without hyphens: `iam` for `aws-cdk-lib/aws-iam`. Empty for the core. */
  readonly service: string;
}

/** https://docs.aws.amazon.com/cdk/v2/guide/work-with.html */
const modules = /^(?:aws-cdk-lib|@aws-cdk\/[\w-]+|monocdk)(?:\/|$)/;

/**
 * The class that an expression refers to. For policies and statements the name is enough, wherever it is imported from,
 * because projects have their own modules that re-export the CDK.
 */
export function cdkClassOf(expression: Node, bindings: Bindings): CdkClass | undefined {
  const node = plain(expression);
  const imported = bindings.importOf(node);
  if (imported && modules.test(imported.module)) {
    const name = imported.path.at(-1);
    if (name === undefined) return undefined;
    const folder = /aws-([\w-]+)$/.exec(imported.module.replace(/^aws-cdk-lib$/, ''))?.[1];
    const inPath = imported.path.map((each) => /^aws_(\w+)$/.exec(each)?.[1]).find(Boolean);
    const isCore = folder === undefined || /^cdk-lib$/.test(folder);
    return { name, service: (isCore ? (inPath ?? '') : folder).replace(/[-_]/g, '') };
  }
  const name = node.type === 'Identifier' ? (imported?.path.at(-1) ?? node.name) : propertyName(node);
  if (name === undefined || !passedOn.has(name)) return undefined;
  const root = rootOf(node);
  return root && bindings.isOwn(root) && !imported ? undefined : { name, service: 'iam' };
}

const passedOn: ReadonlySet<string> = new Set(['PolicyStatement', 'PolicyDocument']);

function rootOf(node: Node): Node | undefined {
  let root = node;
  while (root.type === 'MemberExpression') root = plain(root.object);
  return root.type === 'Identifier' ? root : undefined;
}

/** The class of an object that the expression creates or refers to. */
export function cdkObject(
  expression: Node,
  bindings: Bindings,
): (CdkClass & { readonly node: TSESTree.NewExpression }) | undefined {
  const { node } = bindings.follow(expression);
  if (node.type !== 'NewExpression') return undefined;
  const cdkClass = cdkClassOf(node.callee, bindings);
  return cdkClass && { node, ...cdkClass };
}

/** The class and name of a static member: `Effect` and `DENY` for `iam.Effect.DENY`. */
export function cdkStatic(
  expression: Node,
  bindings: Bindings,
): { readonly of: CdkClass; readonly name: string } | undefined {
  const name = propertyName(expression);
  if (name === undefined || expression.type !== 'MemberExpression') return undefined;
  const of = cdkClassOf(expression.object, bindings);
  return of && { of, name };
}
