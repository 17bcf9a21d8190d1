/** Shared by the exposure rules: one problem for each statement that exposes something of a family. */
import type { Hide } from './hide.js';
import { shapeSuggestion, shapeSuggestions } from './resource-shapes.js';
import type { Problem } from './rule.js';
import { enumerate, quoteFirst } from '../analysis/actions/describe-reach.js';
import { exposedBy, exposingItem, type Exposed } from '../analysis/grants/exposed.js';
import type { Exposure, ExposureFamily } from '../catalog/exposures.js';
import type { Policy, Statement } from '../policy/policy.js';
import { wildcardSpan } from '../policy/wildcard-span.js';

/**
 * The rows of `hides` for a rule whose problems include those of all exposure rules.
 *
 * @param when the messages of the rule that hide them; all by default
 */
export function hidesExposures<MessageId extends string = never>(
  within: Hide['within'],
  when?: readonly MessageId[],
): readonly Hide<MessageId>[] {
  const row = { within, ...(when && { when }) };
  return [
    { rule: 'no-credentials-exposure', ...row },
    { rule: 'no-data-exposure', ...row },
    { rule: 'no-resource-exposure', ...row },
    { rule: 'no-audit-tampering', ...row },
  ];
}

/**
 * The messages of an exposure rule.
 *
 * @param can what the actions make possible, such as "read {{what}}"
 */
export function exposureMessages(can: string) {
  return {
    exposed: `Allows {{actions}} on {{resources}}, which is enough to ${can}.`,
    exposedButListed: `Allows {{actions}} on every resource not listed, which is enough to ${can}.`,
    ...shapeSuggestions,
  };
}

type MessageId = keyof ReturnType<typeof exposureMessages>;

/** How many of the exposed things a message names. */
const mostNamed = 3;

/** The problems of the rule for one family. */
export function* exposures(policy: Policy, family: ExposureFamily): Generator<Problem<MessageId>> {
  for (const statement of policy.statements) {
    const exposed = exposedBy(statement, family);
    if (exposed) yield problemOf(statement, exposed, family);
  }
}

function problemOf(statement: Statement, exposed: Exposed, family: ExposureFamily): Problem<MessageId> {
  const { exposures: found, resources } = exposed;
  const item = exposingItem(statement, exposed);
  const what = family === 'resources' ? openedOrLifted(found) : named(found);
  const actions = quoteFirst(found.map(({ action }) => action.id));
  const onNamed = resources.length > 0 && { resources: quoteFirst(resources.map(({ text }) => text)) };
  const [resource, ...others] = resources;
  return {
    messageId: resource ? 'exposed' : 'exposedButListed',
    data: { actions, what, ...onNamed },
    at: item ? wildcardSpan(item.value) : statement.actions!.entry.key.span,
    subject: { statement, element: 'Action', ...(item && { value: item.value }) },
    actions: found.map(({ action }) => action),
    about: (left) =>
      problemOf(
        statement,
        { resources, exposures: found.filter(({ action }) => left.includes(action)) },
        family,
      ),
    suggest: () => (resource && others.length === 0 ? shapeSuggestion(statement, resource) : undefined),
  };
}

function named(exposures: readonly Exposure[]): string {
  const whats = [...new Set(exposures.map(({ what }) => what))];
  return enumerate(whats.length > mostNamed ? [...whats.slice(0, mostNamed), 'more'] : whats);
}

/** "open any bucket to other accounts and lift the public access block of the account" */
function openedOrLifted(exposures: readonly Exposure[]): string {
  const opened = exposures.filter(({ lifts }) => !lifts);
  const lifted = exposures.filter(({ lifts }) => lifts);
  return enumerate([
    ...(opened.length > 0 ? [`open ${named(opened)} to other accounts`] : []),
    ...(lifted.length > 0 ? [`lift ${named(lifted)}`] : []),
  ]);
}
