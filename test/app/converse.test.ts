import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConverseRequest, converse, exportVideo } from '../../src/app/index.js';
import { failureOf } from '../client/setup.js';
import { type Stage, setStage } from './setup.js';

let stage: Stage;

beforeEach(async () => {
  stage = await setStage();
});

afterEach(() => stage.end());

const say = (text: string, more: Partial<ConverseRequest> = {}) =>
  converse(stage.context, { text, cwd: stage.cwd, ...more }, stage.callbacks);

describe('converse', () => {
  it('does one thing after the other, as they were said', async () => {
    const heard: string[] = [];
    const result = await converse(
      stage.context,
      { text: 'upload clip.mp4, add lo-fi, then export', cwd: stage.cwd },
      { ...stage.callbacks, onResult: ({ action }) => heard.push(action) },
    );
    expect(heard).toEqual(['upload', 'message', 'export']);
    expect(result.results).toMatchObject([
      { action: 'upload', media: ['clip.mp4'] },
      {
        action: 'message',
        text: 'I added lo-fi music.',
        changes: [expect.stringContaining('Lo-fi')],
      },
      { action: 'export', export: { output: stage.path('clip.vmg.mp4') } },
    ]);
    expect(result.session?.sessionId).toBe('session-1');
    expect(existsSync(stage.path('clip.vmg.mp4'))).toBe(true);
    expect(stage.standIn.messages()).toHaveLength(1);
  });

  it('goes on in the same session', async () => {
    await say('upload clip.mp4');
    await say('add lo-fi');
    await say('导出到film.mp4');
    expect(stage.standIn.states.size).toBe(1);
    expect(existsSync(stage.path('film.mp4'))).toBe(true);
  });

  it('sends nothing to the agent for what it can tell itself', async () => {
    const result = await say('credits');
    expect(result).toMatchObject({
      session: null,
      results: [{ action: 'credits', credits: { available: 90, total: 100 } }],
    });
    expect((await say('status')).results).toMatchObject([{ action: 'status' }]);
    expect(stage.standIn.messages()).toEqual([]);
    expect(stage.standIn.states.size).toBe(0);
  });

  it('uploads a file that an edit names, and lets a name in passing be', async () => {
    const first = await say('put calm piano under clip.mp4');
    expect(first.results.map(({ action }) => action)).toEqual(['upload', 'message']);
    const second = await say('make it sound like in intro.mp4');
    expect(second.results.map(({ action }) => action)).toEqual(['message']);
  });

  it('sends what was typed: both agents know their clips by their names', async () => {
    await say('clip.mp4 upbeat lo-fi');
    stage.context = stage.laterRun({ kind: 'engine' });
    await say('trim the first 2 seconds off clip.mp4');
    const sent = stage.standIn.messages().map((body) => JSON.parse(body).new_message.parts[0].text);
    expect(sent).toEqual(['clip.mp4 upbeat lo-fi', 'trim the first 2 seconds off clip.mp4']);
  });

  it('uploads no clip that the session holds, that is taken away, or that is asked about', async () => {
    writeFileSync(stage.path('red.mp4'), Buffer.alloc(2_000, 2));
    const texts = [
      'upload clip.mp4',
      'put calm piano under clip.mp4',
      'put calm piano under clip.mp4 and red.mp4',
      'remove red.mp4',
      'is red.mp4 too loud?',
      '不要用red.mp4',
    ];
    const uploads = [];
    for (const text of texts) {
      const { results } = await say(text);
      uploads.push(results.flatMap((one) => (one.action === 'upload' ? one.media : [])));
    }
    expect(uploads).toEqual([['clip.mp4'], [], ['red.mp4'], [], [], []]);
    rmSync(stage.path('red.mp4'));
    await say('make it calmer under red.mp4');
    expect(stage.heard.notes).not.toContain('There is no file red.mp4.');
    const sent = stage.standIn.messages().map((body) => JSON.parse(body).new_message.parts[0].text);
    expect(sent).toEqual([...texts.slice(1), 'make it calmer under red.mp4']);
  });

  it('uploads a clip of the same name from another folder', async () => {
    mkdirSync(stage.path('other'));
    writeFileSync(stage.path('other/clip.mp4'), Buffer.alloc(2_000, 3));
    await say('upload clip.mp4');
    const { results } = await say('put calm piano under other/clip.mp4');
    expect(results[0]).toMatchObject({ action: 'upload', media: ['clip.mp4'] });
  });

  it('tells the engine which clip is to go', async () => {
    stage.context = stage.laterRun({ kind: 'engine' });
    await say('remove clip.mp4');
    expect(stage.standIn.messages()[0]).toContain('remove clip.mp4');
  });

  it('exports the music that was praised, and asks for no other', async () => {
    await say('upload clip.mp4, add lo-fi');
    const { results } = await say('great job! export');
    expect(results.map(({ action }) => action)).toEqual(['export']);
    expect(stage.standIn.messages()).toHaveLength(1);
  });

  it('saves as a file whose name has spaces and that is not there yet', async () => {
    await say('upload clip.mp4, add lo-fi');
    await say('save as our first film.mp4');
    expect(existsSync(stage.path('our first film.mp4'))).toBe(true);
  });

  it('says which file that is named in passing is not here', async () => {
    await say('upbeat lo-fi for nowhere.mp4');
    expect(stage.heard.notes).toEqual(['There is no file nowhere.mp4.']);
  });

  it('begins no session for an export of nothing, and says what to type', async () => {
    const nothing = { code: 'nothing-to-export', exitCode: 7 };
    const error = await failureOf(say('export'));
    expect(error).toMatchObject(nothing);
    expect(error.hint).not.toContain('vmg ');
    expect(stage.standIn.states.size).toBe(0);
    await say('hmm', { newSession: true });
    stage.standIn.states.forEach((state) => {
      state.draft = null;
    });
    const again = await failureOf(say('export'));
    expect(again).toMatchObject({ ...nothing, message: error.message, hint: error.hint });
  });

  it('keeps the current session when a file is refused in a new one', async () => {
    const { session } = await say('upload clip.mp4');
    stage.standIn.quirks.verdicts.set('/api/upload-video', { status: 415, code: 4001 });
    const refused = say('upload clip.mp4', { newSession: true });
    expect(await failureOf(refused)).toMatchObject({ exitCode: 3 });
    expect((await stage.context.sessions.current('cloud'))?.sessionId).toBe(session?.sessionId);
    expect(await stage.context.sessions.list()).toHaveLength(1);
  });

  it('says in the user’s language what a silent edit changed', async () => {
    stage.standIn.answer = (_text, _stream, state) => {
      state.draft = { t: [{ tt: 7, sg: [{ d: 3_000, m: { text: '城市' } }] }] };
    };
    const { results } = await say('加一个标题');
    expect(results).toMatchObject([{ action: 'message', text: '✅ 已添加标题：“城市” (0-3s)' }]);
    stage.standIn.answer = (_text, _stream, state) => {
      state.draft = { t: [] };
    };
    const next = await say('take the title away');
    expect(next.results).toMatchObject([
      { action: 'message', text: expect.stringContaining('Title removed') },
    ]);
  });

  it('never leaves a message without an answer', async () => {
    stage.standIn.answer = () => {};
    const { results } = await say('hmm');
    expect(results).toMatchObject([{ action: 'message', changes: [] }]);
    expect(stage.heard.text).toContain('nothing changed');
  });

  it('begins a new session when the backend has lost the current one', async () => {
    await say('upload clip.mp4');
    stage.standIn.states.clear();
    const { session } = await say('add lo-fi');
    expect(session?.sessionId).toBe('session-2');
    expect(stage.heard.notes).toHaveLength(1);
  });

  it('stops at the first thing that cannot be done', async () => {
    stage.standIn.answer = (_text, stream) => stream.event({ error: 'no' });
    expect(await failureOf(say('add lo-fi, then export'))).toMatchObject({ code: 'agent-failed' });
    expect(stage.standIn.renders.size).toBe(0);
    expect(await failureOf(say('upload'))).toMatchObject({ code: 'media-missing', exitCode: 2 });
    expect(await failureOf(say(''))).toMatchObject({ code: 'message-missing', exitCode: 2 });
  });

  it('sends the choices with the first message that asks for music, and with no other', async () => {
    const sent = () =>
      stage.standIn.messages().map((body) => JSON.parse(body).new_message.parts[0].text);
    const choices = { style: 'lo-fi', seed: 42 };
    const first = await say('what can you do?', { choices });
    expect(first.choicesSent).toBe(false);
    expect((await say('mute the original sound', { choices })).choicesSent).toBe(false);
    const text = 'credits, then add calm piano, then export, then make another one';
    expect((await say(text, { choices })).choicesSent).toBe(true);
    expect(sent()).toEqual([
      'what can you do?',
      'mute the original sound',
      'add calm piano\n\nStyle: lo-fi. Seed: 42.',
      'make another one',
    ]);
    expect((await say('add rain')).choicesSent).toBe(false);
  });

  it('tells whose credits they are', async () => {
    expect((await say('credits')).results).toMatchObject([{ action: 'credits', backend: 'cloud' }]);
  });

  it('refuses choices that there are not, before anything is sent', async () => {
    for (const seed of [-1, 0.5, 2 ** 32]) {
      expect(await failureOf(say('add rain', { choices: { seed } }))).toMatchObject({
        code: 'seed-invalid',
        exitCode: 2,
      });
    }
    expect(await failureOf(say('add rain', { choices: { volume: 1.5 } }))).toMatchObject({
      code: 'volume-invalid',
      exitCode: 2,
    });
    expect(stage.standIn.requests).toEqual([]);
  });

  it('does not export over the clip itself, even by force', async () => {
    await say('upload clip.mp4');
    await say('add lo-fi');
    const refused = { code: 'output-is-input', exitCode: 2 };
    const over = { output: 'clip.mp4', force: true };
    expect(await failureOf(say('export', over))).toMatchObject(refused);
    expect(
      await failureOf(exportVideo(stage.laterRun(), { cwd: stage.cwd, ...over })),
    ).toMatchObject(refused);
    expect(readFileSync(stage.path('clip.mp4'))).toHaveLength(10_000);
  });

  it('begins sessions in the language that is set, or else in that of what is said', async () => {
    const begin = async (text: string, language?: 'en' | 'zh') => {
      const context = { ...stage.context, ...(language ? { language } : {}) };
      const request = { text, cwd: stage.cwd, newSession: true };
      return (await converse(context, request)).session?.language;
    };
    expect(await begin('add rain')).toBe('en');
    expect(await begin('加一段音乐')).toBe('zh');
    expect(await begin('add rain', 'zh')).toBe('zh');
    expect(await begin('加一段音乐', 'en')).toBe('en');
  });
});
