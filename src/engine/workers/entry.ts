import { parentPort, workerData } from 'node:worker_threads';
import { analyse } from './analyse.js';
import type { FromWorker, ToWorker } from './messages.js';
import { mixdown } from './mixdown.js';
import { score } from './score.js';
import { packError } from './sent-errors.js';
import type {
  AnalyseInput,
  MixdownInput,
  ScoreInput,
  TaskContext,
  WorkerSettings,
} from './tasks.js';

const RUNNERS: Readonly<Record<string, (input: never, context: TaskContext) => Promise<unknown>>> =
  {
    analyse: (input: AnalyseInput, context) => analyse(input, context),
    score: (input: ScoreInput, context) => score(input, context),
    mixdown: (input: MixdownInput, context) => mixdown(input, context),
  };

const settings: WorkerSettings = workerData;
const running = new Map<number, AbortController>();

function send(message: FromWorker): void {
  parentPort?.postMessage(message);
}

async function run({ id, task, input }: Extract<ToWorker, { kind: 'run' }>): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  try {
    const runner = RUNNERS[task];
    if (!runner) throw new Error(`There is no task called ${task}`);
    const result = await runner(input as never, {
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
