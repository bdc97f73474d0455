import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../src/engine/media/complaints.js';

const failed = (log: string[], code = 1) => failureOf({ code, signal: null }, log);

describe('why ffmpeg failed', () => {
  it('is its last error, not a notice that came after', () => {
    const { message } = failed([
      '[mov @ 0x55] Could not find tag for codec vp8 in stream #0',
      'Guessed Channel Layout for Input Stream #1.0 : stereo',
      'Conversion failed!',
    ]);
    expect(message).toBe('ffmpeg failed: Could not find tag for codec vp8 in stream #0');
  });

  it('is its exit code where it says nothing but notices', () => {
    const log = ['Guessed Channel Layout for Input Stream #1.0 : stereo', '  Metadata:'];
    expect(failed(log, 69).message).toBe('ffmpeg failed: it ended with exit code 69');
  });

  it('is the signal that it caught', () => {
    const log = ['Exiting normally, received signal 15.'];
    expect(failed(log, 255)).toMatchObject({
      code: 'ffmpeg-ended',
      message: 'ffmpeg was ended by SIGTERM.',
    });
  });

  it('is the file where that made it crash', () => {
    expect(failureOf({ code: null, signal: 'SIGSEGV' }, [])).toMatchObject({
      code: 'ffmpeg-failed',
      message: 'ffmpeg was ended by SIGSEGV.',
    });
  });
});
