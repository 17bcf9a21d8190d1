/** What the policies in a JSON text grant. */
import { checkOneOf, checkOptionNames, checkString, checkText, modes } from './check-arguments.js';
import { JsonSource } from './json-source.js';
import { parseText } from './parse-text.js';
import { explain, type Explanation } from '../analysis/grants/explain.js';
import { policiesIn } from '../lint/policies-in.js';
import { rules } from '../rules/index.js';
import { parseSettings, type Settings } from '../sites/settings.js';
import { restored } from '../value/restored.js';

export interface ExplainTextOptions {
  /** The syntax: `json` (the default), `jsonc` (comments and trailing commas) or `json5`. */
  readonly mode?: 'json' | 'jsonc' | 'json5';
  /** What is known about the policies. See `Settings`. */
  readonly settings?: Settings;
  /** The name of the file, which may indicate the types of its policies: `…boundary…`, `…scp…`. */
  readonly filename?: string;
}

export interface TextExplanation extends Explanation {
  /** The owner of the policy, in a text with several: "role AppRole, policy deploy". */
  readonly owner?: string;
  /** The principal that has the policy, if the place says so. The policies of one principal can escalate together. */
  readonly principal?: string;
}

/**
 * @returns what each policy in the text grants; empty for a text without policies. The escalations of a policy are
 * those that depend on it, alone or together with the other policies of its principal in the text.
 * @throws SyntaxError for a text that cannot be parsed; Error for invalid arguments
 */
export function explainText(text: string, options: ExplainTextOptions = {}): readonly TextExplanation[] {
  checkArguments(text, options);
  const { mode = 'json', filename } = options;
  const settings = parseSettings(options.settings, new Set(rules.map(({ name }) => name)));
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const parsed = parseText(body, mode);
  if ('error' in parsed) throw new SyntaxError(parsed.error.message);
  const source = new JsonSource(parsed.value, body, {
    settings,
    ...(filename !== undefined && { filename }),
  });
  return policiesIn(source, settings).map(({ policy, owner, principal, source: { holes } }) => ({
    ...(owner !== undefined && { owner }),
    ...(principal !== undefined && { principal }),
    ...restored(explain(policy), holes),
  }));
}

function checkArguments(text: unknown, options: unknown): void {
  checkText('explainText', text);
  checkOptionNames('explainText', options, ['mode', 'settings', 'filename']);
  const { mode, filename } = options;
  checkOneOf('mode', mode, modes);
  checkString('filename', filename);
}
