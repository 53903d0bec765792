import { defineConfig } from 'vitest/config';
import shared from './vitest.config.ts';

/** The kernel must be held by its own tests; others that pass through it would only hide what those miss. */
export default defineConfig({
  ...shared,
  // Not merged: that would add to the list of tests, and run them all. Not isolated: loading the modules anew took half of a mutant's time.
  test: { ...shared.test, include: ['test/kernel/**/*.test.ts'], isolate: false },
});
