import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventReader } from '../../src/client/event-stream.js';

const STREAM = [
  ': hello\n\n',
  'data: {"text":"日本語 🎵 é"}\n\n',
  'event: heartbeat\n\n',
  'event: heartbeat\ndata: {"alive":true}\n\n',
  'data:\n\n',
  'data: {"a":\r\ndata: 1}\r\n\r\n',
  'id: 7\nretry: 100\ndata: {"text":"“quoted”"}\n\n',
].join('');
const EVENTS = ['{"text":"日本語 🎵 é"}', '{"a":\n1}', '{"text":"“quoted”"}'];

function read(chunks: readonly Uint8Array[]): string[] {
  const reader = new EventReader();
  return [...chunks.flatMap((chunk) => reader.feed(chunk)), ...reader.end()];
}

describe('the event stream', () => {
  const bytes = new TextEncoder().encode(STREAM);

  it('is read alike wherever its bytes are cut in two', () => {
    for (let at = 0; at <= bytes.length; at++) {
      expect(read([bytes.subarray(0, at), bytes.subarray(at)]), `cut at ${at}`).toEqual(EVENTS);
    }
  });

  it('is read alike byte by byte', () => {
    expect(read([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(EVENTS);
  });

  it('is read alike in any number of pieces', () => {
    const cuts = fc.array(fc.nat({ max: bytes.length }), { maxLength: 20 });
    fc.assert(
      fc.property(cuts, (places) => {
        const sorted = [0, ...places.sort((a, b) => a - b), bytes.length];
        const chunks = sorted.slice(1).map((end, index) => bytes.subarray(sorted[index], end));
        expect(read(chunks)).toEqual(EVENTS);
      }),
      { seed: 5 },
    );
  });

  it('gives the last event even when the blank line after it is missing', () => {
    expect(read([new TextEncoder().encode('data: {"x":1}')])).toEqual(['{"x":1}']);
  });

  it('gives an event as soon as it is complete', () => {
    const reader = new EventReader();
    expect(reader.feed(new TextEncoder().encode('data: {"x":1}\n'))).toEqual([]);
    expect(reader.feed(new TextEncoder().encode('\n'))).toEqual(['{"x":1}']);
  });
});
