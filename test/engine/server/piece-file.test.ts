import { watch } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Libsql from 'libsql';
import { BasicMIDI, BasicSoundBank } from 'spessasynth_core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeWav } from '../../../src/engine/sound/index.js';
import { endpoints, PIECE_FILES, stemList, waveform } from '../../../src/protocol/index.js';
import { makeClip } from '../../media/make-clip.js';
import type { Wire } from '../../protocol/wire.js';
import { EngineHouse } from './engine-process.js';

const SECONDS = 2;

let house: EngineHouse;
let wire: Wire;
let clip: string;
let pieceId: string;
// biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came back
let report: any;

beforeAll(async () => {
  house = await EngineHouse.open();
  ({ wire } = await house.start());
  const { sessionId } = await wire.session();
  clip = await makeClip({ durationSeconds: SECONDS, cuts: [0.6, 1.2], audio: 'none' });
  await wire.upload(sessionId, clip, 'walk.mp4');
  await wire.say(sessionId, 'chiptune\n\nSeed: 7.');
  [{ id: pieceId, report }] = (await wire.state(sessionId)).generated_media;
});
afterAll(() => house.close());

const get = (name: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
  fetch(wire.url + endpoints.pieceFile(pieceId, name), {
    ...init,
    headers: { authorization: `Bearer ${wire.token}`, ...headers },
  });

/** Removes what was made, whatever it was made of. */
async function forgetOutputs(): Promise<void> {
  const outputs = join(house.dataDir, 'outputs');
  for (const name of await readdir(outputs)) await rm(join(outputs, name), { recursive: true });
}

/** How often stems were begun while `work` went on: each time has a folder of its own. */
async function makingsDuring(work: () => Promise<void>): Promise<number> {
  const begun = new Set<string | null>();
  const watcher = watch(join(house.dataDir, 'incoming'), (_event, name) => begun.add(name));
  try {
    await work();
    await expect.poll(() => begun.size).toBeGreaterThan(0);
    return begun.size;
  } finally {
    watcher.close();
  }
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came back
function query(sql: string): any {
  const database = new Libsql(join(house.dataDir, 'engine.db'));
  try {
    return database.prepare(sql).get(pieceId);
  } finally {
    database.close();
  }
}

describe('the files of a piece', () => {
  it('are as long as they say, of their own type, and the same every time', async () => {
    const types: Record<string, string | null> = {};
    for (const name of PIECE_FILES) {
      const first = await get(name);
      const bytes = Buffer.from(await first.arrayBuffer());
      const again = Buffer.from(await (await get(name)).arrayBuffer());
      expect(first.status).toBe(200);
      expect(Number(first.headers.get('content-length'))).toBe(bytes.length);
      expect(bytes.length).toBeGreaterThan(50);
      expect(again.equals(bytes)).toBe(true);
      types[name] = first.headers.get('content-type');
    }
    expect(types).toEqual({
      'score.mid': 'audio/midi',
      'markers.json': 'application/json; charset=utf-8',
      'markers.otio': 'application/vnd.pixar.opentimelineio+json',
      'markers.edl': 'text/plain; charset=utf-8',
      'report.html': 'text/html; charset=utf-8',
      'stems.json': 'application/json; charset=utf-8',
      'waveform.json': 'application/json; charset=utf-8',
    });
  });

  it('hold the piece that its report tells of', async () => {
    const midi = BasicMIDI.fromArrayBuffer(await (await get('score.mid')).arrayBuffer());
    const { body: markers } = await wire.request(
      'GET',
      endpoints.pieceFile(pieceId, 'markers.json'),
    );
    const page = await (await get('report.html')).text();
    const drawn = waveform.parse(await (await get('waveform.json')).json());
    expect(drawn.durationSeconds).toBe(SECONDS);
    expect(Math.max(...drawn.max)).toBeGreaterThan(20);
    expect(midi.getName()).toBe(report.title);
    // To the last note's end, on a tick: players let go before the picture ends.
    expect(midi.duration).toBeGreaterThan(SECONDS - 0.7);
    expect(midi.duration).toBeLessThan(SECONDS + 0.001);
    expect(markers).toMatchObject({ title: report.title, frames: 50, fps: { rate: 25 } });
    expect(markers.cuts.map(({ frame }: { frame: number }) => frame)).toEqual([15, 30]);
    expect(markers.hits).toHaveLength(report.hits.length);
    expect(page).toContain(report.title);
    expect(report.measured).toMatchObject({ hits: report.hits.length, lengthErrorSamples: 0 });
  });

  it('can be fetched in pieces', async () => {
    const whole = Buffer.from(await (await get('score.mid')).arrayBuffer());
    const part = await get('score.mid', { range: 'bytes=4-9' });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(4, 10));
    expect(part.headers.get('etag')).toBe((await get('score.mid')).headers.get('etag'));
  });

  it('have stems, made together when the first of them is asked for', async () => {
    const { stems } = stemList.parse(await (await get('stems.json')).json());
    expect(stems.map(({ name }) => name).sort()).toEqual([...report.instruments].sort());
    let answers: Response[] = [];
    const makings = await makingsDuring(async () => {
      answers = await Promise.all(stems.map(({ file }) => get(file)));
    });
    expect(makings).toBe(1);
    for (const answer of answers) {
      const sound = decodeWav(new Uint8Array(await answer.arrayBuffer()));
      expect(answer.headers.get('content-type')).toBe('audio/wav');
      expect(sound.left).toHaveLength(Math.round(SECONDS * 48_000));
      expect(sound.left.some((sample) => Math.abs(sample) > 0.01)).toBe(true);
    }
    expect(await readdir(join(house.dataDir, 'incoming'))).toEqual([]);
  });

  it('are nobody else’s', async () => {
    const stranger = await wire.anonymous();
    const path = endpoints.pieceFile(pieceId, 'score.mid');
    const strange = await stranger.request('GET', path);
    const nameless = await wire.request('GET', path, { headers: { Authorization: '' } });
    expect([strange.status, strange.body.code]).toEqual([404, 404]);
    expect([nameless.status, nameless.body.code]).toEqual([401, 1001]);
  });

  it.each([
    ['of another name', 'score.pdf'],
    ['of a stem that it has not', '99-tuba.wav'],
    ['outside of its folder', '../engine.db'],
  ])('are not files %s', async (_what, name) => {
    const { status, body } = await wire.request('GET', endpoints.pieceFile(pieceId, name));
    expect([status, body.code, body.data]).toEqual([404, 404, null]);
  });

  it('are made to their end when nobody waits any more, and found by whoever comes back', async () => {
    await forgetOutputs();
    const { stems } = stemList.parse(await (await get('stems.json')).json());
    const first = stems[0]?.file ?? '';
    const makings = await makingsDuring(async () => {
      const controller = new AbortController();
      const asked = get(first, {}, { signal: controller.signal }).catch(() => undefined);
      const scratch = () => readdir(join(house.dataDir, 'incoming'));
      await expect.poll(scratch, { interval: 5 }).toHaveLength(1);
      controller.abort();
      await asked;
      expect((await get(first)).status).toBe(200);
    });
    expect(makings).toBe(1);
  });
});

describe('the stems of a piece', () => {
  /** Its first one, played anew. */
  const play = async (): Promise<Response> => {
    await forgetOutputs();
    const { stems } = stemList.parse(await (await get('stems.json')).json());
    return get(stems[0]?.file ?? '');
  };
  const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

  it('are played with the sound font that the piece was played with, or not at all', async () => {
    const soundFontPath = join(house.dataDir, 'saw.sf2');
    await writeFile(soundFontPath, new Uint8Array(await BasicSoundBank.getSampleSoundBankFile()));
    const { engine, wire: other } = await house.start({ soundFontPath });
    const { sessionId } = await other.session();
    await other.upload(sessionId, clip, 'walk.mp4');
    await other.say(sessionId, 'solo piano\n\nSeed: 7.');
    [{ id: pieceId, report }] = (await other.state(sessionId)).generated_media;
    await engine.close();
    const own = await bytesOf(await play());
    const { sound_font: recorded } = query('SELECT sound_font FROM pieces WHERE id = ?');
    // A piece that says nothing of it was played with the instruments of the package.
    query('UPDATE pieces SET sound_font = NULL WHERE id = ?');
    const bundled = await bytesOf(await play());
    expect(bundled.length).toBe(own.length);
    expect(bundled.equals(own)).toBe(false);
    query(`UPDATE pieces SET sound_font = '${recorded}' WHERE id = ?`);
    await writeFile(soundFontPath, 'another one');
    const refused = await play();
    expect([refused.status, await refused.json()]).toMatchObject([
      422,
      {
        message: expect.stringContaining('saw.sf2'),
        origin: { code: 'sound-font-changed', exitCode: 3 },
      },
    ]);
  });
});

describe('a piece of which something is lost', () => {
  const ask = (name: string) => wire.request('GET', endpoints.pieceFile(pieceId, name));

  it('says so when it is the recording', async () => {
    await forgetOutputs();
    await rm(join(house.dataDir, 'pieces', `${pieceId}.wav`));
    expect(await ask('report.html')).toMatchObject({
      status: 404,
      body: { data: null, origin: { code: 'media-gone', exitCode: 7 } },
    });
  });

  it('says so when an earlier version did not keep what its files are made of', async () => {
    const tooOld = {
      status: 422,
      body: { code: 422, data: null, origin: { code: 'piece-too-old', exitCode: 3 } },
    };
    await rm(join(house.dataDir, 'pieces', `${pieceId}.analysis.json`));
    expect(await ask('markers.edl')).toMatchObject(tooOld);
    expect((await ask('stems.json')).status).toBe(200);
    query('UPDATE pieces SET score_format = NULL WHERE id = ?');
    // What was made of it before is there all the same.
    expect((await ask('stems.json')).status).toBe(200);
    expect(await ask('score.mid')).toMatchObject(tooOld);
  });
});
