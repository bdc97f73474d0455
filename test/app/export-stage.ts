import { exportVideo, type Job } from '../../src/app/index.js';
import type { BackendOptions } from '../../src/client/index.js';
import { failureOf } from '../client/setup.js';
import { type Stage, setStage } from './setup.js';

/** A stage on which a session with music on its timeline is current: `clip.mp4` and lo-fi. */
export async function setExportStage(options: Partial<BackendOptions> = {}): Promise<Stage> {
  const stage = await setStage(options);
  const { backend, sessions } = stage.context;
  const session = { ...(await backend.createSession('en')), media: ['clip.mp4'] };
  const state = stage.standIn.states.get(session.sessionId);
  if (state === undefined) throw new Error('The stand-in knows nothing of its own session');
  state.draft = {
    t: [
      { tt: 0, sg: [{ d: 10_000, m: { name: 'clip.mp4' } }] },
      { tt: 1, sg: [{ d: 10_000, m: { name: 'Lo-fi', volume: 0.35 } }] },
    ],
  };
  await sessions.save(session);
  await sessions.setCurrent(session);
  return stage;
}

/** An export to `output` that was submitted and left to itself. */
export async function leaveExport(
  { context, cwd, path }: Stage,
  output = 'clip.vmg.mp4',
): Promise<Job> {
  await failureOf(exportVideo(context, { cwd, output, noWait: true }));
  const job = (await context.jobs.list()).find((one) => one.output === path(output));
  if (job === undefined) throw new Error('No job');
  return job;
}
