/** The command of the package: `eslint-plugin-iam baseline [--file FILE] [--config FILE] PATH...`. */
import { parseArgs } from 'node:util';
import { didYouMean } from 'iam-rules-core';
import { summaryOf, writeBaseline } from './baseline.js';

const usage = `Usage: eslint-plugin-iam baseline [--file FILE] [--config FILE] PATH...

Lints the paths with the ESLint configuration of the project, and writes what is found to a file (iam-baseline.json unless told).
With the file as \`settings.iam.baseline\`, only findings that are not in it are shown.`;

const options = {
  file: { type: 'string', default: 'iam-baseline.json' },
  config: { type: 'string' },
  help: { type: 'boolean' },
} as const;

process.exitCode = await run(process.argv.slice(2));

/** @returns the exit code, which is 2 if nothing was written */
async function run(args: readonly string[]): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    return refuse(faultOfOption((error as Error).message));
  }
  const { values, positionals } = parsed;
  const [command, ...patterns] = positionals;
  if (values.help) {
    say(process.stdout, usage);
    return 0;
  }
  if (command === undefined) return refuse();
  if (command !== 'baseline')
    return refuse(`There is no command \`${command}\`.${didYouMean(command, ['baseline'])}`);
  if (patterns.length === 0) return refuse('Name the files or folders to lint.');
  const { file, config } = values;
  try {
    const result = await writeBaseline({ cwd: process.cwd(), file, config, patterns });
    for (const line of summaryOf(result, file)) say(process.stdout, line);
    return 0;
  } catch (error) {
    say(process.stderr, (error as Error).message);
    return 2;
  }
}

/** Node explains an unknown option at length, and does not say what was meant. */
function faultOfOption(message: string): string {
  const [, name] = /^Unknown option '(-[^']*)'/.exec(message) ?? [];
  if (name === undefined) return `${message}.`;
  const names = Object.keys(options).map((each) => `--${each}`);
  return `There is no option \`${name}\`.${didYouMean(name, names)}`;
}

function refuse(fault?: string): 2 {
  say(process.stderr, fault === undefined ? usage : `${fault}\n\n${usage}`);
  return 2;
}

function say(stream: NodeJS.WritableStream, text: string): void {
  stream.write(`${text}\n`);
}
