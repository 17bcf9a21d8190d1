import { expect, test } from 'vitest';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parseActionPattern } from '../../src/patterns/action-pattern.js';
import { parseArnPattern } from '../../src/patterns/arn-pattern.js';
import { ownText } from '../../src/speed/own-text.js';
import { matches } from '../../src/patterns/wildcard.js';
import { parseOperator } from '../../src/policy/operator.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const files = 30;
const fileSize = 1_000_000;

/** How many bytes stay when something is asked about a word of each of many large files. */
function kept(start: string, ask: (word: string) => void): number {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  for (let number = 0; number < files; number++) {
    const word = `${start}of-file-${number}*`;
    const file = Buffer.alloc(fileSize, `what a word is cut from: ${word} `).toString('latin1');
    ask(file.slice(file.indexOf(word), file.indexOf(word) + word.length));
  }
  collectGarbage();
  return process.memoryUsage().heapUsed - before;
}

test('a copy has the same characters', () => {
  for (const text of ['', 'a', 's3:GetObject', '\u{1F600}']) expect(ownText(text)).toBe(text);
});

const tables: [name: string, start: string, ask: (word: string) => void][] = [
  ['action patterns', 's3:', (word) => parseActionPattern(word)],
  ['ARN patterns', 'arn:aws:s3:::', (word) => parseArnPattern(word)],
  ['wildcards', 'role/service-role/', (word) => matches(word, 'role/of-file')],
  ['operators', 'StringLike', (word) => parseOperator(word)],
];

test.each(tables)('the table of %s keeps no file in memory', (_, start, ask) => {
  expect(kept(start, ask)).toBeLessThan((files * fileSize) / 10);
});

test.each(tables)('the table of %s keeps no long text', (_, start, ask) => {
  const long = start + 'x'.repeat(fileSize / 2);
  expect(kept(long, ask)).toBeLessThan((files * fileSize) / 10);
});
