/** Describes an escalation in a message: what is allowed, on what, and which other permissions it needs. */
import type { EscalationCause } from './escalation-causes.js';
import type { Call } from './escalation-steps.js';
import { either, enumerate, quoteEach, quoteFirst } from '../actions/describe-reach.js';
import { isEveryResource } from '../resources/resource-reach.js';
import type { ResourceType } from '../../catalog/catalog.js';
import { nameStatement } from '../../policy/statement-name.js';

/** A message names at most this many actions and counts the rest. */
const actionsNamed = 2;
/** A message names at most this many entries of Resource. */
const resourcesNamed = 2;

/** The ids of the decisive actions. */
export function decisiveIds({ escalations }: EscalationCause): readonly string[] {
  return [...new Set(escalations.map(({ decisive }) => decisive.step.id))];
}

/** The escalations in the message: those that need the same other calls as the first. */
function told(cause: EscalationCause): EscalationCause {
  const partners = describePartners(cause);
  const [first, ...others] = cause.escalations;
  const alike = others.filter((each) => describePartners({ ...cause, escalations: [each] }) === partners);
  return { ...cause, escalations: [first, ...alike] };
}

/** "`iam:AttachUserPolicy`", "`iam:*` (`iam:AttachUserPolicy` and 8 more)", "`…` (not listed in `NotAction`)". */
export function describeDecisive(cause: EscalationCause): string {
  const { item, statement } = cause;
  const actions = quoteFirst(decisiveIds(told(cause)), actionsNamed);
  if (item?.pattern!.literal) return actions;
  if (!item) return `${actions} (not listed in \`${statement.actions!.entry.key.text}\`)`;
  return `\`${item.text}\` (${actions})`;
}

/**
 * The resources it is allowed on: "every user", "`arn:aws:iam::*:user/app-*`", "every resource that `NotResource` does
 * not list".
 */
export function describeTargets(cause: EscalationCause): string {
  const { escalations, statement } = told(cause);
  const { resources } = statement;
  if (!resources) return 'every resource';
  if (resources.negated && resources.items.length > 0)
    return `every resource that \`${resources.entry.key.text}\` does not list`;
  const regions = escalations.flatMap(({ decisive: { region } }) =>
    region === undefined || region === 'outside' ? [] : [region],
  );
  const isOfAll = escalations.every(({ fit }) => fit === 'all');
  if (!isOfAll) return quoteFirst([...new Set(regions.map(({ text }) => text))], resourcesNamed);
  const types = new Set(escalations.flatMap(({ decisive }) => decisive.step.targets.slice(0, 1)));
  const words = [...new Set([...types].map(wordFor))];
  if (words.length > 3 || (words.length > 1 && regions.some(isEveryResource))) return 'every resource';
  return words.length === 0 ? 'every resource' : `every ${enumerate(words)}`;
}

/** More common names for some resource types in the service data. */
const words: ReadonlyMap<string, string> = new Map([
  ['browser-custom', 'custom browser'],
  ['code-interpreter-custom', 'custom code interpreter'],
  ['deploymentgroup', 'deployment group'],
  ['devendpoint', 'development endpoint'],
  ['PermissionSet', 'permission set'],
  ['runtime', 'agent runtime'],
  ['saml-provider', 'SAML provider'],
  ['statemachine', 'state machine'],
]);

function wordFor({ name }: ResourceType): string {
  return words.get(name) ?? name.replace(/-/g, ' ').toLowerCase();
}

/**
 * The other calls of the first escalation, with the statement that allows them if it is a different one:
 * "`lambda:CreateFunction` and `lambda:InvokeFunction` (statement 2)". Empty if there are none.
 */
export function describePartners({ statement, escalations: [{ partners }] }: EscalationCause): string {
  const here = partners.filter(({ by }) => by.statement === statement);
  const others = [...new Set(partners.map(({ by }) => by.statement))].filter((each) => each !== statement);
  return enumerate([
    ...quoteEach(idsOf(here)),
    ...others.map((other) => {
      const calls = enumerate(quoteEach(idsOf(partners.filter(({ by }) => by.statement === other))));
      return other.policy === statement.policy
        ? `${calls} (${nameStatement(other)})`
        : `${calls} (in another policy)`;
    }),
  ]);
}

function idsOf(calls: readonly Call[]): readonly string[] {
  return [...new Set(calls.map(({ step }) => step.id))];
}

/** The services that the first escalation passes a role to: "`a.amazonaws.com` or `b.amazonaws.com`". */
export function describePassedTo({ escalations: [{ services }] }: EscalationCause): string {
  return either(quoteEach(services.slice(0, 2)));
}

/** How many other services it also works with: "; the same goes for 3 more services". Empty if there are none. */
export function describeOtherServices({ escalations: [first, ...others] }: EscalationCause): string {
  const named = new Set(first.services.slice(0, 2));
  const more = new Set(others.flatMap(({ services }) => services).filter((each) => !named.has(each)));
  if (more.size === 0) return '';
  return `; the same goes for ${more.size} more ${more.size === 1 ? 'service' : 'services'}`;
}
