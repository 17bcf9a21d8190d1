/** Resolves names within a file: imports, constants, members of constants and of `this`. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { changedBy, unchanged, type Changed } from './changes.js';
import { nameOf, plain, propertyName, type Node } from './nodes.js';
import type { Found } from './walk.js';

type Variable = TSESLint.Scope.Variable;

/** The import that an expression refers to: `aws_iam.Role` of the module `aws-cdk-lib`. */
export interface Imported {
  readonly module: string;
  readonly path: readonly string[];
}

/** What a name refers to. */
export interface Followed {
  readonly node: Node;
  /** Other code also uses it, where a change may not be intended. */
  readonly isShared: boolean;
}

/** The longest chain of names that refer to names. */
const deepest = 16;

export class Bindings {
  readonly #scopes: TSESLint.Scope.ScopeManager | null;
  readonly #members: Found['members'];
  readonly #changes: Found['changes'];
  #variables: ReadonlyMap<Node, Variable> | undefined;
  #changed: Changed | undefined;

  constructor(
    scopes: TSESLint.Scope.ScopeManager | null,
    { members, changes }: Pick<Found, 'members' | 'changes'>,
  ) {
    this.#scopes = scopes;
    this.#members = members;
    this.#changes = changes;
  }

  /** The nodes that change after their creation. */
  get changed(): Changed {
    if (this.#changed) return this.#changed;
    // While this is computed, names refer to their initial values.
    this.#changed = unchanged;
    return (this.#changed = changedBy(this.#changes, (node) => this.follow(node).node));
  }

  /** The variable that a name refers to. Undefined if it is not declared in the file. */
  variableOf(identifier: Node): Variable | undefined {
    this.#variables ??= variablesIn(this.#scopes);
    return this.#variables.get(identifier);
  }

  /** Whether the file itself declares the name, not as an import. */
  isOwn(identifier: Node): boolean {
    const type = this.variableOf(identifier)?.defs[0]?.type;
    return type !== undefined && type !== 'ImportBinding';
  }

  importOf(expression: Node, depth = 0): Imported | undefined {
    if (depth > deepest) return undefined;
    const node = plain(expression);
    if (node.type === 'MemberExpression') {
      const base = this.importOf(node.object, depth + 1);
      const name = propertyName(node);
      return base && name !== undefined ? { module: base.module, path: [...base.path, name] } : undefined;
    }
    if (node.type === 'CallExpression') return required(node);
    if (node.type !== 'Identifier') return undefined;
    const definition = this.variableOf(node)?.defs[0];
    if (definition?.type === 'ImportBinding') return importedBy(definition.node, definition.parent);
    if (definition?.type !== 'Variable' || !definition.node.init) return undefined;
    const base = this.importOf(definition.node.init, depth + 1);
    const path = base && pathTo(definition.name, definition.node.id);
    return path && { module: base.module, path: [...base.path, ...path] };
  }

  /** What an expression refers to: itself, unless it is a name. */
  follow(expression: Node): Followed {
    let node = plain(expression);
    let isShared = false;
    for (let step = 0; step < deepest; step++) {
      const next = this.#step(node);
      if (!next) break;
      node = plain(next.node);
      isShared ||= next.isShared;
    }
    return { node, isShared };
  }

  #step(node: Node): Followed | undefined {
    if (node.type === 'Identifier') {
      const variable = this.variableOf(node);
      return variable && constantOf(variable);
    }
    if (node.type !== 'MemberExpression') return undefined;
    const name = propertyName(node);
    if (name === undefined) return undefined;
    if (node.object.type === 'ThisExpression') return this.#ownMember(node, name);
    const base = this.follow(node.object);
    const { added, set } = this.changed;
    const member = added.has(base.node) ? undefined : memberOf(base.node, name);
    return member && !set.has(member) ? { node: member, isShared: true } : undefined;
  }

  /** The value of a member of the enclosing class, if it is set only once. */
  #ownMember(node: Node, name: string): Followed | undefined {
    const owner = classAround(node);
    if (!owner) return undefined;
    const values: Node[] = [];
    for (const member of owner.body.body)
      if (
        member.type === 'PropertyDefinition' &&
        nameOf(member.key, member.computed) === name &&
        member.value &&
        (isPrivate(member) || !isEmpty(member.value))
      )
        values.push(member.value);
    for (const { left, right, operator } of this.#members.get(name) ?? []) {
      if (classAround(left) !== owner) continue;
      if (operator !== '=') return undefined;
      values.push(right);
    }
    const [only, ...others] = values;
    return only && others.length === 0 ? { node: only, isShared: true } : undefined;
  }
}

function isPrivate({ key, accessibility }: TSESTree.PropertyDefinition): boolean {
  return key.type === 'PrivateIdentifier' || accessibility === 'private';
}

/** Created empty, to be filled later, perhaps by other files. */
function isEmpty(value: Node): boolean {
  return value.type === 'ArrayExpression' && value.elements.length === 0;
}

function variablesIn(scopes: TSESLint.Scope.ScopeManager | null): ReadonlyMap<Node, Variable> {
  const variables = new Map<Node, Variable>();
  for (const scope of scopes?.scopes ?? []) {
    for (const { identifier, resolved } of scope.references)
      if (resolved) variables.set(identifier, resolved);
    for (const variable of scope.variables)
      for (const identifier of variable.identifiers) variables.set(identifier, variable);
  }
  return variables;
}

/** The only value that a variable ever has. */
function constantOf(variable: Variable): Followed | undefined {
  const [definition, ...others] = variable.defs;
  if (!definition || others.length > 0) return undefined;
  if (definition.type === 'TSEnumName') return { node: definition.node, isShared: true };
  if (definition.type !== 'Variable') return undefined;
  const { id, init, parent } = definition.node;
  if (!init || id.type !== 'Identifier') return undefined;
  const uses = variable.references.filter(({ identifier }) => identifier !== id);
  if (uses.some((use) => use.isWrite())) return undefined;
  const isExported = parent.parent.type === 'ExportNamedDeclaration';
  return { node: init, isShared: isExported || uses.length > 1 };
}

/** A member of an object literal or an enum. */
function memberOf(owner: Node, name: string): Node | undefined {
  if (owner.type === 'TSEnumDeclaration') {
    const { members } = owner.body;
    return members.find((member) => nameOf(member.id, false) === name)?.initializer;
  }
  if (owner.type !== 'ObjectExpression') return undefined;
  if (!owner.properties.every((each) => each.type === 'Property')) return undefined;
  const found = owner.properties.findLast(
    (each) => each.type === 'Property' && nameOf(each.key, each.computed) === name,
  );
  return found?.type === 'Property' && found.kind === 'init' && !found.method ? found.value : undefined;
}

function classAround(node: Node): TSESTree.ClassDeclaration | TSESTree.ClassExpression | undefined {
  for (let each = node.parent; each; each = each.parent)
    if (each.type === 'ClassDeclaration' || each.type === 'ClassExpression') return each;
  return undefined;
}

function required({ callee, arguments: [module] }: TSESTree.CallExpression): Imported | undefined {
  const isRequire = callee.type === 'Identifier' && callee.name === 'require';
  return isRequire && module?.type === 'Literal' && typeof module.value === 'string'
    ? { module: module.value, path: [] }
    : undefined;
}

function importedBy(node: Node, declaration: Node | null | undefined): Imported | undefined {
  if (node.type === 'TSImportEqualsDeclaration') {
    const reference = node.moduleReference;
    if (reference.type !== 'TSExternalModuleReference') return undefined;
    const { expression } = reference;
    return expression.type === 'Literal' ? { module: expression.value, path: [] } : undefined;
  }
  if (declaration?.type !== 'ImportDeclaration') return undefined;
  const module = declaration.source.value;
  if (node.type !== 'ImportSpecifier') return { module, path: [] };
  const { imported } = node;
  return { module, path: [imported.type === 'Identifier' ? imported.name : imported.value] };
}

/** The path to a name in a pattern with one level: `Role` in `const { Role: R } = …`. */
function pathTo(name: Node, pattern: Node): readonly string[] | undefined {
  if (pattern === name) return [];
  if (pattern.type !== 'ObjectPattern') return undefined;
  const property = pattern.properties.find((each) => each.type === 'Property' && each.value === name);
  const key = property?.type === 'Property' ? nameOf(property.key, property.computed) : undefined;
  return key === undefined ? undefined : [key];
}
