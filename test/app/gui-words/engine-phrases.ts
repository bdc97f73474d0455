import type { Phrases, PieceFacts } from '../../../src/engine/agent/phrases.js';
import { listStyles } from '../../../src/engine/music/index.js';

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

/** Everything that the engine's agent can say in one language. */
export function phrasesOf(phrases: Phrases): string[] {
  const { report } = facts;
  return [
    phrases.noVideo([]),
    phrases.noVideo(['photo.jpg']),
    phrases.greeting,
    phrases.piece(facts),
    phrases.piece({ ...facts, styleFromPicture: false, unknownWords: [], missingStyles: [] }),
    phrases.piece({ ...facts, unknownWords: [], absentPlayers: [], volume: 1 }),
    phrases.noMusicYet,
    phrases.volume('music', 0.5),
    phrases.volume('original', 0),
    phrases.loudest,
    phrases.removed,
    phrases.undone(SUMMARY),
    phrases.nothingToUndo,
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
