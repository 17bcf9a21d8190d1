import { expect, it } from 'vitest';
import { pathsOf } from '../../src/lint/file-paths.js';

it.each([
  [
    '/srv/repo/policies/a.json',
    '/srv/repo',
    ['policies/a.json', 'repo/policies/a.json', 'srv/repo/policies/a.json'],
  ],
  [
    '/repo/app/policies/a.json',
    '/repo/app/',
    ['policies/a.json', 'app/policies/a.json', 'repo/app/policies/a.json'],
  ],
  ['/repo/b/a.json', '/repo/app', ['b/a.json', 'repo/b/a.json']],
  ['/repository/a.json', '/repo', ['repository/a.json']],
  ['C:\\repo\\policies\\a.json', 'C:\\repo', ['policies/a.json', 'repo/policies/a.json']],
  ['D:\\a.json', 'C:\\repo', ['D:/a.json']],
  ['/repo/a.json', '/', ['repo/a.json']],
  ['policies/a.json', '/repo', ['policies/a.json']],
  ['./policies/a.json', undefined, ['policies/a.json']],
  ['/repo/a.json', undefined, ['/repo/a.json']],
])('%s in a run in %s', (filename, cwd, paths) => {
  expect(pathsOf(filename, cwd)).toEqual(paths);
});
