/** A worker for the pool's tests: each task is one way in which work may go. */
import { parentPort, threadId } from 'node:worker_threads';

const cancelled = new Set();

const tasks = {
  answer: (id, input) => parentPort.postMessage({ kind: 'done', id, result: { input, threadId } }),
  spin() {
    for (;;) Math.sqrt(2);
  },
  crash() {
    setImmediate(() => {
      throw new Error('the floor gave way');
    });
  },
  exit: () => process.exit(3),
  refuse: (id) =>
    parentPort.postMessage({
      kind: 'failed',
      id,
      error: {
        name: 'VmgError',
        message: 'This clip is empty.',
        user: { code: 'media-empty', exitCode: 3, hint: 'Copy it again.' },
      },
    }),
  report(id) {
    parentPort.postMessage({ kind: 'progress', id, stage: 'half', fraction: 0.5 });
    parentPort.postMessage({ kind: 'done', id, result: null });
  },
  // Ends by itself when it is told to, as a task with child processes does.
  tidy(id) {
    parentPort.postMessage({ kind: 'progress', id, stage: 'begun', fraction: 0 });
    const timer = setInterval(() => {
      if (!cancelled.has(id)) return;
      clearInterval(timer);
      parentPort.postMessage({ kind: 'done', id, result: 'tidied up' });
    }, 5);
  },
};

parentPort.on('message', (message) => {
  if (message.kind === 'run') tasks[message.task](message.id, message.input);
  else cancelled.add(message.id);
});
