/** JavaScript and TypeScript: the trees of espree, typescript-eslint, and any other parser that follows ESTree. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Host } from '../host.js';
import { CodeSource, mayHoldCode } from './code-source.js';
import type { VisitorKeys } from './walk.js';

interface CodeOfEslint {
  readonly text?: string;
  readonly scopeManager?: TSESLint.Scope.ScopeManager | null;
  readonly visitorKeys?: VisitorKeys;
  readonly ast?: Partial<TSESTree.Program>;
}

/** The types of the first statement in trees of data that look like programs. */
const ofData = /^(?:JSON|YAML|TOML)/;

export const estree: Host = {
  languages: ['js/js'],
  roots: ['Program'],
  isFor: ({ text = '' }: CodeOfEslint) => mayHoldCode(text),
  owns({ ast }: CodeOfEslint) {
    const statement = ast?.sourceType === undefined ? undefined : ast.body?.[0];
    return statement !== undefined && !ofData.test(statement.type);
  },
  read(root: Partial<TSESTree.Program>, { text, filename, settings, sourceCode }) {
    const { scopeManager = null, visitorKeys } = sourceCode as CodeOfEslint;
    if (root.sourceType === undefined || !visitorKeys) return undefined;
    const program = root as TSESTree.Program;
    return new CodeSource({ text, program, scopes: scopeManager, visitorKeys }, { settings, filename });
  },
};
