import stringWidth from 'string-width';

/** Text, or a sequence that moves the cursor, wipes or only changes looks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is obeyed
const PIECE = /\u001b\[([?\d;]*)([A-Za-z])|([\r\n])|([^\u001b\r\n])/gu;

/** The cells of a line; the second one of a wide sign is empty. */
type Line = string[];

/**
 * What a terminal of `columns` has drawn once it was sent `written`: its lines from the first on,
 * also those that have scrolled away. Throws at a sequence that it does not know.
 */
export function drawnLines(written: string, columns: number): string[] {
  const lines: Line[] = [[]];
  let row = 0;
  let column = 0;
  const line = (): Line => {
    lines[row] ??= [];
    return lines[row] ?? [];
  };
  const put = (sign: string): void => {
    const width = stringWidth(sign);
    if (column + width > columns) {
      row += 1;
      column = 0;
    }
    const cells = line();
    while (cells.length < column) cells.push(' ');
    cells.splice(column, width, sign, ...(width === 2 ? [''] : []));
    column += width;
  };
  const obey: Readonly<Record<string, (count: number) => void>> = {
    A: (count) => {
      row = Math.max(0, row - Math.max(1, count));
    },
    B: (count) => {
      row += Math.max(1, count);
    },
    C: (count) => {
      column = Math.min(columns - 1, column + Math.max(1, count));
    },
    D: (count) => {
      column = Math.max(0, column - Math.max(1, count));
    },
    G: (count) => {
      column = Math.max(1, count) - 1;
    },
    J: () => {
      line().splice(column);
      lines.splice(row + 1);
    },
    K: () => line().splice(column),
    h() {},
    l() {},
    m() {},
  };
  for (const [whole, count, name, move, sign] of written.matchAll(PIECE)) {
    if (sign !== undefined) put(sign);
    else if (move === '\r') column = 0;
    else if (move === '\n') row += 1;
    else {
      const act = obey[name ?? ''];
      if (act === undefined || (/[JK]/.test(name ?? '') && Number(count) > 0)) {
        throw new Error(`Not known: ${JSON.stringify(whole)}`);
      }
      act(Number(count));
    }
  }
  return Array.from(lines, (cells) => (cells ?? []).join('').trimEnd());
}
