/** Converts a rule of the core to an ESLint rule. Only this module uses ESLint's rule context. */
import type { Rule } from 'eslint';
import {
  checkOptions,
  levelIn,
  lint,
  parseSettings,
  rules,
  type AnyRule,
  type EnabledRule,
  type Finding,
  type Settings,
  type Source,
  type TextEdit,
} from 'iam-rules-core';
import { earlierFile } from './earlier-file.js';
import type { Host } from './hosts/host.js';
import { hosts as shippedHosts } from './hosts/index.js';
import { withOtherPlaces } from './other-places.js';
import { Positions } from './positions.js';
import { recorder } from './recorder.js';

/** What ESLint 10 reads in addition to the types that it shares with ESLint 9. */
type Meta = Rule.RuleMetaData & { readonly languages: readonly string[] };

export interface EslintRule extends Rule.RuleModule {
  readonly meta: Meta;
}

/**
 * Converts a rule of the core to an ESLint rule. It works in your own plugin, with or without this plugin's rules.
 *
 * @param url the page that describes the rule
 * @param hosts what reads the syntax trees; by default those for JSON and for sources that languages provide
 */
export function toEslintRule(rule: AnyRule, url?: string, hosts: readonly Host[] = shippedHosts): EslintRule {
  ruleNames.add(rule.name);
  const hasOptions = Object.keys(rule.options).length > 0;
  return {
    meta: {
      type: rule.type,
      docs: {
        description: rule.description,
        ...(url !== undefined && { url }),
        recommended: levelIn(rule, 'recommended') !== undefined,
      },
      languages: [...new Set(hosts.flatMap(({ languages }) => languages))],
      messages: { ...rule.messages },
      // ESLint compiles the schema of each rule at every start, which takes longer than linting a file.
      schema: false,
      defaultOptions: hasOptions ? [rule.defaults] : [],
      ...(rule.fixable && { fixable: 'code' as const }),
      ...(rule.hasSuggestions && { hasSuggestions: true }),
    },
    create(context) {
      const { able, isRead } = answerFor(context.sourceCode, hosts);
      // Most code files contain no policy. Findings about a file as a whole apply to them too.
      if (!isRead && !rule.checkSource) return {};
      const run = enroll(context, rule);
      // One rule listens for all of them, because ESLint wraps and calls every listener for every file.
      if (!run.isFirst(rule)) return {};
      const listenerOf = (root: string) => {
        const readers = able.filter(({ roots }) => roots.includes(root));
        return (node: object) => run.end(node, readers);
      };
      const roots = able.flatMap((host) => host.roots);
      return Object.fromEntries(roots.map((root) => [root, listenerOf(root)]));
    },
  };
}

interface Answer {
  readonly hosts: readonly Host[];
  /** The hosts that may be able to read the file. */
  readonly able: readonly Host[];
  /** False if the tree belongs to a host that has nothing to read in it. */
  readonly isRead: boolean;
}

/** The answers for each file, which every rule asks for. */
const answers = new WeakMap<object, Answer>();

function answerFor(sourceCode: Rule.RuleContext['sourceCode'], hosts: readonly Host[]): Answer {
  const known = answers.get(sourceCode);
  if (known?.hosts === hosts) return known;
  const able = hosts.filter((host) => host.isFor?.(sourceCode) ?? true);
  const isRead =
    able.some((host) => 'isFor' in host) ||
    !hosts.some((host) => !able.includes(host) && host.owns?.(sourceCode));
  const answer: Answer = { hosts, able, isRead };
  answers.set(sourceCode, answer);
  return answer;
}

/**
 * The rules that the setting `accept` may name: ours, and those of loaded plugins, even if they do not run for a file.
 */
const ruleNames = new Set(rules.map(({ name }) => name));

interface Enrolled extends EnabledRule {
  readonly context: Rule.RuleContext;
}

/**
 * A run of ESLint over one file. The findings of a rule depend on the other rules, because a stronger finding hides its
 * consequences. All rules therefore enroll when ESLint creates them. The first one lints and reports for all, each
 * finding in the context of its own rule.
 */
class Run {
  readonly #enabled = new Map<AnyRule, Enrolled>();
  readonly #first: Enrolled;
  #hasEnded = false;

  constructor(first: Enrolled) {
    this.#first = first;
    this.enroll(first);
  }

  has(rule: AnyRule): boolean {
    return this.#enabled.has(rule);
  }

  enroll(enrolled: Enrolled): void {
    this.#enabled.set(enrolled.rule, enrolled);
  }

  isFirst(rule: AnyRule): boolean {
    return rule === this.#first.rule;
  }

  /** Lints the file once, with the first host that can read the tree. If none can, only rules about files apply. */
  end(root: object, hosts: readonly Host[]): void {
    // Nothing about the file is kept after its run.
    current = undefined;
    if (this.#hasEnded) return;
    const { sourceCode, filename, settings: allSettings } = this.#first.context;
    const settings = settingsIn(allSettings['iam']);
    const file = { text: sourceCode.text, filename, sourceCode, settings };
    let source: Source | undefined;
    for (const host of hosts) if ((source ??= host.read(root, file))) break;
    this.#hasEnded = true;
    this.#report(source ? withOtherPlaces(source, filename) : unreadSource, settings, hosts);
  }

  #report(source: Source, settings: Settings, hosts: readonly Host[]): void {
    const positions = new Positions(this.#first.context.sourceCode);
    const { context } = this.#first;
    const { cwd } = context;
    const earlier = (version: string) => earlierFile(context, hosts, settings, version);
    for (const finding of lint(source, [...this.#enabled.values()], settings, { cwd, earlier }))
      reportFinding(this.#enabled.get(finding.rule)!.context, finding, positions);
  }
}

/** Many files share the settings object of one configuration, and a baseline may be long. */
const checkedSettings = new WeakMap<object, Settings>();

/**
 * The checked settings. While a baseline is written, the current baseline is ignored, so that it can record everything.
 */
function settingsIn(given: unknown): Settings {
  const known = typeof given === 'object' && given !== null ? checkedSettings.get(given) : undefined;
  const settings = known ?? parseSettings(given, ruleNames);
  if (typeof given === 'object' && given !== null) checkedSettings.set(given, settings);
  recorder()?.see(settings);
  const { baseline, ...others } = settings;
  return baseline && recorder() ? others : settings;
}

/** A file in a syntax that no host reads. Rules about files apply to it too. */
const unreadSource: Source = { sites: () => [], print: () => undefined };

/**
 * The run in which rules enroll. ESLint creates all rules for a file before it continues with another file. A source
 * code object that is linted again gets a new run.
 */
let current: { readonly sourceCode: object; readonly run: Run } | undefined;

function enroll(context: Rule.RuleContext, rule: AnyRule): Run {
  const { sourceCode } = context;
  const [options, ...others] = context.options as readonly EnabledRule['options'][];
  checkOptions(rule, options);
  if (others.length > 0)
    throw new Error(`The rule \`${rule.name}\` takes one object with all of its options.`);
  const enrolled = { rule, options, context };
  if (current?.sourceCode === sourceCode && !current.run.has(rule)) current.run.enroll(enrolled);
  else current = { sourceCode, run: new Run(enrolled) };
  return current.run;
}

function reportFinding(context: Rule.RuleContext, finding: Finding, positions: Positions): void {
  const { messageId, data, at, fix, suggestions, words, hasMore } = finding;
  const applied = (edits: readonly TextEdit[]) => (fixer: Rule.RuleFixer) =>
    edits.map(({ range, text }) => fixer.replaceTextRange([...range], text));
  const loc = { start: positions.at(at.start), end: positions.at(at.end) };
  const { line, column } = loc.start;
  recorder()?.record(context.filename, finding, { line, column: column + 1 });
  context.report({
    // ESLint looks up the text of a message by its id, and cannot add anything before or after it or use other element
    // names.
    ...(hasMore ? { message: finding.message } : { messageId, data: texts(data) }),
    loc,
    ...(fix && { fix: applied(fix) }),
    suggest: suggestions.map((suggestion) => ({
      ...(words
        ? { desc: suggestion.message }
        : { messageId: suggestion.messageId, data: texts(suggestion.data) }),
      fix: applied(suggestion.edits),
    })),
  });
}

function texts(data: Finding['data']): Record<string, string> {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, String(value)]));
}
