import { describe, expect, it } from 'vitest';
import { ANALYSIS_FRAME, createFrameAnalyser } from '../../../src/engine/analysis/index.js';
import type { Cut } from '../../../src/engine/analysis/types.js';
import { decodeFrames, findFfmpeg, probeMedia } from '../../../src/engine/media/index.js';
import { type ClipOptions, makeClip } from '../../media/make-clip.js';

const ffmpeg = await findFfmpeg({ env: {} });

async function cutsOf(clip: ClipOptions): Promise<Cut[]> {
  const info = await probeMedia(ffmpeg, await makeClip({ audio: 'none', ...clip }));
  const analyser = createFrameAnalyser(ANALYSIS_FRAME);
  for await (const frame of decodeFrames(ffmpeg, info, ANALYSIS_FRAME)) analyser.add(frame);
  return [...analyser.finish(info.durationSeconds, info.video?.frameRate ?? 0).cuts];
}

function expectCuts(found: readonly Cut[], times: readonly number[]): void {
  expect(found.map((cut) => Math.round(cut.timeSeconds * 1000) / 1000)).toEqual(times);
}

describe('cuts of a film that ffmpeg has encoded and decoded', () => {
  it('lie on their frames in H.264', async () => {
    const times = [0.8, 1.6, 2, 3.2];
    expectCuts(await cutsOf({ durationSeconds: 4, cuts: times }), times);
  });

  it('lie on their frames in VP9, where the frame rate varies', async () => {
    const found = await cutsOf({
      durationSeconds: 3,
      cuts: [1, 2],
      container: 'webm',
      variableFrameRate: true,
    });
    expectCuts(found, [1, 2]);
  });

  it('are none in a film of one shot', async () => {
    expectCuts(await cutsOf({ durationSeconds: 3 }), []);
  });
});
