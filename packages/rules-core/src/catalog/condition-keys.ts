/** Condition keys, of services and global, and the actions whose requests include them. */
import { servicePrefixOf } from '../patterns/service-prefix.js';
import { matches } from '../patterns/wildcard.js';
import { actionsOf, isService, serviceOf } from './catalog.js';
import { documentedKeys } from './documented-condition-keys.js';
import { foreignKeyPrefixes, successorsOfKeys, unassignedKeys } from './generated/services.js';
import { globalConditionKeys } from './global-condition-keys.js';
import type { Action, ConditionKey } from './decode.js';
import { remembered, rememberedFor } from '../speed/remembered.js';

export type { ConditionKey } from './decode.js';

/** For one service, the reference spells the tag template `secretsmanager:ResourceTag/tag-key`. */
function isTemplate(name: string): boolean {
  return name.includes('${') || name.endsWith('/tag-key');
}

/** Whether the text matches the template, both in lower case. A placeholder stands for at least one character. */
function fits(template: string, text: string): boolean {
  if (!isTemplate(template)) return template === text;
  if (template.charCodeAt(0) !== text.charCodeAt(0)) return false;
  return matches(template.replace(/\$\{[^}]*\}|(?<=\/)tag-key$/g, '?*'), text);
}

/** The condition keys that the reference lists for a service, including global ones. */
export function conditionKeysOf(prefix: string): readonly ConditionKey[] {
  return serviceOf(prefix)?.conditionKeys() ?? [];
}

/** The keys of a list by their names in lower case, and separately those whose names are templates. */
interface KeyIndex {
  readonly exact: ReadonlyMap<string, ConditionKey>;
  readonly templates: readonly (readonly [template: string, key: ConditionKey])[];
}

const indexOf = remembered((keys: readonly ConditionKey[]): KeyIndex => {
  const folded = keys.map((key) => [key.name.toLowerCase(), key] as const);
  return {
    exact: new Map(folded.toReversed()),
    templates: folded.filter(([name]) => isTemplate(name)),
  };
});

function findAmong(keys: readonly ConditionKey[], folded: string): ConditionKey | undefined {
  const { exact, templates } = indexOf(keys);
  // Exact names come first because a placeholder could also match them.
  return exact.get(folded) ?? templates.find(([template]) => fits(template, folded))?.[1];
}

const foreignPrefixes = Object.entries(foreignKeyPrefixes).map(
  ([template, services]) => [template.toLowerCase(), services.split(' ')] as const,
);

/** The key with this name, in any case. `aws:RequestTag/team` finds `aws:RequestTag/${TagKey}`. */
export function findConditionKey(key: string): ConditionKey | undefined {
  const folded = key.toLowerCase();
  const prefix = servicePrefixOf(folded);
  const found =
    findAmong(globalConditionKeys, folded) ??
    findAmong(conditionKeysOf(prefix), folded) ??
    findAmong(documentedKeys, folded);
  if (found) return found;
  for (const [template, services] of foreignPrefixes) {
    if (!fits(template, prefix)) continue;
    for (const service of services) {
      const foreign = findAmong(conditionKeysOf(service), folded);
      if (foreign) return foreign;
    }
  }
  return undefined;
}

/** Whether keys of a service have this prefix although it is not the prefix of a service. */
export function isForeignPrefix(prefix: string): boolean {
  const folded = prefix.toLowerCase();
  return foreignPrefixes.some(([template]) => fits(template, folded));
}

const successors = new Map(
  Object.entries(successorsOfKeys).map(([key, successor]) => [key.toLowerCase(), successor]),
);

/**
 * The replacement that the reference names for a deprecated key.
 *
 * @param key in lower case
 */
export function successorOf(key: string): string | undefined {
  return successors.get(key);
}

/**
 * Whether a name in the reference covers the key: `ec2:ResourceTag/${TagKey}` covers `ec2:resourcetag/a`.
 *
 * @param key in lower case
 */
export function isKeyOf(name: string, key: string): boolean {
  return fits(name.toLowerCase(), key);
}

/**
 * All service-specific keys that are listed for an action: its own, those of its resource types, and those of both
 * combined.
 */
export function conditionKeysOfAction(action: Action): readonly string[] {
  const names = new Set(action.conditionKeys);
  for (const { type, conditionKeys } of action.resourceTypes) {
    for (const name of conditionKeys) names.add(name);
    for (const name of type.conditionKeys) names.add(name);
  }
  return [...names];
}

/** Keys of an identity provider stay in the session, so a request for any action may include them. */
function isProviderKey(folded: string): boolean {
  const prefix = servicePrefixOf(folded);
  return prefix === 'saml' || (prefix.includes('.') && !isService(prefix));
}

const unassigned = new Set(unassignedKeys.toLowerCase().split(' '));
const unassignedTemplates = [...unassigned].filter(isTemplate);

/**
 * Whether we cannot tell which actions include the key: it belongs to an identity provider, is global, or exists
 * without being listed for any action.
 */
function comesAnywhere(folded: string): boolean {
  return (
    isProviderKey(folded) ||
    unassigned.has(folded) ||
    findAmong(globalConditionKeys, folded) !== undefined ||
    findAmong(documentedKeys, folded) !== undefined ||
    unassignedTemplates.some((template) => fits(template, folded))
  );
}

/** What is known about the most recent key. Rules ask about one key for thousands of actions in a row. */
let asked:
  { key: string; folded: string; anywhere: 'global' | 'no'; fitting: Map<string, boolean> } | undefined;

/**
 * Whether requests for the action ever include the key, in any case. `yes`: the reference lists it for the action or
 * one of its resource types. `global`: it is not listed, but any request may include it. `no`: neither.
 */
export function actionSupportsKey(action: Action, key: string): 'yes' | 'global' | 'no' {
  if (asked?.key !== key) {
    const folded = key.toLowerCase();
    const anywhere = comesAnywhere(folded) ? 'global' : 'no';
    asked = { key, folded, anywhere, fitting: new Map() };
  }
  const { folded, anywhere, fitting } = asked;
  const isKey = (name: string): boolean => {
    let fit = fitting.get(name);
    if (fit === undefined) fitting.set(name, (fit = fits(name.toLowerCase(), folded)));
    return fit;
  };
  const listed =
    action.conditionKeys.some(isKey) ||
    action.resourceTypes.some(
      (resource) => resource.conditionKeys.some(isKey) || resource.type.conditionKeys.some(isKey),
    );
  return listed ? 'yes' : anywhere;
}

/**
 * Whether the reference says that a request for the action may include the key. If it lists a key both for resource
 * types and for some of the actions on them, the other actions do not include it: only ebs:StartSnapshot includes
 * `ebs:ParentSnapshot`.
 */
export function mayIncludeKey(action: Action, key: string): boolean {
  const support = actionSupportsKey(action, key);
  if (support !== 'yes') return support === 'global';
  const folded = key.toLowerCase();
  const { service } = action;
  return (
    keptByType.has(service) || listsKey(action, folded) || !isListedByActions(actionsOf(service), folded)
  );
}

/**
 * The services whose actions include every key of their resource types, even if the reference repeats the key for only
 * some of them.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAM.Conditions.html
 */
const keptByType: ReadonlySet<string> = new Set(['rds']);

/** @param key in lower case */
function listsKey({ conditionKeys, resourceTypes }: Action, key: string): boolean {
  return [conditionKeys, ...resourceTypes.map((resource) => resource.conditionKeys)].some((names) =>
    names.some((name) => isKeyOf(name, key)),
  );
}

/**
 * Whether the key is listed for some of the actions themselves, and not just for the resource types that they apply to.
 */
const isListedByActions = rememberedFor((actions: readonly Action[], key: string): boolean =>
  actions.some((action) => listsKey(action, key)),
);

/** Whether the reference lists a tag key for the action, of the resource or of the request. */
export function takesTags({ conditionKeys, resourceTypes }: Action): boolean {
  return (
    conditionKeys.some(isTagKey) ||
    resourceTypes.some((resource) =>
      [resource.conditionKeys, resource.type.conditionKeys].some((keys) => keys.some(isTagKey)),
    )
  );
}

/** The reference spells them all the same way. */
function isTagKey(name: string): boolean {
  return name === 'aws:TagKeys' || name.startsWith('aws:RequestTag/') || name.startsWith('aws:ResourceTag/');
}
