import type { VersionEntry } from '../protocol/index.js';
import type { Texts } from './texts.js';

/** What was said, where anything was, and what came of it. */
export interface Recalled {
  words: string | undefined;
  told: string;
}

const MOST_LINES = 6;

/**
 * A conversation as the versions tell of it. Several versions to choose from are one answer, and so
 * are uploads that came one after the other.
 */
export function recalled(versions: readonly VersionEntry[], { chat }: Texts): Recalled[] {
  const turns: { words: string | undefined; lines: string[] }[] = [];
  let before: VersionEntry | undefined;
  for (const version of versions) {
    const { upload, message, label, choices, changes } = version;
    const isOneMore =
      upload !== undefined
        ? before?.upload !== undefined
        : choices !== undefined && before?.choices === choices;
    const lines = label === undefined ? changes : [label];
    if (isOneMore) turns.at(-1)?.lines.push(...lines);
    else turns.push({ words: upload === undefined ? message : undefined, lines: [...lines] });
    before = version;
  }
  return turns.map(({ words, lines }) => ({
    words,
    told: firstOf(lines, MOST_LINES, chat.more).join('\n') || chat.unchanged,
  }));
}

/**
 * Of new versions, those that others led to than this message. An answer to a question is kept in
 * words that hold the question, too: where none has the words that were said, the last ones count.
 */
export function besides(versions: readonly VersionEntry[], said: string): VersionEntry[] {
  const written = versions.filter(({ upload }) => upload === undefined);
  const isThere = written.some(({ message }) => message === said);
  const words = isThere ? said : written.at(-1)?.message;
  return versions.filter(({ upload, message }) => upload !== undefined || message !== words);
}

/** The first of many lines; the last one of them says how many more there are. */
export function firstOf(
  lines: readonly string[],
  most: number,
  more: (count: number) => string,
): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most - 1), more(lines.length - most + 1)];
}
