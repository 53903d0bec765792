export default {
  mutate: ['src/kernel/**/*.ts'],
  testRunner: 'vitest',
  vitest: { configFile: '.config/vitest.mutants.config.ts' },
  plugins: ['@stryker-mutator/vitest-runner'],
  // TypeScript 7 has no JavaScript API to read a tsconfig with, and the tests do not need one.
  tsconfigFile: 'none',
  coverageAnalysis: 'perTest',
  concurrency: 2,
  ignorePatterns: ['/dist', '/coverage', '/reports', '/.loyalty', '/bench', '/examples'],
  // Not below node_modules: vitest finds no tests there.
  tempDirName: 'reports/.stryker',
  reporters: ['progress', 'clear-text', 'json', 'html'],
  jsonReporter: { fileName: 'reports/mutants.json' },
  htmlReporter: { fileName: 'reports/mutants.html' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
};
