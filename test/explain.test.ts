/** The script of `examples/` that explains policies, as `docs/reviewing.md` shows it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const examples = fileURLToPath(new URL('../examples/', import.meta.url));
const explain = (...paths: string[]) =>
  execFileSync('node', ['explain.mjs', ...paths], { cwd: examples, encoding: 'utf8' });
/** What it prints of one file of a folder that it explains. */
const sectionOf = (text: string, path: string) =>
  text.split(/^(?=## )/m).find((section) => section.startsWith(`## ${path}\n`))!;

describe('explain.mjs', () => {
  const wildcards = explain('policies/wildcards');
  const administrator = sectionOf(wildcards, 'policies/wildcards/administrator.before.json');

  it('prints what the documentation shows', () => {
    const page = readFileSync(new URL('../docs/reviewing.md', import.meta.url), 'utf8');
    const [, command = ''] = /```sh\nnode explain\.mjs (.+)\n```/.exec(page) ?? [];
    const [, shown = ''] = /```text\n([\s\S]*?)\n```/.exec(page) ?? [];
    expect(explain(...command.split(' ')).trim()).toBe(shown);
  });

  it('has a section for each policy of a folder', () => {
    const sections = wildcards.match(/^## .+$/gm);
    expect(sections).toEqual([
      '## policies/wildcards/administrator.after.json',
      '## policies/wildcards/administrator.before.json',
      '## policies/wildcards/report-writer.after.json',
      '## policies/wildcards/report-writer.before.json',
    ]);
  });

  it('puts the services of which everything is allowed in one row, and says what is exposed', () => {
    expect(administrator).toMatch(/^\| \d+ services \| all \| `\*` \| {2}\| {2}\|$/m);
    expect(administrator).toMatch(
      /^- Can read any secret, any parameter, .* more: `secretsmanager:GetSecretValue`, /m,
    );
    expect(administrator).toMatch(/^- Can turn off or redirect AWS CloudTrail, /m);
  });

  it('says who where principals are named, and that a limit grants nothing', () => {
    expect(explain('policies/trust-policies/build-role.before.json')).toContain(
      '| what it is attached to | `AWS: *` |',
    );
    expect(explain('policies/service-control-policies')).toContain(
      'A limit: it lets through what another policy grants.',
    );
  });

  it('tells in one table which policies escalate, and how', () => {
    const text = explain('--escalations', 'policies/wildcards');
    expect(text).toMatch(/^1 of 4 policies escalate\.$/m);
    expect(text).toMatch(
      / \| grant \| `iam:AttachUserPolicy` \(.+\), and in \d+ other ways \| {2}\| certainly \|$/m,
    );
    expect(text).toMatch(
      / \| pass-role \| `iam:PassRole`, .+ \| ec2\.amazonaws\.com, .+ more \| certainly \|$/m,
    );
    expect(text).not.toContain('report-writer');
    expect(administrator).toMatch(/^- Escalates \(grant\) by `iam:AttachUserPolicy` /m);
  });

  it('names a file that is not JSON, and fails', () => {
    const { status, stderr } = spawnSync('node', ['explain.mjs', 'eslint.config.js'], {
      cwd: examples,
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/^eslint\.config\.js: /);
    expect(status).toBe(1);
    expect(spawnSync('node', ['explain.mjs'], { cwd: examples }).status).toBe(2);
  });
});
