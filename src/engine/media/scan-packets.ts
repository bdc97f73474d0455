/** What the packets of one stream say about its times, in seconds on the container's scale. */
export interface StreamTimes {
  /** Packets that are shown. */
  packets: number;
  startSeconds: number;
  endSeconds: number;
  /** Mean of those intervals between frames that are like most of them. */
  interval: number;
  /** True when more than 1% of the intervals, and more than two, differ from the middle one. */
  variable: boolean;
  /** False when a packet has no presentation time of its own, or is skipped before the last one. */
  complete: boolean;
  /** Packets after the last one that is shown: what an edit list cuts off at the end. */
  hiddenAtEnd: number;
}

const UNKNOWN_TIME = '-9223372036854775808';
const DISCARDED = 0x4;

interface Packets {
  tick: number;
  starts: number[];
  ends: number[];
  timeMissing: boolean;
  /** Packets that are not shown: so far, and before the last one that is. */
  hidden: number;
  hiddenWithin: number;
}

/**
 * Reads the lines of ffmpeg's `framecrc` format, which lists every packet with its times:
 * `stream, dts, pts, duration, size, checksum[, F=flags]`, after `#tb stream: 1/12800`.
 */
export function createPacketScan(): {
  add(text: string): void;
  stream(index: number): StreamTimes | undefined;
  /** `video` or `audio`, by stream. */
  kind(index: number): string | undefined;
} {
  const streams = new Map<number, Packets>();
  const kinds = new Map<number, string>();
  let rest = '';

  const readHeader = (line: string): void => {
    const timeBase = /^#tb (\d+): (\d+)\/(\d+)/.exec(line);
    if (timeBase) {
      const tick = Number(timeBase[2]) / Number(timeBase[3]);
      streams.set(Number(timeBase[1]), {
        tick,
        starts: [],
        ends: [],
        timeMissing: false,
        hidden: 0,
        hiddenWithin: 0,
      });
    }
    const media = /^#media_type (\d+): (\w+)/.exec(line);
    if (media) kinds.set(Number(media[1]), media[2] ?? '');
  };

  const readPacket = (line: string): void => {
    const fields = line.split(',').map((field) => field.trim());
    const packets = streams.get(Number(fields[0]));
    if (!packets) return;
    const flags = fields.find((field) => field.startsWith('F=0x'));
    if (flags && (Number.parseInt(flags.slice(4), 16) & DISCARDED) !== 0) {
      packets.hidden++;
      return;
    }
    packets.hiddenWithin = packets.hidden;
    const hasTime = fields[2] !== UNKNOWN_TIME;
    if (!hasTime) packets.timeMissing = true;
    const start = Number(hasTime ? fields[2] : fields[1]) * packets.tick;
    packets.starts.push(start);
    packets.ends.push(start + Number(fields[3]) * packets.tick);
  };

  return {
    add(text) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line.startsWith('#')) readHeader(line);
        else if (line.length > 0) readPacket(line);
      }
    },
    stream: (index) => {
      const packets = streams.get(index);
      return packets && packets.starts.length > 0 ? timesOf(packets) : undefined;
    },
    kind: (index) => kinds.get(index),
  };
}

function timesOf(packets: Packets): StreamTimes {
  const { tick, starts, ends, timeMissing, hidden, hiddenWithin } = packets;
  // Packets come in decoding order; frames are shown in the order of their times.
  const order = Float64Array.from(starts).sort();
  const intervals = Array.from(order.subarray(1), (start, index) => start - (order[index] ?? 0));
  const medianInterval = Float64Array.from(intervals).sort()[intervals.length >> 1] ?? 0;
  // Times are rounded to ticks: two neighbours may be off by one tick each.
  const rounding = Math.min(2.01 * tick, 0.3 * medianInterval);
  const tolerance = Math.max(rounding, 0.02 * medianInterval);
  const regular = intervals.filter((value) => Math.abs(value - medianInterval) <= tolerance);
  const interval = regular.reduce((sum, value) => sum + value, 0) / Math.max(1, regular.length);
  const first = order[0] ?? 0;
  const last = order[order.length - 1] ?? 0;
  const end = ends.reduce((latest, value) => Math.max(latest, value), last);
  return {
    packets: starts.length,
    startSeconds: first,
    // Some containers give no durations: the last frame then stays as long as the others do.
    endSeconds: end > last ? end : last + interval,
    interval,
    variable: intervals.length - regular.length > Math.max(2, 0.01 * intervals.length),
    complete: !timeMissing && hiddenWithin === 0,
    hiddenAtEnd: hidden - hiddenWithin,
  };
}
