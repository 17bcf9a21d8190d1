import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    // Unit tests read the sources; the end-to-end tests start real processes on the build.
    alias: [
      { find: /^iam-rules-core$/, replacement: source('packages/rules-core/src/index.ts') },
      { find: /^iam-rules-core\/json$/, replacement: source('packages/rules-core/src/json/index.ts') },
      { find: /^eslint-plugin-iam$/, replacement: source('packages/eslint-plugin/src/index.ts') },
      {
        find: /^eslint-plugin-iam-terraform$/,
        replacement: source('packages/eslint-plugin-terraform/src/index.ts'),
      },
    ],
  },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 60_000,
    // What one file leaves behind in a module, another one may find: memory of the core, which no result may depend on.
    isolate: false,
  },
});
