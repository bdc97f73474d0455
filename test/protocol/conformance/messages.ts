import { beforeAll, describe, expect, it } from 'vitest';
import { endpoints, readDraft } from '../../../src/protocol/index.js';
import { expectRefusal } from './expectations.js';
import type { At } from './setting.js';

const HAN = /\p{Script=Han}/u;

/** A message to the agent, and the event stream that answers it. */
export function describeMessages(at: At): void {
  describe('the event stream', () => {
    const partsOf = () => at().scored.told.events.flatMap(({ content }) => content?.parts ?? []);

    it('comes as an event stream', () => {
      const { status, contentType } = at().scored.told;
      expect(status).toBe(200);
      expect(contentType).toMatch(/^text\/event-stream/);
    });

    it('is made of lines of data, comments and heartbeats, and of blank lines', () => {
      const { raw } = at().scored.told;
      const lines = raw.split('\n');
      expect(
        lines.filter((line) => !/^(data: \{.*\}|data:|event: heartbeat|: .*|)$/.test(line)),
      ).toEqual([]);
      expect(raw.endsWith('\n\n')).toBe(true);
    });

    it('shows signs of life beside the answer', () => {
      expect(at().scored.told.raw).toMatch(/^(: |event: heartbeat$)/m);
    });

    it('says something', () => {
      expect(at().scored.told.text.length).toBeGreaterThan(20);
    });

    it('says it in pieces, and then repeats the whole once', () => {
      const { events, text } = at().scored.told;
      const spoken = events.filter(({ content }) => content?.parts.some((part) => part.text));
      const whole = spoken.filter(({ partial }) => partial !== true);
      expect(spoken.length).toBeGreaterThan(whole.length);
      expect(whole).toHaveLength(1);
      expect(spoken.at(-1)).toBe(whole[0]);
      expect(whole[0]?.content?.parts.map((part) => part.text).join('')).toBe(text);
    });

    it('gives each tool call its result, by its id and in its order', () => {
      const calls = partsOf().flatMap((part) => part.functionCall ?? []);
      const results = partsOf().flatMap((part) => part.functionResponse ?? []);
      expect(calls.length).toBeGreaterThan(0);
      expect(results.map(({ id, name }) => [id, name])).toEqual(
        calls.map(({ id, name }) => [id, name]),
      );
      expect(new Set(calls.map(({ id }) => id)).size).toBe(calls.length);
    });

    it('calls tools by name and with arguments', () => {
      for (const { name, args } of partsOf().flatMap((part) => part.functionCall ?? [])) {
        expect(name).toMatch(/^[a-z_]+$/);
        expect(args).toBeTypeOf('object');
      }
    });

    it('is the agent’s, who speaks as the model', () => {
      for (const event of at().scored.told.events.filter(({ content }) => content)) {
        expect(event).toMatchObject({ content: { role: 'model' }, author: 'nemo_agent' });
      }
    });

    it('is one invocation, of events with ids of their own', () => {
      const events = at().scored.told.events.filter(({ content }) => content);
      expect(new Set(events.map(({ invocationId }) => invocationId)).size).toBe(1);
      expect(events[0]?.invocationId).toMatch(/\S/);
      expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    });

    it('goes on in time, which it tells in seconds', () => {
      const times = at().scored.told.events.flatMap(({ timestamp }) => timestamp ?? []);
      expect(times.length).toBeGreaterThan(0);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times[0]).toBeGreaterThan(Date.now() / 1000 - 600);
      expect(times.at(-1)).toBeLessThan(Date.now() / 1000 + 1);
    });

    it('holds no token', () => {
      expect(at().scored.told.raw).not.toMatch(/nmv_usr_|clm_|Bearer/);
    });
  });

  describe('a message', () => {
    it('that asks for music leaves a timeline of picture and music', () => {
      const { draft, generated_media: generated } = at().scored.state;
      const { t: tracks } = readDraft(draft);
      const withSegments = tracks.filter(({ sg }) => sg.length > 0).map(({ tt }) => tt);
      expect(withSegments).toEqual(expect.arrayContaining([0, 1]));
      expect(generated).toHaveLength(1);
    });

    it('leaves segments whose lengths are whole milliseconds', () => {
      const { t: tracks } = readDraft(at().scored.state.draft);
      const lengths = tracks.flatMap(({ sg }) => sg.map(({ d }) => d));
      expect(lengths.every((length) => Number.isInteger(length) && length > 0)).toBe(true);
      expect(tracks.find(({ tt }) => tt === 0)?.sg[0]?.d).toBeCloseTo(at().clipSeconds * 1000, -2);
    });

    it.each([
      ['English', 'upbeat lo-fi', false],
      ['Chinese', '舒缓的钢琴', true],
    ])('in %s is answered so, even without a clip', async (_language, words, chinese) => {
      const { wire } = at();
      const { sessionId } = await wire.session();
      const { text } = await wire.say(sessionId, words);
      expect(text).not.toBe('');
      expect(HAN.test(text)).toBe(chinese);
      expect((await wire.state(sessionId)).draft ?? null).toBeNull();
    });

    it('that asks only changes nothing', async () => {
      const { wire, scored } = at();
      const { text } = await wire.say(scored.sessionId, 'what is on the timeline?');
      expect(text).toContain('holiday.mp4');
      expect(await wire.state(scored.sessionId)).toEqual(scored.state);
    });

    it.each([
      ['no session', { new_message: { parts: [{ text: 'hi' }] } }],
      ['no message', { session_id: 'SESSION' }],
      ['a message without parts', { session_id: 'SESSION', new_message: {} }],
      ['no parts', { session_id: 'SESSION', new_message: { parts: [] } }],
      ['a part without text', { session_id: 'SESSION', new_message: { parts: [{}] } }],
      ['a blank text', { session_id: 'SESSION', new_message: { parts: [{ text: ' \n' }] } }],
    ])('with %s is refused before there is a stream', async (_what, body) => {
      const { wire, scored } = at();
      const text = JSON.stringify({ app_name: 'nemo_agent', user_id: 'me', ...body });
      const json = JSON.parse(text.replace('SESSION', scored.sessionId));
      expectRefusal(await wire.request('POST', endpoints.runSse, { json }));
    });
  });

  describe('several messages', () => {
    const volumeIn = async (id: string): Promise<unknown> => {
      const { t: tracks } = readDraft((await at().wire.state(id)).draft);
      return tracks.find(({ tt }) => tt === 1)?.sg[0]?.m?.volume;
    };

    let sessionId: string;
    beforeAll(async () => {
      const { wire, clip } = at();
      ({ sessionId } = await wire.session());
      await wire.upload(sessionId, clip);
    });

    it('to one session are carried out one after the other', async () => {
      const { wire } = at();
      const first = await wire.openStream(sessionId, '氛围音乐');
      // It is answered, so it was first; the second must find what the first leaves.
      const second = wire.say(sessionId, 'set the music volume to 40%');
      expect(await first.text()).toMatch(HAN);
      expect((await second).text).toContain('40%');
      expect(await volumeIn(sessionId)).toBe(0.4);
    });

    it.each([
      ['English', 'set the music volume to 50%', 0.5],
      ['Chinese', '音乐音量调到60%', 0.6],
    ])('change a timeline step by step: in %s', async (_language, words, volume) => {
      const { text } = await at().wire.say(sessionId, words);
      expect(text).toContain(`${volume * 100}%`);
      expect(await volumeIn(sessionId)).toBe(volume);
    });

    it('at once are carried out whole, in one order or the other', async () => {
      const { wire } = at();
      const both = await Promise.all([
        wire.say(sessionId, 'set the music volume to 20%'),
        wire.say(sessionId, 'set the music volume to 30%'),
      ]);
      expect(both.map(({ status }) => status)).toEqual([200, 200]);
      expect([0.2, 0.3]).toContain(await volumeIn(sessionId));
    });

    it('take away what those before have put there, and nothing else', async () => {
      const { wire } = at();
      const { t: before } = readDraft((await wire.state(sessionId)).draft);
      await wire.say(sessionId, 'remove the music');
      const { t: after } = readDraft((await wire.state(sessionId)).draft);
      expect(await volumeIn(sessionId)).toBeUndefined();
      expect(after.find(({ tt }) => tt === 0)).toEqual(before.find(({ tt }) => tt === 0));
    });

    it('to two sessions at once do not meet', async () => {
      const { wire, clip, scored } = at();
      const { sessionId: another } = await wire.session();
      await wire.upload(another, clip, 'other.mp4');
      const [own, other] = await Promise.all([
        wire.say(another, 'what is on the timeline?'),
        wire.say(scored.sessionId, 'what is on the timeline?'),
      ]);
      expect(own.text).toContain('other.mp4');
      expect(own.text).not.toContain('holiday.mp4');
      expect(other.text).toContain('holiday.mp4');
    });
  });
}
