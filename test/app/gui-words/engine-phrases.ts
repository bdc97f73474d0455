import { NEXT_STEPS } from '../../../src/engine/agent/answers/edit-phrases.js';
import type { Phrases, PieceFacts } from '../../../src/engine/agent/phrases.js';
import { listStyles } from '../../../src/engine/music/index.js';
import type {
  Change,
  ChangedField,
  Operation,
  Refusal,
} from '../../../src/engine/timeline/index.js';

const hit = { cutSeconds: 1, accentSeconds: 1, beat: 4, downbeat: true, strength: 1 };

/** A piece about which there is everything to say. */
const facts: PieceFacts = {
  report: {
    version: '1.0.0',
    seed: 42,
    style: 'lo-fi',
    title: 'Open Harbour',
    tempoBpm: 83.049,
    key: 'A minor',
    bars: 13,
    durationSeconds: 30,
    instruments: ['Electric piano', 'Drag drums', 'Bass'],
    sections: [{ name: 'intro', startSeconds: 0, endSeconds: 10, bars: 4 }],
    hits: [hit, { ...hit, downbeat: false }],
    cuts: 3,
    loudness: { integratedLufs: -14, truePeakDbtp: -1.5 },
    metrics: {},
    timingsMs: {},
    unknownWords: ['blorp'],
  },
  clips: ['walk.mp4', 'click here.mov'],
  styleName: 'Lo-fi',
  styleFromPicture: true,
  missingStyles: ['synthwave', 'jazz'],
  unknownWords: ['export', 'timeline'],
  absentPlayers: ['saxophone'],
  keepsOwnSound: true,
  volume: 0.35,
};

const SUMMARY =
  'Timeline (3 tracks): 1. Video: city timelapse (0-10s) 2. BGM: Lo-fi (0-10s, 35%) 3. Title: "Urban Dreams" (0-3s)';

const FIELDS: readonly (readonly [ChangedField, string | number | null, string | number | null])[] =
  [
    ['length', 4000, 6000],
    ['start', 0, 2000],
    ['trim', 0, 3500],
    ['order', 2, 1],
    ['speed', 1, 2],
    ['volume', 100, 35],
    ['volume', 100, 0],
    ['fade-in', 0, 2000],
    ['fade-out', 2000, 0],
    ['transition', null, 'crossfade 700'],
    ['transition', 'slide 700', null],
    ['text', 'Walk', 'Open'],
    ['position', 'center', 'bottom-left'],
    ['size', 100, 150],
    ['colour', '#ffffff', '#ff0000'],
    ['enter', 'fade', 'slide-up'],
    ['leave', 'fade', 'none'],
    ['motion', 'still', 'zoom-in'],
    ['loop', 'off', 'on'],
    ['duck', 12, 6],
    ['media', 'open.mp4', 'click here.mov'],
    ['canvas', null, '9:16 blur'],
    ['split', null, 5000],
  ];

const OPERATIONS: readonly Operation[] = [
  { do: 'remove', target: { by: 'name', name: 'open.mp4' } },
  { do: 'split', target: null, at: { of: 'start', ms: 5000 } },
  {
    do: 'volume',
    of: { by: 'all', track: 'video' },
    change: { to: 0 },
    range: null,
  },
];

const REASONS: readonly Refusal['reason'][] = [
  'empty-timeline',
  'no-such-thing',
  'ambiguous',
  'no-such-upload',
  'wrong-kind',
  'outside',
  'too-short',
  'too-long',
  'only-one',
  'no-music',
  'no-beats',
  'nothing-to-change',
];

/** What is said of edits, done and refused. */
function editsIn(phrases: Phrases): string[] {
  const place = { track: 'video', name: 'click here.mov', startMs: 0, endMs: 4000 } as const;
  const changes: Change[] = [
    { kind: 'added', ...place },
    { kind: 'removed', ...place },
    ...FIELDS.map(
      ([field, before, after]): Change => ({
        kind: 'changed',
        ...place,
        field,
        before,
        after,
      }),
    ),
  ];
  return OPERATIONS.flatMap((operation) => [
    ...changes.map((change) => phrases.changed(operation, [change])),
    ...REASONS.flatMap((reason) => [
      phrases.refused(operation, { reason }),
      phrases.refused(operation, {
        reason,
        asked: 'open.mp4',
        choices: ['walk.mp4', 'click here.mov'],
        limitMs: 10_000,
      }),
      phrases.refused(operation, { reason, asked: '7', limitMs: 10_000 }),
    ]),
  ]).concat(
    phrases.filmLength(30_000, 12_000),
    phrases.cameIn(['open.mp4'], 4000, 9000),
    phrases.tookPlace(['open.mp4']),
    phrases.orBehind,
    phrases.notDrawn(['🎉']),
    phrases.unread(['open sesame']),
    phrases.clarify({ of: 'text' }),
    phrases.clarify({ of: 'time', doing: 'cut' }),
    phrases.clarify({ of: 'which', doing: 'cut', target: null }),
    phrases.clarify({ of: 'how-much', doing: 'cut' }),
    ...NEXT_STEPS.map((step) => phrases.nextSteps([step])),
  );
}

/** What is said of versions, and of pieces that were fitted or changed in part. */
function historyIn(phrases: Phrases): string[] {
  const { report } = facts;
  const steps = { messages: ['“export at noon”'], taken: 2, asked: 3, number: 2, summary: SUMMARY };
  const label = phrases.choice('A', report, 'Lo-fi');
  return [
    phrases.undone(steps),
    phrases.redone(steps),
    phrases.nothingToUndo,
    phrases.nothingToRedo,
    phrases.restored({ number: 2, words: phrases.uploaded('open.mp4'), summary: SUMMARY }),
    phrases.alreadyThere(2),
    phrases.noSuchVersion(9, 3),
    phrases.noSuchVersion(1, 0),
    phrases.noEditBefore('the title'),
    phrases.versions([{ number: 1, words: phrases.uploaded('open.mp4'), isCurrent: true }]),
    label,
    phrases.choices({
      clips: ['open.mp4'],
      labels: [label, label],
      numbers: [2, 3],
      limited: { fewest: 2, most: 5 },
    }),
    phrases.chosen(label),
    phrases.alreadyChosen(label),
    phrases.conformed(report, { ...report, durationSeconds: 12 }, { length: true }),
    phrases.fits(report.title),
    phrases.revised({
      report,
      fromSeconds: 8,
      toSeconds: 16,
      absentPlayers: ['saxophone'],
      unknownWords: ['export'],
      beyond: ['tempo', 'key', 'style'],
    }),
    phrases.noSuchSection('climax', ['intro', 'outro']),
    phrases.notOurs('open.mp3'),
    phrases.pieceTooOld(report.title),
    phrases.unknownOfSong('open.mp3'),
    phrases.loudness({
      music: { name: report.title, volume: 0.35, loudnessLufs: -14 },
      ownSound: 0,
    }),
    phrases.moment({
      ms: 10_000,
      pictures: ['open.mp4'],
      titles: ['Open'],
      sounds: [report.title],
      section: 'intro',
    }),
  ];
}

/** Everything that the engine's agent can say in one language. */
export function phrasesOf(phrases: Phrases): string[] {
  const { report } = facts;
  return [
    phrases.noVideo([]),
    phrases.noVideo(['photo.jpg']),
    phrases.greeting(false),
    phrases.greeting(true),
    phrases.piece(facts),
    phrases.piece({ ...facts, styleFromPicture: false, unknownWords: [], missingStyles: [] }),
    phrases.piece({ ...facts, unknownWords: [], absentPlayers: [], volume: 1 }),
    phrases.noMusicYet,
    phrases.loudest,
    phrases.removed(['Open Harbour']),
    ...editsIn(phrases),
    ...historyIn(phrases),
    phrases.timeline(SUMMARY),
    phrases.emptyTimeline,
    phrases.key(report),
    phrases.tempo(report),
    phrases.style('Cinematic epic'),
    phrases.seed(report),
    phrases.cuts(report),
    phrases.cuts({ ...report, hits: [] }),
    phrases.cuts({ ...report, hits: [], cuts: 0 }),
    phrases.instruments(report),
    phrases.length(30),
    phrases.abilities(listStyles().map(({ name }) => name)),
    phrases.unknownQuestion,
    phrases.noSuchClip('click here.mov'),
    phrases.alone('open.mp4'),
    ...Object.values(phrases.missing),
  ];
}
