const common = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^fast-check$': '<rootDir>/tests/support/fast-check.js',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};

/** `check` holds the rules about the code itself; `all` holds everything else. `npm test` runs both. */
export default {
  testTimeout: 30_000,
  maxWorkers: 2,
  // What a test file loaded stays in its worker (modules of `vm` are never let go): past a gigabyte collecting costs more than a new worker.
  workerIdleMemoryLimit: '1GB',
  globalSetup: '<rootDir>/tests/support/in-memory.js',
  reporters: ['default', '<rootDir>/tests/support/plain-line-reporter.js'],
  projects: [
    { ...common, displayName: 'check', testMatch: ['<rootDir>/tests/architecture.test.ts'] },
    {
      ...common,
      displayName: 'all',
      testMatch: ['<rootDir>/tests/**/*.test.ts'],
      testPathIgnorePatterns: ['architecture.test.ts'],
    },
  ],
};
