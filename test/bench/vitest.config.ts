import { defineConfig } from 'vitest/config';

/** `npm run bench`: one file after the other, so that nothing competes with what is timed. */
export default defineConfig({
  test: {
    include: ['test/bench/**/*.bench.ts'],
    testTimeout: 900_000,
    fileParallelism: false,
    reporters: ['default'],
    disableConsoleIntercept: true,
  },
});
