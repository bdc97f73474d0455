import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/engine/index.js';
import { endpoints } from '../../../src/protocol/index.js';
import { makeClip } from '../../media/make-clip.js';
import type { Wire } from '../../protocol/wire.js';
import { EngineHouse } from './engine-process.js';

let house: EngineHouse;
let engine: Engine;
let wire: Wire;
beforeAll(async () => {
  house = await EngineHouse.open();
  ({ engine, wire } = await house.start({ heartbeatMs: 50 }));
});
afterAll(() => house.close());

const CREDITS = endpoints.credits;

describe('the door', () => {
  const statusUnder = async (url: string, token: string, host: string): Promise<number> => {
    const request = httpRequest(url + CREDITS, {
      headers: { host, authorization: `Bearer ${token}` },
    });
    request.end();
    const [response] = await once(request, 'response');
    response.resume();
    return response.statusCode;
  };

  it('opens to loopback names only, so that no web page gets in by DNS rebinding', async () => {
    const port = new URL(engine.url).port;
    expect(await statusUnder(engine.url, engine.token, `127.0.0.1:${port}`)).toBe(200);
    expect(await statusUnder(engine.url, engine.token, `localhost:${port}`)).toBe(200);
    expect(await statusUnder(engine.url, engine.token, `evil.example:${port}`)).toBe(403);
    expect(await statusUnder(engine.url, engine.token, `127.0.0.1.evil.example`)).toBe(403);
  });

  it('allows no other origin to read an answer', async () => {
    const response = await fetch(engine.url + CREDITS, {
      headers: { origin: 'https://evil.example', authorization: `Bearer ${engine.token}` },
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('takes a port of its own, and says so when it is taken', async () => {
    const port = Number(new URL(engine.url).port);
    await expect(house.start({ port })).rejects.toMatchObject({ code: 'port-taken', exitCode: 2 });
  });

  it('answers in an envelope to whatever it does not understand', async () => {
    const nowhere = await wire.request('GET', '/api/nothing/here');
    const noJson = await fetch(wire.url + endpoints.createSession, {
      method: 'POST',
      headers: { authorization: `Bearer ${wire.token}`, 'content-type': 'application/json' },
      body: '{"task_name":',
    });
    const wrong = await wire.request('POST', endpoints.runSse, { json: { session_id: 5 } });
    expect(nowhere.body).toMatchObject({ code: 404, data: null });
    expect(await noJson.json()).toMatchObject({ code: 422, data: null });
    expect(wrong.body).toMatchObject({ code: 422, data: null });
  });

  it('reads no message that is as long as a book', async () => {
    const { sessionId } = await wire.session();
    const book = await wire.openStream(sessionId, '剪'.repeat(4001));
    expect(await book.json()).toMatchObject({
      code: 422,
      message: 'The message is 4001 characters long; 4000 are the most.',
    });
  });

  it('takes a POST without a body, and JSON without its type, as curl sends them', async () => {
    const headers = { authorization: `Bearer ${wire.token}` };
    const path = wire.url + endpoints.createSession;
    const without = await fetch(path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
    });
    const untyped = await fetch(path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      body: '{"task_name":"project","language":"zh"}',
    });
    expect(await without.json()).toMatchObject({ code: 0 });
    expect(await untyped.json()).toMatchObject({ code: 0 });
  });
});

describe('an upload', () => {
  it('that breaks off leaves nothing behind', async () => {
    const { sessionId } = await wire.session();
    const { hostname, port, host } = new URL(wire.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write(
      [
        `POST ${endpoints.upload(sessionId)} HTTP/1.1`,
        `Host: ${host}`,
        `Authorization: Bearer ${wire.token}`,
        'Content-Type: multipart/form-data; boundary=edge',
        'Content-Length: 1000000',
        '',
        '--edge',
        'Content-Disposition: form-data; name="files"; filename="a.mp4"',
        '',
        'the first bytes',
      ].join('\r\n'),
    );
    const { readdir } = await import('node:fs/promises');
    const incoming = () => readdir(join(house.dataDir, 'incoming'));
    await expect.poll(incoming).toHaveLength(1);
    socket.destroy();
    await expect.poll(incoming).toEqual([]);
    expect((await wire.state(sessionId)).video_infos).toEqual([]);
  });

  it('is refused early to a client that is still sending, which hears the answer', async () => {
    const { sessionId } = await wire.session();
    const large = join(house.dataDir, 'setup.exe');
    await writeFile(large, Buffer.alloc(8 * 1024 * 1024));
    const { status, body } = await wire.upload(sessionId, large);
    expect([status, body.code]).toEqual([415, 4001]);
    expect(body.message).toContain('setup.exe');
  });

  it('of the same clip again does not put it on the timeline twice', async () => {
    const { sessionId } = await wire.session();
    const clip = await makeClip({ durationSeconds: 1, audio: 'none' });
    const other = await makeClip({ durationSeconds: 1, audio: 'none', cuts: [0.5] });
    for (const path of [clip, clip, other]) await wire.upload(sessionId, path, 'clip.mp4');
    const { draft, video_infos: videos } = await wire.state(sessionId);
    expect(videos).toHaveLength(3);
    expect(draft.t[0].sg.map((segment: { d: number }) => segment.d)).toEqual([1000, 1000]);
  });

  it('names the file as its user does, without folders and control characters', async () => {
    const { sessionId } = await wire.session();
    const clip = await makeClip({ durationSeconds: 1, audio: 'none' });
    await wire.upload(sessionId, clip, '../../etc/\u001b[31mclip.mp4');
    const { video_infos: videos } = await wire.state(sessionId);
    expect(videos[0].name).toBe('clip.mp4');
  });
});

describe('a message', () => {
  it('leaves the server free: signs of life and other requests come through while it works', async () => {
    const { sessionId } = await wire.session();
    await wire.upload(sessionId, await makeClip({ durationSeconds: 3, cuts: [1, 2] }));
    let done = false;
    const telling = wire.say(sessionId, 'cinematic epic').then((told) => {
      done = true;
      return told;
    });
    const started = performance.now();
    const waits: number[] = [];
    while (!done) {
      const begun = performance.now();
      await wire.request('GET', CREDITS);
      waits.push(performance.now() - begun);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const whole = performance.now() - started;
    const { raw, text } = await telling;
    expect(text).toContain('Seed');
    expect(raw).toContain(': heartbeat\n\n');
    expect(raw).toContain('event: heartbeat\n');
    expect(waits.length).toBeGreaterThan(10);
    // The work goes on beside; a thread that did it would answer once it was done.
    expect(Math.max(...waits)).toBeLessThan(whole / 2);
  });

  it('is dropped when its client goes, and the draft stays as it was', async () => {
    const { sessionId } = await wire.session();
    await wire.upload(sessionId, await makeClip({ durationSeconds: 6 }));
    const before = await wire.state(sessionId);
    const controller = new AbortController();
    const response = await wire.openStream(sessionId, 'cinematic epic', controller.signal);
    const reader = response.body?.getReader();
    await reader?.read();
    controller.abort();
    await reader?.read().catch(() => {});
    // The next message waits for the one before: once it is answered, that one is over.
    const { text } = await wire.say(sessionId, 'what is on the timeline?');
    expect(text).toContain('Timeline (1 track)');
    expect(await wire.state(sessionId)).toEqual(before);
  });

  it('without a video asks for one, in the language it was asked in', async () => {
    const { sessionId } = await wire.session();
    expect((await wire.say(sessionId, 'upbeat lo-fi')).text).toContain('upload');
    expect((await wire.say(sessionId, '舒缓的钢琴')).text).toContain('上传');
  });

  it('tells of an error by its stable name', async () => {
    const { wire: mute } = await house.start({ soundFontPath: '/nowhere/font.sf3' });
    const { sessionId } = await mute.session();
    await mute.upload(sessionId, await makeClip({ durationSeconds: 1, audio: 'none' }));
    const { events } = await mute.say(sessionId, 'lo-fi');
    expect(events.at(-1)).toMatchObject({
      error: expect.stringContaining('/nowhere/font.sf3'),
      origin: { code: 'sound-font-missing', exitCode: 3 },
    });
  });
});

describe('a piece', () => {
  const storedReport = async () => {
    const { sessionId } = await wire.session();
    await wire.upload(sessionId, await makeClip({ durationSeconds: 1, audio: 'none' }));
    await wire.say(sessionId, 'ambient');
    const database = new Libsql(join(house.dataDir, 'engine.db'));
    const { generated_media: pieces } = await wire.state(sessionId);
    const store = (report: object) => {
      database
        .prepare('UPDATE pieces SET report = ? WHERE id = ?')
        .run(JSON.stringify(report), pieces[0].id);
    };
    const answer = () => wire.request('GET', endpoints.state(sessionId));
    return { report: pieces[0].report, store, answer, close: () => database.close() };
  };

  it('of an earlier version is told of as far as it tells', async () => {
    const { report, store, answer, close } = await storedReport();
    const { metrics: _metrics, cutsHit: _cutsHit, ...older } = report;
    store({ ...older, hits: [{ at: 3 }] });
    const { status, body } = await answer();
    expect(status).toBe(200);
    const [piece] = body.data.state.generated_media;
    expect(piece.report).toMatchObject({ title: report.title, metrics: {}, hits: [] });
    close();
  });

  it('that cannot be read is no fault of whoever asks for it', async () => {
    const { store, answer, close } = await storedReport();
    store({});
    const { status, body } = await answer();
    expect([status, body.code]).toEqual([500, 500]);
    close();
  });
});

describe('a conversation', () => {
  it('changes the piece that is there, rather than write another one', async () => {
    const { sessionId } = await wire.session();
    const clip = await makeClip({ durationSeconds: 2, cuts: [1], audio: 'none' });
    await wire.upload(sessionId, clip, 'walk.mp4');
    await wire.say(sessionId, 'lo-fi\n\nTempo: 90 bpm.');
    await wire.say(sessionId, 'slower');
    await wire.say(sessionId, 'make the drums softer');
    const { text } = await wire.say(sessionId, 'more energetic\n\nSeed: 5.');
    const { generated_media: pieces } = await wire.state(sessionId);
    const told = pieces.map(({ report }: { report: Record<string, unknown> }) => [
      report.style,
      report.seed,
      report.tempoBpm,
    ]);
    const seed = told[0][1];
    expect(told.slice(0, 3)).toEqual([
      ['lo-fi', seed, 90],
      ['lo-fi', seed, 77],
      ['lo-fi', seed, 77],
    ]);
    expect(told[3].slice(0, 2)).toEqual(['lo-fi', 5]);
    expect(text).not.toContain("I don't know");

    const before = await wire.state(sessionId);
    expect((await wire.say(sessionId, 'softer\n\nStyle: ambient. Seed: 9.')).text).toContain('70%');
    const louder = await wire.say(sessionId, 'much louder');
    expect(louder.text).toContain('98%');
    expect((await wire.say(sessionId, 'louder')).text).toContain('as loud as players expect');
    const after = await wire.state(sessionId);
    expect(after.generated_media).toHaveLength(before.generated_media.length);
  });

  it('changes the timeline as it is told, step by step', async () => {
    const { sessionId } = await wire.session();
    await wire.upload(sessionId, await makeClip({ durationSeconds: 2, cuts: [1] }), 'walk.mp4');
    const volumes = async () => {
      const { draft } = await wire.state(sessionId);
      return draft.t.map((track: { sg: { m: { volume: number } }[] }) => track.sg[0]?.m.volume);
    };

    const first = await wire.say(sessionId, 'ambient, 60%');
    expect(first.text).toMatch(/walk\.mp4.*bpm in .*Seed \d+\./s);
    expect(await volumes()).toEqual([1, 0.6]);
    expect((await wire.say(sessionId, 'mute the original sound')).text).toContain('silent');
    expect((await wire.say(sessionId, '音乐音量调到 35%')).text).toContain('35%');
    expect(await volumes()).toEqual([0, 0.35]);

    const again = await wire.say(sessionId, 'another one');
    const { generated_media: pieces } = await wire.state(sessionId);
    expect(again.text).toContain(pieces[1].title);
    expect(pieces.map((piece: { report: { style: string } }) => piece.report.style)).toEqual([
      'ambient',
      'ambient',
    ]);
    expect(pieces[0].report.seed).not.toBe(pieces[1].report.seed);
    expect(pieces.map((piece: { on_timeline: boolean }) => piece.on_timeline)).toEqual([
      false,
      true,
    ]);
    expect(await volumes()).toEqual([0, 0.35]);

    expect((await wire.say(sessionId, 'what key is it in?')).text).toContain(pieces[1].report.key);
    await wire.say(sessionId, 'remove the music');
    expect(await volumes()).toEqual([0]);
    await wire.say(sessionId, 'undo');
    expect(await volumes()).toEqual([0, 0.35]);
    // A single title is answered by the tool's events alone.
    const { text, events } = await wire.say(sessionId, 'add a title "Walk"');
    expect([text, JSON.stringify(events)]).toEqual(['', expect.stringContaining('add_text')]);
  });
});
