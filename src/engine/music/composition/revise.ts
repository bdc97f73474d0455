import type { Analysis } from '../../analysis/types.js';
import { belongsTo } from '../brief/instruments.js';
import type { Revision } from '../brief/read-revision.js';
import { barStartsOf } from '../plan/bars.js';
import { timeDirections } from '../plan/directions.js';
import { type PlannedSection, planForm } from '../plan/form.js';
import { SILENCE } from '../plan/silence.js';
import { beatAt, secondsAt } from '../plan/tempo-map.js';
import type { Layer } from '../styles/style.js';
import type { Brief, Dynamics, Score, Section } from '../types.js';
import { type BeatSpan, cuesOf } from './cues.js';
import { equipForDrops } from './drop.js';
import { chooseGrooves } from './drums.js';
import { hireEnsemble, onlyThese, withGuest, withKin } from './ensemble.js';
import { writeMelody } from './melody.js';
import type { Piece, StagedLayer } from './piece.js';
import { pieceOfScore } from './read-score.js';
import { reshape } from './reshape.js';
import { restPlayers } from './rests.js';
import { spliceParts } from './splice-parts.js';
import { stageLayers } from './stage.js';
import { openAs } from './theme.js';
import { writeParts } from './write-parts.js';

/** A piece that was changed in one stretch, and the whole bars that the stretch became. */
export interface Revised {
  score: Score;
  fromSeconds: number;
  toSeconds: number;
  /** Bars of the score, counted from 0; `toBar` is the one after. */
  fromBar: number;
  toBar: number;
  /** Instruments that were to be changed or added, and that nobody plays there. */
  absent: readonly string[];
}

/** A stretch that reaches this little into a bar does not take it along, in beats. */
const SLACK = 0.3;

/**
 * Changes one stretch of a piece as words ask, widened to whole bars. Tempo, bars, hits, chords, key
 * and every note, level and swell of the bars outside of it stay as they are; inside, the piece's own
 * players play on the same plan as they are asked to. Where only some players are asked for, the
 * others play what they played. Throws a RangeError for a stretch outside of the piece.
 *
 * @param brief What the piece was written to.
 */
export function reviseScore(
  base: Score,
  analysis: Analysis,
  brief: Brief,
  revision: Revision,
  { fromSeconds, toSeconds }: { fromSeconds: number; toSeconds: number },
): Revised {
  const stretch = wholeBars(base, fromSeconds, toSeconds);
  const cast = castOf(base, revision, stretch);
  const { piece, layers, singing } = standing(base, analysis, brief);
  const band = revision.shape === 'silence' ? [] : staff(layers, cast, stretch);
  const sections = reshape(piece.sections, stretch, revision);
  const { tune } = writeMelody(piece, singing, base.theme?.sung);
  const grooves = chooseGrooves(piece.style, sections, piece.random.fork('grooves'));
  const played = band.length > 0 ? writeParts({ ...piece, sections, grooves }, band, tune) : [];
  const parts = spliceParts(base, played, band, revision, stretch);
  const plays = (family: string): boolean =>
    parts.some(
      (part) =>
        belongsTo(family, part.role, part.instrument) &&
        part.notes.some(({ startBeat }) => startBeat >= stretch.from && startBeat < stretch.to),
    );
  const starts = barStartsOf(base);
  const toBar = starts.findIndex((beat) => beat >= stretch.to - 1e-6);
  return {
    score: {
      ...base,
      sections: splitSections(base.sections, sections, stretch),
      hits: base.hits.filter(
        ({ beat }) =>
          revision.shape !== 'silence' || beat < stretch.from - 1e-6 || beat >= stretch.to - 1e-6,
      ),
      parts,
      ...(base.dynamics ? { dynamics: levelled(base.dynamics, revision, stretch) } : {}),
      revisions: [
        ...(base.revisions ?? []),
        { startBeat: stretch.from, endBeat: stretch.to, revision },
      ],
    },
    fromSeconds: secondsAt(base.tempoMap, stretch.from),
    toSeconds: Math.min(base.durationSeconds, secondsAt(base.tempoMap, stretch.to)),
    fromBar: starts.findIndex((beat) => beat >= stretch.from - 1e-6),
    toBar: toBar < 0 ? starts.length : toBar,
    absent: [
      ...[...revision.wanted, ...revision.only].filter((family) => !plays(family)),
      ...revision.levels.filter(({ family }) => !plays(family)).map(({ name }) => name),
    ],
  };
}

/** The whole bars that a stretch of seconds touches. */
function wholeBars(base: Score, fromSeconds: number, toSeconds: number): BeatSpan {
  const starts = barStartsOf(base);
  const endBeat = base.tempoMap.points.at(-1)?.beat ?? 0;
  if (!(fromSeconds < base.durationSeconds && toSeconds > Math.max(0, fromSeconds)))
    throw new RangeError('The stretch lies outside of the piece');
  const first = beatAt(base.tempoMap, Math.max(0, fromSeconds));
  const last = beatAt(base.tempoMap, Math.min(base.durationSeconds, toSeconds));
  const from = starts.findLast((beat) => beat <= first + SLACK) ?? 0;
  const to = starts.find((beat) => beat >= last - SLACK && beat > from) ?? endBeat;
  return { from, to };
}

/** The piece as it stands: its plan, its players as the words stage them, where its tune lies. */
function standing(
  base: Score,
  analysis: Analysis,
  brief: Brief,
): { piece: Piece; layers: StagedLayer[]; singing: readonly [number, number] } {
  const read = pieceOfScore(base, brief);
  const { random, timeline, style } = read;
  const directions = timeDirections(brief, analysis);
  const cues = cuesOf(directions, timeline);
  const called = [...new Set(cues.calls.map(({ instrument }) => instrument))];
  const hired = hireEnsemble(style, brief, random.fork('ensemble'), called);
  const band = equipForDrops(hired, style, brief, cues.drops);
  const layers = stageLayers(band, cues, timeline.endBeat);
  const lead = layers.find(({ plays }) => plays.kind === 'melody' && (plays.octaves ?? 0) === 0);
  // Which large part a bar belongs to is not in the score: the form has it.
  const form = planForm(analysis, timeline, brief.intensity, {
    random: random.fork('form'),
    directions,
  });
  const letterAt = (beat: number): PlannedSection['letter'] =>
    form.findLast(({ startBeat }) => startBeat <= beat + 1e-6)?.letter ?? 'A';
  const lettered = read.sections.map((section) => ({
    ...section,
    letter: letterAt(section.startBeat),
  }));
  const sections = restPlayers(
    base.theme ? openAs(lettered, base.theme, lead) : lettered,
    layers,
    called,
    random.fork('rests'),
  );
  return {
    piece: { ...read, sections, cues: { ...cues, fadesOut: read.cues.fadesOut } },
    layers,
    singing: lead?.range ?? [60, 84],
  };
}

type Cast = Pick<Revision, 'without' | 'only' | 'wanted'>;

/** Who is asked for, or not, in a stretch: now, and when some of it was changed before. */
function castOf({ revisions = [] }: Score, revision: Revision, { from, to }: BeatSpan): Cast {
  const before = revisions
    .filter(({ startBeat, endBeat }) => startBeat < to - 1e-6 && endBeat > from + 1e-6)
    .map((earlier) => earlier.revision);
  const all = [...before, revision];
  return {
    without: all
      .flatMap(({ without }) => without)
      .filter((name) => !revision.wanted.includes(name)),
    only: all.findLast(({ only }) => only.length > 0)?.only ?? [],
    wanted: all.flatMap(({ wanted }) => wanted).filter((name) => !revision.without.includes(name)),
  };
}

/** Who plays in the stretch. */
function staff(
  layers: readonly StagedLayer[],
  { without, only, wanted }: Cast,
  stretch: BeatSpan,
): StagedLayer[] {
  let band: Layer[] = [...layers];
  for (const family of wanted) band = withGuest(band, family);
  if (only.length > 0) band = onlyThese(band, only);
  const called = (layer: Layer): boolean =>
    [...wanted, ...only].some((family) => belongsTo(family, layer.role, layer.instrument));
  const out = withKin(band, without, [...wanted, ...only]);
  const excluded = (layer: Layer): boolean =>
    out.some((family) => belongsTo(family, layer.role, layer.instrument)) && !called(layer);
  const ids = new Map<string, number>();
  return band
    .filter((layer) => !excluded(layer))
    .map((layer) => {
      const count = (ids.get(layer.id) ?? 0) + 1;
      ids.set(layer.id, count);
      const named = count === 1 ? layer : { ...layer, id: `${layer.id}-${count}` };
      const { away, ...free }: StagedLayer = named;
      if (!called(layer) || away === undefined) return named;
      // Who is asked for here is here, wherever else he is away.
      return {
        ...free,
        away: away.filter(({ from, to }) => to <= stretch.from || from >= stretch.to),
      };
    });
}

/** How loud the whole is meant to be follows who plays: decibels. */
const FEWER_DB = -2;
const MORE_DB = 1;

function levelled(dynamics: Dynamics, revision: Revision, stretch: BeatSpan): Dynamics {
  const { levelDb, without, only, wanted } = revision;
  const change =
    levelDb + (without.length + only.length > 0 ? FEWER_DB : 0) + (wanted.length > 0 ? MORE_DB : 0);
  return {
    ...dynamics,
    bars: dynamics.bars.map((bar) =>
      bar.startBeat >= stretch.from - 1e-6 && bar.startBeat < stretch.to - 1e-6
        ? { ...bar, levelDb: bar.levelDb + change }
        : bar,
    ),
  };
}

/** The base's sections outside of the stretch, the new ones inside. */
function splitSections(
  base: readonly Section[],
  revised: readonly PlannedSection[],
  { from, to }: BeatSpan,
): Section[] {
  const outside = base.flatMap((section) => [
    { ...section, endBeat: Math.min(section.endBeat, from) },
    { ...section, startBeat: Math.max(section.startBeat, to) },
  ]);
  const end = base.findLast(({ name }) => name === 'outro')?.endBeat ?? to;
  const within = revised
    .filter(({ startBeat }) => startBeat >= from - 1e-6 && startBeat < to - 1e-6)
    .map(({ name, startBeat, endBeat, intensity }) => ({
      name,
      startBeat,
      endBeat: Math.min(endBeat, Math.max(end, startBeat)),
      intensity,
    }));
  const tail = base.filter(({ name, startBeat }) => name === SILENCE && startBeat >= end - 1e-6);
  return [
    ...outside.filter(
      ({ startBeat, endBeat }) => endBeat > startBeat + 1e-6 && startBeat < end - 1e-6,
    ),
    ...within,
    ...tail,
  ].sort((a, b) => a.startBeat - b.startBeat);
}
