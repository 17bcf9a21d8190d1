/**
 * The actions of all services, in groups of neighbouring services.
 *
 * A language server sends everything that a list of values may hold and leaves it to the editor to narrow. So that it does
 * not send 20,000 actions at each key, the groups stand behind conditions on what is typed: a list that holds an action of
 * a group may hold the others of that group. One condition for each service would be as exact as it gets, and take longer
 * to work through than the few actions of neighbours take to send.
 */
import { catalog } from './catalog-source.mjs';

/** A group is full when it has this many actions. */
const fullGroup = 300;
/** So many resource types are named of an action. */
const mostTypes = 2;
/** Characters that a schema has to save. With none, the server takes twice the time, and the file is 3 % smaller. */
const worthASchema = 60;

/**
 * @typedef {object} ServiceGroup
 * @property {string} name the first service
 * @property {string[]} services
 */

/** @returns {ServiceGroup[]} in alphabetical order */
export function serviceGroups() {
  /** @type {ServiceGroup[]} */
  const groups = [];
  let room = 0;
  for (const service of catalog.serviceNames()) {
    const count = catalog.actionsOf(service).length;
    const last = groups.at(-1);
    if (last && count <= room) {
      last.services.push(service);
      room -= count;
    } else {
      groups.push({ name: service, services: [service] });
      room = Math.max(fullGroup - count, 0);
    }
  }
  return groups;
}

/**
 * An action, or anything else, of a group.
 *
 * @param {ServiceGroup} group
 */
export function actionsSchema({ services }) {
  const wildcards = {
    enum: services.map((service) => `${service}:*`),
    markdownEnumDescriptions: services.map(everyActionDescription),
  };
  // The empty schema first: what is no known action is as good as what is one.
  return { anyOf: [{}, ...services.flatMap(alternatives), wildcards] };
}

/** @param {string} service */
function alternatives(service) {
  /** Actions of which the same is to be said. @type {Map<string, string[]>} */
  const byDescription = new Map();
  const actions = catalog.actionsOf(service);
  for (const action of actions) {
    const description = actionDescription(action);
    const same = byDescription.get(description);
    if (same) same.push(action.id);
    else byDescription.set(description, [action.id]);
  }
  const shared = [...byDescription].filter(([description, ids]) => isShared(description, ids));
  const own = [...byDescription]
    .filter(([description, ids]) => !isShared(description, ids))
    .flatMap(([description, ids]) => ids.map((id) => /** @type {const} */ ([id, description])));
  return [
    ...shared.map(([description, ids]) => listSchema(ids, { description })),
    ...(own.length > 0
      ? [
          listSchema(
            own.map(([id]) => id),
            { enumDescriptions: own.map(([, description]) => description) },
          ),
        ]
      : []),
  ];
}

/**
 * The language server of VS Code composes a message of all values wherever a text is none of them, which takes most of its
 * time, unless there is a message. This one is never shown, as the empty schema stands beside.
 *
 * @param {readonly string[]} ids
 * @param {object} described
 */
function listSchema(ids, described) {
  return { enum: ids, ...described, ...(ids.length > 4 && { errorMessage: '-' }) };
}

/**
 * Is a schema of their own worth it, so that the description is there once? A server takes its time over each schema.
 *
 * @param {string} description
 * @param {readonly string[]} ids
 */
function isShared(description, { length }) {
  const shared = description.length + '{"enum":[],"description":""},'.length;
  const repeated = length * (description.length + '"",'.length);
  return repeated - shared > worthASchema;
}

/**
 * The access level, the resource types, and what IAM wants besides.
 *
 * @param {import('./catalog-source.mjs').Action} action
 */
function actionDescription({ accessLevel, resourceTypes, dependentActions }) {
  const types = resourceTypes.map(({ type }) => type.name);
  const named = types.length > mostTypes ? [...types.slice(0, mostTypes), '…'] : types;
  const needed = dependentActions.filter((id) => id.startsWith('iam:'));
  return [
    types.length > 0 ? `${accessLevel} on ${named.join(', ')}.` : `${accessLevel}, on * only.`,
    ...(needed.length > 0 ? [`Needs ${needed.join(', ')}.`] : []),
  ].join(' ');
}

/**
 * Names the service and links to its page in the Service Authorization Reference, which is named after its title.
 *
 * @param {string} service
 */
function everyActionDescription(service) {
  const title = catalog.serviceTitle(service) ?? '';
  const page = title
    .toLowerCase()
    .replaceAll('@', '_')
    .replace(/[^a-z0-9._-]/g, '');
  const { length } = catalog.actionsOf(service);
  return `All ${length} actions of [${title}](https://docs.aws.amazon.com/service-authorization/latest/reference/list_${page}.html).`;
}
