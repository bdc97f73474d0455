import { parentPort, workerData } from 'node:worker_threads';
import { analyse } from './analyse.js';
import type { FromWorker, ToWorker } from './messages.js';
import { mixdown } from './mixdown.js';
import { output } from './output.js';
import { score } from './score.js';
import { packError } from './sent-errors.js';
import { stems } from './stems.js';
import type { TaskContext, TaskRunner, Tasks, WorkerSettings } from './tasks.js';

const RUNNERS: { readonly [Name in keyof Tasks]: TaskRunner<Name> } = {
  analyse,
  score,
  mixdown,
  output,
  stems,
};

/** Both sides of the thread are one program: the input is what the task's name says. */
function start<Name extends keyof Tasks>(
  task: Name,
  input: unknown,
  context: TaskContext,
): Promise<Tasks[Name]['result']> {
  return RUNNERS[task](input as Tasks[Name]['input'], context);
}

const isTask = (name: string): name is keyof Tasks => Object.hasOwn(RUNNERS, name);

const settings: WorkerSettings = workerData;
const running = new Map<number, AbortController>();

function send(message: FromWorker): void {
  parentPort?.postMessage(message);
}

async function run({ id, task, input }: Extract<ToWorker, { kind: 'run' }>): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  try {
    if (!isTask(task)) throw new Error(`There is no task called ${task}`);
    const result = await start(task, input, {
      settings,
      signal: controller.signal,
      onProgress: (stage, fraction) => send({ kind: 'progress', id, stage, fraction }),
    });
    send({ kind: 'done', id, result });
  } catch (error) {
    send({ kind: 'failed', id, error: packError(error) });
  } finally {
    running.delete(id);
  }
}

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'run') void run(message);
  else running.get(message.id)?.abort();
});
