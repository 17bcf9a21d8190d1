import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, win32 } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { pathFrom, rootOf, textOf, urlPath } from '../../src/formatters/linted-file.js';
import { resultOf } from './lint-results.js';

function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'iam-formatters-')));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

it('names files from a folder, with slashes', () => {
  expect(pathFrom('/a', '/a/b/c.json')).toBe('b/c.json');
  expect(pathFrom('/a', '/a/..b/c.json')).toBe('..b/c.json');
  expect(pathFrom('/a', '/b/c.json')).toBeUndefined();
  expect(pathFrom('C:\\a', 'C:\\a\\b\\c.json', win32)).toBe('b/c.json');
  expect(pathFrom('C:\\a', 'C:\\b\\c.json', win32)).toBeUndefined();
  expect(pathFrom('C:\\a', 'D:\\a\\c.json', win32)).toBeUndefined();
});

it('spells out in URLs what is not plain', () => {
  expect(urlPath('a b/(c)#d?.json')).toBe('a%20b/%28c%29%23d%3F.json');
});

it('finds the folder of the repository', () => {
  const folder = newFolder();
  const inner = join(folder, 'a/b');
  mkdirSync(inner, { recursive: true });
  expect(rootOf(inner)).toBe(inner);
  mkdirSync(join(folder, '.git'));
  expect(rootOf(inner)).toBe(folder);
  // A work tree has a file of that name.
  writeFileSync(join(folder, 'a/.git'), 'gitdir: elsewhere');
  expect(rootOf(inner)).toBe(join(folder, 'a'));
});

it('reads the file where ESLint does not hand on the text', () => {
  const file = join(newFolder(), 'p.json');
  writeFileSync(file, '\uFEFF{}');
  expect(textOf(resultOf(file, undefined, []))).toBe('{}');
  expect(textOf(resultOf(`${file}x`, undefined, []))).toBeUndefined();
  expect(textOf({ ...resultOf(file, 'source', []), output: 'output' })).toBe('output');
});
