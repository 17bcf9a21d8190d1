/** The comparison with IAM Access Analyzer: what counts as agreed, missed, extra and misplaced, and when it fails. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../scripts/conformance.mjs', import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  mkdirSync(join(folder, 'policies'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const allow = (Action: unknown) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' }],
});
const redundant = (...items: number[]) => ({
  code: 'REDUNDANT_ACTION',
  details: 'Said by Access Analyzer.',
  pointers: items.map((item) => `/Statement/0/Action/${item}`),
});
const covered = allow(['s3:Get*', 's3:GetObject']);

function run(policies: Record<string, unknown>, findings: object, history: object[] = []) {
  for (const [name, document] of Object.entries(policies))
    writeFileSync(join(folder, 'policies', `${name}.json`), JSON.stringify(document));
  writeFileSync(join(folder, 'findings.json'), JSON.stringify(findings));
  writeFileSync(join(folder, 'history.json'), JSON.stringify(history));
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, folder, '--json'], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  const { codes, disagreements } = JSON.parse(stdout) as {
    codes: Record<string, Record<string, unknown>>;
    disagreements: { kind: string; policy: string; pointers: string[] }[];
  };
  return { status, row: codes['REDUNDANT_ACTION'], disagreements };
}

describe('pnpm conformance', () => {
  it('agrees on a part of one of the elements', () => {
    const { status, row, disagreements } = run({ one: covered }, { one: [redundant(0, 1)] });
    expect(row).toMatchObject({ agreed: 1, missed: 0, extra: 0, failures: [] });
    expect(disagreements).toEqual([]);
    expect(status).toBe(0);
  });

  it('misses what stands elsewhere, and has it as extra', () => {
    const { status, row, disagreements } = run({ one: covered }, { one: [redundant(0)] });
    expect(row).toMatchObject({ agreed: 0, missed: 1, extra: 1 });
    expect(disagreements).toMatchObject([
      { kind: 'missed', policy: 'one', pointers: ['/Statement/0/Action/0'] },
      { kind: 'extra', policy: 'one', pointers: ['/Statement/0/Action/1'] },
    ]);
    expect(row!['failures']).toEqual(['missed in one at /Statement/0/Action/0', 'extra in 1 of 1 policies']);
    expect(status).toBe(1);
  });

  it('lets extras in one policy of a hundred pass', () => {
    const quiet = Object.fromEntries(
      Array.from({ length: 99 }, (_, index) => [`quiet-${index}`, allow('s3:GetObject')]),
    );
    const { status, row } = run({ ...quiet, one: covered }, {});
    expect(row).toMatchObject({ agreed: 0, missed: 0, extra: 1, failures: [] });
    expect(status).toBe(0);
  });

  it('leaves findings aside that point at nothing', () => {
    const { status, row } = run({ one: allow('s3:GetObject') }, { one: [redundant(0, 7)] });
    expect(row).toMatchObject({ agreed: 0, missed: 0, extra: 0, misplaced: 1, failures: [] });
    expect(status).toBe(0);
  });

  it('reads older versions, and names them by their date', () => {
    const older = { name: 'one', date: '2024-01-31', document: covered, findings: [redundant(0)] };
    const { disagreements } = run({ one: covered }, { one: [redundant(1)] }, [older]);
    expect(disagreements.map(({ policy }) => policy)).toEqual(['one@2024-01-31', 'one@2024-01-31']);
  });
});
