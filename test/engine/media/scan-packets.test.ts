import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPacketScan, type StreamTimes } from '../../../src/engine/media/scan-packets.js';

type Packet = [dts: number, pts: number | null, duration: number, flags?: string];

function scan(timeBase: string, packets: readonly Packet[], pieces = 7): StreamTimes | undefined {
  const lines = packets.map(([dts, pts, duration, flags]) => {
    const time = pts ?? '-9223372036854775808';
    return `0, ${dts}, ${time}, ${duration}, 100, 0xd7321264${flags ? `, F=0x${flags}` : ''}\n`;
  });
  const text = `#tb 0: ${timeBase}\n#media_type 0: video\n${lines.join('')}`;
  const packetScan = createPacketScan();
  for (let at = 0; at < text.length; at += pieces) packetScan.add(text.slice(at, at + pieces));
  return packetScan.stream(0);
}

describe('createPacketScan', () => {
  it('reads times in the order of showing, whatever the order of decoding', () => {
    const times = scan('1/25', [
      [-1, 1, 1],
      [0, 4, 1],
      [1, 2, 1],
      [2, 3, 1],
    ]);
    expect(times).toMatchObject({ packets: 4, startSeconds: 0.04, endSeconds: 0.2 });
    expect(times).toMatchObject({ interval: 0.04, variable: false, complete: true });
  });

  it('knows packets without a time of their own', () => {
    expect(
      scan('1/25', [
        [0, null, 1],
        [1, null, 1],
      ]),
    ).toMatchObject({ complete: false });
  });

  it('leaves out what an edit list hides at the end, and takes what it hides before amiss', () => {
    const hidden: Packet = [3, 3, 1, '4'];
    const shown: Packet[] = [
      [0, 0, 1],
      [1, 1, 1],
    ];
    expect(scan('1/10', [...shown, hidden])).toMatchObject({
      packets: 2,
      endSeconds: 0.2,
      complete: true,
      hiddenAtEnd: 1,
    });
    expect(scan('1/10', [[-1, -1, 1, '5'], ...shown])).toMatchObject({
      startSeconds: 0,
      complete: false,
      hiddenAtEnd: 0,
    });
  });

  it('gives the last frame the usual length where durations are missing', () => {
    expect(
      scan('1/10', [
        [0, 0, 0],
        [1, 1, 0],
        [2, 2, 0],
      ])?.endSeconds,
    ).toBeCloseTo(0.3);
  });

  it('does not take rounding to milliseconds for a variable rate', () => {
    fc.assert(
      fc.property(fc.constantFrom(24000 / 1001, 25, 30000 / 1001, 30, 50, 60), (rate) => {
        const packets = Array.from({ length: 120 }, (_, index): Packet => {
          const time = Math.round((index * 1000) / rate);
          return [time, time, Math.round(1000 / rate)];
        });
        const times = scan('1/1000', packets);
        expect(times?.variable).toBe(false);
        expect(1 / (times?.interval ?? 0)).toBeCloseTo(rate, 1);
      }),
    );
  });

  it('finds dropped frames to be a variable rate', () => {
    const packets = Array.from({ length: 90 }, (_, index): Packet => [index, index, 1]);
    const dropped = packets.filter((_, index) => index % 10 !== 3);
    expect(scan('1/30', dropped)).toMatchObject({ variable: true, packets: 81 });
  });

  it('reads the same however the text is cut', () => {
    const packets: Packet[] = [
      [0, 0, 512],
      [512, 1024, 512, '0'],
      [1024, 512, 512, '0'],
    ];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (pieces) => {
        expect(scan('1/12800', packets, pieces)).toEqual(scan('1/12800', packets, 10_000));
      }),
    );
  });
});
