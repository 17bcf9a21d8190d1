export default {
  mutate: ['packages/rules-core/src/{patterns,sites,analysis}/**/*.ts'],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutants.config.ts', related: false },
  // Tables and other values of modules are made before a test can choose the mutant.
  ignoreStatic: true,
  incremental: true,
  concurrency: 1,
  dryRunTimeoutMinutes: 30,
  ignorePatterns: ['dist', 'bundle', 'site', 'e2e', 'benchmarks', 'packages/*/schema', 'packages/*/grammar'],
  reporters: ['clear-text', 'html'],
  clearTextReporter: { allowColor: false, logTests: false },
  thresholds: { high: 90, low: 85, break: 85 },
};
