import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventReader } from '../../src/client/event-stream.js';

const STREAM = [
  ': hello\n\n',
  'data: {"text":"日本語 🎵 é"}\n\n',
  'event: heartbeat\n\n',
  'event: heartbeat\ndata: {"alive":true}\n\n',
  'data:\n\n',
  'data: {"a":\ndata: 1}\n\n',
  'event: error\ndata: {"error":"no"}\n\n',
  'no field at all\nid: 7\nretry: soon\ndata: {"text":"“quoted”"}\n\n',
].join('');
const EVENTS = ['{"text":"日本語 🎵 é"}', '{"a":\n1}', '{"error":"no"}', '{"text":"“quoted”"}'];

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(chunks: readonly Uint8Array[], longest?: number): string[] {
  const reader = new EventReader(longest);
  return [...chunks.flatMap((chunk) => reader.feed(chunk)), ...reader.end()].map(
    ({ data }) => data,
  );
}

/** Cuts `bytes` at `places`. */
function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places].sort((a, b) => a - b);
  return [0, ...ends].map((start, index) => bytes.subarray(start, ends[index]));
}

describe.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['CR', '\r'],
])('the event stream with %s line ends', (_name, lineEnd) => {
  const bytes = bytesOf(STREAM.replaceAll('\n', lineEnd));

  it('is read alike wherever its bytes are cut in two', () => {
    for (let at = 0; at <= bytes.length; at++) {
      expect(read(cut(bytes, [at])), `cut at ${at}`).toEqual(EVENTS);
    }
  });

  it('is read alike byte by byte', () => {
    expect(read([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(EVENTS);
  });
});

describe('the event stream', () => {
  it('is read alike in any number of pieces, whatever is in it', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    const block = fc.oneof(
      text.map((words) => `data: ${JSON.stringify({ words })}\n\n`),
      text.map((words) => `: ${words.replace(/[\r\n]/g, '')}\n\n`),
      fc.constantFrom('event: heartbeat\n\n', 'data:\n\n', '\n', 'event: heartbeat\r\n\r\n'),
      fc.constantFrom('data: {"a":\r\ndata: 1}\r\n\r\n', 'data: {"b":2}\r\r'),
    );
    const cuts = fc.array(fc.nat(2_000), { maxLength: 20 });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), cuts, (blocks, places) => {
        const bytes = bytesOf(blocks.join(''));
        const inside = places.map((place) => place % (bytes.length + 1));
        expect(read(cut(bytes, inside))).toEqual(read([bytes]));
      }),
      { seed: 5 },
    );
  });

  it('may begin with a byte order mark', () => {
    const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, ...bytesOf('data: {"x":1}\n\n'));
    for (const at of [0, 1, 2, 3, 4]) expect(read(cut(bytes, [at]))).toEqual(['{"x":1}']);
  });

  it('tells the names of events', () => {
    const reader = new EventReader();
    expect(reader.feed(bytesOf('event: error\ndata: no\n\ndata: {}\n\n'))).toEqual([
      { name: 'error', data: 'no' },
      { name: undefined, data: '{}' },
    ]);
  });

  it('gives the last event even when the blank line after it is missing', () => {
    expect(read([bytesOf('data: {"x":1}')])).toEqual(['{"x":1}']);
    expect(read([bytesOf('data: {"x":1}\r')])).toEqual(['{"x":1}']);
  });

  it('gives an event as soon as it is complete', () => {
    const reader = new EventReader();
    expect(reader.feed(bytesOf('data: {"x":1}\n'))).toEqual([]);
    expect(reader.feed(bytesOf('\n'))).toHaveLength(1);
  });

  it('survives bytes that are no text', () => {
    const garbage = Uint8Array.of(0xff, 0xfe, 0x00, 0xc3, 0x28, 0x0a, 0x0a);
    expect(read([garbage, bytesOf('data: {"x":1}\n\n')])).toEqual(['{"x":1}']);
  });

  it('reads an event of megabytes that comes in thousands of pieces', () => {
    const huge = `data: ${'x'.repeat(8_000_000)}\n\n`;
    const bytes = bytesOf(`${huge}data: next\n\n`);
    const pieces = Array.from({ length: 2_000 }, (_, index) => (index + 1) * 4_001);
    const [first, second, ...others] = read(cut(bytes, pieces));
    expect([first?.length, second, others]).toEqual([8_000_000, 'next', []]);
  });

  it.each([
    ['in one line', `data: ${'x'.repeat(500)}`, '\n\n'],
    ['in many lines', 'data: xxxxxxxxxxxxxxxxxxxxxxxxxxxx\n'.repeat(20), '\n'],
    ['with other line ends', `data: ${'x'.repeat(500)}`, '\r\n\r\n'],
  ])('passes over an event that no memory should hold: %s', (_name, event, end) => {
    const bytes = bytesOf(`data: before\n\n${event}${end}data: after\n\ndata: last\n\n`);
    for (let at = 0; at <= bytes.length; at++) {
      const told = read(cut(bytes, [at]), 100);
      expect(told, `cut at ${at}`).toEqual(['before', 'after', 'last']);
    }
    expect(
      read(
        [...bytes].map((byte) => Uint8Array.of(byte)),
        100,
      ),
    ).toEqual(['before', 'after', 'last']);
  });

  it('tells an event that is coming in from the signs of life', () => {
    const reader = new EventReader();
    const receiving = (text: string): boolean => {
      reader.feed(bytesOf(text));
      return reader.receiving;
    };
    expect(receiving(': a long comment')).toBe(false);
    expect(receiving(' goes on')).toBe(false);
    expect(receiving('\n\nevent: heart')).toBe(false);
    expect(receiving('beat\n\nda')).toBe(false);
    expect(receiving('ta:')).toBe(false);
    expect(receiving(' ')).toBe(false);
    expect(receiving('{"text"')).toBe(true);
    expect(receiving(':"…')).toBe(true);
    expect(receiving('"}\n\n')).toBe(false);
  });
});
