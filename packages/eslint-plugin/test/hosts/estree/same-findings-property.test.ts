/** A policy has the same findings in JSON, as an object literal, in a string of code and in the words of the CDK. */
import { Linter } from 'eslint';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import iam from '../../../src/index.js';
import { policyText } from '../../../../rules-core/test/generate-policies.js';

const rules = iam.configs.all.rules!;
const ofJson = { ...iam.configs.all, rules: own(rules) };
const ofCode = { ...iam.configs.typescript, rules: own(rules) };

function own(all: Partial<Linter.RulesRecord>): Partial<Linter.RulesRecord> {
  return Object.fromEntries(Object.entries(all).filter(([rule]) => rule.startsWith('iam/')));
}

/** With the titles of what is offered. */
function found(
  text: string,
  config: Linter.Config,
  filename: string,
  place: (message: Linter.LintMessage) => object,
) {
  return new Linter().verify(text, config, filename).map((each) => ({
    rule: each.ruleId,
    message: each.message,
    suggestions: (each.suggestions ?? []).map(({ desc }) => desc),
    isFixable: each.fix !== undefined,
    ...place(each),
  }));
}

const onLine =
  (first: number) =>
  ({ line, column, endLine, endColumn }: Linter.LintMessage) => ({
    from: [line - first, column],
    to: [endLine! - first, endColumn],
  });

it('as an object literal', () => {
  fc.assert(
    fc.property(policyText, (text) => {
      const inJson = found(text, ofJson, 'policy.json', onLine(0));
      expect(found(`const policy =\n${text};\n`, ofCode, 'policy.ts', onLine(1))).toEqual(inJson);
    }),
    { numRuns: 60 },
  );
}, 60_000);

it('in a template literal', () => {
  fc.assert(
    fc.property(policyText, (text) => {
      fc.pre(!/[\\`]|\$\{/.test(text));
      const line = JSON.stringify(JSON.parse(text));
      const inJson = found(line, ofJson, 'policy.json', onLine(0));
      expect(found(`use(\`\n${line}\`);`, ofCode, 'policy.ts', onLine(1))).toEqual(inJson);
    }),
    { numRuns: 30 },
  );
}, 60_000);

type Json = Readonly<Record<string, unknown>>;
const names: Readonly<Record<string, string>> = {
  Sid: 'sid',
  Action: 'actions',
  NotAction: 'notActions',
  Resource: 'resources',
  NotResource: 'notResources',
  Condition: 'conditions',
};

/** undefined for what the CDK has otherwise, or does not have. */
function inCdk({ Version: version, Statement: statements }: Json): string | undefined {
  if (version !== '2012-10-17') return undefined;
  const written = [statements].flat().map((statement) => {
    const members = Object.entries(statement as Json).map(([element, value]) => {
      if (element === 'Effect') return `effect: iam.Effect.${String(value).toUpperCase()}`;
      const name = names[element];
      const isList = /Action|Resource/.test(element);
      return name && `${name}: ${JSON.stringify(isList ? [value].flat() : value)}`;
    });
    return members.every(Boolean) ? `new iam.PolicyStatement({ ${members.join(', ')} })` : undefined;
  });
  return written.every(Boolean)
    ? `import * as iam from 'aws-cdk-lib/aws-iam';\nnew iam.PolicyDocument({ statements: [${written.join(', ')}] });`
    : undefined;
}

/** The words and the places differ, and whether a change can be written. */
const rulesOf = (text: string, config: Linter.Config, filename: string) =>
  new Linter()
    .verify(text, config, filename)
    .map(({ ruleId }) => ruleId)
    .sort();

it('in the words of the CDK', () => {
  let compared = 0;
  fc.assert(
    fc.property(policyText, (text) => {
      const policy = JSON.parse(text) as Json;
      const code = inCdk(policy);
      fc.pre(code !== undefined);
      compared++;
      expect(rulesOf(code!, ofCode, 'policy.ts')).toEqual(rulesOf(text, ofJson, 'policy.json'));
    }),
    { numRuns: 40 },
  );
  expect(compared).toBeGreaterThan(20);
}, 60_000);
