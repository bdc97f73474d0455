import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeClip } from '../../media/make-clip.js';
import { makeSample } from '../../media/make-sample.js';
import type { Wire } from '../../protocol/wire.js';
import { EngineHouse } from '../server/engine-process.js';

let house: EngineHouse;
let wire: Wire;
let sessionId: string;
beforeAll(async () => {
  house = await EngineHouse.open();
  ({ wire } = await house.start());
  ({ sessionId } = await wire.session());
  const small = { width: 160, height: 90 } as const;
  const walk = await makeClip({ ...small, durationSeconds: 3, cuts: [1.5] });
  await wire.upload(sessionId, walk, 'walk.mp4');
  await wire.upload(sessionId, await makeClip({ ...small, durationSeconds: 2 }), 'beach.mp4');
});
afterAll(() => house.close());

const say = async (text: string) => {
  const { text: said, events } = await wire.say(sessionId, text);
  const tools = events.flatMap(({ content }) =>
    (content?.parts ?? []).flatMap(({ functionCall }) => functionCall?.name ?? []),
  );
  return { said, tools };
};

interface Segment {
  d: number;
  m: Record<string, unknown>;
}

/** The segments of each kind of track. */
const timeline = async () => {
  const { draft, generated_media: pieces } = await wire.state(sessionId);
  const on = (type: number): Segment[] =>
    draft.t
      .filter(({ tt }: { tt: number }) => tt === type)
      .flatMap(({ sg }: { sg: Segment[] }) => sg);
  const names = on(0).map(({ m }) => m.name);
  return { draft, pieces, names, pictures: on(0), music: on(1)[0], title: on(7)[0] };
};

describe('a conversation about a film', () => {
  it('writes music for the picture as it is cut, in one version with the edit', async () => {
    const before = await timeline();
    const { said } = await say('lo-fi and remove the last clip');
    expect(said).toMatch(/“beach\.mp4” is off the timeline .* for walk\.mp4: .*Seed \d+\./s);
    expect(said).toMatch(/Next: .*“.+”/);
    const { names, music, pieces } = await timeline();
    expect([names, music?.d, pieces.length]).toEqual([['walk.mp4'], 3000, 1]);

    expect((await say('undo')).said).toContain('Taken back: “lo-fi and remove the last clip”');
    expect((await timeline()).draft).toEqual(before.draft);
    expect((await say('redo')).said).toContain('Brought back');
    expect((await timeline()).music).toEqual(music);
  });

  it('answers a single title by the tool alone, after the one question about it', async () => {
    expect(await say('add a title')).toEqual({ said: 'What should the title say?', tools: [] });
    expect(await say('Urban Dreams')).toEqual({ said: '', tools: ['add_text'] });
    expect((await timeline()).title?.m.text).toBe('Urban Dreams');
  });

  it.each([
    'no title',
    'nothing',
    '算了',
  ])('takes “%s” for no title of that name', async (words) => {
    const { draft } = await timeline();
    await say('add a title');
    await say(words);
    expect((await timeline()).draft).toEqual(draft);
  });

  it('does what is asked for in place of an answer', async () => {
    await say('add a title');
    expect((await say('forget it, undo')).said).toContain('Taken back');
    expect((await timeline()).title).toBeUndefined();
    await say('redo');
  });

  it('fits the music to another cut, and tells what was before', async () => {
    await say('音乐音量调到 60%');
    const { music: before, pieces } = await timeline();
    const { said } = await say('cut the last 1 second');
    expect(said).toContain('lasts 2 s now (3 s before)');
    expect(said).toContain(`“${pieces[0].title}” is fitted to the new cut`);
    const after = await timeline();
    expect(after.music).toMatchObject({ d: 2000, m: { name: before?.m.name, volume: 0.6 } });
    expect(after.music?.m.mediaId).not.toBe(before?.m.mediaId);
    const reports = after.pieces.map(({ report }: { report: Record<string, unknown> }) => [
      report.seed,
      report.style,
      report.key,
      report.title,
    ]);
    expect(reports[1]).toEqual(reports[0]);
  });

  it('says what cannot be done and what there is instead, and changes nothing', async () => {
    const { draft } = await timeline();
    expect((await say('remove sunset.mp4')).said).toBe(
      'There is no “sunset.mp4” on the timeline. There is “walk.mp4”.',
    );
    expect((await say('remove walk.mp4')).said).toContain('the only picture');
    expect((await say('倒放 walk.mp4')).said).toMatch(/^我不能倒放/);
    expect((await timeline()).draft).toEqual(draft);
  });

  it('answers questions about versions, loudness and moments', async () => {
    expect((await say('which versions are there?')).said).toMatch(
      /1\. walk\.mp4 uploaded; 2\. beach\.mp4 uploaded; 3\. “lo-fi.*\(now\)/s,
    );
    expect((await say('how loud is the music?')).said).toMatch(/at 60%.*LUFS/);
    expect((await say('what is on at 0:01?')).said).toMatch(
      /^At 0:01: “walk\.mp4”; the title “Urban Dreams”; “.+” \(.+\)\.$/,
    );
  });

  it('goes back to before an edit that words describe, and offers several pieces', async () => {
    expect((await say('go back to the version before the title')).said).toContain(
      'as in version 3 again (“lo-fi and remove the last clip”)',
    );
    expect((await timeline()).title).toBeUndefined();

    const { said } = await say('give me two versions');
    const [, a, b] = /Version A: “(.+?)”.*Version B: “(.+?)”/s.exec(said) ?? [];
    expect((await timeline()).music?.m.name).toBe(a);
    await say('mute the original sound');
    expect((await say('use version B')).said).toContain(`Version B: “${b}”`);
    const { music, pictures } = await timeline();
    expect([music?.m.name, pictures[0]?.m.volume]).toEqual([b, 0]);
    // The two stay what the letters mean, also when one of them was chosen twice.
    await say('undo');
    await say('use version B');
    expect((await say('use version D')).said).toContain('no version D');
    expect((await say('use version A')).said).toContain(`Version A: “${a}”`);
    // A number is that of a version, whatever is on the timeline.
    expect((await say('Go back to version 2')).said).toContain('as in version 2 again');
    expect((await timeline()).names).toEqual(['walk.mp4', 'beach.mp4']);
    await say('undo');
    await say('use version B');
  });

  it('takes a file of the same name for a new cut of what is on the timeline', async () => {
    const recut = await makeClip({ width: 160, height: 90, durationSeconds: 2, cuts: [1] });
    await wire.upload(sessionId, recut, 'walk.mp4');
    const { pictures, music } = await timeline();
    expect(pictures.map(({ d }) => d)).toEqual([2000]);
    // One of another name lies behind it, until words say that it is the cut to be kept.
    const another = await makeClip({ width: 160, height: 90, durationSeconds: 2.4, cuts: [1] });
    await wire.upload(sessionId, another, 'newcut.mp4');
    expect((await timeline()).names).toEqual(['walk.mp4', 'newcut.mp4']);
    const { said } = await say('keep the music');
    expect(said).toContain('“newcut.mp4” is in the place of “walk.mp4” (0:00–0:02.4)');
    expect(said).toContain('is fitted to the new cut');
    const after = await timeline();
    expect(after.names).toEqual(['newcut.mp4']);
    expect(after.music).toMatchObject({ d: 2400, m: { name: music?.m.name } });
  });

  it('leaves nothing of a message that fails, and undoes all the way to the first version', async () => {
    const { draft } = await timeline();
    const controller = new AbortController();
    const response = await wire.openStream(sessionId, 'cut the last 1 second', controller.signal);
    const reader = response.body?.getReader();
    await reader?.read();
    controller.abort();
    await reader?.read().catch(() => {});
    expect((await say('undo 30 steps')).said).toContain('This is version 1.');
    const first = await timeline();
    expect(first.names).toEqual(['walk.mp4']);
    expect(first.pictures[0]?.d).toBe(3000);
    await say('redo 30 steps');
    expect((await timeline()).draft).toEqual(draft);
  });
});

describe('pictures and recordings', () => {
  it('are placed for four seconds, and recordings when words ask for it', async () => {
    ({ sessionId } = await wire.session());
    for (const type of ['png', 'gif', 'mp3'] as const) {
      await wire.upload(sessionId, await makeSample(type), `my.${type}`);
    }
    const { names, pictures, music } = await timeline();
    expect([names, pictures.map(({ d }) => d), music]).toEqual([
      ['my.png', 'my.gif'],
      [4000, 4000],
      undefined,
    ]);
    const { said } = await say('use my.mp3 as the music and loop it');
    expect(said).toContain('“my.mp3” plays at 0:00–0:08');
    expect((await say('what key is it in?')).said).toContain('your own recording');
  });

  it('are asked for where words may mean several, and the answer is read with the question', async () => {
    expect((await say('remove the clip')).said).toMatch(/^Which one do you mean\?/);
    expect((await say('the second one')).said).toContain('“my.gif” is off the timeline');
    expect((await timeline()).names).toEqual(['my.png']);
  });

  it('by themselves are nothing to write music for', async () => {
    ({ sessionId } = await wire.session());
    await wire.upload(sessionId, await makeSample('mp3'), 'my.mp3');
    expect((await say('lo-fi')).said).toContain('my.mp3 is none');
  });
});
