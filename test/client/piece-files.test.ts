import { readdirSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FileStage, failureOf, setFileStage } from './setup.js';

let stage: FileStage;
let asked: string[];

/** Each answers one request for a file of a piece; the last one all that follow. */
function answers(...each: ((response: ServerResponse) => void)[]): void {
  stage.standIn.intercept = ({ url = '' }, response) => {
    if (!url.startsWith('/api/pieces/')) return false;
    asked.push(url.split('/').at(-1) ?? '');
    each[Math.min(asked.length, each.length) - 1]?.(response);
    return true;
  };
}

const BYTES = Buffer.alloc(100_000, 7);
const breaks = (response: ServerResponse): void => void response.destroy();
const half = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-length': BYTES.length });
  response.write(BYTES.subarray(0, 50_000), () => response.destroy());
};
const whole = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-length': BYTES.length }).end(BYTES);
};

beforeEach(async () => {
  stage = await setFileStage();
  asked = [];
});

afterEach(() => stage.end());

describe('what there is of a piece', () => {
  it('is asked for again when it breaks off, and is there whole or not at all', async () => {
    answers(breaks, half, whole);
    const path = join(stage.folder, 'a.mid');
    await stage.backend.pieceFile('p', 'score.mid', path);
    expect(asked).toHaveLength(3);
    expect(readFileSync(path).equals(BYTES)).toBe(true);
    answers(half);
    const error = await failureOf(stage.backend.pieceFile('p', 'score.mid', path));
    expect(error).toMatchObject({ code: 'connection-broken', exitCode: 6 });
    expect(readdirSync(stage.folder)).toEqual(['a.mid']);
  });

  it('may be fetched to one place by two runs at the same time', async () => {
    answers(whole);
    const path = join(stage.folder, 'a.mid');
    const fetch = () => stage.backend.pieceFile('p', 'score.mid', path, { overwrite: true });
    await Promise.all([fetch(), fetch()]);
    expect(readFileSync(path).equals(BYTES)).toBe(true);
    expect(readdirSync(stage.folder)).toEqual(['a.mid']);
  });

  it('is asked for once where it is a stem: all of them are played for the first', async () => {
    answers((response) => void response.writeHead(507).end('{"code":507}'));
    const path = join(stage.folder, '01-drums.wav');
    const error = await failureOf(stage.backend.pieceFile('p', '01-drums.wav', path));
    expect(error).toMatchObject({ code: 'server-error', exitCode: 6 });
    expect(asked).toEqual(['01-drums.wav']);
  });
});
