import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConverseRequest, converse } from '../../src/app/index.js';
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

  it('says in the user’s language what a silent edit changed', async () => {
    stage.standIn.answer = (_text, _stream, state) => {
      state.draft = { t: [{ tt: 7, sg: [{ d: 3_000, m: { text: '城市' } }] }] };
    };
    const { results } = await say('加一个标题');
    expect(results).toMatchObject([{ action: 'message', text: '✅ 已添加标题：“城市” (0-3s)' }]);
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
});
