import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { startEngine } from '../../src/engine/index.js';
import { findFfmpeg } from '../../src/engine/media/index.js';
import { clipFfmpeg, makeClip } from '../media/make-clip.js';
import { Wire } from '../protocol/wire.js';
import { type Film, openFilm } from './conversation/film.js';
import { TURNS } from './conversation/turns.js';
import { type View, viewOf } from './conversation/view.js';
import { printProgress } from './tables.js';

/** A folder with `one.mp4`, `two.mp4`, `three.mp4` and `recut.mp4` in place of those that are made. */
const CLIPS = process.env.VMG_BENCH_CLIPS;

/** What the film may be longer or shorter than the timeline: a frame of the slowest clip. */
const FRAME_SECONDS = 1 / 23;

async function makeMedia(folder: string): Promise<(name: string) => string> {
  const made = (name: string): string => join(folder, name);
  const rows = [
    { name: 'one.mp4', durationSeconds: 4.4, cuts: [1.5, 3], audio: 'speech' },
    { name: 'two.mp4', durationSeconds: 3.2, width: 180, height: 180, fps: 30, cuts: [1.1] },
    { name: 'three.mp4', durationSeconds: 2, width: 320, height: 180, fps: 24 },
    { name: 'recut.mp4', durationSeconds: 3.6, cuts: [0.9, 2.2] },
  ] as const;
  if (CLIPS === undefined) for (const row of rows) await makeClip({ ...row, path: made(row.name) });
  const draw = (args: readonly string[]) => execa(clipFfmpeg(), ['-v', 'error', '-y', ...args]);
  await draw(['-f', 'lavfi', '-i', 'mandelbrot=s=640x360', '-frames:v', '1', made('photo.png')]);
  await draw([
    ...['-f', 'lavfi', '-i', 'aevalsrc=0.4*sin(2*PI*t*(330+110*floor(mod(t\\,4)))):s=44100:d=30'],
    ...['-b:a', '128k', made('song.mp3')],
  ]);
  return (name) =>
    CLIPS !== undefined && rows.some((row) => row.name === name) ? join(CLIPS, name) : made(name);
}

const UPLOADS = { song: 'song.mp3', photo: 'photo.png', recut: 'recut.mp4' } as const;

describe('a conversation about a film', () => {
  it(`of ${TURNS.length} turns does what is asked, and renders what the timeline says`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vmg-conversation-'));
    const engine = await startEngine({
      dataDir: join(folder, 'engine'),
      env: process.env,
      version: '0.0.0',
    });
    const wrong: string[] = [];
    try {
      const media = await makeMedia(folder);
      const ffmpeg = await findFfmpeg({ env: process.env });
      const wire = new Wire(engine.url, engine.token);
      const { sessionId } = await wire.session();
      const look = async (): Promise<View> => viewOf((await wire.state(sessionId)).draft);
      const render = async (name: string): Promise<Film> => {
        const id = `render_${randomUUID()}`;
        const { draft } = await wire.state(sessionId);
        await wire.submit({ id, sessionId, draft, output: { format: 'mp4', quality: 'low' } });
        const { last } = await wire.untilRendered(id);
        if (last.status !== 'completed') throw new Error(`${name}: ${last.error}`);
        const path = join(folder, `${name}.mp4`);
        const answer = await fetch(last.output.url);
        await writeFile(path, new Uint8Array(await answer.arrayBuffer()));
        return openFilm(ffmpeg, path);
      };
      for (const name of ['one.mp4', 'two.mp4', 'three.mp4'])
        await wire.upload(sessionId, media(name), name);
      const views: View[] = [await look()];
      let film = await render('first');
      for (const [index, turn] of TURNS.entries()) {
        for (const name of turn.upload ?? []) {
          await wire.upload(sessionId, media(UPLOADS[name]), UPLOADS[name]);
        }
        const { text, status } = await wire.say(sessionId, turn.say);
        const before = views.at(-1) ?? viewOf(null);
        const after = await look();
        const problems: (string | false)[] = [
          status !== 200 && `status ${status}`,
          turn.answer !== undefined && !turn.answer.test(text) && `said: ${text}`,
          ...(turn.draft?.(after, before, views) ?? []),
        ];
        const earlier = film;
        try {
          film = await render(String(index + 1));
          const late = film.durationSeconds - after.lengthMs / 1000;
          problems.push(
            Math.abs(late) > FRAME_SECONDS && `the film is ${late.toFixed(3)} s too long`,
          );
          problems.push(...((await turn.film?.(film, earlier, after)) ?? []));
        } catch (error) {
          problems.push(String(error));
        }
        views.push(after);
        const found = problems.filter((problem) => problem !== false);
        printProgress(`${index + 1}. ${turn.say} → ${text.slice(0, 160) || '(silent)'}`);
        for (const problem of found) {
          printProgress(`   ✗ ${problem}`);
          wrong.push(`${index + 1}. ${turn.say}: ${problem}`);
        }
      }
      // Back through all of it, to the timeline as it was uploaded.
      for (let step = 0; step < 4 * TURNS.length; step++) {
        const { text } = await wire.say(sessionId, 'undo');
        const now = await look();
        if (now.json === views[0]?.json || /nothing/i.test(text)) break;
      }
      const end = await look();
      if (end.json !== views[0]?.json) wrong.push(`undone to ${end.json}, not ${views[0]?.json}`);
    } finally {
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    }
    expect(wrong).toEqual([]);
  });
});
