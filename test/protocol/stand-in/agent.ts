import { randomUUID } from 'node:crypto';
import type { Draft, Segment, Track } from '../../../src/protocol/index.js';
import type { AnswerStream, Quirks, StandInState } from '../stand-in-types.js';

type Language = 'en' | 'zh';

/** One thing to do: the tool's name, what it changes, and what is said of it. */
interface Order {
  tool: string;
  args: Record<string, unknown>;
  apply(state: StandInState): Record<Language, string>;
}

const HAN = /\p{Script=Han}/u;
const MUSIC_VOLUME = 0.35;

const tracksBut = (draft: Draft | null, type: number): Track[] =>
  (draft?.t ?? []).filter(({ tt }) => tt !== type);

const lengthOf = (draft: Draft | null): number =>
  (draft?.t ?? [])
    .filter(({ tt }) => tt === 0)
    .flatMap(({ sg }) => sg)
    .reduce((sum, { d }) => sum + d, 0);

const segment = (d: number, m: Record<string, unknown>): Segment => ({
  id: randomUUID(),
  d,
  m,
  // What else a draft of the service holds is not public; whatever it is must come back.
  x: { speed: 1, keyframes: [], note: null },
});

const withTrack = (draft: Draft | null, type: number, segments: Segment[]): Draft => ({
  ...(draft ?? { t: [] }),
  t: [...tracksBut(draft, type), ...(segments.length > 0 ? [{ tt: type, sg: segments }] : [])],
});

const STYLES: readonly [RegExp, string][] = [
  [/ambient|氛围/i, 'Ambient'],
  [/cinematic|epic|史诗/i, 'Cinematic'],
  [/lo-?fi/i, 'Lo-fi'],
  [/piano|钢琴/i, 'Piano'],
];

function compose(text: string): Order {
  const style = STYLES.find(([pattern]) => pattern.test(text))?.[1] ?? 'Upbeat';
  return {
    tool: 'add_bgm',
    args: { style },
    apply(state) {
      const id = randomUUID();
      state.generated_media.push({ id, type: 'music', title: style });
      const music = segment(lengthOf(state.draft), {
        name: style,
        mediaId: id,
        volume: MUSIC_VOLUME,
      });
      state.draft = withTrack(state.draft, 1, [music]);
      return {
        en: `I wrote a piece of music in the style of ${style} and put it under your video.`,
        zh: `我写了一段${style}风格的音乐，并放在了视频下面。`,
      };
    },
  };
}

const removeMusic: Order = {
  tool: 'remove_bgm',
  args: {},
  apply(state) {
    state.draft = withTrack(state.draft, 1, []);
    return { en: 'The music is off the timeline.', zh: '音乐已从时间线移除。' };
  },
};

function setVolume(percent: number): Order {
  return {
    tool: 'set_volume',
    args: { percent },
    apply(state) {
      const { draft } = state;
      const music = (draft?.t ?? []).filter(({ tt }) => tt === 1).flatMap(({ sg }) => sg);
      const louder = music.map((one) => ({ ...one, m: { ...one.m, volume: percent / 100 } }));
      state.draft = withTrack(draft, 1, louder);
      return { en: `The music is at ${percent}% now.`, zh: `音乐音量现在是${percent}%。` };
    },
  };
}

function addTitle(words: string): Order {
  return {
    tool: 'add_text',
    args: { text: words },
    apply(state) {
      state.draft = withTrack(state.draft, 7, [segment(3000, { name: words, text: words })]);
      return { en: `The title “${words}” is there.`, zh: `已添加标题“${words}”。` };
    },
  };
}

/** The timeline holds the newest clip of that name, and nothing else. */
function scoreAlone(name: string): Order {
  return {
    tool: 'use_clip',
    args: { name },
    apply(state) {
      const info = state.video_infos.findLast((video) => video.name === name);
      if (info === undefined) return { en: `There is no ${name}.`, zh: `没有${name}。` };
      const clip = segment(Math.round(Number(info.duration) * 1000), {
        name,
        mediaId: info.id,
        volume: 1,
      });
      state.draft = { ...state.draft, t: [{ tt: 0, sg: [clip] }] };
      return { en: `Only ${name} is on the timeline.`, zh: `时间线上只有${name}。` };
    },
  };
}

/** What the words ask for; an empty list for a question, or when there is no clip to work on. */
function understand(text: string, state: StandInState): Order[] {
  const alone = /Clip: only “(.+)” \(its newest upload\)/.exec(text)?.[1];
  const percent = /(\d{1,3})\s*%/.exec(text)?.[1];
  const title = /(?:title|标题)\s*[:：]?\s*["“「](.+?)["”」]/i.exec(text)?.[1];
  if (state.video_infos.length === 0 || /^what\b|有什么/i.test(text)) return [];
  if (title !== undefined) return [addTitle(title)];
  if (/(remove|delete|take away).*music|(删除|去掉|移除).*音乐/i.test(text)) return [removeMusic];
  if (percent !== undefined && /^[^\n]*(volume|音量)/i.test(text)) {
    return [setVolume(Number(percent))];
  }
  return [...(alone === undefined ? [] : [scoreAlone(alone)]), compose(text)];
}

function summary({ draft }: StandInState, language: Language): string {
  const names = (draft?.t ?? []).flatMap(({ sg }) => sg.map(({ m }) => String(m?.name ?? '')));
  if (names.length > 0) {
    return language === 'en'
      ? `On the timeline: ${names.join(', ')}.`
      : `时间线上有：${names.join('、')}。`;
  }
  return language === 'en'
    ? 'There is no video yet. Please upload one first.'
    : '还没有视频。请先上传一个。';
}

const GUI_TALK: Readonly<Record<Language, string>> = {
  en: ' Click the Export button in the top right corner to download your video.',
  zh: '点击右上角的“导出”按钮即可下载视频。',
};

/** A number from 0 to 1 that is the same in every run, by a linear congruential generator. */
function chance(): () => number {
  let seed = 20_250_601;
  return () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
}

/** The service's agent: edits the timeline by tools, and tells of it the way the service does. */
export function createAgent(
  quirks: Quirks,
): (text: string, stream: AnswerStream, state: StandInState) => Promise<void> {
  const next = chance();
  return async (text, stream, state) => {
    const invocationId = `e-${randomUUID()}`;
    const send = (part: object, rest: object = {}): void =>
      stream.event({
        content: { role: 'model', parts: [part] },
        ...rest,
        author: 'nemo_agent',
        invocationId,
        id: randomUUID(),
        timestamp: Date.now() / 1000,
        actions: { stateDelta: {}, artifactDelta: {} },
      });
    const language = HAN.test(text) ? 'zh' : 'en';
    const orders = understand(text, state);
    const said = orders.map(({ tool, args, apply }) => {
      const id = `call-${randomUUID()}`;
      send({ functionCall: { id, name: tool, args } });
      void stream.raw(': heartbeat\n\nevent: heartbeat\n\ndata:\n\n');
      const words = apply(state)[language];
      send({ functionResponse: { id, name: tool, response: { status: 'ok' } } });
      return words;
    });
    if (orders.length > 0 && next() < quirks.silentShare) return;
    const answer = orders.length === 0 ? summary(state, language) : said.join(' ');
    const whole = answer + (quirks.guiTalk && orders.length > 0 ? GUI_TALK[language] : '');
    const half = Math.ceil(whole.length / 2);
    for (const piece of [whole.slice(0, half), whole.slice(half)]) {
      send({ text: piece }, { partial: true });
    }
    send({ text: whole }, { partial: false });
  };
}

function textEvent(text: string, partial: boolean): unknown {
  return { content: { role: 'model', parts: [{ text }] }, partial, author: 'nemo_agent' };
}

/** Adds music to the timeline as the service does: tool call, result, partial text, final text. */
export function addsMusic(_text: string, stream: AnswerStream, state: StandInState): void {
  stream.event({
    content: { role: 'model', parts: [{ functionCall: { id: 'c1', name: 'add_bgm', args: {} } }] },
  });
  void stream.raw('event: heartbeat\n\n');
  state.draft = {
    t: [
      ...tracksBut(state.draft, 1),
      { tt: 1, sg: [{ d: 10_000, m: { name: 'Lo-fi', volume: MUSIC_VOLUME } }] },
    ],
  };
  stream.event({
    content: { parts: [{ functionResponse: { id: 'c1', name: 'add_bgm', response: {} } }] },
  });
  stream.event(textEvent('I added ', true));
  stream.event(textEvent('lo-fi music.', true));
  stream.event(textEvent('I added lo-fi music.', false));
}
