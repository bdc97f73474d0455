import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asVariants, generateEach } from '../../src/app/index.js';
import { interruptedError } from '../../src/support/errors.js';
import { item, obedient, setBatchStage } from './batch-stage.js';
import { reportOf } from './music-report.js';
import type { Stage } from './setup.js';

let stage: Stage;
/** What the engine answers for a file of a piece, by the file's name. */
let files: Record<string, (response: ServerResponse) => void>;

const sends =
  (body: string, status = 200) =>
  (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  };
const REFUSED = JSON.stringify({
  code: 5001,
  message: 'Permission denied.',
  origin: { code: 'permission-denied', exitCode: 3, hint: 'Check who may read there.' },
});
const STEMS = ['01-drums.wav', '02-bass.wav'].map((file) => ({ file, name: file, role: file }));

beforeEach(async () => {
  stage = await setBatchStage();
  stage.standIn.answer = async (text, stream, state) => {
    await obedient(text, stream, state);
    const id = `piece_${state.generated_media.length + 1}`;
    state.generated_media = [...state.generated_media, { id, report: reportOf(id) }];
    const music = state.draft?.t.find(({ tt }) => tt === 1)?.sg[0];
    if (music !== undefined) music.m = { ...music.m, mediaId: id };
  };
  files = {
    'score.mid': sends('MThd'),
    'stems.json': sends(JSON.stringify({ stems: STEMS })),
    '01-drums.wav': sends('RIFF'),
    '02-bass.wav': sends(REFUSED, 403),
  };
  stage.standIn.intercept = ({ url = '' }, response) => {
    const answer = url.startsWith('/api/pieces/') ? files[url.split('/').at(-1) ?? ''] : undefined;
    answer?.(response);
    return answer !== undefined;
  };
});

afterEach(() => stage.end());

const run = (count: number, signal?: AbortSignal) =>
  generateEach(
    stage.laterRun({ kind: 'engine' }),
    {
      items: asVariants([item('a.mp4', { choices: { seed: 1 } })], count),
      cwd: stage.cwd,
      export: true,
      wanted: { midi: 'takes/', stems: 'takes' },
    },
    { ...stage.callbacks, ...(signal === undefined ? {} : { signal }) },
  );

describe('a failure after the film', () => {
  it('tells what is there and how to have the rest, and is not the clip’s', async () => {
    const result = await run(2);
    expect(result.files.map(({ status }) => status)).toEqual(['failed', 'failed']);
    for (const [index, { error }] of result.files.entries()) {
      const film = stage.path(`a.vmg-${index + 1}.mp4`);
      const piece = `piece_${index + 1}`;
      expect(existsSync(film)).toBe(true);
      expect(error).toEqual({
        code: 'permission-denied',
        exitCode: 3,
        message: 'Permission denied.',
        hint:
          `Check who may read there. The film is there: ${film}. Have the rest without ` +
          `composing again: vmg report --session session-1 --piece ${piece}, with --stems`,
        details: {
          output: film,
          session: 'session-1',
          piece,
          seed: 1,
          outputs: {
            stems: [],
            midi: stage.path(`takes/a.vmg-${index + 1}.mid`),
            markers: [],
            report: null,
          },
        },
      });
      expect(existsSync(stage.path(`takes/a.vmg-${index + 1}`))).toBe(false);
    }
    expect(stage.heard.stages).toContain('Making the stems');
  });

  it('does not hide the film either where it is the user’s Ctrl-C', async () => {
    const controller = new AbortController();
    files['stems.json'] = () => controller.abort(interruptedError());
    const result = await run(1, controller.signal);
    expect(result.exitCode).toBe(130);
    expect(stage.heard.notes).toEqual([`The film is there: ${stage.path('a.vmg-1.mp4')}.`]);
  });
});
