/** The README's own steps, with the packages as they would be published. */
import { expect, it } from 'vitest';
import { newProject, readmeConfig } from './project.js';
import { run, tryRun } from './run.js';

const policy = (resource: string) => `{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "${resource}" }]
}
`;

it('reports a policy and passes a good one', () => {
  const directory = newProject({
    'eslint.config.js': readmeConfig,
    'policies/wide.json': policy('*'),
    'policies/narrow.json': policy('arn:aws:s3:::amzn-s3-demo-bucket/*'),
  });
  const wide = tryRun('npx', ['eslint', '--max-warnings', '0', 'policies/wide.json'], { cwd: directory });
  expect(wide.stdout).toContain('iam/no-wildcard-resource');
  expect(wide.status).toBe(1);
  expect(run('npx', ['eslint', '--max-warnings', '0', 'policies/narrow.json'], { cwd: directory })).toBe('');
});
