import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toFault } from '../../../src/engine/server/fault.js';
import { engineError } from '../../../src/protocol/index.js';
import { ExitCode, VmgError } from '../../../src/support/errors.js';

describe('what goes out of an error', () => {
  it('holds the end of the log of the program that failed, and no token', () => {
    const log = Array.from({ length: 30 }, (_, i) => `line ${i}`);
    log.push('Authorization: Bearer nmv_usr_secret');
    const error = new VmgError('ffmpeg-failed', ExitCode.jobFailed, 'ffmpeg failed: no.', {
      hint: 'Try again.',
      details: { log },
    });
    const { status, origin } = toFault(error);
    expect(status).toBe(500);
    expect(engineError.parse(origin)).toMatchObject({
      code: 'ffmpeg-failed',
      exitCode: 7,
      hint: 'Try again.',
    });
    const sent = JSON.stringify(origin?.details);
    expect(sent).toContain('line 29');
    expect(sent).not.toContain('line 20"');
    expect(sent).not.toContain('secret');
  });

  it('is the engine’s own fault when what it has stored is not as it should be', () => {
    const { error } = z.number().safeParse('seven');
    expect(toFault(error)).toMatchObject({ status: 500, origin: { code: 'bug' } });
  });

  it('says so when the disk is full', () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    expect(toFault(full)).toMatchObject({
      status: 507,
      origin: { code: 'disk-full', exitCode: 7 },
    });
  });
});
