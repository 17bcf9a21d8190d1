/** What the page for reviewers says of a pull request, in a repository with a branch. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it, onTestFinished } from 'vitest';
import { Repository } from './repository.js';
import { walk } from './walk.js';

const page = readFileSync(new URL('../docs/reviewing.md', import.meta.url), 'utf8');

it('says what a branch newly allows', () => {
  const [before, after] = page.split('\nIn a workflow, ')[0]!.split('<!-- branch -->');
  const repository = new Repository({});
  onTestFinished(() => repository.remove());
  repository.write({
    'package.json': '{ "private": true, "type": "module" }\n',
    '.gitignore': 'node_modules\n',
  });
  repository.link('node_modules', join(inject('packed').installed, 'node_modules'));
  walk(before!, repository.directory);
  repository.git('add', '--all');
  expect(repository.commit().done).toBe(true);
  repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  walk(after!, repository.directory);
});
