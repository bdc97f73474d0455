import { pathToFileURL } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * Worker threads start from compiled JavaScript. Tests import the TypeScript sources, so the
 * address of the worker's entry is pointed at the build that `npm test` makes first.
 */
const builtWorker = {
  name: 'built-worker',
  // Before the compiler, which writes the text in its own manner.
  enforce: 'pre' as const,
  transform(code: string, id: string): string | undefined {
    if (!id.includes('/src/engine/workers/')) return undefined;
    const built = pathToFileURL('dist/engine/workers/entry.js').href;
    return code.replace("new URL('./entry.js', import.meta.url)", `new URL('${built}')`);
  },
};

export default defineConfig({
  plugins: [builtWorker],
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
