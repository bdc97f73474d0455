import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GenerateRequest, generate, type Taken } from '../../src/app/index.js';
import { failureOf } from '../client/setup.js';
import { generateRequest, type Stage, setStage } from './setup.js';

let stage: Stage;

beforeEach(async () => {
  stage = await setStage();
});

afterEach(() => stage.end());

const run = (more: Partial<GenerateRequest> = {}) =>
  generate(stage.context, generateRequest(stage, more), stage.callbacks);

describe('generate when no music was composed', () => {
  const says = (text: string) => {
    stage.standIn.answer = (_text, stream) =>
      stream.event({ content: { parts: [{ text }] }, partial: false });
  };

  it('fails with what the agent said, and writes no file', async () => {
    says('Your export is on its way.\n\n');
    for (const exports of [true, false]) {
      const error = await failureOf(run({ prompt: 'export', export: exports }));
      expect(error).toMatchObject({
        code: 'nothing-composed',
        exitCode: 7,
        message: 'Your export is on its way.',
      });
      expect(error.hint).toContain('what the music should be like');
    }
    expect(stage.standIn.renders.size).toBe(0);
    expect(readdirSync(stage.cwd)).toEqual(['clip.mp4']);
  });

  it('goes on where the words took away the music that was there', async () => {
    const { session } = await run({ export: false });
    stage.standIn.answer = (_text, stream, state) => {
      state.draft = { t: (state.draft?.t ?? []).filter((track) => track.tt !== 1) };
      stream.event({ content: { parts: [{ text: 'Removed.' }] }, partial: false });
    };
    const again = { media: [], sessionId: session, prompt: 'remove the music' };
    expect((await run(again)).output).toBe(stage.path('video.vmg.mp4'));
    says('Exporting.');
    expect(await failureOf(run({ ...again, output: 'b.mp4' }))).toMatchObject({
      code: 'nothing-composed',
    });
  });
});

describe('generate when a clip is refused', () => {
  it('keeps no session, and the earlier one stays the current one', async () => {
    stage.standIn.quirks.verdicts.set('/api/upload-video', { status: 415, code: 4001 });
    expect(await failureOf(run())).toMatchObject({ exitCode: 3 });
    expect(await stage.context.sessions.list()).toEqual([]);
    stage.standIn.quirks.verdicts.clear();
    const { session } = await run({ export: false });
    writeFileSync(stage.path('b.mp4'), 'b');
    stage.standIn.intercept = ({ url }, response) => {
      const second =
        url?.includes('/api/upload-video') === true && stage.standIn.uploads.length > 1;
      if (second) response.writeHead(415).end(JSON.stringify({ code: 4001 }));
      return second;
    };
    expect(await failureOf(run({ media: ['clip.mp4', 'b.mp4'] }))).toMatchObject({ exitCode: 3 });
    expect((await stage.context.sessions.list()).map((one) => one.sessionId)).toEqual([session]);
    expect((await stage.context.sessions.current('cloud'))?.sessionId).toBe(session);
  });
});

describe('generate looks before it leaps', () => {
  const cases: [string, (name: string) => void, string][] = [
    ['is missing', () => {}, 'file-not-found'],
    ['is a folder', (name) => mkdirSync(stage.path(name)), 'file-is-folder'],
    ['is empty', (name) => writeFileSync(stage.path(name), ''), 'file-empty'],
    [
      'is too large',
      (name) => {
        writeFileSync(stage.path(name), '');
        truncateSync(stage.path(name), 501 * 1024 * 1024);
      },
      'file-too-large',
    ],
  ];

  it.each(cases)('a file that %s is told of before anything is sent', async (_what, make, code) => {
    make('bad.mp4');
    const error = await failureOf(run({ media: ['clip.mp4', 'bad.mp4'] }));
    expect(error).toMatchObject({ code, exitCode: 3 });
    expect(error.message).toContain('bad.mp4');
    expect(error.hint).toBeTruthy();
    expect(stage.standIn.requests).toEqual([]);
  });

  it('other types are told of with those that are accepted', async () => {
    writeFileSync(stage.path('setup.exe'), 'MZ');
    const error = await failureOf(run({ media: ['setup.exe'] }));
    expect(error).toMatchObject({ code: 'unsupported-type', exitCode: 3 });
    expect(error.hint).toContain('mp4 mov avi webm mkv');
    expect(await failureOf(run({ media: ['ftp://example.com/a.mp4'] }))).toMatchObject({
      code: 'url-unsupported',
      exitCode: 3,
    });
  });

  it.each([
    ['no clip', { media: [] }, 'media-missing'],
    ['a blank name', { media: [''] }, 'media-missing'],
    ['no words', { prompt: ' ' }, 'prompt-missing'],
    ['a name that is too long', { output: `${'n'.repeat(300)}.mp4` }, 'output-name-unusable'],
    ['a folder that is not there', { output: 'nowhere/out.mp4' }, 'output-folder-missing'],
    ['the clip itself', { output: './clip.mp4' }, 'output-is-input'],
    ['another container', { output: 'out.mov' }, 'output-type'],
  ])('%s is a usage error', async (_what, more, code) => {
    const error = await failureOf(run(more));
    expect(error).toMatchObject({ code, exitCode: 2 });
    expect(error.hint).toBeTruthy();
    expect(stage.standIn.requests).toEqual([]);
  });

  it('the clip is not written over by way of a link, even by force', async () => {
    symlinkSync(stage.path('clip.mp4'), stage.path('link.mp4'));
    expect(await failureOf(run({ output: 'link.mp4', force: true }))).toMatchObject({
      code: 'output-is-input',
    });
  });

  it('a link that leads nowhere is not taken for a free name', async () => {
    symlinkSync(stage.path('gone.mp4'), stage.path('link.mp4'));
    expect(await failureOf(run({ output: 'link.mp4' }))).toMatchObject({
      code: 'output-not-file',
      exitCode: 2,
    });
  });

  it.runIf(existsSync('/proc/self'))('a folder that takes no files is told of', async () => {
    expect(await failureOf(run({ output: '/proc/out.mp4' }))).toMatchObject({
      code: 'output-not-writable',
      exitCode: 2,
    });
    expect(stage.standIn.requests).toEqual([]);
  });

  it('leaves nothing behind in the folder it tried', async () => {
    await run({ export: false, output: 'out.mp4' });
    expect(readdirSync(stage.cwd)).toEqual(['clip.mp4']);
  });

  it('remembers that it may replace what comes to the name meanwhile', async () => {
    const onProgress = ({ stage: now }: { stage: string }) => {
      if (now === 'Rendering') writeFileSync(stage.path('clip.vmg.mp4'), 'newcomer');
    };
    await generate(stage.context, generateRequest(stage, { force: true }), { onProgress });
    expect(readFileSync(stage.path('clip.vmg.mp4')).equals(stage.standIn.file)).toBe(true);
    expect(await stage.context.jobs.list()).toMatchObject([{ overwrite: true }]);
  });

  it.runIf(process.platform !== 'win32' && process.getuid?.() !== 0)(
    'a folder that cannot be written to is told of',
    async () => {
      mkdirSync(stage.path('shut'));
      chmodSync(stage.path('shut'), 0o500);
      expect(await failureOf(run({ output: 'shut/out.mp4' }))).toMatchObject({
        code: 'output-not-writable',
        exitCode: 2,
      });
    },
  );

  it('an existing file is replaced by force or by consent alone', async () => {
    writeFileSync(stage.path('clip.vmg.mp4'), 'precious');
    const asked: string[] = [];
    const ask =
      (answer: boolean) =>
      async ({ path }: Taken) => {
        asked.push(path);
        return answer;
      };
    expect(await failureOf(run())).toMatchObject({ code: 'output-exists', exitCode: 2 });
    expect(await failureOf(run({ confirmOverwrite: ask(false) }))).toMatchObject({
      code: 'output-exists',
      message: `${stage.path('clip.vmg.mp4')} stays as it is.`,
      hint: expect.not.stringContaining('--force'),
    });
    expect(asked).toEqual([stage.path('clip.vmg.mp4')]);
    expect(stage.standIn.requests).toEqual([]);
    expect(readFileSync(stage.path('clip.vmg.mp4'), 'utf8')).toBe('precious');
    await run({ confirmOverwrite: ask(true) });
    expect(readFileSync(stage.path('clip.vmg.mp4')).equals(stage.standIn.file)).toBe(true);
    await run({ force: true });
  });

  it('a folder as output takes the default name', async () => {
    mkdirSync(stage.path('out'));
    expect((await run({ output: 'out' })).output).toBe(stage.path('out/clip.vmg.mp4'));
  });
});
