import { defineConfig } from 'vitest/config';

/** The built site, in a browser. */
export default defineConfig({
  test: {
    include: ['site/test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
