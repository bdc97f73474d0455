import type { IncomingMessage } from 'node:http';

export interface PartHead {
  field: string;
  /** Undefined for a part that is no file. */
  fileName: string | undefined;
  contentType: string;
}

/** Takes the bytes of one part. */
export interface PartSink {
  write(bytes: Buffer): Promise<void> | void;
  end(): Promise<void> | void;
}

const HEAD_END = Buffer.from('\r\n\r\n');
const MAX_HEAD_BYTES = 64 * 1024;

function readHead(head: string): PartHead {
  return {
    field: / name="([^"]*)"/.exec(head)?.[1] ?? '',
    fileName: /filename="([^"]*)"/.exec(head)?.[1],
    contentType: /content-type: ([^\r]*)/i.exec(head)?.[1] ?? '',
  };
}

/**
 * Reads a multipart body part by part, with no more than a chunk of it in memory; the number of
 * its bytes. @throws Error when it is no multipart body or has no end
 */
export async function readMultipart(
  request: IncomingMessage,
  open: (head: PartHead) => PartSink,
): Promise<number> {
  const type = request.headers['content-type'] ?? '';
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (boundary === undefined) throw new Error('The multipart body has no boundary');
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first boundary has no line before it.
  let rest: Buffer = Buffer.from('\r\n');
  let total = 0;
  const reading: { place: 'before' | 'boundary' | 'head' | 'body' | 'after' } = { place: 'before' };
  let sink: PartSink | undefined;

  const step = async (): Promise<boolean> => {
    if (reading.place === 'before' || reading.place === 'body') {
      const at = rest.indexOf(delimiter);
      const ready = at === -1 ? Math.max(0, rest.length - delimiter.length + 1) : at;
      if (ready > 0) await sink?.write(rest.subarray(0, ready));
      rest = rest.subarray(at === -1 ? ready : at + delimiter.length);
      if (at === -1) return false;
      await sink?.end();
      sink = undefined;
      reading.place = 'boundary';
      return true;
    }
    if (reading.place === 'boundary') {
      if (rest.length < 2) return false;
      reading.place = rest.subarray(0, 2).toString('latin1') === '--' ? 'after' : 'head';
      return true;
    }
    if (reading.place === 'head') {
      const at = rest.indexOf(HEAD_END);
      if (at === -1) {
        if (rest.length > MAX_HEAD_BYTES) throw new Error('The head of a part has no end');
        return false;
      }
      sink = open(readHead(rest.subarray(0, at).toString('utf8')));
      rest = rest.subarray(at + HEAD_END.length);
      reading.place = 'body';
      return true;
    }
    rest = Buffer.alloc(0);
    return false;
  };

  for await (const chunk of request) {
    total += chunk.length;
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (await step());
  }
  if (reading.place !== 'after') throw new Error('The multipart body has no end');
  return total;
}
