import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeClip } from '../../media/make-clip.js';
import { type Answer, type Told, Wire } from '../wire.js';

/** A backend to hold against the protocol. */
export interface BackendUnderTest {
  url: string;
  /** Bytes that one upload may have; small, so that a test can exceed it. */
  maxUploadBytes: number;
  close(): Promise<void>;
}

/** A session whose clip has been scored. */
export interface Scored {
  taskId: string;
  sessionId: string;
  /** The answer to the message that asked for music. */
  told: Told;
  /** As it was after that answer. */
  state: Answer['body'];
}

/** What the cases of the suite share: they leave it as they find it. */
export interface Setting {
  backend: BackendUnderTest;
  /** An account. */
  wire: Wire;
  /** Another account. */
  stranger: Wire;
  folder: string;
  /** An MP4 with sound. */
  clip: string;
  /** Its length in seconds. */
  clipSeconds: number;
  scored: Scored;
  /** Writes a file into the folder of this test run. */
  file(name: string, content: string | Uint8Array): Promise<string>;
  close(): Promise<void>;
}

/** The suite's cases find their setting when they run: it is made after they are described. */
export type At = () => Setting;

const CLIP_SECONDS = 2;

async function score(wire: Wire, clip: string): Promise<Scored> {
  const session = await wire.session();
  await wire.upload(session.sessionId, clip, 'holiday.mp4');
  const told = await wire.say(session.sessionId, 'ambient, calm');
  return { ...session, told, state: await wire.state(session.sessionId) };
}

/** Starts a backend, and does once what every case builds on. */
export async function openSetting(start: () => Promise<BackendUnderTest>): Promise<Setting> {
  const folder = await mkdtemp(join(tmpdir(), 'vmg-protocol-'));
  const backend = await start();
  const wire = await new Wire(backend.url).anonymous();
  const clip = await makeClip({ durationSeconds: CLIP_SECONDS, cuts: [1], audio: 'tone' });
  return {
    backend,
    wire,
    stranger: await new Wire(backend.url).anonymous(),
    folder,
    clip,
    clipSeconds: CLIP_SECONDS,
    scored: await score(wire, clip),
    async file(name, content) {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    },
    async close() {
      await backend.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
