import type { MusicReport } from '../../protocol/index.js';
import { MAX_SEED } from '../../support/seed.js';
import type { Missing } from './intents.js';
import { countHits, type Phrases, percent } from './phrases.js';
import { directionsInEnglish } from './phrases-directions.js';

const list = (items: readonly string[]): string =>
  items.length < 2
    ? items.join('')
    : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;

/** Players by name; “Piano, chords” must not look like two of them. */
const players = (names: readonly string[]): string =>
  list(names.map((name) => name.toLowerCase().replace(/, (.+)$/, ' ($1)')));

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

const quoted = (words: readonly string[]): string => list(words.map((word) => `“${word}”`));

const rounded = (number: number): string => String(Math.round(number * 10) / 10);

const MISSING: Readonly<Record<Missing, string>> = {
  titles: 'I cannot put titles on the picture yet; what I can change is the music under it.',
  trimming:
    'I cannot cut the video yet; upload a shorter one, and I will write music of exactly its length.',
  effects: 'I cannot change how the picture looks yet; what I can change is the music under it.',
  voice: 'I cannot speak or narrate; what I can do is music that leaves room for a voice.',
  'sound-effects':
    'I have no sound effects to place; what I can do is music whose accents fall on the cuts.',
  speed: 'I cannot change the speed of the picture; ask for slower or faster music instead.',
  framing: 'I cannot turn or crop the picture; what I can change is the music under it.',
  pictures: 'I cannot make pictures; upload a video, and I will write the music for it.',
  clips:
    'I cannot take a single clip off the timeline yet: “undo” takes the last upload back, and a new session begins with an empty timeline.',
  export: 'Exporting is not mine to do: ask for it with “export”, by itself.',
  'large-seed': `A seed is a whole number up to ${MAX_SEED}; that one is larger, so I chose another.`,
};

function hits(report: MusicReport): string {
  const { hits: hit, downbeats } = countHits(report);
  if (report.cuts === 0) return 'There are no cuts in the picture to hit.';
  if (hit === 0) return `None of the ${count(report.cuts, 'cut')} is hit.`;
  const strong = downbeats > 0 ? `, ${downbeats} of them on a downbeat` : '';
  return `It hits ${hit} of ${count(report.cuts, 'cut')}${strong}.`;
}

export const english: Phrases = {
  noVideo: (uploaded) =>
    uploaded.length === 0
      ? 'There is no video here yet: upload one, and say what its music should be like.'
      : `I write music for videos, and ${list(uploaded)} is none: upload a video as well.`,
  noSuchClip: (name) => `There is no clip called “${name}” here: upload it first.`,
  alone: (name) => `“${name}” is all that is on the timeline now.`,
  greeting: 'Hello! Upload a video and tell me what its music should be like: “calm lo-fi”, say.',
  piece({
    report,
    clips,
    styleName,
    styleFromPicture,
    missingStyles,
    unknownWords,
    absentPlayers,
    misspelt = [],
    directions = [],
    unmetDirections = [],
    moodTurns = [],
    unplayed = [],
    keepsOwnSound,
    volume,
  }) {
    const sections = report.sections.map(({ name }) => name);
    const sentences = [
      `I wrote “${report.title}” for ${list(clips)}: ${styleName} at ${rounded(report.tempoBpm)} bpm in ${report.key}, ${count(report.bars, 'bar')} (${sections.join(', ')}), with ${players(report.instruments)}.`,
      hits(report),
    ];
    if (directions.length > 0) {
      const told = directionsInEnglish(directions);
      sentences.push(`${told.charAt(0).toUpperCase()}${told.slice(1)}.`);
    }
    if (unmetDirections.length > 0) {
      sentences.push(`What this clip has no room for: ${directionsInEnglish(unmetDirections)}.`);
    }
    if (unplayed.length > 0) {
      const names = unplayed.map((name) => name.replaceAll('-', ' '));
      sentences.push(`You asked for ${list(names)}, but nobody plays that here.`);
    }
    for (const { text, shown } of moodTurns) {
      sentences.push(
        shown
          ? `A piece of mine keeps one mood: “${text}” shows in how much is played.`
          : `A piece of mine keeps one mood: “${text}” is not to be heard as a change.`,
      );
    }
    for (const { typed, taken } of misspelt) {
      sentences.push(`I read “${typed}” as “${taken}”.`);
    }
    if (missingStyles.length > 0) {
      sentences.push(`I cannot do ${list(missingStyles)} yet; ${styleName} is the nearest to it.`);
    }
    if (unknownWords.length > 0) {
      const taken = styleFromPicture ? `; I took ${styleName} from the picture` : '';
      sentences.push(`I don't know ${quoted(unknownWords)}${taken}.`);
    } else if (styleFromPicture) {
      sentences.push('The style comes from the picture.');
    }
    if (absentPlayers.length > 0) {
      sentences.push(`There is no ${list(absentPlayers)} in it to make louder or softer.`);
    }
    if (keepsOwnSound) sentences.push("The clip's own sound stays, and the music ducks under it.");
    if (volume !== 1) sentences.push(`The music is at ${percent(volume)}.`);
    sentences.push(`Seed ${report.seed}.`);
    return sentences.join(' ');
  },
  noMusicYet: 'There is no music on the timeline yet: say what it should be like.',
  volume: (of, share) =>
    `${of === 'music' ? 'The music' : "The clip's own sound"} is ${share === 0 ? 'silent' : `at ${percent(share)}`} now.`,
  loudest:
    'The music is as loud as players expect (100%), and there is no other sound beside which it could be louder.',
  removed: 'The music is gone from the timeline.',
  undone: (summary) => `Taken back. ${summary}`,
  nothingToUndo: 'There is nothing to take back.',
  timeline: (summary) => summary,
  emptyTimeline: 'The timeline is empty: upload a video first.',
  key: ({ title, key }) => `“${title}” is in ${key}.`,
  tempo: ({ title, tempoBpm }) =>
    `“${title}” is at ${rounded(tempoBpm)} bpm, bending a little so that the cuts fall on beats.`,
  style: (styleName) => `The style is ${styleName}.`,
  seed: ({ seed }) => `The seed is ${seed}: with the same clip and words it gives the same piece.`,
  cuts: hits,
  instruments: ({ instruments }) => `It is played by ${players(instruments)}.`,
  length: (seconds) => `The timeline is ${rounded(seconds)} s long.`,
  abilities: (styles) =>
    `I write music for your video, cut for cut. Name a style (${list(styles)}), a mood, instruments, a tempo or a key; then change its volume, mute the clip's own sound, ask for another piece, or undo.`,
  unknownQuestion:
    'I cannot answer that; ask me about the timeline, or about the key, tempo, style, instruments, cuts or seed of the music.',
  remark: {
    praise: 'Glad you like it. It stays as it is; “export” makes the video.',
    halt: 'Nothing was changed. “undo” takes the last change back, and “remove the music” takes the music away.',
    unclear:
      'I cannot tell from that what the music should be like, so it stays as it is. Say it in other words, such as “calm piano”, or ask for “another one”.',
  },
  missing: MISSING,
};
