import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Stage, setStage } from '../app/setup.js';
import { addsMusic } from '../protocol/stand-in.js';
import { type RunOutcome, runInProcess } from './cli-context.js';

let stage: Stage;

beforeEach(async () => {
  stage = await setStage();
});

afterEach(() => stage.end());

function answer(text: string): void {
  stage.standIn.answer = async (words, stream, state) => {
    const { draft } = state;
    await addsMusic(words, { ...stream, event: () => {} }, state);
    if (text !== '') stream.event({ content: { role: 'model', parts: [{ text }] } });
    expect(state.draft).not.toEqual(draft);
  };
}

const generate = (...more: string[]): Promise<RunOutcome> =>
  runInProcess(['generate', 'clip.mp4', 'lo-fi', ...more], {
    cwd: stage.cwd,
    services: { app: async () => stage.context },
  });

const SAID =
  'I wrote a warm piece for it. Click “Export” to download.\nOpen the timeline to see the tracks.';

describe('vmg generate on the hosted service', () => {
  it('shows what the agent said and offers, but not to export what is exported', async () => {
    answer(SAID);
    const { exitCode, stdout, stderr } = await generate();
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'clip.vmg.mp4\n' });
    const lines = stderr.split('\n');
    const told = lines.slice(lines.indexOf('I wrote a warm piece for it.'));
    expect(told.filter((line) => line !== '')).toEqual([
      'I wrote a warm piece for it.',
      'To see the tracks: vmg status',
      expect.stringMatching(/^♪ made in \d/),
      expect.stringContaining('Video ready!'),
      expect.stringContaining('/workspace/claim?ct='),
    ]);
  });

  it('offers the export where there was none', async () => {
    answer(SAID);
    expect((await generate('--no-export')).stderr).toContain('To write the video: vmg export\n');
  });

  it('says what changed when the agent said nothing', async () => {
    answer('');
    const { stderr } = await generate();
    expect(stderr).toMatch(/✅ .*Lo-fi/);
  });

  it('prints with --json what was said, offered and changed, and is silent with --quiet', async () => {
    answer(SAID);
    const { stdout, stderr } = await generate('--json');
    expect(stderr).not.toContain('warm piece');
    expect(JSON.parse(stdout)).toMatchObject({
      language: 'en',
      text: expect.stringContaining('I wrote a warm piece for it.'),
      changes: expect.arrayContaining([expect.stringContaining('Lo-fi')]),
      offers: expect.arrayContaining([{ kind: 'export' }, { kind: 'status' }]),
    });
    expect((await generate('--force', '--quiet')).stderr).toBe('');
  });

  it('shows the words about each of several clips', async () => {
    answer('I wrote a warm piece for it.');
    const { stdout, stderr } = await runInProcess(['generate', '--batch', '-', 'lo-fi'], {
      cwd: stage.cwd,
      services: { app: async () => stage.context },
      stdin: 'file\nclip.mp4\n',
    });
    expect(stdout).toBe('clip.vmg.mp4\n');
    expect(stderr).toContain('\nI wrote a warm piece for it.\n');
  });
});
