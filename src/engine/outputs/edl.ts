import type { Markers } from './markers.js';
import {
  type FrameClock,
  frameAt,
  frameOfHour,
  isCountable,
  START_HOUR,
  timecode,
} from './timecode.js';

/** A title line has room for so many characters. */
const TITLE_LENGTH = 70;

/**
 * The clock of an edit list. Timecode has two digits for the frames, so a faster picture is counted by
 * every second one; and an editor's seconds have whole frames, so an odd rate gets the nearest of those.
 */
function countable(fps: FrameClock): FrameClock {
  let step = 1;
  while (fps.nominal / step > 60) step *= 2;
  const nominal = Math.round(fps.nominal / step);
  return {
    rate: isCountable(fps) ? fps.rate / step : nominal,
    nominal,
    dropFrame: fps.dropFrame,
  };
}

/** Names as an edit list can hold them: one line, and nothing that no editor shows. */
const plain = (name: string): string => name.replace(/\p{C}+/gu, ' ').trim();

/**
 * The markers as a CMX 3600 edit decision list: one event, the music from 01:00:00:00 on, with a
 * locator (`* LOC:`) for every section, cut and bar. Pictures of 29.97 and 59.94 frames a second
 * are counted in drop-frame timecode; those of an odd average rate in frames of the nearest whole one.
 */
export function writeEdl(markers: Markers): string {
  const clock = countable(markers.fps);
  const start = frameOfHour(clock, START_HOUR);
  const record = (seconds: number): string => timecode(clock, start + frameAt(clock, seconds));
  const length = frameAt(clock, markers.durationSeconds);
  const locators = [
    ...markers.sections.map(({ seconds, name }) => ({ seconds, colour: 'GREEN', name })),
    ...markers.cuts.map(({ seconds, cut, hit }) =>
      hit
        ? { seconds, colour: 'RED', name: `CUT ${cut} HIT` }
        : { seconds, colour: 'YELLOW', name: `CUT ${cut}` },
    ),
    ...markers.bars.map(({ seconds, bar }) => ({ seconds, colour: 'BLUE', name: `BAR ${bar}` })),
  ].sort((a, b) => a.seconds - b.seconds);
  const lines = [
    `TITLE: ${plain(markers.title).slice(0, TITLE_LENGTH)}`,
    `FCM: ${clock.dropFrame ? 'DROP FRAME' : 'NON-DROP FRAME'}`,
    '',
    `001  AX       AA    C        ${timecode(clock, 0)} ${timecode(clock, length)} ${timecode(clock, start)} ${timecode(clock, start + length)}`,
    `* FROM CLIP NAME: ${plain(markers.title)}`,
    ...locators.map(
      ({ seconds, colour, name }) => `* LOC: ${record(seconds)} ${colour.padEnd(7)} ${plain(name)}`,
    ),
  ];
  return `${lines.join('\r\n')}\r\n`;
}
