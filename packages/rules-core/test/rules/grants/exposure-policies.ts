/** How the tests of the rules about exposure write policies. */
import type { ExpectedSuggestion, InvalidCase } from '../../rule-tester.js';

/** A policy of statements that are written as JSON without their braces. */
export const policy = (...statements: readonly string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${statements.map((each) => `{ ${each} }`).join(', ')}] }`;

/** The members of an Allow; both values as JSON. */
export const allow = (actions: string, resources = '"*"', more = '') =>
  `"Effect": "Allow", "Action": ${actions}, "Resource": ${resources}${more}`;

export const deny = (actions: string, resources = '"*"', more = '') =>
  allow(actions, resources, more).replace('Allow', 'Deny');

export const when = (operator: string, key: string, values: string) =>
  `, "Condition": { "${operator}": { "${key}": ${values} } }`;

const code = (text: string) => `\`${text}\``;

/** A finding that names actions, on resources as they are written. */
export const exposed = (
  actions: readonly string[],
  what: string,
  resources: readonly string[] = ['*'],
  suggestions: readonly ExpectedSuggestion[] = [],
): InvalidCase['errors'][number] => ({
  messageId: 'exposed',
  data: { actions: listed(actions), what, resources: listed(resources) },
  suggestions,
});

export const exposedButListed = (
  actions: readonly string[],
  what: string,
): InvalidCase['errors'][number] => ({
  messageId: 'exposedButListed',
  data: { actions: listed(actions), what },
});

/** Replaces the resources by ARNs with names to fill in. */
export const shapes = (shape: string, output: string): ExpectedSuggestion => ({
  messageId: 'suggestShapes',
  data: { shapes: code(shape) },
  output,
});

function listed(texts: readonly string[]): string {
  const words =
    texts.length > 3 ? [...texts.slice(0, 3).map(code), `${texts.length - 3} more`] : texts.map(code);
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}
