/** The GitHub workflows run what is there: every command is a script of the repository, or a program of the runner. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}.github/workflows/`;
const { scripts, devDependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as Record<
  'scripts' | 'devDependencies',
  Record<string, string>
>;

/** Commands of pnpm itself. */
const pnpmCommands = ['install', 'sbom', 'update'];
const programs = ['echo', 'exit', 'gh', 'git', 'node', 'printf'];

/** The commands in `run`, and those that the action for changesets is given. */
function commandsIn(workflow: string): string[] {
  const lines = workflow.split('\n');
  return lines.flatMap((line, index) => {
    const [, indent, key, value] = /^( *(?:- )?)(run|version|publish): (.+)$/.exec(line) ?? [];
    if (value === undefined || (key !== 'run' && !value.startsWith('pnpm '))) return [];
    if (value !== '|') return splitCommand(value);
    const block = lines.slice(index + 1);
    const end = block.findIndex(
      (each) => each.trim() !== '' && !each.startsWith(`${' '.repeat(indent!.length)} `),
    );
    return block.slice(0, end < 0 ? undefined : end).flatMap((each) => splitCommand(each.trim()));
  });
}

/** The commands of a line, also of one that keeps what a command prints, without what stands in quotes. */
function splitCommand(line: string): string[] {
  return line
    .replaceAll(/'[^']*'|"[^"]*"/g, 'QUOTED')
    .split(/&&|\|\||;/)
    .map((command) => command.trim().replace(/^\w+=\$\((.*)\)$/, '$1'))
    .filter(Boolean);
}

it('reads the commands of a workflow', () => {
  const workflow = `steps:
  - run: pnpm data
  - id: a
    run: |
      version=$(node --print "a.version")
      git add --all
      gh pr edit x || echo 'a && b'

  - with:
      version: 12
      publish: pnpm release
`;
  expect(commandsIn(workflow)).toEqual([
    'pnpm data',
    'node --print QUOTED',
    'git add --all',
    'gh pr edit x',
    'echo QUOTED',
    'pnpm release',
  ]);
});

it('leaves the action of this repository without other actions', () => {
  expect(readFileSync(`${root}action/action.yml`, 'utf8')).not.toMatch(/\buses:/);
});

describe.each(readdirSync(folder))('%s', (file) => {
  const workflow = readFileSync(folder + file, 'utf8');
  const commands = commandsIn(workflow);

  it('runs what is there', () => {
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) {
      const [program, first] = command.split(' ');
      if (program === 'pnpm') {
        expect(
          [...pnpmCommands, ...Object.keys(scripts), ...Object.keys(devDependencies)],
          command,
        ).toContain(first);
      } else if (program!.startsWith('.')) expect(existsSync(root + program), command).toBe(true);
      else expect(programs, command).toContain(program);
      for (const path of command.match(/\b(?:test|packages|scripts)\/[\w./-]+/g) ?? []) {
        expect(existsSync(root + path), command).toBe(true);
      }
    }
  });

  it('refers to steps that it has', () => {
    const ids = new Set([...workflow.matchAll(/^ +(?:- )?id: (\w+)$/gm)].map(([, id]) => id));
    for (const [, id] of workflow.matchAll(/\bsteps\.(\w+)\./g)) expect(ids).toContain(id);
  });

  it('uses actions by the commit, since a tag may be moved', () => {
    const used = [...workflow.matchAll(/ uses: (?!\.\/)(.+)$/gm)].map(([, action]) => action);
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^[\w/-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('leaves no credentials in the checkout, unless it pushes', () => {
    const pushes = /\bgit push\b/.test(workflow);
    for (const [step] of workflow.matchAll(/uses: actions\/checkout@[^]*?(?=\n +- |$)/g))
      expect(step.includes('persist-credentials: false')).toBe(!pushes);
  });

  it('states what it may do, and how long', () => {
    expect(workflow).toMatch(/^permissions:/m);
    expect(workflow).not.toMatch(/write-all|read-all/);
    expect(workflow).toMatch(/^ +timeout-minutes: \d+$/m);
  });
});
