/**
 * What policies grant, as Markdown.
 *
 *   node explain.mjs FILE_OR_FOLDER...                 a section for each policy: by service what it allows, and what it exposes
 *   node explain.mjs --escalations FILE_OR_FOLDER...   one table: which of the policies lead to more permissions, and how
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { explainText } from 'iam-rules-core/json';

/**
 * @typedef {import('iam-rules-core/json').TextExplanation} Explanation
 * @typedef {import('iam-rules-core').Access} Access
 * @typedef {import('iam-rules-core').Scope} Scope
 */

/** What whoever holds the policy can do, by what is exposed. */
const verbs = {
  credentials: 'get …',
  data: 'read …',
  resources: 'open … to other accounts',
  audit: 'turn off or redirect …',
};

/** Of more services of which a statement allows all, only their number is shown. */
const mostServices = 5;

const flag = '--escalations';
const paths = process.argv.slice(2).filter((each) => each !== flag);
if (paths.length === 0) {
  console.error(`Usage: node explain.mjs [${flag}] FILE_OR_FOLDER...`);
  process.exit(2);
}
const explained = paths.flatMap(filesIn).flatMap((file) => {
  try {
    return explainText(readFileSync(file, 'utf8'), { filename: file }).map((explanation) => ({
      name: explanation.owner ? `${file}: ${explanation.owner}` : file,
      explanation,
    }));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    console.error(`${file}: ${error.message}`);
    process.exitCode = 1;
    return [];
  }
});
if (process.argv.includes(flag)) console.log(escalationTable(explained));
else for (const { name, explanation } of explained) console.log(section(name, explanation));

/**
 * @param {string} path a file, or a folder whose JSON files are meant
 * @returns {string[]}
 */
function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(path, name));
}

/**
 * @param {string} name
 * @param {Explanation} explanation
 */
function section(name, explanation) {
  const { services, exposures, unlisted, grants, open } = explanation;
  const all = services.flatMap(({ title, access }) => access.map((each) => ({ title, access: each })));
  const whole = all.filter(({ access }) => access.every && access.denied.length === 0);
  /** @type {Map<number, typeof whole>} */
  const wholeBy = new Map();
  for (const each of whole) {
    const { index } = each.access.statement;
    wholeBy.set(index, [...(wholeBy.get(index) ?? []), each]);
  }
  const rows = [...wholeBy.values()].flatMap((group) => (group.length > mostServices ? [rowOf(group)] : []));
  for (const each of all) {
    const group = whole.includes(each) ? (wholeBy.get(each.access.statement.index) ?? []) : [];
    if (group.length <= mostServices) rows.push(rowOf([each]));
  }
  const named = all.some(({ access }) => access.principals);
  const head = ['Service', 'Actions', 'Resources', ...(named ? ['Who'] : []), 'Under', 'But not'];
  return [
    `## ${cell(name)}`,
    '',
    ...(grants ? [] : ['A limit: it lets through what another policy grants.', '']),
    ...(open ? ['Parts of it are not known.', ''] : []),
    table(
      head,
      rows.map(({ who, ...row }) => [
        row.service,
        row.actions,
        row.on,
        ...(named ? [who] : []),
        row.under,
        row.not,
      ]),
    ),
    '',
    ...exposures.map(
      ({ family, actions, what, lifted = [] }) =>
        `- Can ${[
          ...(what.length > 0 ? [verbs[family].replace('…', some(what))] : []),
          ...(lifted.length > 0 ? [`lift ${some(lifted)}`] : []),
        ].join(' and ')}: ${codes(actions)}`,
    ),
    ...familiesOf(explanation).map(
      ({ family, certain, ways }) => `- Escalates (${family}${certain ? '' : ', perhaps'}) by ${ways}`,
    ),
    ...(unlisted.length > 0 ? [`- Not in the service data: ${codes(unlisted)}`] : []),
    '',
  ].join('\n');
}

/** @param {readonly { title: string, access: Access }[]} group one service, or several of which a statement allows all */
function rowOf(group) {
  const [{ title, access }] = /** @type {[{ title: string, access: Access }]} */ (group);
  return {
    service: group.length > 1 ? `${group.length} services` : title,
    actions: group.length > 1 ? 'all' : actionsOf(access),
    on: scopeOf(access.resources),
    who: access.principals ? scopeOf(access.principals) : '',
    under: access.conditions.map(conditionOf).join(' and '),
    not: access.denied.map(denialOf).join('; '),
  };
}

/** @param {readonly { name: string, explanation: Explanation }[]} all */
function escalationTable(all) {
  const rows = all.flatMap(({ name, explanation }) =>
    familiesOf(explanation).map(({ family, certain, ways, services }) => [
      cell(name),
      family,
      ways,
      services,
      certain ? 'certainly' : 'perhaps',
    ]),
  );
  const names = new Set(rows.map(([name]) => name));
  return [
    `${names.size} of ${all.length} policies escalate.`,
    '',
    table(['Policy', 'Family', 'By', 'Roles passed to', ''], rows),
  ].join('\n');
}

/**
 * The escalations by family: of each the ways that are certain, or else all of them.
 *
 * @param {Explanation} explanation
 */
function familiesOf({ escalations }) {
  return [...new Set(escalations.map(({ family }) => family))].map((family) => {
    const all = escalations.filter((each) => each.family === family);
    const sure = all.filter(({ certain }) => certain);
    const [first, ...more] = /** @type {[typeof all[0], ...typeof all]} */ (sure.length > 0 ? sure : all);
    const services = new Set([first, ...more].flatMap((each) => each.services));
    const { action, with: others, statement } = first;
    const name = statement.sid ?? `statement ${statement.index + 1}`;
    const also = more.length > 0 ? `, and in ${more.length} other ${more.length === 1 ? 'way' : 'ways'}` : '';
    const ways = `${codes([action, ...others])} (${cell(name)})${also}`;
    return { family, certain: sure.length > 0, ways, services: some([...services]) };
  });
}

/** @param {Access} access */
function actionsOf({ actions, every }) {
  const levels = Object.entries(actions);
  if (every) return `all: ${levels.map(([level, names]) => `${names.length} ${level}`).join(', ')}`;
  return levels.map(([level, names]) => `${level}: ${codes(names)}`).join('; ');
}

/** @param {Scope | undefined} scope */
function scopeOf(scope) {
  if (!scope) return 'what it is attached to';
  return `${scope.except ? 'all but ' : ''}${codes(scope.list)}`;
}

/** @param {Access['conditions'][number]} condition */
function conditionOf({ operator, key, values }) {
  return `${operator} ${codes([key])} ${codes(values)}`;
}

/** @param {Access['denied'][number]} denial */
function denialOf({ actions, resources, conditions }) {
  const where = resources ? ` on ${scopeOf(resources)}` : '';
  const when = conditions.length > 0 ? ` if ${conditions.map(conditionOf).join(' and ')}` : '';
  return `${codes(actions)}${where}${when}`;
}

/** @param {readonly string[]} texts */
function codes(texts) {
  return some(texts.map((text) => `\`${cell(text.replaceAll('`', "'"))}\``));
}

/** @param {readonly string[]} texts the first five of them are shown */
function some(texts) {
  return [...texts.slice(0, 5), ...(texts.length > 5 ? [`${texts.length - 5} more`] : [])].join(', ');
}

/** @param {string} text */
function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
