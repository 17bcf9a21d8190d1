/** What `lintText` finds, without suggestions: it tries each of them, which takes longer than all that is found. */
import { levelsOf } from '../src/json/rule-levels.js';
import type { LintTextOptions, TextFinding } from '../src/json/index.js';
import { JsonSource } from '../src/json/json-source.js';
import { parseText } from '../src/json/parse-text.js';
import { readJsonSource } from '../src/json/read-json-source.js';
import { lint } from '../src/lint/lint.js';
import type { EnabledRule } from '../src/lint/plans.js';
import { rules } from '../src/rules/index.js';
import type { AnyRule } from '../src/rules/rule.js';
import { parseSettings } from '../src/sites/settings.js';
import type { EarlierFile } from '../src/sites/source.js';

export type Found = Pick<
  TextFinding,
  'rule' | 'messageId' | 'severity' | 'message' | 'checks' | 'start' | 'end'
>;

/** @param text without a byte order mark */
export function find(text: string, options: LintTextOptions): Found[] {
  return findBy(lint, text, options);
}

/**
 * What each rule finds when it runs alone, whatever another one hides of it: in one pass over the policies, instead of one
 * for every rule.
 *
 * @param text without a byte order mark
 */
export function findByEach(text: string, options: LintTextOptions): Found[] {
  return findBy(lintByEach, text, options);
}

function findBy(run: typeof lint, text: string, options: LintTextOptions): Found[] {
  const parsed = parseText(text, options.mode ?? 'json');
  if ('error' in parsed) {
    const { message, offset } = parsed.error;
    return [
      { rule: null, messageId: null, severity: 'error', message, checks: [], start: offset, end: offset },
    ];
  }
  const { filename, cwd, today, before } = options;
  const levels = levelsOf(options.rules ?? 'recommended');
  const settings = parseSettings(options.settings);
  const sourceOptions = { settings, ...(filename !== undefined && { filename }) };
  const earlier = (): EarlierFile =>
    typeof before === 'string'
      ? { kind: 'source', source: readJsonSource(before, sourceOptions)! }
      : { kind: 'absent' };
  const source = new JsonSource(parsed.value, text, sourceOptions);
  return run(source, [...levels.values()], settings, {
    cwd,
    today,
    ...(before !== undefined && { earlier }),
  }).map(({ rule, messageId, message, checks, at }) => ({
    rule: rule.name,
    messageId,
    severity: levels.get(rule.name)!.severity,
    message,
    checks,
    start: at.start,
    end: at.end,
  }));
}

/** A rule sees others by what it hides of theirs, and by that alone. */
const hidingNothing = new Map(rules.map((rule): [AnyRule, AnyRule] => [rule, { ...rule, hides: [] }]));
/** Of files and of exceptions, a rule says what the findings of others do not say already. */
const looksAtOthers = ({ rule }: EnabledRule) => rule.checkSource ?? rule.checkAccepted;

const lintByEach: typeof lint = (source, enabled, settings, run) => [
  ...lint(
    source,
    enabled
      .filter((each) => !looksAtOthers(each))
      .map((each) => ({ ...each, rule: hidingNothing.get(each.rule)! })),
    settings,
    run,
  ),
  ...enabled.filter(looksAtOthers).flatMap((each) => lint(source, [each], settings, run)),
];
