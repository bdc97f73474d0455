import { barStartsOf, secondsAt } from '../../music/index.js';
import type { Texts } from './texts.js';
import type { ReportPageInput } from './types.js';

type Named = readonly [seconds: number, name: string];

/** What the cursor says where it stands. */
export interface CursorTimes {
  seconds: number;
  bars: readonly Named[];
  chords: readonly Named[];
  sections: readonly Named[];
}

const milliseconds = (seconds: number): number => Math.round(1000 * seconds) / 1000;

export function cursorTimes({ score, report }: ReportPageInput, texts: Texts): CursorTimes {
  const at = (beat: number): number => milliseconds(secondsAt(score.tempoMap, beat));
  return {
    seconds: milliseconds(score.durationSeconds),
    bars: barStartsOf(score).map((beat, i) => [at(beat), texts.bar(i + 1)] as const),
    chords: score.chords.map(({ startBeat, symbol }) => [at(startBeat), symbol] as const),
    sections: report.sections.map(
      ({ startSeconds, name }) => [milliseconds(startSeconds), texts.section(name)] as const,
    ),
  };
}

/** Follows the pointer over the rows and says what is there; the page is whole without it. */
export const SCRIPT = `(function () {
  var rows = document.getElementById('lanes');
  var cursor = document.getElementById('cursor');
  var words = cursor.firstChild;
  var times = JSON.parse(document.getElementById('times').textContent);
  function nameAt(list, seconds) {
    for (var i = list.length - 1; i >= 0; i--) if (seconds >= list[i][0]) return list[i][1];
    return '';
  }
  function hide() { cursor.hidden = true; }
  function show(event) {
    var box = rows.getBoundingClientRect();
    var share = (event.clientX - box.left) / box.width;
    if (0 > share || share > 1) { hide(); return; }
    var seconds = share * times.seconds;
    var tenths = Math.round(10 * seconds);
    var rest = tenths % 600;
    var said = [Math.floor(tenths / 600) + ':' + (100 > rest ? '0' : '') + (rest / 10).toFixed(1)];
    [times.bars, times.chords, times.sections].forEach(function (list) {
      said.push(nameAt(list, seconds));
    });
    words.textContent = said.filter(Boolean).join(' \\u00b7 ');
    cursor.hidden = false;
    cursor.style.left = 100 * share + '%';
    cursor.className = share > 0.6 ? 'left' : '';
  }
  rows.addEventListener('pointermove', show);
  rows.addEventListener('pointerdown', show);
  rows.addEventListener('pointerleave', hide);
})();`;
