import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppContext, GenerateRequest } from '../../src/app/index.js';
import type { BackendOptions } from '../../src/client/index.js';
import { openStore } from '../../src/store/index.js';
import { systemClock } from '../../src/support/clock.js';
import { connect } from '../client/setup.js';
import { type StandIn, startStandIn } from '../protocol/stand-in.js';
import { expectNoTokenIn, expectNoTokens } from '../secrets.js';

export interface Stage {
  standIn: StandIn;
  context: AppContext;
  /** A working folder with `clip.mp4` in it. */
  cwd: string;
  path(name: string): string;
  /** What the callbacks heard. */
  heard: { text: string; stages: string[]; notes: string[] };
  callbacks: {
    onText: (text: string) => void;
    onProgress: (progress: { stage: string }) => void;
    onNote: (note: string) => void;
  };
  /** The same user and the same backend in a later run. */
  laterRun(options?: Partial<BackendOptions>): AppContext;
  /** Looks through everything that was heard and stored, then throws it away. */
  end(): Promise<void>;
}

/** Asks for lo-fi under the stage's clip; `more` replaces what it names. */
export function generateRequest(
  { cwd }: Stage,
  more: Partial<GenerateRequest> = {},
): GenerateRequest {
  return {
    media: ['clip.mp4'],
    prompt: 'upbeat lo-fi',
    choices: {},
    export: true,
    cwd,
    ...more,
  };
}

/** A stand-in, a store and a working folder, for the use-cases to work on. */
export async function setStage(options: Partial<BackendOptions> = {}): Promise<Stage> {
  const standIn = await startStandIn();
  const cwd = mkdtempSync(join(tmpdir(), 'vmg-app-'));
  const home = mkdtempSync(join(tmpdir(), 'vmg-home-'));
  writeFileSync(join(cwd, 'clip.mp4'), Buffer.alloc(10_000, 1));
  const laterRun = (more: Partial<BackendOptions> = {}): AppContext => {
    const { sessions, jobs } = openStore({ home });
    return {
      backend: connect(standIn, { ...options, ...more }),
      sessions,
      jobs,
      clock: systemClock,
    };
  };
  const heard: Stage['heard'] = { text: '', stages: [], notes: [] };
  return {
    standIn,
    context: laterRun(),
    cwd,
    path: (name) => join(cwd, name),
    heard,
    callbacks: {
      onText: (text) => {
        heard.text += text;
      },
      onProgress: ({ stage }) => void heard.stages.push(stage),
      onNote: (note) => void heard.notes.push(note),
    },
    laterRun,
    async end() {
      await standIn.close();
      const { text, stages, notes } = heard;
      expectNoTokenIn([text, ...stages, ...notes].join('\n'), 'what was heard', [standIn.token]);
      for (const folder of [cwd, home]) expectNoTokens(folder);
      rmSync(cwd, { recursive: true, force: true });
      rmSync(home, { recursive: true, force: true });
    },
  };
}
