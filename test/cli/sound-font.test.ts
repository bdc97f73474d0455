import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BasicSoundBank, SoundBankLoader } from 'spessasynth_core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkSoundFont, findSoundFont } from '../../src/engine/index.js';
import { openStore } from '../../src/store/index.js';
import { failureOf } from '../client/setup.js';
import { makeWorkplace, vmg, type Workplace } from './built-program.js';
import { runInProcess } from './cli-context.js';

let folder: string;
let place: Workplace;

const path = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vmg-fonts-'));
  place = await makeWorkplace();
  const sf2 = await BasicSoundBank.getSampleSoundBankFile();
  writeFileSync(path('saw.sf2'), new Uint8Array(sf2));
  const dls = await SoundBankLoader.fromArrayBuffer(sf2).writeDLS();
  writeFileSync(path('saw.dls'), new Uint8Array(dls));
  writeFileSync(path('broken.sf2'), readFileSync(path('saw.sf2')).subarray(0, 400));
  writeFileSync(path('film.sf2'), 'not a sound font');
  mkdirSync(path('folder.sf2'));
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await place.remove();
});

/** As settings and environment choose it. */
async function run(argv: readonly string[], env: Record<string, string> = {}) {
  const store = openStore({ home: path('home') });
  return runInProcess(argv, {
    cwd: folder,
    env,
    services: {
      settings: async ({ backend, soundfont }) =>
        store.settings({
          environment: env,
          flags: {
            ...(backend === undefined ? {} : { backend }),
            ...(soundfont === undefined ? {} : { soundfont }),
          },
        }),
      findSoundFont: ({ soundfont }) =>
        checkSoundFont(path(soundfont ?? env.VMG_SOUNDFONT ?? 'saw.sf2')),
    },
  });
}

describe('a sound font of one’s own', () => {
  it('may be SF2, SF3 or DLS', async () => {
    for (const name of ['saw.sf2', 'saw.dls']) {
      expect(await checkSoundFont(path(name))).toMatchObject({ path: path(name), presets: 1 });
    }
    // The one of this program is an SF3, whatever its file is called.
    const { presets } = await checkSoundFont((await findSoundFont()).path);
    expect(presets).toBeGreaterThan(128);
  });

  it.each([
    ['nowhere.sf2', 'There is no sound font at'],
    ['broken.sf2', 'it is damaged, or no SF2, SF3 or DLS file'],
    ['film.sf2', 'it is damaged, or no SF2, SF3 or DLS file'],
    ['folder.sf2', 'it is a folder'],
  ])('that cannot be played is told of before anything is composed: %s', async (name, said) => {
    const error = await failureOf(checkSoundFont(path(name)));
    expect(error).toMatchObject({ exitCode: 3, message: expect.stringContaining(said) });
    const refused = await run(['generate', 'clip.mp4', 'calm', '--soundfont', name]);
    expect(refused).toMatchObject({ exitCode: 3, stdout: '' });
    expect(refused.stderr).toContain('with --soundfont, or leave it out');
    const first = await run(['generate', 'clip.mp4', 'calm', '--soundfont', name, '-o', 'x.avi']);
    expect(first).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('x.avi') });
    const { stderr } = await run(['chat', 'calm'], { VMG_SOUNDFONT: name });
    expect(stderr).toContain('→ Have VMG_SOUNDFONT name');
  });

  it('is nothing for the hosted service', async () => {
    const args = ['generate', 'clip.mp4', 'calm', '--backend', 'cloud', '--soundfont', 'saw.sf2'];
    expect(await run(args)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('plays its own instruments'),
    });
  });

  it('is kept by its absolute path, so that it is found from everywhere', async () => {
    expect((await run(['config', 'set', 'soundfont', 'saw.sf2'])).stdout).toBe(
      `${path('saw.sf2')}\n`,
    );
    expect((await run(['config', 'set', 'soundfont', ' '])).exitCode).toBe(2);
    expect((await run(['config', 'get', 'soundfont'])).stdout).toBe(`${path('saw.sf2')}\n`);
  });

  it('is chosen by a flag before the environment, in the program as it is run', async () => {
    const env = { VMG_SOUNDFONT: path('nowhere.sf2') };
    const flag = await vmg(['serve', '--soundfont', path('broken.sf2')], place, { env });
    expect(flag).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('broken.sf2') });
  });

  it('is shown by the doctor, with who chose it', async () => {
    const { stdout } = await runInProcess(['doctor'], {
      services: {
        findSoundFont: async () => ({ path: 'saw.dls', bytes: 888, chosenBy: 'VMG_SOUNDFONT' }),
      },
    });
    expect(stdout).toContain('saw.dls (888 B, by VMG_SOUNDFONT)');
  });
});
