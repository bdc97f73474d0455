import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchCallbacks } from '../../src/app/batch.js';
import { type BatchRequest, type BatchResult, generateEach } from '../../src/app/index.js';
import { interruptedError } from '../../src/support/errors.js';
import { ABC, codesOf, obedient, sessionsCreated, setBatchStage, textsOf } from './batch-stage.js';
import type { Stage } from './setup.js';

let stage: Stage;

beforeEach(async () => {
  stage = await setBatchStage();
});

afterEach(() => stage.end());

const run = (
  items: BatchRequest['items'],
  more: Partial<BatchRequest> = {},
  callbacks: BatchCallbacks = {},
): Promise<BatchResult> =>
  generateEach(
    stage.context,
    { items, cwd: stage.cwd, export: true, ...more },
    { ...stage.callbacks, ...callbacks },
  );

describe('a failure of the account', () => {
  it('leaves the rest untried, for the same reason and with its exit code', async () => {
    stage.standIn.answer = (text, stream, state) => {
      if (text.includes('music for b')) {
        stage.standIn.quirks.verdicts.set('/api', { status: 200, code: 2001 });
      }
      return obedient(text, stream, state);
    };
    const result = await run(ABC);
    expect(result.files.map(({ status }) => status)).toEqual(['done', 'failed', 'not-tried']);
    expect(result.files[1]?.error?.exitCode).toBe(5);
    expect(result.files[2]?.error).toMatchObject({ code: 'not-tried', exitCode: 5 });
    expect(result.exitCode).toBe(5);
    expect(stage.standIn.uploads).toHaveLength(2);
  });
});

describe('a session that is lost', () => {
  it('is replaced by a new one, with an honest word, and the job is done there', async () => {
    const result = await run(
      ABC,
      {},
      { onRow: (_row, index) => void (index === 0 && stage.standIn.states.delete('session-1')) },
    );
    expect(result.files.map((row) => row.result?.session)).toEqual([
      'session-1',
      'session-2',
      'session-2',
    ]);
    expect(result).toMatchObject({ session: 'session-2', exitCode: 0 });
    expect(stage.heard.notes).toEqual([expect.stringContaining('a new one was begun')]);
  });

  it('while it renders is not asked for the same music again: that could be charged twice', async () => {
    stage.standIn.intercept = (request, response) => {
      if (request.method !== 'POST' || !request.url?.includes('/render/')) return false;
      request.resume();
      request.on('end', () => {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"code":1002}');
      });
      stage.standIn.intercept = undefined;
      stage.standIn.states.delete('session-1');
      return true;
    };
    const result = await run(ABC.slice(0, 2));
    expect(codesOf(result.files)).toEqual(['session-lost', undefined]);
    expect(result.files[1]?.result?.session).toBe('session-2');
    expect(textsOf(stage)).toEqual(['music for a.mp4', 'music for b.mp4']);
  });

  it('that was named is not replaced: the rest is not tried', async () => {
    const result = await run(ABC, { sessionId: 'session-9' });
    expect(codesOf(result.files)).toEqual(['session-not-found', 'not-tried', 'not-tried']);
    expect(sessionsCreated(stage)).toBe(0);
  });

  it('has no room for a long clip: that one gets a session of its own', async () => {
    stage.standIn.intercept = (request, response) => {
      const url = request.url ?? '';
      if (!url.startsWith('/api/upload-video') || !url.endsWith('session-1')) return false;
      if (stage.standIn.uploads.length === 0) return false;
      request.resume();
      request.on('end', () => {
        response.writeHead(415, { 'content-type': 'application/json' }).end(
          JSON.stringify({
            code: 4001,
            message: 'The timeline with all its clips is too long',
            origin: { code: 'clip-too-long', exitCode: 3 },
          }),
        );
      });
      return true;
    };
    const result = await run(ABC.slice(0, 2));
    expect(result.files.map((row) => row.result?.session)).toEqual(['session-1', 'session-2']);
    expect(stage.heard.notes).toEqual([expect.stringContaining('b.mp4 was too long')]);
  });
});

describe('Ctrl-C', () => {
  it('ends all: the job under way is interrupted, the rest not tried', async () => {
    const controller = new AbortController();
    stage.standIn.answer = (text, stream, state) => {
      if (!text.includes('music for b')) return obedient(text, stream, state);
      controller.abort(interruptedError());
      return stream.gone;
    };
    const result = await run(ABC, {}, { signal: controller.signal });
    expect(result.files.map(({ status }) => status)).toEqual(['done', 'failed', 'not-tried']);
    expect(result.files.slice(1).map((row) => row.error?.exitCode)).toEqual([130, 130]);
    expect(result.exitCode).toBe(130);
    expect(existsSync(stage.path('a.vmg.mp4'))).toBe(true);
  });

  it('in the middle of an export leaves one that can be gone on with', async () => {
    const controller = new AbortController();
    stage.standIn.intercept = (request) => {
      if (request.method !== 'GET' || !request.url?.includes('/render/')) return false;
      controller.abort(interruptedError());
      return true;
    };
    const result = await run(ABC, {}, { signal: controller.signal });
    expect(result.files[0]?.error).toMatchObject({
      exitCode: 130,
      hint: 'The export can be gone on with: vmg export --resume',
    });
    expect((await stage.context.jobs.list()).map(({ status }) => status)).toEqual(['running']);
  });
});
