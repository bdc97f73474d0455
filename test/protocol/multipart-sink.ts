import type { IncomingMessage } from 'node:http';
import type { SeenUpload } from './stand-in-types.js';

/** Takes a multipart upload without keeping it. */
export async function takeUpload(request: IncomingMessage, sessionId: string): Promise<SeenUpload> {
  const boundary = /boundary=(.+)$/.exec(request.headers['content-type'] ?? '')?.[1] ?? '';
  let head = Buffer.alloc(0);
  let headEnd = -1;
  let total = 0;
  for await (const chunk of request) {
    total += chunk.length;
    if (headEnd !== -1) continue;
    head = Buffer.concat([head, chunk]);
    const at = head.indexOf('\r\n\r\n');
    if (at !== -1) headEnd = at + 4;
  }
  const lines = head.subarray(0, Math.max(0, headEnd)).toString('utf8');
  const tail = `\r\n--${boundary}--\r\n`.length;
  return {
    sessionId,
    field: / name="([^"]*)"/.exec(lines)?.[1] ?? '',
    fileName: /filename="([^"]*)"/.exec(lines)?.[1] ?? '',
    contentType: /content-type: ([^\r]*)/i.exec(lines)?.[1] ?? '',
    bytes: total - headEnd - tail,
    bodyBytes: total,
  };
}
