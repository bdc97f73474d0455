import type {
  Clarification,
  ReadingContext,
  Request,
} from '../../../../src/engine/agent/requests.js';
import type {
  Operation,
  Target,
  TimePoint,
  TimeRange,
} from '../../../../src/engine/timeline/index.js';

/** A message, what it is to be read as, and what there is while it is said. */
export type Label = readonly [words: string, requests: readonly Request[], there?: ReadingContext];

/** Three clips with a piece and a title, and uploads that wait. */
export const film: ReadingContext = {
  media: [
    { name: 'city.mp4', kind: 'video', placed: true },
    { name: 'beach.mp4', kind: 'video', placed: true },
    { name: 'forest.mp4', kind: 'video', placed: true },
    { name: 'photo.jpg', kind: 'image', placed: false },
    { name: 'my song.mp3', kind: 'audio', placed: false },
    { name: 'birds.wav', kind: 'audio', placed: false },
  ],
  shown: ['city.mp4', 'beach.mp4', 'forest.mp4'],
  pictures: 3,
  titles: 1,
  texts: [],
  captions: 0,
  music: 'piece',
  written: true,
  sections: ['intro', 'theme', 'climax', 'outro'],
};
/** One clip, nothing else. */
export const bare: ReadingContext = {
  media: [{ name: 'city.mp4', kind: 'video', placed: true }],
  pictures: 1,
  titles: 0,
  texts: [],
  captions: 0,
  music: 'none',
  written: false,
  sections: [],
};
/** Three clips under an uploaded song. */
export const song: ReadingContext = {
  ...film,
  media: film.media.map((one) => (one.name === 'my song.mp3' ? { ...one, placed: true } : one)),
  titles: 0,
  captions: 0,
  music: 'upload',
  sections: [],
};
/** Photos alone. */
export const photos: ReadingContext = {
  ...bare,
  media: ['a.jpg', 'b.png', 'c.webp'].map((name) => ({ name, kind: 'image', placed: true })),
  pictures: 3,
};

export const edit = (operation: Operation): Request => ({ ask: 'edit', operation });
export const clip = (number: number): Target => ({ by: 'number', track: 'video', number });
export const named = (name: string): Target => ({ by: 'name', name, track: 'video' });
export const title: Target = { by: 'number', track: 'text', number: 1 };
export const titles: Target = { by: 'all', track: 'text' };
export const clips: Target = { by: 'all', track: 'video' };
export const music: Target = { by: 'kind', kind: 'music' };
export const images: Target = { by: 'kind', kind: 'image' };

export const at = (seconds: number): TimePoint => ({ of: 'start', ms: Math.round(seconds * 1000) });
export const fromEnd = (seconds: number): TimePoint => ({ of: 'end', ms: seconds * 1000 });
export const share = (part: number): TimePoint => ({ of: 'share', share: part });
/** From and to, seconds; null for an open side. */
export const range = (from: number | null, to: number | null): TimeRange => ({
  from: from === null ? null : at(from),
  to: to === null ? null : at(to),
});
export const first = (seconds: number): TimeRange => range(null, seconds);
export const last = (seconds: number): TimeRange => ({ from: fromEnd(seconds), to: null });

export const cutOut = (range: TimeRange, target: Target | null = null): Request =>
  edit({ do: 'cut-out', target, range });
export const keep = (range: TimeRange, target: Target | null = null): Request =>
  edit({ do: 'keep', target, range });
export const volume = (
  of: Target,
  change: { to: number } | { times: number },
  range: TimeRange | null = null,
): Request => edit({ do: 'volume', of, change, range });
export const write = (
  words: string,
  refines = false,
  tempoStep: number | null = null,
): Request => ({ ask: 'music', words, refines, tempoStep });
export const revise = (words: string, range: TimeRange | string): Request => ({
  ask: 'revise',
  words,
  stretch: typeof range === 'string' ? { by: 'section', name: range } : { by: 'time', range },
});
export const clarify = (about: Clarification): Request => ({ ask: 'clarify', about });

/** The film with two captions beside its title. */
export const captioned: ReadingContext = { ...film, titles: 3, captions: 2 };
/** The film with titles whose texts are known. */
export const lettered: ReadingContext = {
  ...film,
  titles: 3,
  texts: ['Hello', 'The End', 'B'],
};
/** Two clips and one still after them. */
export const mixed: ReadingContext = {
  ...film,
  media: film.media
    .filter(({ name }) => name !== 'forest.mp4')
    .map((one) => (one.name === 'photo.jpg' ? { ...one, placed: true } : one)),
};
export const captions: Target = { by: 'kind', kind: 'caption' };
/** The one still of a film. */
export const lastImage: Target = images;
export const textCalled = (name: string): Target => ({ by: 'name', name, track: 'text' });
