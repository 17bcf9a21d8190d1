/** A rule of the core as an ESLint rule: the one place that talks to ESLint's rule context. */
import type { Rule } from 'eslint';
import {
  defaultOptions,
  levelIn,
  lint,
  parseSettings,
  printEdits,
  type AnyRule,
  type Edit,
  type EnabledRule,
  type Finding,
  type Settings,
  type Value,
} from 'iam-rules-core';
import { valueOfJsonc } from './hosts/jsonc.js';
import { valueOfDocument } from './hosts/momoa.js';

/** The languages whose trees have a host: `js/js` with jsonc-eslint-parser, @eslint/json, eslint-plugin-jsonc. */
const languages = ['js/js', 'json/json', 'json/jsonc', 'json/json5', 'jsonc/*'];

/** What ESLint 10 reads beyond the types that ESLint 9 has as well. */
type Meta = Rule.RuleMetaData & { readonly languages: readonly string[] };

export interface EslintRule extends Rule.RuleModule {
  readonly meta: Meta;
}

/**
 * Makes a rule of the core a rule of ESLint. It works in a plugin of your own, beside this one's rules or alone.
 *
 * @param url the page that describes the rule
 */
export function toEslintRule(rule: AnyRule, url?: string): EslintRule {
  const hasOptions = Object.keys(rule.options).length > 0;
  return {
    meta: {
      type: rule.type,
      docs: {
        description: rule.description,
        ...(url !== undefined && { url }),
        recommended: levelIn(rule, 'recommended') !== undefined,
      },
      languages,
      messages: { ...rule.messages },
      schema: hasOptions
        ? [{ type: 'object', properties: { ...rule.options }, additionalProperties: false }]
        : [],
      defaultOptions: hasOptions ? [defaultOptions(rule)] : [],
      ...(rule.fixable && { fixable: 'code' as const }),
      ...(rule.hasSuggestions && { hasSuggestions: true }),
    },
    create(context) {
      const run = enroll(context, rule);
      // The listeners of one rule do for all: ESLint wraps and calls each of them for every file.
      if (!run.isFirst(rule)) return {};
      const report = (root: Value | undefined) => {
        // Nothing of the file is kept beyond its run.
        current = undefined;
        if (!root) return;
        for (const finding of run.findings(root)) reportFinding(run.contextOf(finding.rule), finding);
      };
      return {
        /** The root that jsonc-eslint-parser makes, among others. */
        Program: (node) => report(run.value(() => valueOfJsonc(node, context.sourceCode.text))),
        /** The root that @eslint/json makes, among others. */
        Document: (node: object) => report(run.value(() => valueOfDocument(node, context.sourceCode.text))),
      };
    },
  };
}

interface Enrolled extends EnabledRule {
  readonly context: Rule.RuleContext;
}

/**
 * One run of ESLint over one file. The findings of a rule depend on the other rules that run, since the strongest
 * finding hides its consequences; so all rules enroll when ESLint creates them, and the first one lints and reports
 * for all, each finding in the context of its own rule.
 */
class Run {
  readonly #enabled = new Map<AnyRule, Enrolled>();
  #first: AnyRule | undefined;
  readonly #settings: Settings;
  #root: { readonly value: Value | undefined } | undefined;
  #findings: readonly Finding[] | undefined;

  constructor(settings: unknown) {
    this.#settings = parseSettings(settings);
  }

  has(rule: AnyRule): boolean {
    return this.#enabled.has(rule);
  }

  enroll(rule: AnyRule, context: Rule.RuleContext): void {
    this.#first ??= rule;
    const options = context.options[0] as EnabledRule['options'];
    this.#enabled.set(rule, { rule, options, context });
  }

  isFirst(rule: AnyRule): boolean {
    return rule === this.#first;
  }

  contextOf(rule: AnyRule): Rule.RuleContext {
    return this.#enabled.get(rule)!.context;
  }

  value(read: () => Value | undefined): Value | undefined {
    this.#root ??= { value: read() };
    return this.#root.value;
  }

  findings(root: Value): readonly Finding[] {
    this.#findings ??= lint(root, [...this.#enabled.values()], this.#settings);
    return this.#findings;
  }
}

/**
 * The run that rules enroll in: ESLint creates all rules of a file before it looks at another. A source code object
 * that is linted again gets a new one.
 */
let current: { readonly sourceCode: object; readonly run: Run } | undefined;

function enroll(context: Rule.RuleContext, rule: AnyRule): Run {
  const { sourceCode } = context;
  if (current?.sourceCode !== sourceCode || current.run.has(rule))
    current = { sourceCode, run: new Run(context.settings['iam']) };
  current.run.enroll(rule, context);
  return current.run;
}

function reportFinding(context: Rule.RuleContext, { messageId, data, at, fix, suggestions }: Finding): void {
  const { sourceCode } = context;
  const applied = (edits: readonly Edit[]) => (fixer: Rule.RuleFixer) =>
    printEdits(edits, sourceCode.text)?.map(({ range, text }) => fixer.replaceTextRange([...range], text)) ??
    null;
  context.report({
    messageId,
    data: texts(data),
    loc: { start: sourceCode.getLocFromIndex(at.start), end: sourceCode.getLocFromIndex(at.end) },
    ...(fix && { fix: applied(fix) }),
    suggest: suggestions.map((suggestion) => ({
      messageId: suggestion.messageId,
      data: texts(suggestion.data),
      fix: applied(suggestion.edits),
    })),
  });
}

function texts(data: Finding['data']): Record<string, string> {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, String(value)]));
}
