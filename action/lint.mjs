/**
 * The step of the action: lints once, and says what was found in the log, as annotations, in the summary of the run and as SARIF.
 *
 * ESLint and the plugin are those of the repository, where it has them. Else they are installed outside of it, and the
 * configuration beside this file is used.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * @typedef {{ ruleId: string | null, severity: number, fatal?: boolean, message: string, line?: number, column?: number, endLine?: number, endColumn?: number }} Message
 * @typedef {{ filePath: string, messages: Message[], errorCount: number, warningCount: number }} Result
 */

const { env } = process;
const cwd = process.cwd();
const here = dirname(fileURLToPath(import.meta.url));
const paths = (env.IAM_PATHS ?? '.').split(/\s+/).filter((path) => path !== '');
const configNames = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((extension) => `eslint.config.${extension}`);
const levels = ['recommended', 'strict', 'all'];

try {
  process.exitCode = await lint();
} catch (error) {
  console.log(`::error::${escapedData(error instanceof Error ? error.message : String(error))}`);
  process.exitCode = 2;
}

async function lint() {
  const most = Number(env.IAM_MAX_WARNINGS || -1);
  if (!Number.isInteger(most))
    throw new Error(`max-warnings must be a number, and is "${env.IAM_MAX_WARNINGS}".`);
  const { home, config } = findOrInstall();
  const { results, rulesMeta } = run(home, config);
  const context = { cwd, rulesMeta, color: true };
  const formatter = async (/** @type {string} */ name) =>
    (await import(pathToFileURL(join(home, 'node_modules/eslint-plugin-iam/formatters', `${name}.js`)).href))
      .default;

  console.log((await formatter('frames'))(results, context));
  for (const { filePath, messages } of results)
    for (const message of messages) console.log(annotation(filePath, message));
  if (env.IAM_SARIF) writeFileSync(env.IAM_SARIF, (await formatter('sarif'))(results, context));
  if (env.IAM_SUMMARY !== 'false' && env.GITHUB_STEP_SUMMARY)
    appendFileSync(env.GITHUB_STEP_SUMMARY, `${(await formatter('markdown'))(results, context)}\n`);

  const sum = (/** @type {'errorCount' | 'warningCount'} */ name) =>
    results.reduce((total, result) => total + result[name], 0);
  const [errors, warnings] = [sum('errorCount'), sum('warningCount')];
  if (env.GITHUB_OUTPUT) appendFileSync(env.GITHUB_OUTPUT, `errors=${errors}\nwarnings=${warnings}\n`);
  return errors > 0 || (most >= 0 && warnings > most) ? 1 : 0;
}

/**
 * The folder whose `node_modules` has ESLint and the plugin, and the configuration to name, if any.
 *
 * @returns {{ home: string, config: string | undefined }}
 */
function findOrInstall() {
  const home = ancestors(cwd).find((folder) =>
    existsSync(join(folder, 'node_modules/eslint-plugin-iam/package.json')),
  );
  const configured =
    env.IAM_CONFIG ||
    ancestors(cwd)
      .flatMap((folder) => configNames.map((name) => join(folder, name)))
      .find(existsSync);
  if (configured) {
    if (home) return { home, config: env.IAM_CONFIG || undefined };
    throw new Error(
      `${relative(cwd, configured) || configured} is an ESLint configuration, but eslint-plugin-iam is not installed: run \`npm ci\` in a step before this one.`,
    );
  }
  const level = env.IAM_LEVEL || 'recommended';
  if (!levels.includes(level))
    throw new Error(`level must be one of ${levels.join(', ')}, and is "${level}".`);
  const own = join(env.RUNNER_TEMP ?? tmpdir(), 'eslint-plugin-iam');
  mkdirSync(own, { recursive: true });
  copyFileSync(join(here, 'eslint.config.mjs'), join(own, 'eslint.config.mjs'));
  const version = env.IAM_VERSION || versionOfAction();
  if (installedIn(own) !== version) install(own, version);
  return { home: own, config: join(own, 'eslint.config.mjs') };
}

/** @param {string} folder */
function ancestors(folder) {
  const found = [folder];
  for (let above = dirname(folder); above !== found.at(-1); above = dirname(above)) found.push(above);
  return found;
}

function versionOfAction() {
  return JSON.parse(readFileSync(join(here, '../packages/eslint-plugin/package.json'), 'utf8')).version;
}

/** @param {string} folder */
function installedIn(folder) {
  const file = join(folder, 'node_modules/eslint-plugin-iam/package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined;
}

/**
 * @param {string} folder
 * @param {string} version
 */
function install(folder, version) {
  const packages = ['eslint@10', `eslint-plugin-iam@${version}`];
  const args = ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', ...packages];
  const { status, stderr, error } = spawnSync('npm', args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`npm could not install ${packages.join(' and ')}:\n${stderr}`);
}

/**
 * @param {string} home
 * @param {string | undefined} config
 * @returns {{ results: Result[], rulesMeta: object }}
 */
function run(home, config) {
  const eslint = join(
    dirname(
      createRequire(join(home, 'node_modules/eslint-plugin-iam/package.json')).resolve('eslint/package.json'),
    ),
    'bin/eslint.js',
  );
  const args = [eslint, '--format', 'json-with-metadata', ...(config ? ['--config', config] : []), ...paths];
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    env: { ...env, IAM_LEVEL: env.IAM_LEVEL || 'recommended' },
  });
  if (error) throw error;
  if (status !== 0 && status !== 1) throw new Error(`ESLint failed:\n${stderr}`);
  const { results, metadata } = JSON.parse(stdout);
  return { results, rulesMeta: metadata.rulesMeta };
}

/**
 * A line that GitHub shows at the place of a finding. Paths are those of the repository.
 *
 * @param {string} filePath
 * @param {Message} message
 */
function annotation(filePath, { ruleId, severity, fatal, message, line, column, endLine, endColumn }) {
  const kind = fatal || severity === 2 ? 'error' : 'warning';
  const file = relative(env.GITHUB_WORKSPACE || cwd, filePath)
    .split(sep)
    .join('/');
  const onOneLine = endLine === undefined || endLine === line;
  const properties = {
    file,
    line,
    endLine,
    // GitHub takes columns for one line alone.
    ...(onOneLine && {
      col: column,
      endColumn: endColumn === undefined ? undefined : Math.max(endColumn - 1, column ?? 1),
    }),
    title: ruleId ?? undefined,
  };
  const listed = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
  return `::${kind} ${listed.join(',')}::${escapedData(message)}`;
}

/** @param {string} text */
function escapedData(text) {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** @param {string} text */
function escapedProperty(text) {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
