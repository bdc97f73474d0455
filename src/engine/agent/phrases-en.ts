import { MAX_SEED } from '../../support/seed.js';
import { clock, toldName } from './answers/edit-phrases.js';
import {
  editsInEnglish,
  englishList as list,
  quotedInEnglish as quoted,
} from './answers/edit-phrases-en.js';
import { historyInEnglish } from './answers/history-phrases-en.js';
import { count, hitsInEnglish, rounded } from './answers/piece-words.js';
import { playersInEnglish, questionsInEnglish } from './answers/question-phrases-en.js';
import type { Missing } from './intents.js';
import { type Phrases, percent } from './phrases.js';
import { directionsInEnglish } from './phrases-directions.js';

const MISSING: Readonly<Record<Missing, string>> = {
  effects:
    'I cannot change colours or put filters on the picture; what I can do is fade it, let clips flow into one another and change its shape.',
  voice:
    'I cannot speak or narrate; upload a recording, and I lay it over the film with the music giving way to it.',
  'clean-up':
    'I cannot take noise or voices out of a sound. I can make it quieter or silent, for a stretch of the film too.',
  'sound-effects':
    'I have no sound effects of my own; upload one and say when it is to be heard, or let the accents of the music fall on the cuts.',
  pictures: 'I cannot make pictures or clips; upload them, and I put them on the timeline.',
  objects:
    'I cannot change what is in the picture; I can cut that stretch out, or shape the frame to 9:16, 1:1 or 4:5.',
  reverse: 'I cannot play a clip backwards; I can change its speed, or the order of the clips.',
  rotation: 'I cannot turn or mirror the picture; I can make the film 9:16, 1:1, 4:5 or 16:9.',
  transcripts:
    'I cannot write down what is said; tell me the words and the times, and I add them as captions.',
  stickers: 'I have no stickers or logos to put on the picture; I can add a title in a corner.',
  layers:
    'I cannot show pictures beside or over one another; I can show them one after the other, with a crossfade between them.',
  freeze:
    'I cannot hold a single frame of a clip; upload that frame as a picture, and it stays for as long as you like.',
  export: 'Exporting is not mine to do: ask for it with “export”, by itself.',
  'large-seed': `A seed is a whole number up to ${MAX_SEED}; that one is larger, so I chose another.`,
};

const at = (seconds: number): string => clock(1000 * seconds);

export const english: Phrases = {
  ...editsInEnglish,
  ...historyInEnglish,
  ...questionsInEnglish,
  join: (sentences) => sentences.join(' '),
  noVideo: (uploaded) =>
    uploaded.length === 0
      ? 'There is no video here yet: upload one, and say what its music should be like.'
      : `I write music for videos, and ${list(uploaded.map(toldName))} is none: upload a video as well.`,
  noSuchClip: (name) => `There is no clip called “${toldName(name)}” here: upload it first.`,
  alone: (name) => `“${toldName(name)}” is all that is on the timeline now.`,
  greeting: (started) =>
    started
      ? 'Hello! Tell me what the music should be like, such as “calm lo-fi”, or what to change in the film.'
      : 'Hello! Upload a video and tell me what its music should be like: “calm lo-fi”, say.',
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
    revisedAgain = { kept: [], lost: 0 },
    keepsOwnSound,
    volume,
  }) {
    const sections = report.sections.map(({ name }) => name);
    const sentences = [
      `I wrote “${report.title}” for ${list(clips.map(toldName))}: ${styleName} at ${rounded(report.tempoBpm)} bpm in ${report.key}, ${count(report.bars, 'bar')} (${sections.join(', ')}), with ${playersInEnglish(report.instruments)}.`,
      hitsInEnglish(report),
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
    const { kept, lost } = revisedAgain;
    if (kept.length > 0) {
      const spans = kept.map((one) => `${at(one.fromSeconds)}–${at(one.toSeconds)}`);
      sentences.push(`What you changed in part stays changed: ${list([...new Set(spans)])}.`);
    }
    if (lost > 0) {
      sentences.push(
        `${count(lost, 'change')} of a part ${lost === 1 ? 'is' : 'are'} gone: this piece does not have that time.`,
      );
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
  loudest:
    'The music is as loud as players expect (100%), and there is no other sound beside which it could be louder.',
  removed: (names) =>
    names.length === 0
      ? 'The music is gone from the timeline.'
      : `The music is gone from the timeline (it was ${quoted(names)}).`,
  emptyTimeline: 'The timeline is empty: upload a video or pictures first.',
  remark: {
    praise: 'Glad you like it. It stays as it is; “export” makes the video.',
    halt: 'Nothing was changed. “undo” takes the last change back, and “remove the music” takes the music away.',
    unclear:
      'I cannot tell from that what the music should be like, so it stays as it is. Say it in other words, such as “calm piano”, or ask for “another one”.',
  },
  missing: MISSING,
};
