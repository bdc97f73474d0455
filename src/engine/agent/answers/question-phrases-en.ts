import { percent } from '../phrases.js';
import { clock } from './edit-phrases.js';
import { englishList as list, quotedInEnglish as quoted } from './edit-phrases-en.js';
import { hitsInEnglish, rounded } from './piece-words.js';
import type { QuestionPhrases } from './question-phrases.js';

/** Players by name; “Piano, chords” must not look like two of them. */
export const playersInEnglish = (names: readonly string[]): string =>
  list(names.map((name) => name.toLowerCase().replace(/, (.+)$/, ' ($1)')));

const level = (share: number): string => (share === 0 ? 'silent' : `at ${percent(share)}`);

export const questionsInEnglish: QuestionPhrases = {
  timeline: (summary) => summary,
  key: ({ title, key }) => `“${title}” is in ${key}.`,
  tempo: ({ title, tempoBpm }) =>
    `“${title}” is at ${rounded(tempoBpm)} bpm, bending a little so that the cuts fall on beats.`,
  style: (styleName) => `The style is ${styleName}.`,
  seed: ({ seed }) => `The seed is ${seed}: with the same clip and words it gives the same piece.`,
  cuts: hitsInEnglish,
  instruments: ({ instruments }) => `It is played by ${playersInEnglish(instruments)}.`,
  length: (seconds) => `The timeline is ${rounded(seconds)} s long.`,
  loudness: ({ music, ownSound }) =>
    [
      music
        ? `The music (“${music.name}”) is ${level(music.volume)}${music.loudnessLufs === null ? '' : `, and was mixed to ${rounded(music.loudnessLufs)} LUFS`}.`
        : 'There is no music on the timeline.',
      ownSound === null
        ? 'The picture has no sound of its own.'
        : `The clip's own sound is ${level(ownSound)}.`,
    ].join(' '),
  moment: ({ ms, pictures, titles, sounds, section }) => {
    const parts = [
      ...(pictures.length > 0 ? [quoted(pictures)] : []),
      ...(titles.length > 0 ? [`the title ${quoted(titles)}`] : []),
      ...(sounds.length > 0 ? [`${quoted(sounds)}${section ? ` (${section})` : ''}`] : []),
    ];
    return parts.length === 0
      ? `There is nothing at ${clock(ms)}.`
      : `At ${clock(ms)}: ${parts.join('; ')}.`;
  },
  abilities: (styles) =>
    `I edit the film and write its music, cut for cut. Music: a style (${list(styles)}), a mood, instruments, a tempo, a key, “less drums in the intro”, “three versions”, or your own song. Picture: trim, cut out, split, reorder, speed, crossfades, titles, pictures that move, 9:16. And “undo”, or “go back to the version before the title”.`,
  unknownOfSong: (name) =>
    `“${name}” is your own recording: I know how long and how loud it is, and no more.`,
  unknownQuestion:
    'I cannot answer that; ask me about the timeline and its versions, or about the key, tempo, style, instruments, cuts or seed of the music.',
};
