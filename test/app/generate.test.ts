import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GenerateRequest, generate } from '../../src/app/index.js';
import { type Clock, systemClock } from '../../src/support/clock.js';
import { failureOf } from '../client/setup.js';
import { generateRequest, type Stage, setStage } from './setup.js';

let stage: Stage;

beforeEach(async () => {
  stage = await setStage();
});

afterEach(() => stage.end());

const run = (more: Partial<GenerateRequest> = {}) =>
  generate(stage.context, generateRequest(stage, more), stage.callbacks);
const messageSent = () =>
  JSON.parse(stage.standIn.messages()[0] ?? '{}').new_message?.parts[0]?.text;

describe('generate', () => {
  it('does the whole job and leaves the finished file alone', async () => {
    const result = await run();
    expect(result).toMatchObject({
      output: stage.path('clip.vmg.mp4'),
      session: 'session-1',
      backend: 'cloud',
      text: 'I added lo-fi music.',
      draft: 'Timeline (2 tracks): 1. Video: clip.mp4 (0-10s) 2. BGM: Lo-fi (0-10s, 35%)',
      video: { durationSeconds: 10, width: 320, height: 180, bytes: stage.standIn.file.length },
      seed: null,
    });
    expect(Object.keys(result.timesMs)).toEqual(
      expect.arrayContaining(['upload', 'answer', 'render', 'download', 'total']),
    );
    expect(readFileSync(stage.path('clip.vmg.mp4')).equals(stage.standIn.file)).toBe(true);
    expect(readdirSync(stage.cwd).sort()).toEqual(['clip.mp4', 'clip.vmg.mp4']);
    expect(stage.heard.text).toBe('I added lo-fi music.');
    expect(stage.heard.stages).toEqual(
      expect.arrayContaining(['Uploading clip.mp4', 'Adding music', 'Fetching clip.vmg.mp4']),
    );
  });

  it('sends the choices in words that any backend reads', async () => {
    const choices = { style: 'lo-fi', bpm: 92, key: 'A minor', seed: 42, volume: 0.35 };
    await run({ choices });
    expect(messageSent()).toBe(
      'upbeat lo-fi\n\nStyle: lo-fi. Tempo: 92 bpm. Key: A minor. Seed: 42. Music volume: 35%.',
    );
  });

  it('puts several files and addresses in order', async () => {
    writeFileSync(stage.path('b.jpg'), 'picture');
    const result = await run({ media: ['b.jpg', 'https://example.com/x/sea.mp4', 'clip.mp4'] });
    expect(stage.standIn.uploads.map(({ fileName }) => fileName)).toEqual(['b.jpg', 'clip.mp4']);
    expect((await stage.context.sessions.get(result.session))?.media).toEqual([
      'b.jpg',
      'sea.mp4',
      'clip.mp4',
    ]);
    expect(result.output).toBe(stage.path('b.vmg.mp4'));
  });

  it('stops at the timeline when nothing is to be exported', async () => {
    const result = await run({ export: false });
    expect(result).toMatchObject({ output: null, renderId: null, video: null });
    expect(readdirSync(stage.cwd)).toEqual(['clip.mp4']);
    expect(stage.standIn.renders.size).toBe(0);
  });

  it('tells of the piece that the engine composed', async () => {
    const report = {
      version: '1',
      seed: 42,
      style: 'lo-fi',
      title: 'Rainy tape',
      tempoBpm: 84,
      key: 'A minor',
      bars: 4,
      durationSeconds: 10,
      instruments: ['Electric piano'],
      sections: [{ name: 'intro', startSeconds: 0, endSeconds: 10, bars: 4 }],
      hits: [],
      cuts: 3,
      loudness: { integratedLufs: -14, truePeakDbtp: -1.1 },
      metrics: { pce: 2.5 },
      timingsMs: { analyse: 12 },
      unknownWords: ['zorp'],
    };
    const { answer } = stage.standIn;
    stage.standIn.answer = (text, stream, state) => {
      state.generated_media.push({ id: 'g0' }, { id: 'g1', type: 'music', report });
      return answer(text, stream, state);
    };
    expect(await run()).toMatchObject({
      seed: 42,
      style: 'lo-fi',
      title: 'Rainy tape',
      tempo: 84,
      key: 'A minor',
      bars: 4,
      cuts: 3,
      sections: report.sections,
      loudness: report.loudness,
      metrics: { pce: 2.5 },
      unknownWords: ['zorp'],
      timesMs: { analyse: 12 },
    });
  });

  it('works in a session of its own, unless one is named', async () => {
    const first = await run({ export: false });
    const second = await run({ export: false });
    expect(second.session).not.toBe(first.session);
    const again = await run({ export: false, sessionId: first.session, media: [] });
    expect(again.session).toBe(first.session);
    expect((await stage.context.sessions.current('cloud'))?.sessionId).toBe(first.session);
  });

  it('fails when the agent leaves the timeline empty', async () => {
    stage.standIn.answer = (_text, stream, state) => {
      state.draft = { t: [] };
      stream.event({ content: { parts: [{ text: 'No idea.' }] } });
    };
    expect(await failureOf(run())).toMatchObject({
      code: 'nothing-to-score',
      exitCode: 3,
      message: 'No idea.',
    });
    expect(readdirSync(stage.cwd)).toEqual(['clip.mp4']);
  });
});

/** Waits for another try take no time; how long an answer may take is as ever. */
const triesAgainAtOnce: Clock = {
  now: () => systemClock.now(),
  sleep: async (milliseconds, signal) =>
    milliseconds < 60_000 ? signal?.throwIfAborted() : systemClock.sleep(milliseconds, signal),
};

describe('generate when things go wrong', () => {
  it('looks at the timeline when the answer breaks off, and goes on with what was done', async () => {
    const { answer } = stage.standIn;
    stage.standIn.answer = async (text, stream, state) => {
      await stream.raw('data: {"content":{"parts":[{"text":"Add"}]},"partial":true}\n\n');
      stream.reset();
      setTimeout(() => answer(text, { ...stream, event: () => {}, raw: async () => {} }, state), 1);
    };
    const result = await run();
    expect(result.text).toContain('✅ Music added: “Lo-fi” (0-10s, 35%)');
    expect(existsSync(result.output ?? '')).toBe(true);
    expect(stage.standIn.messages()).toHaveLength(1);
  });

  it('keeps looking at the timeline while the network is still down', async () => {
    const { answer } = stage.standIn;
    let refusals = 3;
    let broken = false;
    stage.standIn.answer = async (text, stream, state) => {
      await answer(text, { ...stream, event: () => {}, raw: async () => {} }, state);
      broken = true;
      stream.reset();
    };
    // More than the repetitions of one look: the first look fails as a whole.
    stage.standIn.intercept = (request) => {
      if (!broken || refusals === 0) return false;
      refusals--;
      request.socket.destroy();
      return true;
    };
    stage.context = stage.laterRun({ clock: triesAgainAtOnce });
    expect((await run()).text).toContain('✅ Music added');
    expect(refusals).toBe(0);
  });

  it('does not say that nothing changed when it could not look', async () => {
    let broken = false;
    stage.standIn.answer = (_text, stream) => {
      broken = true;
      stream.reset();
    };
    stage.standIn.intercept = (request) => {
      if (broken) request.socket.destroy();
      return broken;
    };
    stage.context = stage.laterRun({ clock: triesAgainAtOnce });
    const error = await failureOf(run(), stage.standIn.token);
    expect(error).toMatchObject({ code: 'stream-broken', exitCode: 6 });
    expect(error.message).not.toContain('Nothing changed');
  });

  it('says so when the answer breaks off and nothing was done', async () => {
    stage.standIn.answer = (_text, stream) => stream.reset();
    const error = await failureOf(run(), stage.standIn.token);
    expect(error).toMatchObject({ code: 'stream-broken', exitCode: 6 });
    expect(error.message).toContain('Nothing changed');
    expect(stage.standIn.messages()).toHaveLength(1);
  });

  it('tells what a silent edit changed', async () => {
    stage.standIn.answer = (_text, _stream, state) => {
      state.draft = { t: [{ tt: 1, sg: [{ d: 4_000, m: { name: 'Rain', volume: 0.5 } }] }] };
    };
    const result = await run({ export: false });
    expect(result.text).toContain('✅ Music added: “Rain” (0-4s, 50%)');
    expect(stage.heard.text).toBe(result.text);
  });

  it('ends at Ctrl-C, wherever it comes', async () => {
    for (const at of ['Uploading clip.mp4', 'Adding music', 'Submitting the render', 'Rendering']) {
      const controller = new AbortController();
      stage.standIn.quirks.pollsUntilDone = 5;
      const work = generate(stage.context, generateRequest(stage), {
        signal: controller.signal,
        onProgress: (progress) => {
          if (progress.stage === at) controller.abort();
        },
      });
      expect(await failureOf(work, stage.standIn.token), at).toMatchObject({ exitCode: 130 });
      expect(readdirSync(stage.cwd), at).toEqual(['clip.mp4']);
    }
  });

  it('lets nothing but its own errors out', async () => {
    const broken = { ...stage.context.sessions, save: async () => Promise.reject(new Error('x')) };
    const work = generate({ ...stage.context, sessions: broken }, generateRequest(stage));
    expect(await failureOf(work)).toMatchObject({ code: 'internal', exitCode: 1 });
  });
});
