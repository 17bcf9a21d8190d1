/** The command of the package: `eslint-plugin-iam baseline [--file FILE] [--config FILE] PATH...`. */
import { parseArgs } from 'node:util';
import { summaryOf, writeBaseline } from './baseline.js';

const usage = `Usage: eslint-plugin-iam baseline [--file FILE] [--config FILE] PATH...

Lints the paths with the ESLint configuration of the project, and writes what is found to a file (iam-baseline.json unless told).
With the file as \`settings.iam.baseline\`, only findings that are not in it are shown.`;

process.exitCode = await run(process.argv.slice(2));

/** @returns the exit code, which is 2 if nothing was written */
async function run(args: readonly string[]): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        file: { type: 'string', default: 'iam-baseline.json' },
        config: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    say(process.stderr, `${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  const { values, positionals } = parsed;
  const [command, ...patterns] = positionals;
  if (values.help) {
    say(process.stdout, usage);
    return 0;
  }
  if (command !== 'baseline' || patterns.length === 0) {
    say(process.stderr, usage);
    return 2;
  }
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

function say(stream: NodeJS.WritableStream, text: string): void {
  stream.write(`${text}\n`);
}
