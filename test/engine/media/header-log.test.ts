import { describe, expect, it } from 'vitest';
import { createHeaderLog } from '../../../src/engine/media/header-log.js';

const HEADER = ['Input #0, avi, from clip.avi:', '  Duration: 00:00:03.00', '  Stream #0:0: Video'];

describe('the log of a probe', () => {
  it('keeps the header and the last words, however much comes between and before', () => {
    const log = createHeaderLog();
    const complaints = (count: number) => Array.from({ length: count }, (_, i) => `bad ${i}`);
    for (const line of [
      ...complaints(1000),
      ...HEADER,
      'Stream mapping:',
      ...complaints(100_000),
    ]) {
      log.add(line);
    }
    log.add('partial file');
    const lines = log.lines();
    expect(lines.slice(0, 4)).toEqual([...HEADER, 'Stream mapping:']);
    expect(lines.at(-1)).toBe('partial file');
    expect(lines).toHaveLength(204);
  });

  it('stays bounded when the header has no end', () => {
    const log = createHeaderLog();
    for (let line = 0; line < 50_000; line++)
      log.add(line === 0 ? (HEADER[0] ?? '') : '    title : x');
    expect(log.lines().length).toBeLessThan(6000);
  });
});
