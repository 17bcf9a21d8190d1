import process from 'node:process';

// Set by scripts/mutants.mjs.
const isSample = process.env.MUTANT_SAMPLE !== undefined;

export default {
  mutate: ['packages/rules-core/src/{patterns,sites,analysis}/**/*.ts'],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', './scripts/mutant-sample.mjs'],
  checkers: isSample ? ['sample'] : [],
  vitest: { configFile: 'vitest.mutants.config.ts', related: false },
  // Tables and other values of modules are made before a test can choose the mutant.
  ignoreStatic: true,
  // A run on a sample would keep the mutants outside of it as failed.
  incremental: !isSample,
  concurrency: 1,
  dryRunTimeoutMinutes: 30,
  ignorePatterns: ['dist', 'bundle', 'site', 'e2e', 'benchmarks', 'packages/*/schema'],
  reporters: ['clear-text', 'html'],
  clearTextReporter: { allowColor: false, logTests: false },
  thresholds: { high: 90, low: 85, break: 85 },
};
