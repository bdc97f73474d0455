import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startEngine } from '../../src/engine/index.js';
import { findFfmpeg, probeMedia } from '../../src/engine/media/index.js';
import {
  applyOperation,
  type EditContext,
  type Operation,
  placeVideo,
  videosOf,
} from '../../src/engine/timeline/index.js';
import { type Draft, filmLengthMs } from '../../src/protocol/index.js';
import { anyOperation, CONTEXT, MEDIA } from '../engine/timeline/any-operation.js';
import { problemsOfDraft } from '../engine/timeline/problems-of-draft.js';
import { clipFfmpeg, makeClip } from '../media/make-clip.js';
import { Wire } from '../protocol/wire.js';
import { percentile, printProgress } from './tables.js';

const EDITS = 50;
/** `VMG_BENCH_FILMS` makes more of them. */
const FILMS = Number(process.env.VMG_BENCH_FILMS ?? 20);
const SEED = Number(process.env.VMG_BENCH_SEED ?? 5);
/** Longer films show nothing that shorter ones do not. */
const LONGEST_MS = 60_000;
const FRAME_SECONDS = 1 / 23;

/** Files of the names, kinds and lengths of {@link MEDIA}. */
async function makeMedia(folder: string): Promise<string[]> {
  const draw = (args: readonly string[], path: string) =>
    execa(clipFfmpeg(), ['-v', 'error', '-y', ...args, path]);
  const paths: string[] = [];
  for (const [index, { name, kind, durationMs, hasSound }] of MEDIA.entries()) {
    const path = join(folder, `${index}-${name}`);
    const seconds = String(durationMs / 1000);
    if (kind === 'video') {
      const container = name.endsWith('.mov') ? 'mov' : 'mp4';
      const shape = index % 2 === 0 ? { width: 160, height: 90 } : { width: 90, height: 160 };
      const audio = hasSound ? 'tone' : 'none';
      await makeClip({ ...shape, container, audio, durationSeconds: durationMs / 1000, path });
    } else if (kind === 'audio') {
      await draw(['-f', 'lavfi', '-i', `sine=440:d=${seconds}`], path);
    } else if (durationMs > 0) {
      await draw(['-f', 'lavfi', '-i', `testsrc=s=120x80:r=10:d=${seconds}`], path);
    } else {
      await draw(['-f', 'lavfi', '-i', 'mandelbrot=s=320x240', '-frames:v', '1'], path);
    }
    paths.push(path);
  }
  return paths;
}

/** A film by so many edits, sensible or not, of the first three uploads. */
function editedFilm(operations: readonly Operation[], context: EditContext): Draft {
  const { media } = context;
  let draft = media
    .slice(0, 3)
    .reduce<Draft>(
      (film, { id, name, durationMs }) => placeVideo(film, { mediaId: id, name, durationMs }),
      { t: [] },
    );
  for (const operation of operations) {
    const result = applyOperation(draft, operation, context);
    if (!result.ok || videosOf(result.draft).length === 0) continue;
    if (filmLengthMs(result.draft) <= LONGEST_MS) draft = result.draft;
  }
  return draft;
}

describe('films by random edits', () => {
  it(`render as long as their timelines: ${FILMS} of ${EDITS} edits each`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vmg-random-edits-'));
    const dataDir = join(folder, 'engine');
    const engine = await startEngine({ dataDir, env: process.env, version: '0.0.0' });
    const wrong: string[] = [];
    const errors: number[] = [];
    try {
      const ffmpeg = await findFfmpeg({ env: process.env });
      const wire = new Wire(engine.url, engine.token);
      const { sessionId } = await wire.session();
      for (const [index, path] of (await makeMedia(folder)).entries()) {
        await wire.upload(sessionId, path, MEDIA[index]?.name);
      }
      const infos: { id: string; name: string; duration: number }[] = (await wire.state(sessionId))
        .video_infos;
      const media = MEDIA.map((one, index) => ({
        ...one,
        id: infos[index]?.id ?? '',
        durationMs: one.durationMs === 0 ? 0 : Math.round((infos[index]?.duration ?? 0) * 1000),
      }));
      const context = { ...CONTEXT, media };
      const edits = fc.array(anyOperation, { minLength: EDITS, maxLength: EDITS, size: 'max' });
      for (const [index, operations] of fc
        .sample(edits, { numRuns: FILMS, seed: SEED })
        .entries()) {
        const draft = editedFilm(operations, context);
        const name = `film ${index + 1}`;
        wrong.push(...problemsOfDraft(draft, media).map((problem) => `${name}: ${problem}`));
        const id = `render_${randomUUID()}`;
        const output = { format: 'mp4', quality: 'low' };
        await wire.submit({ id, sessionId, draft, output });
        const { last } = await wire.untilRendered(id);
        const seconds = filmLengthMs(draft) / 1000;
        if (last.status !== 'completed') {
          wrong.push(`${name} (${seconds} s): ${last.error}`);
          printProgress(`${name}: ${last.error}\n${JSON.stringify(draft)}`);
          continue;
        }
        const path = join(folder, `${index}.mp4`);
        await writeFile(path, new Uint8Array(await (await fetch(last.output.url)).arrayBuffer()));
        const { durationSeconds } = await probeMedia(ffmpeg, path);
        const error = durationSeconds - seconds;
        errors.push(Math.abs(error));
        if (Math.abs(error) > FRAME_SECONDS) {
          wrong.push(`${name} (${seconds} s) is ${error.toFixed(3)} s too long`);
        }
        printProgress(
          `${name}: ${seconds.toFixed(2)} s, ${videosOf(draft).length} pictures, ${draft.t.length} tracks`,
        );
      }
      printProgress(`farthest off: ${(1000 * percentile(errors, 1)).toFixed(1)} ms`);
    } finally {
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    }
    expect(wrong).toEqual([]);
  });
});
