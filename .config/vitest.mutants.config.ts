import { mergeConfig } from 'vitest/config';
import shared from './vitest.config.ts';

/** The kernel must be held by its own tests; others that pass through it would only hide what those miss. */
export default mergeConfig(shared, {
  test: { include: ['test/kernel/**/*.test.ts'] },
});
