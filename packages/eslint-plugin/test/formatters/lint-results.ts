/** What ESLint hands a formatter: made by ESLint from policies, or by hand from messages. */
import { join } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import plugin from '../../src/index.js';

/** A folder that is in no repository. */
const cwd = '/project';

export type Results = readonly ESLint.LintResult[];

export interface Linted {
  readonly results: Results;
  readonly context: ESLint.LintResultData;
}

/** Lints texts by path. */
export async function lintTexts(
  files: Readonly<Record<string, string>>,
  config: Linter.Config = plugin.configs.recommended,
): Promise<Linted> {
  const eslint = new ESLint({ cwd: '/', overrideConfigFile: true, overrideConfig: [config] });
  const results: ESLint.LintResult[] = [];
  for (const [path, text] of Object.entries(files)) {
    results.push(...(await eslint.lintText(text, { filePath: join(cwd, path), warnIgnored: true })));
  }
  return { results, context: { cwd, rulesMeta: eslint.getRulesMetaForResults(results) } };
}

/** Two roles with a policy that allows everything. */
export const twoRoles = JSON.stringify({
  RoleDetailList: ['App', 'Ci'].map((RoleName) => ({
    RoleName,
    RolePolicyList: [
      {
        PolicyName: 'all',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
        },
      },
    ],
  })),
});

/** A result with the messages given, complete in what formatters read. */
export function resultOf(
  path: string,
  source: string | undefined,
  messages: readonly Partial<Linter.LintMessage>[],
  suppressed: readonly Partial<Linter.SuppressedLintMessage>[] = [],
): ESLint.LintResult {
  const all = messages.map((message) => ({
    ruleId: 'x/rule',
    severity: 2,
    message: 'A message.',
    line: 1,
    column: 1,
    ...message,
  })) as Linter.LintMessage[];
  return {
    filePath: path.startsWith('/') ? path : join(cwd, path),
    messages: all,
    suppressedMessages: suppressed.map((message) => ({
      ruleId: 'x/rule',
      severity: 2,
      message: 'A message.',
      line: 1,
      column: 1,
      suppressions: [{ kind: 'file', justification: '' }],
      ...message,
    })) as Linter.SuppressedLintMessage[],
    errorCount: all.filter(({ severity }) => severity === 2).length,
    fatalErrorCount: all.filter(({ fatal }) => fatal).length,
    warningCount: all.filter(({ severity }) => severity === 1).length,
    fixableErrorCount: 0,
    fixableWarningCount: 0,
    usedDeprecatedRules: [],
    ...(source !== undefined && { source }),
  };
}

/** The context of results made by hand. */
export const context: ESLint.LintResultData = {
  cwd,
  rulesMeta: { 'x/rule': { docs: { description: 'Be a rule', url: 'https://example.com/rule' } } },
};
