const LATEST_KEPT = 200;
/** Chapters and their titles stand in the header too. */
const HEADER_KEPT = 5000;

/**
 * Keeps what matters of the log of a probe in bounded memory, however much a damaged file has
 * ffmpeg complain: the description of the input, and the last 200 of all other lines.
 */
export function createHeaderLog(): { add(line: string): void; lines(): string[] } {
  const header: string[] = [];
  const latest: string[] = [];
  let inHeader = false;
  return {
    add(line) {
      if (/^Input #0,/.test(line)) inHeader = true;
      const isEnd = inHeader && /^(Output #|Stream mapping:)/.test(line);
      if (isEnd) inHeader = false;
      if (isEnd || (inHeader && header.length < HEADER_KEPT)) header.push(line);
      else {
        latest.push(line);
        if (latest.length > LATEST_KEPT) latest.shift();
      }
    },
    lines: () => [...header, ...latest],
  };
}
