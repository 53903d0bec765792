import { defineConfig } from 'vitest/config';

/** Pure code has no excuse: every branch of it is reached by a test, and nothing is marked as exempt. */
const PURE = [
  'src/kernel/**/*.ts',
  'src/render/**/*.ts',
  'src/impact/**/*.ts',
  'src/checks/**/*.ts',
  'src/{kinds,flows}/**/*.ts',
];

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A test that changes a global breaks its neighbours on another machine.
    unstubEnvs: true,
    unstubGlobals: true,
    // Colour and size of the terminal are not part of what is compared.
    env: { NO_COLOR: '1', TZ: 'UTC' },
    coverage: {
      provider: 'v8',
      include: PURE,
      exclude: ['src/{kinds,flows}/**/{wix,index}.ts'],
      reporter: ['text', 'json-summary'],
      reportsDirectory: 'coverage',
      thresholds: { branches: 100 },
    },
  },
});
