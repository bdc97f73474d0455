import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { z } from 'zod';
import type { Backend } from '../app/ports.js';
import {
  endpoints,
  type PieceFileName,
  pieceMarks,
  stemList,
  waveform,
} from '../protocol/index.js';
import type { Clock } from '../support/clock.js';
import { ExitCode, interruptedError, VmgError } from '../support/errors.js';
import { type Judged, readPlain, readVerdict } from './answers.js';
import type { Exchange } from './exchange.js';
import type { HttpAnswer } from './http.js';
import { partPath, putInPlace, settlePart } from './part-file.js';

/** The part of the protocol that is about what there is of a piece besides the film. */
export type PieceCalls = Pick<Backend, 'stems' | 'pieceView' | 'pieceFile'>;

/**
 * As long as a timer can be set to: all of a long film is played before the first byte of an answer
 * comes, and only the engine knows whether it still works at that.
 */
const NO_LIMIT_MS = 2 ** 31 - 1;
const TIMEOUTS = { response: NO_LIMIT_MS, socket: NO_LIMIT_MS, text: NO_LIMIT_MS };

function incomplete(): VmgError {
  return new VmgError('connection-broken', ExitCode.network, 'The file came incomplete.', {
    hint: 'Try again.',
  });
}

/** The calls that fetch what the embedded engine gives of a piece. */
export function createPieceCalls(exchange: Exchange, clock: Clock): PieceCalls {
  return {
    async stems(pieceId, options) {
      const path = endpoints.pieceFile(pieceId, 'stems.json');
      const { stems } = await exchange.perform(
        { method: 'GET', path, timeouts: TIMEOUTS },
        (answer) => readPlain(answer, stemList, 'list of stems', clock.now()),
        options,
      );
      return stems;
    },
    async pieceView(pieceId, options) {
      const ask = <Shape extends z.ZodType>(name: PieceFileName, shape: Shape, what: string) =>
        exchange.perform(
          { method: 'GET', path: endpoints.pieceFile(pieceId, name), timeouts: TIMEOUTS },
          (answer) => readPlain(answer, shape, what, clock.now()),
          options,
        );
      return {
        waveform: await ask('waveform.json', waveform, 'waveform'),
        marks: await ask('markers.json', pieceMarks, 'list of markers'),
      };
    },
    async pieceFile(pieceId, name, path, options = {}) {
      const { signal, overwrite = false } = options;
      // Another run may fetch the same file to the same place.
      const part = partPath(path, `${pieceId}/${name}/${randomUUID()}`);
      const read = async (answer: HttpAnswer): Promise<Judged<true>> => {
        if (answer.status !== 200) return readVerdict(answer, 'file', clock.now());
        await pipeline(answer.body, createWriteStream(part), { ...(signal ? { signal } : {}) });
        const { bytes } = await settlePart(part);
        if (bytes !== Number(answer.headers['content-length'] ?? bytes)) throw incomplete();
        return { ok: true, value: true };
      };
      try {
        await exchange.perform(
          {
            method: 'GET',
            path: endpoints.pieceFile(pieceId, name),
            timeouts: TIMEOUTS,
            // All stems are played for the first: what fails at that costs as much once more.
            ...(name.endsWith('.wav') ? { repeats: false } : {}),
          },
          read,
          options,
        );
        if (signal?.aborted) throw interruptedError();
        await putInPlace(part, path, overwrite);
      } catch (error) {
        await rm(part, { force: true }).catch(() => {});
        throw error;
      }
    },
  };
}
