/**
 * A plugin of Stryker that has only a random sample of the mutants tried: the others fail its check, and do not count
 * in the score. A mutant is in the sample if the hash of what it changes is below the given part of all hashes, so the
 * same seed has the same sample as long as the lines stay where they are.
 */
import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const percentage = Number(process.env.MUTANT_SAMPLE ?? 100);
const seed = process.env.MUTANT_SEED ?? '1';

/**
 * @typedef {{ line: number, column: number }} Position
 * @typedef {object} Mutant
 * @property {string} id
 * @property {string} fileName
 * @property {{ start: Position, end: Position }} location
 * @property {string} mutatorName
 * @property {string} replacement
 */

/** @param {Mutant} mutant */
function isInSample({ fileName, location, mutatorName, replacement }) {
  const { start, end } = location;
  const place = [start.line, start.column, end.line, end.column];
  const file = relative(root, fileName).replaceAll('\\', '/');
  const change = [seed, file, ...place, mutatorName, replacement].join('\0');
  const hash = createHash('sha256').update(change).digest().readUInt32BE();
  return hash < (percentage / 100) * 2 ** 32;
}

const checker = {
  init: async () => {},
  /** @param {readonly Mutant[]} mutants */
  group: async (mutants) => [mutants.map(({ id }) => id)],
  /** @param {readonly Mutant[]} mutants */
  check: async (mutants) =>
    Object.fromEntries(
      mutants.map((mutant) => [
        mutant.id,
        isInSample(mutant) ? { status: 'passed' } : { status: 'compileError', reason: 'Not in the sample' },
      ]),
    ),
};

export const strykerPlugins = [{ kind: 'Checker', name: 'sample', factory: () => checker }];
