/**
 * The scopes of a JSON or YAML text, which are those of an empty module. ESLint has every node visited to find that out, unless
 * the parser says so: https://eslint.org/docs/latest/extend/scope-manager-interface
 */
import type { Scope } from 'eslint';

type Node = Scope.Scope['block'];

/** What ESLint tells a parser of the language options. */
export interface ScopeOptions {
  readonly sourceType?: unknown;
  readonly ecmaVersion?: unknown;
  readonly ecmaFeatures?: unknown;
}

/** @returns undefined where other options than ESLint's own make other scopes; ESLint then has to find them itself */
export function scopesOf(
  program: object,
  { sourceType, ecmaVersion, ecmaFeatures }: ScopeOptions,
): ModuleScopeManager | undefined {
  const isModule = sourceType === 'module' && Number(ecmaVersion) >= 2015 && ecmaFeatures === undefined;
  return isModule ? new ModuleScopeManager(program as Node) : undefined;
}

class ModuleScopeManager implements Scope.ScopeManager {
  readonly globalScope: EmptyScope;
  readonly scopes: EmptyScope[];
  readonly #program: Node;

  constructor(program: Node) {
    this.globalScope = new EmptyScope('global', program, null);
    this.scopes = [this.globalScope, new EmptyScope('module', program, this.globalScope)];
    this.#program = program;
  }

  acquire(node: Node, inner?: boolean): EmptyScope | null {
    return this.acquireAll(node)?.at(inner ? -1 : 0) ?? null;
  }

  acquireAll(node: Node): EmptyScope[] | undefined {
    return node === this.#program ? this.scopes : undefined;
  }

  /** The scope around a node's own, of which the program has none. */
  release(): null {
    return null;
  }

  getDeclaredVariables(): Scope.Variable[] {
    return [];
  }

  /** ESLint 10 adds the variables of the configuration by this, ESLint 9 by itself. */
  addGlobals(names: readonly string[]): void {
    const { set, variables } = this.globalScope;
    for (const name of names) {
      if (set.has(name)) continue;
      const variable = new GlobalVariable(name, this.globalScope);
      set.set(name, variable);
      variables.push(variable);
    }
  }

  isModule(): boolean {
    return true;
  }

  isGlobalReturn(): boolean {
    return false;
  }

  isImpliedStrict(): boolean {
    return false;
  }

  isStrictModeSupported(): boolean {
    return true;
  }
}

/** With all that a scope of eslint-scope has, also what is no longer documented. */
class EmptyScope implements Scope.Scope {
  readonly type: 'global' | 'module';
  readonly isStrict: boolean;
  readonly dynamic: boolean;
  readonly block: Node;
  readonly upper: EmptyScope | null;
  readonly variableScope: EmptyScope = this;
  readonly childScopes: Scope.Scope[] = [];
  readonly set = new Map<string, Scope.Variable>();
  readonly variables: Scope.Variable[] = [];
  readonly references: Scope.Reference[] = [];
  through: Scope.Reference[] = [];
  readonly taints = new Map<string, boolean>();
  readonly functionExpressionScope = false;
  readonly directCallToEvalScope = false;
  readonly thisFound = false;
  declare readonly implicit?: {
    set: Map<string, Scope.Variable>;
    variables: Scope.Variable[];
    left: Scope.Reference[];
  };

  constructor(type: EmptyScope['type'], block: Node, upper: EmptyScope | null) {
    this.type = type;
    this.isStrict = type === 'module';
    this.dynamic = type === 'global';
    this.block = block;
    this.upper = upper;
    upper?.childScopes.push(this);
    if (type === 'global') this.implicit = { set: new Map(), variables: [], left: [] };
  }

  isStatic(): boolean {
    return !this.dynamic;
  }

  isArgumentsMaterialized(): boolean {
    return true;
  }

  isThisMaterialized(): boolean {
    return true;
  }

  isUsedName(name: string): boolean {
    return this.set.has(name);
  }

  resolve(): null {
    return null;
  }
}

class GlobalVariable implements Scope.Variable {
  readonly name: string;
  readonly scope: EmptyScope;
  readonly identifiers: Scope.Variable['identifiers'] = [];
  readonly references: Scope.Reference[] = [];
  readonly defs: Scope.Definition[] = [];
  readonly tainted = false;
  readonly stack = true;

  constructor(name: string, scope: EmptyScope) {
    this.name = name;
    this.scope = scope;
  }
}
