import type { PieceFileName } from '../protocol/index.js';
import type { PieceRequest } from './requests.js';

/** What is one file of a piece, or one of each kind in a folder. */
export type FileKind = Exclude<keyof PieceRequest, 'stems'>;

/** The options by which a command is asked for what there is of a piece. */
export type PieceOptions = Readonly<Record<keyof PieceRequest, string>>;

/** As `vmg generate` calls them. */
export const FILM_OPTIONS: PieceOptions = {
  stems: '--stems',
  midi: '--midi',
  markers: '--markers',
  report: '--report',
};

/** As `vmg report` calls them: there the page is the output. */
export const REPORT_OPTIONS: PieceOptions = { ...FILM_OPTIONS, report: '--output' };

interface Kind {
  /** What it is, for people. */
  what: string;
  /** What each ending of a name asks for; the first one of a content is its usual one. */
  endings: readonly (readonly [ending: string, name: PieceFileName])[];
}

export const KINDS: Readonly<Record<FileKind, Kind>> = {
  midi: {
    what: 'The score is a MIDI file',
    endings: [
      ['.mid', 'score.mid'],
      ['.midi', 'score.mid'],
    ],
  },
  markers: {
    what: 'Markers are JSON, OpenTimelineIO or an edit list',
    endings: [
      ['.json', 'markers.json'],
      ['.otio', 'markers.otio'],
      ['.edl', 'markers.edl'],
    ],
  },
  report: {
    what: 'The report is an HTML page',
    endings: [
      ['.html', 'report.html'],
      ['.htm', 'report.html'],
    ],
  },
};

/** In the order in which they are written. */
export const FILE_KINDS = ['midi', 'markers', 'report'] as const satisfies readonly FileKind[];
