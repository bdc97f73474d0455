// Bundles the program and the libraries that it loads: one file is found and read far sooner than
// a thousand. Types are not looked at here (`npm run types` does that).
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { writeSpeechWeights } from './speech-weights.mjs';
import { bundleStudio } from './studio.mjs';
import { thirdPartyLicences } from './third-party-licences.mjs';
import { TITLE_FILES, writeTitleAssets } from './title-assets.mjs';

const FOLDER = 'dist';
/** What a failed build leaves behind is never in the place of one that works. */
const UNFINISHED = `${FOLDER}.unfinished-${process.pid}`;
const REPLACED = `${FOLDER}.replaced-${process.pid}`;

/** Files that others start or import by their names; what they share lies in chunks. */
const ENTRIES = [
  'cli/start',
  'cli/main',
  'engine/index',
  'engine/media/index',
  'engine/workers/entry',
];

/** What brings files of its own along: machine code, a sound font, scripts. */
const LEFT_ALONE = ['libsql', 'open', 'spessasynth_core', /^@ffmpeg-installer\//, /^@librescore\//];

async function bundle() {
  const build = await rolldown({
    input: Object.fromEntries(ENTRIES.map((name) => [name, `src/${name}.ts`])),
    platform: 'node',
    external: LEFT_ALONE,
    // Sources name one another as what they become.
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
    checks: { ineffectiveDynamicImport: false },
  });
  const { output } = await build.write({
    dir: UNFINISHED,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  });
  await build.close();
  return output.flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []));
}

/** What was there goes aside first: there is no moment without a whole program but a rename's. */
async function putInPlace() {
  await rename(FOLDER, REPLACED).catch((error) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(UNFINISHED, FOLDER);
  await rm(REPLACED, { recursive: true, force: true });
}

await rm(UNFINISHED, { recursive: true, force: true });
try {
  const modules = await bundle();
  modules.push(...(await bundleStudio(path.join(UNFINISHED, 'assets', 'studio'))));
  await writeFile(
    path.join(UNFINISHED, 'third-party-licences.txt'),
    await thirdPartyLicences([...modules, ...TITLE_FILES]),
  );
  await writeSpeechWeights(path.join(UNFINISHED, 'assets'));
  await writeTitleAssets(path.join(UNFINISHED, 'assets'));
  await putInPlace();
} finally {
  await rm(UNFINISHED, { recursive: true, force: true });
}
