/**
 * What differs between two states of the service data, as Markdown to be read by whoever refreshes it.
 *
 * @typedef {{ accessLevel: string, resourceTypes: readonly string[] }} Action
 * @typedef {object} Service
 * @property {string} title
 * @property {ReadonlyMap<string, Action>} actions by name
 * @property {ReadonlyMap<string, readonly string[]>} resourceTypes the ARN formats by name
 * @property {ReadonlySet<string>} conditionKeys
 *
 * @typedef {object} Catalog
 * @property {string} date
 * @property {ReadonlyMap<string, Service>} services by prefix
 *
 * @typedef {{ place: string, rule: string, message: string }} Finding the place is `file:line:column`
 */

/** Somewhat longer than this, GitHub refuses the text of a pull request. */
const longestText = 60_000;

/**
 * The difference as Markdown: first what may need a hand, then what is new.
 *
 * @param {Catalog} before
 * @param {Catalog} after
 * @param {readonly Finding[]} findingsBefore
 * @param {readonly Finding[]} findingsAfter
 * @param {number} [longest] where the text is cut, in characters
 * @returns {string}
 */
export function differenceOf(before, after, findingsBefore, findingsAfter, longest = longestText) {
  const common = [...after.services].flatMap(([prefix, service]) => {
    const old = before.services.get(prefix);
    return old ? [{ prefix, old, service }] : [];
  });
  const sections = [
    section(
      'Findings on the example policies',
      findingsDifference(redated(findingsBefore, before.date, after.date), findingsAfter),
    ),
    section('Vanished services', servicesOnlyIn(before, after)),
    section(
      'Vanished actions',
      common.flatMap(({ prefix, old, service }) => actionsOnlyIn(prefix, old, service)),
    ),
    section('Changed access levels', common.flatMap(changedLevels)),
    section('Changed resource types of actions', common.flatMap(changedResourceTypes)),
    section(
      'Vanished resource types',
      common.flatMap(({ prefix, old, service }) => typesOnlyIn(prefix, old, service)),
    ),
    section('Changed ARN formats', common.flatMap(changedFormats)),
    section(
      'Vanished condition keys',
      common.flatMap(({ prefix, old, service }) => keysOnlyIn(prefix, old, service)),
    ),
    section('New services', servicesOnlyIn(after, before)),
    section(
      'New actions',
      common.flatMap(({ prefix, old, service }) => actionsOnlyIn(prefix, service, old)),
    ),
    section(
      'New resource types',
      common.flatMap(({ prefix, old, service }) => typesOnlyIn(prefix, service, old)),
    ),
    section(
      'New condition keys',
      common.flatMap(({ prefix, old, service }) => keysOnlyIn(prefix, service, old)),
    ),
  ].join('');
  const head = `# Service data: ${before.date} → ${after.date}\n\n${totals(before, after)}`;
  return shortened(head + (sections || '\nNothing else differs.\n'), longest);
}

/**
 * The changeset of a refresh.
 *
 * @param {Catalog} before
 * @param {Catalog} after
 * @returns {string}
 */
export function changesetOf(before, after) {
  const idsBefore = actionIds(before);
  const idsAfter = actionIds(after);
  const added = [...idsAfter].filter((id) => !idsBefore.has(id)).length;
  const gone = [...idsBefore].filter((id) => !idsAfter.has(id)).length;
  return `---
'eslint-plugin-iam': patch
'iam-rules-core': patch
---

Service data of ${after.date}: ${counted(added, 'action')} added, ${gone} gone.
`;
}

/** @param {Catalog} catalog */
function actionIds({ services }) {
  return new Set(
    [...services].flatMap(([prefix, { actions }]) => [...actions.keys()].map((name) => `${prefix}:${name}`)),
  );
}

/** @param {Catalog} before @param {Catalog} after */
function totals(before, after) {
  /** @param {(service: Service) => number} count */
  const row = (count) =>
    [before, after].map(({ services }) => [...services.values()].reduce((sum, each) => sum + count(each), 0));
  const rows = Object.entries({
    Services: row(() => 1),
    Actions: row(({ actions }) => actions.size),
    'Resource types': row(({ resourceTypes }) => resourceTypes.size),
    'Condition keys': row(({ conditionKeys }) => conditionKeys.size),
  });
  return `| | Before | After |\n| --- | ---: | ---: |\n${rows.map(([title, counts]) => `| ${title} | ${counts.join(' | ')} |\n`).join('')}`;
}

/** @param {Catalog} one @param {Catalog} other */
function servicesOnlyIn(one, other) {
  return [...one.services]
    .filter(([prefix]) => !other.services.has(prefix))
    .map(([prefix, { title, actions }]) => `\`${prefix}\` (${title}): ${counted(actions.size, 'action')}`);
}

/** @param {string} prefix @param {Service} one @param {Service} other */
function actionsOnlyIn(prefix, one, other) {
  return list(
    prefix,
    [...one.actions]
      .filter(([name]) => !other.actions.has(name))
      .map(([name, { accessLevel }]) => `\`${name}\` (${accessLevel})`),
  );
}

/** @param {string} prefix @param {Service} one @param {Service} other */
function typesOnlyIn(prefix, one, other) {
  return list(
    prefix,
    [...one.resourceTypes.keys()]
      .filter((name) => !other.resourceTypes.has(name))
      .map((name) => `\`${name}\``),
  );
}

/** @param {string} prefix @param {Service} one @param {Service} other */
function keysOnlyIn(prefix, one, other) {
  return list(
    prefix,
    [...one.conditionKeys].filter((key) => !other.conditionKeys.has(key)).map((key) => `\`${key}\``),
  );
}

/** @typedef {{ prefix: string, old: Service, service: Service }} Pair */

/** @param {Pair} pair */
function changedLevels({ prefix, old, service }) {
  return [...service.actions].flatMap(([name, { accessLevel }]) => {
    const level = old.actions.get(name)?.accessLevel;
    return level && level !== accessLevel ? [`\`${prefix}:${name}\`: ${level} → ${accessLevel}`] : [];
  });
}

/** @param {Pair} pair */
function changedResourceTypes({ prefix, old, service }) {
  return [...service.actions].flatMap(([name, { resourceTypes }]) => {
    const types = old.actions.get(name)?.resourceTypes;
    return types ? changes(`\`${prefix}:${name}\``, types, resourceTypes) : [];
  });
}

/** @param {Pair} pair */
function changedFormats({ prefix, old, service }) {
  return [...service.resourceTypes].flatMap(([name, formats]) => {
    const oldFormats = old.resourceTypes.get(name);
    return oldFormats ? changes(`\`${prefix}\`, \`${name}\``, oldFormats, formats) : [];
  });
}

/** @param {string} title @param {readonly string[]} before @param {readonly string[]} after */
function changes(title, before, after) {
  const gone = before.filter((each) => !after.includes(each)).map((each) => `− \`${each}\``);
  const added = after.filter((each) => !before.includes(each)).map((each) => `+ \`${each}\``);
  return gone.length + added.length ? [`${title}: ${[...gone, ...added].join(', ')}`] : [];
}

/**
 * Messages name the date of the data, which is no difference of its own.
 *
 * @param {readonly Finding[]} findings @param {string} from @param {string} to
 */
function redated(findings, from, to) {
  return findings.map((finding) => ({ ...finding, message: finding.message.replaceAll(from, to) }));
}

/** @param {readonly Finding[]} before @param {readonly Finding[]} after */
function findingsDifference(before, after) {
  /** @param {Finding} finding */
  const whole = ({ place, rule, message }) => `${place} ${rule} ${message}`;
  /** @param {Finding} finding */
  const at = ({ place, rule }) => `${place} ${rule}`;
  const wholeBefore = new Set(before.map(whole));
  const wholeAfter = new Set(after.map(whole));
  const gone = before.filter((finding) => !wholeAfter.has(whole(finding)));
  const added = after.filter((finding) => !wholeBefore.has(whole(finding)));
  return [
    ...gone
      .filter((finding) => !added.some((each) => at(each) === at(finding)))
      .map((finding) => `Gone: ${finding.place} \`${finding.rule}\`: ${finding.message}`),
    ...added.map((finding) => {
      const old = gone.find((each) => at(each) === at(finding));
      return old
        ? `Changed: ${finding.place} \`${finding.rule}\`:\n  - before: ${old.message}\n  - after: ${finding.message}`
        : `New: ${finding.place} \`${finding.rule}\`: ${finding.message}`;
    }),
  ];
}

/** @param {string} prefix @param {readonly string[]} items */
function list(prefix, items) {
  return items.length ? [`\`${prefix}\`: ${items.join(', ')}`] : [];
}

/** @param {string} title @param {readonly string[]} lines */
function section(title, lines) {
  return lines.length ? `\n## ${title}\n\n${lines.map((line) => `- ${line}\n`).join('')}` : '';
}

/** @param {number} count @param {string} noun */
function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** @param {string} text @param {number} longest */
function shortened(text, longest) {
  if (text.length <= longest) return text;
  const cut = text.slice(0, text.lastIndexOf('\n', longest) + 1);
  const left = text.slice(cut.length).split('\n').length - 1;
  return `${cut}\n${counted(left, 'line')} left out: \`pnpm data:difference REVISION --whole\` prints them.\n`;
}
