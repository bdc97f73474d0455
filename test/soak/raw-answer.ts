import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import type { Random } from '../../src/support/random.js';

/** An answer of the service, whole. */
export interface WholeAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Headers that belong to one connection, and are written anew for the next. */
const OF_THE_CONNECTION = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'transfer-encoding',
]);

function headOf({ status, headers }: WholeAnswer, framing: string): Buffer {
  const lines = Object.entries(headers)
    .filter(([name]) => !OF_THE_CONNECTION.has(name))
    .flatMap(([name, value]) => [value ?? []].flat().map((one) => `${name}: ${one}`));
  const head = [`HTTP/1.1 ${status} As told`, ...lines, framing, 'connection: close', '', ''];
  return Buffer.from(head.join('\r\n'));
}

function isStream({ headers }: WholeAnswer): boolean {
  return headers['content-type']?.startsWith('text/event-stream') === true;
}

function chunk(bytes: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`${bytes.length.toString(16)}\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ]);
}

/**
 * The answer as it goes over the wire. A stream is sent in chunks, each of which is an event, so
 * that its end can be told from a connection that broke; anything else tells its length, which
 * `lengthOff` falsifies.
 */
export function wireBytes(answer: WholeAnswer, lengthOff = 0): Buffer {
  if (!isStream(answer)) {
    const length = answer.body.length + lengthOff;
    return Buffer.concat([headOf(answer, `content-length: ${length}`), answer.body]);
  }
  const events = answer.body.toString('latin1').split(/(?<=\n\n)/);
  return Buffer.concat([
    headOf(answer, 'transfer-encoding: chunked'),
    ...events.filter((event) => event !== '').map((event) => chunk(Buffer.from(event, 'latin1'))),
    Buffer.from('0\r\n\r\n'),
  ]);
}

/** What is no event of the protocol, and must neither be shown nor end the answer. */
const GARBAGE: readonly string[] = [
  ': a remark\n\n',
  'event: heartbeat\n\n',
  'event: heartbeat\ndata: {"beat":1}\n\n',
  'data:\n\n',
  'data: no json at all\n\n',
  'data: {"content":{"parts":[{"text":"half an ev\n\n',
  'data: null\n\n',
  'data: []\n\n',
  'data: 7\n\n',
  'data: "words"\n\n',
  'data: {"content":null,"later":{"deep":[1,2]}}\n\n',
  'data: {"content":{"parts":"none"}}\n\n',
  'data: {"content":{"parts":[{"thought":true,"text":"I wonder"}]}}\n\n',
  'id: 7\nretry: 10\n\n',
  'unknown: field\n\n',
  '\u0000\u0001\u001b[2J\n\n',
  '\xff\xfe\xc3\x28\n\n',
  `: ${'x'.repeat(70_000)}\n\n`,
];

/** The stream with garbage between its events. */
export function withGarbage(answer: WholeAnswer, random: Random): WholeAnswer {
  const events = answer.body.toString('latin1').split(/(?<=\n\n)/);
  const littered = events.flatMap((event) => [
    ...Array.from({ length: random.int(0, 3) }, () => random.pick(GARBAGE)),
    event,
  ]);
  return { ...answer, body: Buffer.from(littered.join(''), 'latin1') };
}

/** Pieces of `bytes`, cut anywhere, about thirty of them. */
export function pieces(bytes: Buffer, random: Random): Buffer[] {
  const cut: Buffer[] = [];
  const longest = Math.max(2, Math.ceil(bytes.length / 15));
  for (let at = 0; at < bytes.length; ) {
    const length = random.int(1, longest);
    cut.push(bytes.subarray(at, at + length));
    at += length;
  }
  return cut;
}

/** Writes `bytes`; resolves when the system has them, or the reader has gone. */
export function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed || bytes.length === 0) resolve();
    else socket.write(bytes, () => resolve());
  });
}
