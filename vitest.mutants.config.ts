import { mergeConfig } from 'vitest/config';
import base from './vitest.config.js';

/**
 * The tests that a mutant of the core is tried on: those of the core and the cases across packages, less those that
 * take longest and would be run for nearly every mutant.
 */
export default mergeConfig(base, {
  test: {
    exclude: [
      'packages/eslint-plugin*/**',
      'test/!(access-analyzer-cases|field-cases|peers-false-positives).test.ts',
      'packages/rules-core/test/catalog/**',
      'packages/rules-core/test/edits/many-findings.test.ts',
      'packages/rules-core/test/fixes.test.ts',
      'packages/rules-core/test/lint/absent-keys.test.ts',
      'packages/rules-core/test/lint/filled-holes.test.ts',
    ],
  },
});
