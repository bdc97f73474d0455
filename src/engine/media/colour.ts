/** How a picture's numbers stand for colours: ffmpeg's option values, null where it is not said. */
export interface Colour {
  range: 'tv' | 'pc' | null;
  matrix: string | null;
  primaries: string | null;
  transfer: string | null;
}

/** BT.709, which players take for granted from 720 lines on. */
export const BT709: Colour = {
  range: 'tv',
  matrix: 'bt709',
  primaries: 'bt709',
  transfer: 'bt709',
};

/** Names under which ffmpeg prints values, where it takes them as options; others are left out. */
const SAME = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, name]));
const MATRICES: Readonly<Record<string, string>> = {
  ...SAME('bt709', 'fcc', 'bt470bg', 'smpte170m', 'smpte240m'),
  ...{ bt2020nc: 'bt2020nc', bt2020c: 'bt2020c' },
};
/** As the scaler calls them, in every version; older ones take no other name for the same numbers. */
const SCALER_MATRICES: Readonly<Record<string, string>> = {
  bt709: 'bt709',
  fcc: 'fcc',
  bt470bg: 'bt470',
  smpte170m: 'smpte170m',
  smpte240m: 'smpte240m',
  bt2020nc: 'bt2020',
  bt2020c: 'bt2020',
};
const PRIMARIES: Readonly<Record<string, string>> = {
  ...SAME('bt709', 'bt470m', 'bt470bg', 'smpte170m', 'smpte240m', 'film', 'bt2020'),
  ...SAME('smpte428', 'smpte431', 'smpte432'),
};
const TRANSFERS: Readonly<Record<string, string>> = {
  ...SAME('bt709', 'smpte170m', 'smpte240m', 'linear', 'iec61966-2-1', 'iec61966-2-4'),
  ...SAME('bt2020-10', 'bt2020-12', 'smpte2084', 'arib-std-b67'),
  // These two are printed under their standards' names and taken under others.
  ...{ bt470m: 'gamma22', bt470bg: 'gamma28' },
};

const known = (table: Readonly<Record<string, string>>, name = ''): string | null =>
  Object.hasOwn(table, name) ? (table[name] ?? null) : null;

/**
 * Reads the notes in brackets after a pixel format: `tv`, `bt709`, `bt470bg/unknown/unknown`
 * (matrix, primaries, transfer; one name where all are alike).
 */
export function parseColour(notes: readonly string[]): Colour {
  const range = notes.find((note) => note === 'tv' || note === 'pc');
  const names =
    notes.find((note) => note.includes('/'))?.split('/') ??
    notes.filter((note) => [MATRICES, PRIMARIES, TRANSFERS].some((table) => known(table, note)));
  const [matrix, primaries = matrix, transfer = matrix] = names;
  return {
    range: range === 'tv' || range === 'pc' ? range : null,
    matrix: known(MATRICES, matrix),
    primaries: known(PRIMARIES, primaries),
    transfer: known(TRANSFERS, transfer),
  };
}

/** Arguments of an output that say how its colours are meant. */
export function colourArgs({ range, matrix, primaries, transfer }: Colour): string[] {
  return [
    ...(range ? ['-color_range', range] : []),
    ...(matrix ? ['-colorspace', matrix] : []),
    ...(primaries ? ['-color_primaries', primaries] : []),
    ...(transfer ? ['-color_trc', transfer] : []),
  ];
}

/**
 * The scaler's name for the matrix of a film of that many lines. What says nothing of its colours is
 * taken for BT.709 from 720 lines on.
 */
export function scalerMatrix({ matrix }: Pick<Colour, 'matrix'>, height: number): string {
  const untold = height >= 720 ? 'bt709' : 'smpte170m';
  return SCALER_MATRICES[matrix ?? untold] ?? untold;
}
