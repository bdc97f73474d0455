import type { MusicReport } from '../../../protocol/index.js';
import { clock, inSeconds, toldName } from './edit-phrases.js';
import { englishList as list, quotedInEnglish as quoted } from './edit-phrases-en.js';
import type { HistoryPhrases, ToldSteps } from './history-phrases.js';
import { hitsInEnglish, rounded } from './piece-words.js';

const tempo = ({ tempoBpm }: MusicReport): string => `${rounded(tempoBpm)} bpm`;
const seconds = (value: number): string => inSeconds(1000 * value);

const steps = (verb: string, { messages, taken, asked, number, summary }: ToldSteps): string =>
  [
    `${verb}: ${list(taken > messages.length ? [...messages, `${taken - messages.length} more`] : messages)}.`,
    ...(taken < asked ? [`There ${taken === 1 ? 'was' : 'were'} no more than ${taken}.`] : []),
    `This is version ${number}. ${summary}`,
  ].join(' ');

export const historyInEnglish: HistoryPhrases = {
  undone: (told) => steps('Taken back', told),
  redone: (told) => steps('Brought back', told),
  nothingToUndo: 'There is nothing to take back.',
  nothingToRedo:
    'There is nothing to bring back: only what was taken back last can be, as long as nothing was changed since.',
  restored: ({ number, words, summary }) =>
    `The timeline is as in version ${number} again (${words}). ${summary}`,
  asUploaded: ({ number, summary }) =>
    `The timeline is as it was uploaded again, before any edit (version ${number}). ${summary}`,
  alreadyThere: (number) => `Version ${number} is what is on the timeline now.`,
  noSuchVersion: (number, count) =>
    count === 0
      ? 'There are no versions yet: upload a video first.'
      : `There is no version ${number}: they go from 1 to ${count}. “Which versions are there?” lists them.`,
  noSuchChoice: (letter, offered) =>
    `There is no version ${letter} among the last pieces: take ${offered.join(' or ')}.`,
  noEditBefore: (words) =>
    `I find no edit of that kind (“${words}”) to go back before. “Which versions are there?” lists what was done.`,
  versions: (all) =>
    all.length === 0
      ? 'There are no versions yet: upload a video first.'
      : `${all.map(({ number, words, isCurrent }) => `${number}. ${words}${isCurrent ? ' (now)' : ''}`).join('; ')}. “Go back to version 1” takes any of them.`,
  uploaded: (name) => `${toldName(name)} uploaded`,
  quoted: (words) => `“${words}”`,
  choice: (letter, report, styleName) =>
    `Version ${letter}: “${report.title}”, ${styleName}, ${tempo(report)}, ${report.key}`,
  choices: ({ clips, labels, numbers, limited }) =>
    [
      `I wrote ${labels.length} pieces for ${list(clips.map(toldName))}.`,
      ...labels.map((label) => `${label}.`),
      ...(limited ? [`I write ${limited.fewest} to ${limited.most} at a time.`] : []),
      `A is on the timeline (version ${numbers[0]}); “use version B” takes another.`,
    ].join(' '),
  chosen: (label) => `On the timeline now: ${label}.`,
  alreadyChosen: (label) => `That is on the timeline already: ${label}.`,
  conformed: (before, after, told) => {
    const [was, is] = [tempo(before), tempo(after)];
    const lasts = told.length && before.durationSeconds !== after.durationSeconds;
    return [
      `“${after.title}” is fitted to the new cut: its theme and key (${after.key}) stay, at ${was === is ? `${is} as before` : `${is} (${was} before)`}.`,
      ...(lasts
        ? [
            `It lasts ${seconds(after.durationSeconds)} now (${seconds(before.durationSeconds)} before).`,
          ]
        : []),
      hitsInEnglish(after),
    ].join(' ');
  },
  fits: (title) => `“${title}” stays, and fits the picture as it is.`,
  revised: ({ report, fromSeconds, toSeconds, absentPlayers, unknownWords, beyond }) =>
    [
      `“${report.title}” is changed from ${clock(1000 * fromSeconds)} to ${clock(1000 * toSeconds)}; every other bar keeps its notes. ${hitsInEnglish(report)}`,
      ...(beyond.length > 0
        ? [
            `The ${list(beyond)} can be changed for the whole piece only: ask for that without a time.`,
          ]
        : []),
      ...(absentPlayers.length > 0
        ? [`There is no ${list(absentPlayers)} in it to make louder or softer.`]
        : []),
      ...(unknownWords.length > 0 ? [`I don't know ${quoted(unknownWords)}.`] : []),
    ].join(' '),
  noSuchSection: (name, sections) =>
    `The piece has no ${name}; its sections are ${list([...new Set(sections)])}. A time does as well: “from 0:10 to 0:20”.`,
  notOurs: (name) =>
    `“${name}” is a recording: what is played in it I cannot change, its volume, fades and length I can. “Replace the music with calm piano” writes a new piece.`,
  pieceTooOld: (title) =>
    `“${title}” was written by an earlier version and cannot be changed in part; “again” writes a new one.`,
};
