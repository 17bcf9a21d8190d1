import { defineConfig } from 'vitest/config';

/** The product as its users have it: packed, installed, and driven by the real clients; and what contributors start. Needs a build. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    globalSetup: 'e2e/packed.ts',
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
