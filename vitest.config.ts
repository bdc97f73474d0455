import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/suite-folder.ts'],
    setupFiles: ['test/secrets-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // A worker loads the libraries once, not once a file. Tests keep no state in modules.
    isolate: false,
  },
});
