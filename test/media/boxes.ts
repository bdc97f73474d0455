import { open } from 'node:fs/promises';

/** Names of the boxes at the top of an MP4, in order. */
export async function boxes(path: string): Promise<string[]> {
  const file = await open(path);
  const names: string[] = [];
  const header = Buffer.alloc(8);
  for (let at = 0; (await file.read(header, 0, 8, at)).bytesRead === 8; ) {
    names.push(header.toString('latin1', 4, 8));
    at += header.readUInt32BE(0);
  }
  await file.close();
  return names;
}
