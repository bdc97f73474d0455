import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  composeScore,
  measureScore,
  parseBrief,
  secondsAt,
} from '../../../../src/engine/music/index.js';
import { STYLE_BANDS } from '../../../../src/engine/music/metrics/style-bands.js';
import { reportPage } from '../../../../src/engine/outputs/report-page/index.js';
import { escapeText } from '../../../../src/engine/outputs/report-page/markup.js';
import { SCRIPT } from '../../../../src/engine/outputs/report-page/script.js';
import type { ReportPageInput } from '../../../../src/engine/outputs/report-page/types.js';
import { reviewPiece } from '../../../../src/engine/review/index.js';
import type { StereoSound } from '../../../../src/engine/sound/types.js';
import { describeScore } from '../../../../src/engine/workers/report.js';
import { clipAnalysis } from '../../music/clips.js';
import { struckSound } from '../../review/struck.js';
import { byId, findAll, ofClass, type PageElement, parsePage, textOf } from './page-tree.js';

interface Wanted {
  seconds: number;
  style?: string;
  every?: number;
  title?: string;
  words?: string;
  language?: 'en' | 'zh';
}

/** So long, of few samples, and never quiet. */
function rough(seconds: number): StereoSound {
  const left = Float32Array.from(
    { length: 4000 * seconds },
    (_, i) => ((i * 7919) % 4001) / 4001 - 0.5,
  );
  return { sampleRate: 4000, left, right: left };
}

/** A composed piece whose sound is a stroke on each hit but the last one. */
function pieceOf({
  seconds,
  style = 'lo-fi',
  every = 2.6,
  title,
  words,
  language,
}: Wanted): ReportPageInput {
  const analysis = {
    ...clipAnalysis({ seconds, every, energy: [0.1, 0.5, 1, 0.4], seed: 5 }),
    speech: [{ startSeconds: 0.25 * seconds, endSeconds: 0.375 * seconds }],
  };
  const composed = composeScore(parseBrief(style, analysis, { seed: 8 }), analysis);
  const score = { ...composed, title: title ?? composed.title };
  const strokes = score.hits.slice(0, -1).map((hit) => ({ seconds: hit.cutSeconds, loud: 0.3 }));
  const review = reviewPiece(
    score,
    analysis,
    seconds > 60 ? rough(seconds) : struckSound(seconds, strokes),
  );
  const report = describeScore(score, {
    version: '1.2.3',
    cuts: analysis.cuts.length,
    frameRate: analysis.frameRate,
    loudness: { integratedLufs: -13.96, truePeakDbtp: -1.23, rangeLu: 4 },
    measured: review.measured,
    metrics: measureScore(score),
    timingsMs: { composing: 31, recording: 2400 },
    unknownWords: [],
  });
  return {
    score,
    analysis,
    report,
    review,
    language: language ?? 'en',
    words: words ?? 'rainy lo-fi',
  };
}

const piece = pieceOf({ seconds: 30 });
const page = parsePage(reportPage(piece));
const duration = piece.score.durationSeconds;

/** A place on the page as a time. */
const seconds = (element: PageElement, attribute = 'x'): number =>
  (Number.parseFloat(element.attributes.get(attribute) ?? 'NaN') / 100) * duration;
const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.001;
/** The times at which the subpaths of a path begin. */
const begins = (element: PageElement): number[] =>
  [...(element.attributes.get('d') ?? '').matchAll(/M([\d.]+)/g)].map(([, x]) => Number(x));

describe('the report page', () => {
  it('shows every section from where it begins to where it ends', () => {
    const shown = ofClass(byId(page, 'sections'), 'section');
    expect(shown).toHaveLength(piece.report.sections.length);
    piece.report.sections.forEach((section, i) => {
      const band = shown[i];
      if (band === undefined) throw new Error('missing');
      expect(near(seconds(band), section.startSeconds)).toBe(true);
      expect(near(seconds(band, 'width'), section.endSeconds - section.startSeconds)).toBe(true);
      expect(textOf(band)).toContain(section.name);
    });
  });

  it('shows every cut at its time, and whether its accent is heard', () => {
    const shown = ofClass(byId(page, 'cuts'), 'cut');
    expect(shown).toHaveLength(piece.analysis.cuts.length);
    expect(
      shown.every((mark, i) =>
        near(seconds(mark, 'cx'), piece.analysis.cuts[i]?.timeSeconds ?? -1),
      ),
    ).toBe(true);
    const marked = (name: string): number => ofClass(byId(page, 'cuts'), name).length;
    expect(marked('heard')).toBe(piece.review.measured.hitsHeard);
    expect(marked('unheard')).toBe(1);
    const threads = ofClass(page, 'threads').flatMap((drawing) =>
      findAll(drawing, ({ name }) => name === 'path').flatMap(begins),
    );
    expect(threads).toEqual(piece.score.hits.map((hit) => expect.closeTo(hit.cutSeconds, 3)));
  });

  it('puts the barlines where the bars begin', () => {
    const [lines] = ofClass(byId(page, 'cuts'), 'bars');
    const starts = (piece.score.barStarts ?? []).map((beat) =>
      secondsAt(piece.score.tempoMap, beat),
    );
    expect(lines === undefined ? [] : begins(lines)).toEqual(
      starts.map((start) => expect.closeTo(start, 2)),
    );
  });

  it('shows chords and speech at their times, and each part in the bars in which it sounds', () => {
    const chords = ofClass(byId(page, 'chords'), 'chord');
    expect(chords.map((block) => seconds(block))).toEqual(
      piece.score.chords.map(({ startBeat }) =>
        expect.closeTo(secondsAt(piece.score.tempoMap, startBeat), 2),
      ),
    );
    const [speech] = ofClass(byId(page, 'speech'), 'speech');
    expect(speech && seconds(speech)).toBeCloseTo(7.5, 3);
    const starts = (piece.score.barStarts ?? []).map((beat) =>
      secondsAt(piece.score.tempoMap, beat),
    );
    for (const part of piece.score.parts) {
      const [row] = findAll(page, ({ attributes }) => attributes.get('data-part') === part.id);
      const bars = row ? findAll(row, ({ name }) => name === 'path').flatMap(begins) : [];
      for (const note of part.notes) {
        const at = secondsAt(piece.score.tempoMap, note.startBeat);
        const bar = starts.findLast((start) => start <= at + 1e-3) ?? 0;
        expect(bars.some((start) => near(start, bar))).toBe(true);
      }
      expect(bars.length).toBeLessThanOrEqual(starts.length);
    }
  });

  it('says the same figures as the report', () => {
    const { measured } = piece.review;
    const tiles = ofClass(page, 'value').map(textOf);
    expect(tiles[0]).toBe(`${measured.hitsHeard} / ${measured.hits}`);
    expect(tiles[3]).toBe(measured.energyCorrelation?.toFixed(2).replace('-', '−'));
    expect(tiles.slice(4, 6)).toEqual(['−14.0 LUFS', '−1.2 dBTP']);
    const rows = findAll(byId(page, 'score'), ({ name }) => name === 'tr').slice(1);
    const shown = ['pce', 'sc', 'h1', 'h4', 'groove', 'ebr', 'polyphony', 'onsetsPerBar'];
    expect(
      rows.map((row) => Number(textOf(findAll(row, ({ name }) => name === 'td')[0] ?? row))),
    ).toEqual(shown.map((name) => expect.closeTo(piece.report.metrics[name] ?? -1, 2)));
    const said = textOf(page);
    for (const word of ['1.2.3', String(piece.report.seed), 'rainy lo-fi', piece.report.title]) {
      expect(said).toContain(word);
    }
  });

  it('puts the style’s own band beside each figure', () => {
    const jazz = pieceOf({ seconds: 8, style: 'jazz' });
    const first = textOf(byId(parsePage(reportPage(jazz)), 'score'));
    expect(first).toContain(STYLE_BANDS.jazz?.pce?.map((end) => end.toFixed(2)).join('–'));
    expect(textOf(byId(page, 'score'))).toContain('2.57–3.29');
  });

  it('lists every cut with its offset in milliseconds and in frames', () => {
    const rows = findAll(byId(page, 'hits'), ({ name }) => name === 'tr').slice(1);
    expect(rows).toHaveLength(piece.review.cuts.length);
    piece.review.cuts.forEach((cut, i) => {
      const [time, , , , place, , off, frames] = findAll(
        rows[i] ?? page,
        ({ name }) => name === 'td',
      ).map(textOf);
      expect(time).toBe(`0:${cut.timeSeconds.toFixed(3).padStart(6, '0')}`);
      if (cut.hit === null) return;
      expect(place).toContain(' : ');
      const late = cut.hit.heardSeconds - cut.timeSeconds;
      expect(Number(off?.replace('−', '-'))).toBeCloseTo(1000 * late, 0);
      expect(Number(frames?.replace('−', '-'))).toBeCloseTo(30 * late, 1);
    });
  });

  it('asks nothing of any network and has no element without a name for who cannot see it', () => {
    const text = reportPage(piece);
    expect(text).not.toMatch(/\b(?:src|href)=|url\(|@import|https?:/);
    const drawings = findAll(page, ({ attributes }) => attributes.get('role') === 'img');
    expect(drawings.length).toBeGreaterThan(8);
    expect(drawings.filter(({ attributes }) => !attributes.get('aria-label'))).toEqual([]);
    const cells = findAll(page, ({ name }) => name === 'th');
    expect(cells.filter(({ attributes }) => !attributes.has('scope'))).toEqual([]);
  });

  it('writes whatever a title or a prompt holds as text', () => {
    const evil = `</script><script>alert("1")</script> & 'x' <!-- \u0000`;
    const text = reportPage(pieceOf({ seconds: 6, title: evil, words: evil }));
    const read = parsePage(text);
    const scripts = findAll(read, ({ name }) => name === 'script');
    expect(scripts).toHaveLength(2);
    expect(JSON.parse(textOf(byId(read, 'times')))).toMatchObject({ seconds: 6 });
    expect(textOf(findAll(read, ({ name }) => name === 'h1')[0] ?? read)).toBe(
      evil.replace('\u0000', ''),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => !/[<>"']/.test(escapeText(text))),
    );
  });

  it('speaks Chinese where the session does, and leaves out what there is nothing of', () => {
    const chinese = pieceOf({ seconds: 6, every: 0, language: 'zh', words: '' });
    const { speech: _, ...silent } = chinese.analysis;
    const read = parsePage(reportPage({ ...chinese, analysis: silent }));
    const said = textOf(read);
    expect(said).toContain('画面里没有找到剪辑点');
    expect(said).toContain('没有需要重音的剪辑点');
    expect(said).not.toMatch(/undefined|NaN|null/);
    expect(findAll(read, ({ name }) => name === 'blockquote')).toEqual([]);
    expect(() => byId(read, 'speech')).toThrow();
  });

  it('tells the time beneath the pointer, to the tenth', () => {
    const at = (seconds: number): string | undefined => {
      const listeners: Record<string, (event: { clientX: number }) => void> = {};
      const cursor = { firstChild: { textContent: '' }, style: {}, hidden: true, className: '' };
      const lanes = {
        getBoundingClientRect: () => ({ left: 0, width: 3600 }),
        addEventListener: (type: string, listener: (event: { clientX: number }) => void) => {
          listeners[type] = listener;
        },
      };
      const times = { textContent: '{"seconds":3600,"bars":[],"chords":[],"sections":[]}' };
      const byName: Record<string, object> = { lanes, cursor, times };
      new Function('document', SCRIPT)({ getElementById: (id: string) => byName[id] });
      listeners.pointermove?.({ clientX: seconds });
      return cursor.firstChild.textContent;
    };
    expect([0, 9.94, 59.94, 59.96, 600.25, 3600].map(at)).toEqual([
      '0:00.0',
      '0:09.9',
      '0:59.9',
      '1:00.0',
      '10:00.3',
      '60:00.0',
    ]);
  });

  it('stays below 400 kB for ten minutes with 400 cuts, the same bytes each time', () => {
    const long = pieceOf({ seconds: 600, every: 1.5, style: 'jazz' });
    const text = reportPage(long);
    expect(long.analysis.cuts.length).toBeGreaterThan(350);
    expect(Buffer.byteLength(text)).toBeLessThan(400_000);
    expect(reportPage(long)).toBe(text);
    parsePage(text);
  });
});
