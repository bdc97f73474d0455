import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConverseRequest, converse } from '../../src/app/index.js';
import { type Stage, setStage } from './setup.js';

let stage: Stage;

beforeEach(async () => {
  stage = await setStage();
});

afterEach(() => stage.end());

const say = (text: string, more: Partial<ConverseRequest> = {}) =>
  converse(stage.context, { text, cwd: stage.cwd, ...more }, stage.callbacks);

/** Has the agent put music on the timeline and say this, in parts as they are given. */
function answers(...parts: string[]): void {
  stage.standIn.answer = (_text, stream, state) => {
    for (const text of parts) {
      stream.event({ content: { role: 'model', parts: [{ text }] }, partial: true });
    }
    state.draft = { t: [{ tt: 1, sg: [{ d: 10_000, m: { name: 'Lo-fi' } }] }] };
  };
}

const lastAnswer = { action: 'message' };

describe('an agent that believes in a graphical interface', () => {
  it('has its instructions taken out and offered, in whatever parts they come', async () => {
    answers(
      'I added lo-fi mu',
      'sic, and you can cl',
      'ick the Exp',
      'ort button to down',
      'load it.',
    );
    const { results } = await say('add lo-fi');
    expect(results).toMatchObject([
      { ...lastAnswer, text: 'I added lo-fi music.', offers: [{ kind: 'export' }] },
    ]);
    expect(stage.heard.text).toBe('I added lo-fi music.');
  });

  it('has what costs nothing done: the tracks and the credits are shown', async () => {
    answers('Added. You can preview it in the timeline. Check your account page for the balance.');
    const { results } = await say('add lo-fi');
    expect(results).toMatchObject([
      { ...lastAnswer, text: 'Added.', offers: [] },
      { action: 'status', status: { tracks: [{ type: expect.any(String) }] } },
      { action: 'credits', credits: { available: 90 } },
    ]);
    expect(stage.standIn.messages()).toHaveLength(1);
  });

  it('is offered an edit in words, and none is sent by itself', async () => {
    answers('把音乐拖动到 0:05 处。节奏是 92 bpm。');
    const { results } = await say('加一段音乐');
    expect(results).toMatchObject([
      { text: '节奏是 92 bpm。', offers: [{ kind: 'say', text: '把音乐移到 0:05 处' }] },
    ]);
    expect(stage.standIn.messages()).toHaveLength(1);
  });

  it('offers nothing that was ordered already', async () => {
    answers('Done. Click Export. Preview it in the timeline.');
    const { results } = await say('add lo-fi, then show tracks, then export', { output: 'a.mp4' });
    expect(results.map(({ action }) => action)).toEqual(['message', 'status', 'export']);
    expect(results[0]).toMatchObject({ offers: [] });
  });

  it('offers no export of nothing', async () => {
    stage.standIn.answer = (_text, stream) =>
      stream.event({ content: { role: 'model', parts: [{ text: 'Click Export.' }] } });
    const { results } = await say('hello');
    expect(results[0]).toMatchObject({ offers: [] });
  });

  it('does not say that nothing was answered when all of the answer was an instruction', async () => {
    answers();
    await say('add lo-fi');
    stage.heard.text = '';
    answers('Click Undo.');
    const { results } = await say('undo that');
    expect(results).toMatchObject([{ text: '', offers: [{ kind: 'say', text: 'undo' }] }]);
    expect(stage.heard.text).toBe('');
  });

  it('keeps its answer when what nobody asked for cannot be shown', async () => {
    answers('Added. See your balance on the billing page.');
    stage.standIn.quirks.verdicts.set('/api/credits', { status: 500, code: 5000 });
    const { results } = await say('add lo-fi');
    expect(results).toMatchObject([{ text: 'Added.' }]);
    expect(stage.heard.notes).toHaveLength(1);
  });

  it('lets what it said before its stream broke be seen', async () => {
    stage.standIn.answer = async (_text, stream, state) => {
      await stream.raw(
        'data: {"content":{"role":"model","parts":[{"text":"I added a soft piano"}]}}\n\n',
      );
      state.draft = { t: [{ tt: 1, sg: [{ d: 10_000, m: { name: 'Piano' } }] }] };
      stream.reset();
    };
    await say('add piano');
    expect(stage.heard.text).toContain('I added a soft piano');
  });
});

describe('a file with spaces in its name', () => {
  it('is one name without quotes when it is there', async () => {
    for (const name of ['my holiday clip.mp4', 'our trip.mp4', '成都.mp4', 'a b.mp4']) {
      writeFileSync(stage.path(name), Buffer.alloc(2_000, 1));
    }
    const names = async (text: string) =>
      (await say(text)).results.flatMap((one) => (one.action === 'upload' ? one.media : []));
    expect(await names('my holiday clip.mp4')).toEqual(['my holiday clip.mp4']);
    expect(await names('our trip.mp4 calm piano')).toEqual(['our trip.mp4']);
    expect(await names('上传成都.mp4')).toEqual(['成都.mp4']);
    expect(await names('upload a b.mp4 and clip.mp4')).toEqual(['a b.mp4', 'clip.mp4']);
    expect(await names(`upload ${stage.path('a b.mp4')}`)).toEqual(['a b.mp4']);
  });
});
